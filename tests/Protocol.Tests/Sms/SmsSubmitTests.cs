using CsCheck;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Sms;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Sms;

internal sealed class SmsSubmitTests
{
    private static IEnumerable<TestCaseData> Validities() => Vectors.Json("gsm7.json").GetProperty("tp_vp_relative").EnumerateArray()
        .Select(v => new TestCaseData(Convert.ToByte(v.GetProperty("octet").GetString(), 16), v.GetProperty("minutes").GetInt32()));

    [TestCaseSource(nameof(Validities))]
    public void Published_validity_periods(byte validity, int minutes) =>
        Assert.That(SmsSubmit.ValidityOf(validity), Is.EqualTo(TimeSpan.FromMinutes(minutes)));

    [Test]
    public void A_cards_response_by_message_encodes_octet_by_octet()
    {
        SmsSubmit message = new(
            0, Address.Parse("12345"), ProtocolIdentifier.UsimDataDownload, DataCodingScheme.EightBitClass2, null,
            SmsUserData.OfOctets(Convert.FromHexString("027100aabb"), hasHeader: true));
        Assert.That(Convert.ToHexStringLower(message.Encode()), Is.EqualTo("410005812143f57ff605027100aabb"));
    }

    [Test]
    public void A_text_with_a_validity_period_comes_back()
    {
        SmsUserData text = SmsUserData.OfText("hellohello", out byte scheme);
        byte[] tpdu = new SmsSubmit(7, Address.Parse("+46708251358"), 0, scheme, 0xA7, text) { StatusReportRequest = true }.Encode();
        Assert.That(Convert.ToHexStringLower(tpdu), Is.EqualTo("31070b916407281553f80000a70ae8329bfd4697d9ec37"));
        Assert.That(SmsSubmit.TryDecode(tpdu, out SmsSubmit? message), Is.True);
        Assert.That(message!.Text, Is.EqualTo("hellohello"));
        Assert.That((message.ValidityPeriod, message.StatusReportRequest, message.MessageReference), Is.EqualTo(((byte?)0xA7, true, (byte)7)));
        Assert.That(message.Destination.ToString(), Is.EqualTo("+46708251358"));
    }

    [Test]
    public void An_absolute_validity_period_is_read_over()
    {
        Assert.That(SmsSubmit.TryDecode(Convert.FromHexString("1900048121430000" + "42502151713000" + "05e8329bfd06"), out SmsSubmit? message), Is.True);
        Assert.That((message!.Text, message.ValidityPeriod), Is.EqualTo(("hello", (byte?)null)));
    }

    [Test]
    public void Any_octets_are_read_or_refused() => Gen.Byte.Array[0, 200].Sample(bytes =>
        !SmsSubmit.TryDecode(bytes, out SmsSubmit? message) || message.Encode().Length <= bytes.Length);
}
