using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.Tests.EfContent;

/// <summary>No content and no value brings a codec to anything but a result or a <see cref="FormatException"/>; what it reads it can write.</summary>
internal sealed class RandomContentTests
{
    private const int Rounds = 300;

    private static IEnumerable<TestCaseData> Files() => FileCatalog.Files
        .Where(static file => EfCodecs.Find(file) is not null && !file.Path.IsBelow(FilePath.AdfUsimNonImsi))
        .Select(static file => new TestCaseData(file).SetArgDisplayNames(FileCatalog.NameOf(file.Path)));

    [Test]
    public void Few_files_have_no_codec() => Assert.That(
        FileCatalog.Files.Where(static file => EfCodecs.Find(file) is null).Select(static file => file.Name).Distinct(),
        Is.EquivalentTo(new[] { "EF.RMA" }));

    [TestCaseSource(nameof(Files))]
    public void Random_octets(EfDefinition file)
    {
        IEfCodec codec = EfCodecs.Find(file)!;
        SeededEntropy entropy = new(file.Path.Value, "content");
        int read = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] content = Content(entropy, file, round);
            JsonNode? value;
            try
            {
                value = codec.Decode(content);
            }
            catch (FormatException)
            {
                continue;
            }
            read++;
            AssertWritten(codec, value, content);
        }
        Assert.That(read, Is.Positive, "nothing was ever read");
    }

    [TestCaseSource(nameof(Files))]
    public void Values_of_another_shape(EfDefinition file)
    {
        IEfCodec codec = EfCodecs.Find(file)!;
        SeededEntropy entropy = new(file.Path.Value, "value");
        for (int round = 0; round < Rounds; round++)
        {
            JsonNode? seed = Sample(codec, entropy, file);
            JsonNode? value = Mutate(seed?.DeepClone(), entropy);
            try
            {
                Assert.That(codec.Encode(value, 64), Has.Length.EqualTo(64));
            }
            catch (FormatException fault)
            {
                Assert.That(fault.Message, Is.Not.Empty);
            }
        }
    }

    [TestCase("""{"imsi":"001010000000001","imsi":"001010000000002"}""", "EF.IMSI", "Two members have one name")]
    [TestCase("""{"imsi":"00101"}""", "EF.IMSI", "imsi: ")]
    [TestCase("""{"imsi":5}""", "EF.IMSI", "imsi: a text is expected, not 5")]
    [TestCase("[]", "EF.IMSI", "an object is expected, not []")]
    [TestCase("{}", "EF.IMSI", "\"imsi\" is missing")]
    [TestCase("""[{"mcc":"262","mnc":"01","act":["LTE"]}]""", "EF.PLMNwAcT", "\"LTE\" is no access technology")]
    [TestCase("""[[{"access_mode":["read"]},{"always":null}]]""", "EF.ARR", "\"read\" is none of delete_file")]
    [TestCase("""{"domain":"a.example","b":1}""", "EF.DOMAIN", "the one member \"domain\"")]
    [TestCase("""{"5":{"activated":true,"description":null},"999":{"activated":true}}""", "EF.UST", "\"999\" is no service of this table: it has 1 to 128")]
    public void A_fault_is_named(string json, string file, string expected) => Assert.That(
        () => EfCodecs.Find(FileCatalog.Resolve(file))!.Encode(JsonNode.Parse(json), 16),
        Throws.TypeOf<FormatException>().With.Message.Contains(expected));

    [Test]
    public void A_value_that_is_too_long_is_refused() => Assert.That(
        () => EfCodecs.Find(FileCatalog.Resolve("EF.SPN"))!.Encode(JsonNode.Parse("""{"rfu":0,"hide_in_oplmn":false,"show_in_hplmn":true,"spn":"a name of more octets"}"""), 17),
        Throws.TypeOf<FormatException>().With.Message.Contains("16 octets"));

    [Test]
    public void Deep_rules_are_no_danger()
    {
        IEfCodec codec = EfCodecs.Find(MfFiles.Arr)!;
        string nested = string.Concat(Enumerable.Repeat("""{"or":[""", 200)) + """{"always":null}""" + string.Concat(Enumerable.Repeat("]}", 200));
        JsonNode? value = JsonNode.Parse($$"""[[{"access_mode":["read_search_compare"]},{{nested}}]]""", documentOptions: new() { MaxDepth = 1000 });
        Assert.That(() => codec.Encode(value, 5000), Throws.TypeOf<FormatException>());
    }

    private static void AssertWritten(IEfCodec codec, JsonNode? value, byte[] content)
    {
        byte[] written;
        try
        {
            written = codec.Encode(value, content.Length);
        }
        catch (FormatException fault)
        {
            Assert.Fail($"{Convert.ToHexString(content)} is read as {value?.ToJsonString()}, which cannot be written: {fault.Message}");
            return;
        }
        if (written.AsSpan().SequenceEqual(content))
            return;
        // A content with several spellings: the one that is written means the same. One that says nothing is written as unused.
        if (!written.AsSpan().ContainsAnyExcept((byte)0xFF))
            return;
        JsonNode? again = codec.Decode(written);
        Assert.That(JsonNode.DeepEquals(again, value), Is.True, $"{Convert.ToHexString(content)} is read as {value?.ToJsonString()}, written as {Convert.ToHexString(written)}");
    }

    /// <summary>Octets at random, or such that begin and look like objects, numbers or digits.</summary>
    private static byte[] Content(SeededEntropy entropy, EfDefinition file, int round)
    {
        Span<byte> dice = stackalloc byte[4];
        entropy.Fill(dice);
        int least = Math.Max(file.Size.Least, 1);
        byte[] content = new byte[round % 3 == 0 ? least : least + (dice[0] % 48)];
        entropy.Fill(content);
        if (dice[1] % 3 == 0)
            content.AsSpan(dice[2] % content.Length).Fill(0xFF);
        if (dice[1] % 4 == 0)
        {
            byte[] tags = [0x80, 0x81, 0xA0, 0xA1, 0x61, 0x43, 0x90, 0xA4, 0xA8];
            for (int at = 0; at + 1 < content.Length; at += 2 + content[at + 1])
            {
                content[at] = tags[content[at] % tags.Length];
                content[at + 1] = (byte)(content[at + 1] % Math.Max(1, content.Length - at - 1));
            }
        }
        if (dice[1] % 5 == 0)
        {
            for (int i = 0; i < content.Length; i++)
                content[i] = (byte)((content[i] % 10) | (((content[i] >> 4) % 10) << 4));
        }
        if (dice[1] % 7 == 0)
            content.AsSpan().Fill(dice[3] % 2 == 0 ? (byte)0x00 : (byte)0xFF);
        return content;
    }

    private static JsonNode? Sample(IEfCodec codec, SeededEntropy entropy, EfDefinition file)
    {
        for (int attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                if (codec.Decode(Content(entropy, file, attempt)) is { } value)
                    return value;
            }
            catch (FormatException)
            {
                // try another
            }
        }
        return new JsonObject();
    }

    private static JsonNode? Mutate(JsonNode? value, SeededEntropy entropy)
    {
        Span<byte> dice = stackalloc byte[2];
        entropy.Fill(dice);
        if (dice[0] % 3 == 0)
        {
            return (dice[1] % 11) switch
            {
                0 => null,
                1 => JsonValue.Create("x"),
                2 => JsonValue.Create(""),
                3 => JsonValue.Create(-1),
                4 => JsonValue.Create(1e300),
                5 => JsonValue.Create(ulong.MaxValue),
                6 => JsonValue.Create(true),
                7 => new JsonArray(),
                8 => new JsonObject(),
                9 => JsonValue.Create("\uD800"),
                _ => new JsonArray(new JsonArray(), new JsonObject { ["a"] = null }),
            };
        }
        if (value is JsonObject members && members.Count > 0)
        {
            string name = members.ElementAt(dice[1] % members.Count).Key;
            JsonNode? old = members[name];
            members.Remove(name);
            if (dice[0] % 5 != 0)
                members[name] = Mutate(old, entropy);
        }
        else if (value is JsonArray items && items.Count > 0)
        {
            int at = dice[1] % items.Count;
            JsonNode? old = items[at];
            items.RemoveAt(at);
            items.Insert(at, Mutate(old, entropy));
        }
        return value;
    }
}
