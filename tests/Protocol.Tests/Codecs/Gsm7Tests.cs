using System.Text.Json;
using CsCheck;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class Gsm7Tests
{
    private static IEnumerable<TestCaseData> Packed() => Vectors.Json("gsm7.json").GetProperty("packing").EnumerateArray()
        .Select(v => new TestCaseData(v.GetProperty("text").GetString(), v.GetProperty("septets").GetInt32(), v.GetProperty("packed").GetString()));

    private static IEnumerable<TestCaseData> AfterHeader() =>
        Vectors.Json("gsm7.json").GetProperty("packing_after_udh").GetProperty("vectors").EnumerateArray()
            .Select(v => new TestCaseData(
                v.GetProperty("udh").GetString(), v.GetProperty("text").GetString(), v.GetProperty("fill_bits").GetInt32(), v.GetProperty("user_data").GetString()));

    private static IEnumerable<TestCaseData> Ussd() => Vectors.Json("gsm7.json").GetProperty("ussd_padding").GetProperty("vectors").EnumerateArray()
        .Select(v => new TestCaseData(v.GetProperty("text").GetString(), v.GetProperty("packed_sms").GetString(), v.GetProperty("packed_ussd").GetString()));

    [TestCaseSource(nameof(Packed))]
    public void Published_texts_pack_and_unpack(string text, int septets, string packed)
    {
        Assert.That(Gsm7.CountSeptets(text), Is.EqualTo(septets));
        Assert.That(Convert.ToHexStringLower(Gsm7.EncodePacked(text)), Is.EqualTo(packed));
        Assert.That(Gsm7.DecodePacked(Convert.FromHexString(packed), septets), Is.EqualTo(text));
    }

    [TestCaseSource(nameof(AfterHeader))]
    public void Text_after_a_user_data_header_starts_at_a_septet(string header, string text, int fillBits, string userData)
    {
        byte[] expected = Convert.FromHexString(userData);
        int headerOctets = header.Length / 2;
        Assert.That(Gsm7.FillBits(headerOctets), Is.EqualTo(fillBits));
        byte[] septets = Gsm7.Encode(text);
        byte[] packed = new byte[Gsm7.PackedLength(septets.Length, fillBits)];
        Gsm7.Pack(septets, packed, fillBits);
        Assert.That(packed, Is.EqualTo(expected[headerOctets..]));
        Assert.That(Gsm7.DecodePacked(packed, septets.Length, fillBits), Is.EqualTo(text));
    }

    [TestCaseSource(nameof(Ussd))]
    public void Seven_free_bits_of_a_USSD_text_hold_a_carriage_return(string text, string sms, string ussd)
    {
        byte[] septets = Gsm7.Encode(text);
        byte[] packed = new byte[Gsm7.PackedLength(septets.Length) + 1];
        Assert.That(Convert.ToHexStringLower(packed, 0, Gsm7.Pack(septets, packed)), Is.EqualTo(sms));
        Assert.That(Convert.ToHexStringLower(packed, 0, Gsm7.PackUssd(septets, packed)), Is.EqualTo(ussd));
    }

    [Test]
    public void A_carriage_return_at_an_octets_end_is_doubled_in_USSD()
    {
        byte[] packed = new byte[8];
        Assert.That(Gsm7.PackUssd(Gsm7.Encode("1234567\r"), packed), Is.EqualTo(8));
        Assert.That(packed[7], Is.EqualTo(0x0D));
    }

    [Test]
    public void Every_code_of_the_default_alphabet_is_its_published_character()
    {
        string alphabet = Vectors.Json("gsm7.json").GetProperty("default_alphabet").GetProperty("characters_00_to_7f").GetString()!;
        Assert.That(alphabet, Has.Length.EqualTo(128));
        for (int code = 0; code < 128; code++)
        {
            if (code != 0x1B)
                Assert.That(Gsm7.Decode([(byte)code]), Is.EqualTo(alphabet[code].ToString()), $"{code:X2}");
        }
    }

    [Test]
    public void Every_code_of_the_extension_table_is_its_published_character()
    {
        foreach (JsonProperty row in Vectors.Json("gsm7.json").GetProperty("extension_table").GetProperty("map").EnumerateObject())
        {
            byte code = Convert.ToByte(row.Name, 16);
            Assert.That(Gsm7.Decode([0x1B, code]), Is.EqualTo(row.Value.GetString()));
            Assert.That(Gsm7.Encode(row.Value.GetString()!), Is.EqualTo(new byte[] { 0x1B, code }));
        }
    }

    [Test]
    public void An_unknown_extension_shows_the_default_character() => Assert.That(Gsm7.Decode([0x1B, 0x41, 0x1B]), Is.EqualTo("A"));

    [TestCase("日本")]
    [TestCase("Привет")]
    [TestCase("\u001b")]
    public void Other_characters_are_refused(string text)
    {
        Assert.That(Gsm7.CanEncode(text), Is.False);
        Assert.That(Gsm7.TryEncode(text, new byte[10], out _), Is.False);
        Assert.That(() => Gsm7.Encode(text), Throws.ArgumentException);
    }

    [Test]
    public void What_is_packed_unpacks() => Gen.Select(Gen.Byte[0, 127].Array[0, 160], Gen.Int[0, 6]).Sample((septets, fillBits) =>
    {
        byte[] packed = new byte[Gsm7.PackedLength(septets.Length, fillBits)];
        int length = Gsm7.Pack(septets, packed, fillBits);
        byte[] unpacked = new byte[septets.Length];
        Gsm7.Unpack(packed, unpacked, fillBits);
        return length == packed.Length && unpacked.AsSpan().SequenceEqual(septets);
    });
}
