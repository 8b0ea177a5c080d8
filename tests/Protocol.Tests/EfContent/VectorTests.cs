using System.Text.Json;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.EfContent;

/// <summary>The codecs of EF contents against pySim's own test data, at every place where a file of the kind stands.</summary>
internal sealed class VectorTests
{
    private static IEnumerable<TestCaseData> Rows(string direction) =>
        from file in Vectors.Json("ef-codec-vectors.json").GetProperty("files").EnumerateArray()
        where file.TryGetProperty(direction, out _)
        from place in file.GetProperty("used_at").EnumerateArray().Select(static place => place.GetString()!)
        where FileCatalog.Files.Any(known => FileCatalog.NameOf(known.Path) == place)
        from row in file.GetProperty(direction).EnumerateArray()
        select new TestCaseData(place, row.GetProperty("encoded").GetString()!, row.GetProperty("decoded"))
            .SetArgDisplayNames(place, row.GetProperty("encoded").GetString()!);

    [TestCaseSource(nameof(Rows), new object[] { "de_encode" })]
    [TestCaseSource(nameof(Rows), new object[] { "decode" })]
    public void Octets_become_the_value(string place, string encoded, JsonElement decoded)
    {
        JsonNode? value = Codec(place).Decode(Convert.FromHexString(encoded));
        JsonNode? expected = JsonNode.Parse(decoded.GetRawText());
        Assert.That(JsonNode.DeepEquals(value, expected), Is.True, $"is       {value?.ToJsonString()}\nexpected {decoded.GetRawText()}");
    }

    [TestCaseSource(nameof(Rows), new object[] { "de_encode" })]
    [TestCaseSource(nameof(Rows), new object[] { "encode" })]
    public void The_value_becomes_the_octets(string place, string encoded, JsonElement decoded) =>
        Assert.That(Codec(place).Encode(JsonNode.Parse(decoded.GetRawText()), encoded.Length / 2).ToHex(), Is.EqualTo(encoded));

    private static IEfCodec Codec(string place)
    {
        IEfCodec? codec = EfCodecs.Find(FileCatalog.Resolve(place));
        Assert.That(codec, Is.Not.Null);
        return codec!;
    }
}
