using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class SelectionRuleTests
{
    [Test]
    public void A_rule_is_pattern_slot_priority()
    {
        SelectionRule rule = new(PlmnPattern.Parse("262-*"), 3, 10);
        byte[] record = new byte[SelectionRule.Size];
        rule.Encode(record);
        Assert.That(Convert.ToHexStringLower(record), Is.EqualTo("62d2dd030aff"));
        Assert.That(SelectionRule.TryDecode(record, out SelectionRule decoded), Is.True);
        Assert.That(decoded, Is.EqualTo(rule));
    }

    [TestCase("ffffffffffff")]
    [TestCase("62d2ddff0aff", Description = "no slot")]
    [TestCase("62d2dd030a")]
    public void An_unused_or_broken_record_holds_no_rule(string record) =>
        Assert.That(SelectionRule.TryDecode(Convert.FromHexString(record), out _), Is.False);
}
