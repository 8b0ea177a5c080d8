using System.Globalization;
using CsCheck;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class ServiceCentreTimeTests
{
    private static IEnumerable<TestCaseData> Published() => Vectors.Json("gsm7.json").GetProperty("tp_scts").EnumerateArray()
        .Select(v => new TestCaseData(v.GetProperty("time").GetString(), v.GetProperty("quarters_from_gmt").GetInt32(), v.GetProperty("coded").GetString()));

    [TestCaseSource(nameof(Published))]
    public void Published_times_encode_and_decode(string text, int quarters, string coded)
    {
        DateTimeOffset time = new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), TimeSpan.FromMinutes(15 * quarters));
        byte[] bytes = new byte[ServiceCentreTime.Size];
        ServiceCentreTime.Encode(time, bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo(coded));
        Assert.That(ServiceCentreTime.TryDecode(bytes, out DateTimeOffset decoded), Is.True);
        Assert.That(decoded.EqualsExact(time), Is.True);
    }

    [TestCase("00112912000004", Description = "day 92, in a published test message")]
    [TestCase("42202300000000", Description = "30 February in disguise: day 32")]
    [TestCase("a2705200000000")]
    [TestCase("227052000000ff")]
    [TestCase("227052")]
    public void What_is_no_time_is_refused(string coded) => Assert.That(ServiceCentreTime.TryDecode(Convert.FromHexString(coded), out _), Is.False);

    [Test]
    public void Any_octets_are_read_or_refused() => Gen.Byte.Array[0, 9].Sample(bytes =>
    {
        byte[] again = new byte[ServiceCentreTime.Size];
        if (!ServiceCentreTime.TryDecode(bytes, out DateTimeOffset time))
            return true;
        ServiceCentreTime.Encode(time, again);
        return ServiceCentreTime.TryDecode(again, out DateTimeOffset second) && second.EqualsExact(time);
    });
}
