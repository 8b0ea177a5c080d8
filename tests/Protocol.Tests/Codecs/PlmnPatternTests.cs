using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class PlmnPatternTests
{
    [TestCase("262-01", "62f210", 0)]
    [TestCase("310-410", "130014", 0)]
    [TestCase("262-*", "62d2dd", 3)]
    [TestCase("262-0*", "62d2d0", 2)]
    [TestCase("310-41*", "13d014", 1)]
    [TestCase("26*", "62dddd", 4)]
    [TestCase("*", "dddddd", 6)]
    public void A_pattern_as_written_is_the_pattern_on_the_card(string text, string coded, int wildcards)
    {
        PlmnPattern pattern = PlmnPattern.Parse(text);
        byte[] bytes = new byte[PlmnPattern.Size];
        pattern.Encode(bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo(coded));
        Assert.That(PlmnPattern.TryDecode(bytes, out PlmnPattern decoded), Is.True);
        Assert.That(decoded, Is.EqualTo(pattern));
        Assert.That(decoded.ToString(), Is.EqualTo(text));
        Assert.That(decoded.Wildcards, Is.EqualTo(wildcards));
    }

    [TestCase("262-*", "262-01", true)]
    [TestCase("262-*", "262-010", true)]
    [TestCase("262-*", "263-01", false)]
    [TestCase("262-0*", "262-02", true)]
    [TestCase("262-0*", "262-12", false)]
    [TestCase("310-41*", "310-410", true)]
    [TestCase("310-41*", "310-41", true)]
    [TestCase("262-01", "262-01", true)]
    [TestCase("262-01", "262-010", false)]
    [TestCase("*", "250-01", true)]
    public void A_pattern_matches(string pattern, string plmn, bool matches) =>
        Assert.That(PlmnPattern.Parse(pattern).Matches(Plmn.Parse(plmn)), Is.EqualTo(matches));

    [TestCase("262*")]
    [TestCase("262-")]
    [TestCase("262-**")]
    [TestCase("262-010*")]
    [TestCase("2-6*")]
    [TestCase("-*")]
    [TestCase("")]
    public void What_is_written_otherwise_is_refused(string text) => Assert.That(PlmnPattern.TryParse(text, out _), Is.False);

    [TestCase("ffffff")]
    [TestCase("62f2fd")]
    public void An_unused_record_holds_no_pattern(string coded) =>
        Assert.That(PlmnPattern.TryDecode(Convert.FromHexString(coded), out _), Is.False);
}
