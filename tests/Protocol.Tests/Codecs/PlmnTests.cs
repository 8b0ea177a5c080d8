using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class PlmnTests
{
    private static IEnumerable<TestCaseData> Published() => Vectors.Json("gsm7.json").GetProperty("plmn").EnumerateArray()
        .Where(v => v.GetProperty("mcc").GetString() is { Length: 3 }) // the other rows show an unused entry
        .Select(v => new TestCaseData($"{v.GetProperty("mcc").GetString()}-{v.GetProperty("mnc").GetString()}", v.GetProperty("plmn").GetString()));

    [TestCaseSource(nameof(Published))]
    public void Published_networks_encode_and_decode(string text, string coded)
    {
        byte[] bytes = new byte[Plmn.Size];
        Plmn.Parse(text).Encode(bytes);
        Assert.That(bytes, Is.EqualTo(Convert.FromHexString(coded)));
        Assert.That(Plmn.TryDecode(bytes, out Plmn plmn), Is.True);
        Assert.That(plmn.ToString(), Is.EqualTo(text));
    }

    [TestCase("ffffff")]
    [TestCase("62f2a0")]
    [TestCase("62f20f", Description = "F as second MNC digit")]
    [TestCase("62f2")]
    public void What_is_no_network_does_not_decode(string coded) =>
        Assert.That(Plmn.TryDecode(Convert.FromHexString(coded), out _), Is.False);

    [TestCase("25001")]
    [TestCase("250-1")]
    [TestCase("25-001")]
    [TestCase("250-0001")]
    [TestCase("2a0-01")]
    [TestCase("")]
    [TestCase(null)]
    public void What_is_written_otherwise_is_refused(string? text) => Assert.That(Plmn.TryParse(text, out _), Is.False);

    [Test]
    public void A_two_digit_and_a_three_digit_MNC_are_two_networks() =>
        Assert.That(Plmn.Parse("262-01"), Is.Not.EqualTo(Plmn.Parse("262-010")));

    [Test]
    public void The_error_says_how_to_write_it() =>
        Assert.That(() => Plmn.Parse("25001"), Throws.TypeOf<FormatException>().With.Message.Contains("\"25001\"").And.Message.Contains("250-01"));
}
