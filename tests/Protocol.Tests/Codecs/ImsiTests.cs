using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class ImsiTests
{
    private static IEnumerable<TestCaseData> Published() => Vectors.Json("gsm7.json").GetProperty("ef_imsi").EnumerateArray()
        .Select(v => new TestCaseData(v.GetProperty("imsi").GetString(), v.GetProperty("ef_imsi").GetString()));

    [TestCaseSource(nameof(Published))]
    public void Published_identities_encode_and_decode(string digits, string coded)
    {
        byte[] bytes = new byte[Imsi.Size];
        Imsi.Parse(digits).Encode(bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo(coded));
        Assert.That(Imsi.TryDecode(bytes, out Imsi imsi), Is.True);
        Assert.That(imsi, Is.EqualTo(Imsi.Parse(digits)));
        Assert.That(imsi.Digits, Is.EqualTo(digits));
    }

    [TestCase("ffffffffffffffffff")]
    [TestCase("000000000000000000")]
    [TestCase("0829826082000020ff", Description = "a digit is missing")]
    [TestCase("090910100000214365", Description = "longer than the file")]
    [TestCase("080a10100000214365", Description = "not the type of an IMSI")]
    [TestCase("0809101000002143")]
    public void What_is_no_IMSI_does_not_decode(string coded) =>
        Assert.That(Imsi.TryDecode(Convert.FromHexString(coded), out _), Is.False);

    [TestCase("12345")]
    [TestCase("1234567890123456")]
    [TestCase("25001x00000000")]
    [TestCase(null)]
    public void What_is_written_otherwise_is_refused(string? digits) => Assert.That(Imsi.TryParse(digits, out _), Is.False);

    [TestCase(2, "310-41")]
    [TestCase(3, "310-410")]
    public void The_home_network_takes_as_many_MNC_digits_as_EF_AD_says(int mncLength, string plmn) =>
        Assert.That(Imsi.Parse("310410123456789").HomePlmn(mncLength), Is.EqualTo(Plmn.Parse(plmn)));
}
