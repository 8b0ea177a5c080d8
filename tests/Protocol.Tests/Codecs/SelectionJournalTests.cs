using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class SelectionJournalTests
{
    [Test]
    public void A_decision_encodes_field_by_field_and_comes_back()
    {
        SelectionJournal entry = new(SelectionTrigger.LocationStatus, 0, Plmn.Parse("230-02"), SelectionReason.ExactRule, 0, 2, 5);
        byte[] record = new byte[SelectionJournal.Size];
        entry.Encode(record);
        Assert.That(Convert.ToHexStringLower(record), Is.EqualTo("010032f02001000205ffffffffffffff"));
        Assert.That(SelectionJournal.TryDecode(record, out SelectionJournal decoded), Is.True);
        Assert.That(decoded, Is.EqualTo(entry));
    }

    [Test]
    public void Unknown_network_and_no_rule_are_FF()
    {
        SelectionJournal entry = new(SelectionTrigger.Menu, 2, null, SelectionReason.ByHand, 1, 0, null);
        byte[] record = new byte[SelectionJournal.Size];
        entry.Encode(record);
        Assert.That(Convert.ToHexStringLower(record), Is.EqualTo("0202ffffff050100ffffffffffffffff"));
        Assert.That(SelectionJournal.TryDecode(record, out SelectionJournal decoded), Is.True);
        Assert.That(decoded, Is.EqualTo(entry));
    }

    [TestCase("ffffffffffffffffffffffffffffffff")]
    [TestCase("0600ffffff010000ffffffffffffffff", Description = "unknown trigger")]
    [TestCase("0100ffffff0a0000ffffffffffffffff", Description = "unknown reason")]
    [TestCase("0100ffffff010000")]
    public void An_unused_or_broken_record_holds_no_decision(string record) =>
        Assert.That(SelectionJournal.TryDecode(Convert.FromHexString(record), out _), Is.False);
}
