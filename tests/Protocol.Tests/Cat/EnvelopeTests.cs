using System.Text.Json;
using CsCheck;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Cat;

[TestFixture]
internal sealed class EnvelopeTests
{
    public static IEnumerable<TestCaseData> All() => Vectors.Json("cat-envelope.json").GetProperty("vectors").EnumerateArray()
        .Select(v => new TestCaseData(v).SetArgDisplayNames(v.GetProperty("id").GetString()!));

    [TestCaseSource(nameof(All))]
    public void A_vector_decodes_and_encodes_to_the_same_bytes(JsonElement vector)
    {
        string hex = vector.GetProperty("hex").GetString()!;
        Assert.That(Envelope.TryDecode(Convert.FromHexString(hex), out Envelope? envelope), Is.True);
        Assert.That((byte)envelope!.Tag, Is.EqualTo(Convert.ToByte(hex[..2], 16)));
        Assert.That((byte)envelope.Source, Is.EqualTo(Convert.ToByte(vector.GetProperty("devices").GetProperty("source").GetString(), 16)));
        Assert.That(Hex(envelope), Is.EqualTo(hex));
    }

    [Test]
    public void A_location_status_carries_the_place_in_normal_service_only()
    {
        LocationInformation place = LocationInformation.Of(Plmn.Parse("001-01"), AccessTechnology.Eutran, 1, 1);
        Assert.That(Hex(new LocationStatusEvent(LocationStatus.NormalService, place)), Is.EqualTo("D615990103820282819B0100130900F11000010000001F"));
        Assert.That(Hex(new LocationStatusEvent(LocationStatus.NoService, null)), Is.EqualTo("D60A990103820282819B0102"));
    }

    [Test]
    public void A_short_message_names_its_service_centre()
    {
        Assert.That(Envelope.TryDecode(Convert.FromHexString("D12D8202838106099111223344556677F88B1C04049121437F16891010000000000D53686F7274204D657373616765"), out Envelope? envelope), Is.True);
        SmsPpDownload download = (SmsPpDownload)envelope!;
        Assert.That(download.ServiceCentre?.ToString(), Is.EqualTo("+112233445566778"));
        Assert.That(download.Tpdu.Length, Is.EqualTo(0x1C));
    }

    [TestCase("D300")]
    [TestCase("D30782020181900100FF")]
    [TestCase("D607820282819B0102")]
    public void What_is_no_envelope_is_refused(string hex) =>
        Assert.That(Envelope.TryDecode(Convert.FromHexString(hex), out Envelope? _), Is.False);

    [Test]
    public void No_bytes_make_the_decoder_throw() =>
        Gen.Byte.Array.Sample(
            bytes =>
            {
                for (byte tag = 0xD0; tag <= 0xDF; tag++)
                    Envelope.TryDecode([tag, (byte)Math.Min(bytes.Length, 127), .. bytes], out _);
            },
            iter: 2000,
            threads: 1);

    private static string Hex(Envelope envelope)
    {
        byte[] buffer = new byte[Envelope.MaxLength];
        return Convert.ToHexString(buffer, 0, envelope.Encode(buffer));
    }
}
