using CsCheck;
using Tottoli.MultiSim.Protocol.Sms;

namespace Tottoli.MultiSim.Protocol.Tests.Sms;

internal sealed class SmsDeliverReportTests
{
    [TestCase(null, "40077ff60f027100000b0ab00010000000000000")]
    [TestCase(SmsDeliverReport.DataDownloadError, "40d5077ff60f027100000b0ab00010000000000000")]
    public void A_cards_answer_goes_into_the_report(byte? cause, string tpdu)
    {
        byte[] answer = Convert.FromHexString("027100000b0ab00010000000000000");
        Assert.That(Convert.ToHexStringLower(SmsDeliverReport.OfCardAnswer(answer, cause).Encode()), Is.EqualTo(tpdu));
        Assert.That(SmsDeliverReport.TryDecode(Convert.FromHexString(tpdu), out SmsDeliverReport? report), Is.True);
        Assert.That(report!.FailureCause, Is.EqualTo(cause));
        Assert.That(report.UserData!.Octets.ToArray(), Is.EqualTo(answer));
    }

    [TestCase("0000", null)]
    [TestCase("00d400", (byte)0xD4)]
    public void A_report_without_an_answer(string tpdu, byte? cause)
    {
        Assert.That(SmsDeliverReport.TryDecode(Convert.FromHexString(tpdu), out SmsDeliverReport? report), Is.True);
        Assert.That(report, Is.EqualTo(new SmsDeliverReport(cause, null, null, null)));
        Assert.That(Convert.ToHexStringLower(report!.Encode()), Is.EqualTo(tpdu));
    }

    [TestCase("00")]
    [TestCase("00d4")]
    [TestCase("40077ff6")]
    [TestCase("40077ff6050271")]
    [TestCase("0107")]
    public void A_cut_off_report_is_refused(string tpdu) => Assert.That(SmsDeliverReport.TryDecode(Convert.FromHexString(tpdu), out _), Is.False);

    [Test]
    public void Any_octets_are_read_or_refused() => Gen.Byte.Array[0, 200].Sample(bytes =>
        !SmsDeliverReport.TryDecode(bytes, out SmsDeliverReport? report) || report.Encode().Length <= bytes.Length);
}
