using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Workbench.Dumps;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Tests.Dumps;

/// <summary>What real cards hold is read by the codecs, and written back as it was.</summary>
public sealed class PersonalityContentTests
{
    /// <summary>Bits for future use, which the cards have set: access technologies that nobody knows, octets after the last one of EF.PWS.</summary>
    private static readonly string[] WithFutureUse = ["EF.PLMNwAcT", "EF.OPLMNwAcT", "EF.HPLMNwAcT", "EF.PWS"];

    private static IEnumerable<TestCaseData> Contents =>
        from name in CardPersonalities.Names
        from file in CardPersonalities.Find(name)!.Files
        where file.Content is { Kind: not EfKind.BerTlv }
        select new TestCaseData(file).SetArgDisplayNames(name, file.Name);

    [TestCaseSource(nameof(Contents))]
    public void A_content_of_a_real_card_is_decoded_and_encoded_again(DumpedFile file)
    {
        if (CardNames.InCatalog(file.Path) is not { } path || EfCodecs.Find(path) is not { } codec)
        {
            Assert.That(CardNames.NameOf(file.Path), Is.EqualTo("EF.RMA").Or.Match("^[0-9A-F]{4}$"), "no codec");
            return;
        }
        foreach (ReadOnlyMemory<byte> part in file.Content!.Parts)
        {
            if (file.Name.EndsWith("EF.P-CSCF", StringComparison.Ordinal) && part.Span is [0x80, 0xFF, ..])
            {
                Assert.That(() => codec.Decode(part.Span), Throws.TypeOf<FormatException>(), "a tag without a length");
                continue;
            }
            JsonNode? value = codec.Decode(part.Span);
            byte[] encoded = codec.Encode(value, part.Length);
            Assert.That(codec.Decode(encoded)?.ToJsonString(), Is.EqualTo(value?.ToJsonString()));
            if (!WithFutureUse.Contains(CardNames.NameOf(file.Path)))
                Assert.That(Convert.ToHexString(encoded), Is.EqualTo(Convert.ToHexString(part.Span)), value?.ToJsonString());
        }
    }
}
