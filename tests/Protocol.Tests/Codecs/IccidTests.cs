using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class IccidTests
{
    private static IEnumerable<TestCaseData> Published() => Vectors.Json("gsm7.json").GetProperty("iccid").GetProperty("vectors").EnumerateArray()
        .Select(v => new TestCaseData(v.GetProperty("iccid").GetString(), v.GetProperty("ef_iccid").GetString()));

    private static IEnumerable<TestCaseData> CheckDigits() => Vectors.Json("gsm7.json").GetProperty("iccid").GetProperty("luhn").EnumerateArray()
        .Select(v => new TestCaseData(v.GetProperty("digits").GetString(), v.GetProperty("check").GetInt32()));

    [TestCaseSource(nameof(Published))]
    public void Published_numbers_encode_and_decode(string digits, string coded)
    {
        byte[] bytes = new byte[Iccid.Size];
        Iccid.Parse(digits).Encode(bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo(coded));
        Assert.That(Iccid.TryDecode(bytes, out Iccid iccid), Is.True);
        Assert.That(iccid.Digits, Is.EqualTo(digits));
    }

    [TestCaseSource(nameof(CheckDigits))]
    public void The_check_digit_is_Luhn(string digits, int check)
    {
        Assert.That(Iccid.CheckDigit(digits), Is.EqualTo(check));
        Assert.That(Iccid.WithCheckDigit(digits).HasValidCheckDigit, Is.True);
        Assert.That(Iccid.Parse($"{digits}{(check + 1) % 10}").HasValidCheckDigit, Is.False);
    }

    [TestCase("ffffffffffffffffffff")]
    [TestCase("988812010000500380af")]
    [TestCase("9888120100005003f082", Description = "F amid digits")]
    [TestCase("98881201000050ffffff", Description = "14 digits")]
    public void What_is_no_ICCID_does_not_decode(string coded) =>
        Assert.That(Iccid.TryDecode(Convert.FromHexString(coded), out _), Is.False);
}
