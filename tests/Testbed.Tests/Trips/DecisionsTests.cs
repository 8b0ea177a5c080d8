using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Testbed.Tests.Trips;

public sealed class DecisionsTests
{
    private static readonly SelectionJournal Switch = new(SelectionTrigger.LocationStatus, 0, Plmn.Parse("999-01"), SelectionReason.PatternRule, 0, 2, 5);
    private static readonly SelectionJournal Stay = new(SelectionTrigger.LocationStatus, 0, Plmn.Parse("999-01"), SelectionReason.AlreadyActive, 2, 2, 5);

    [Test]
    public void Only_records_written_since_the_earlier_reading_count()
    {
        byte[][] before = [Record(Switch), Unused(), Unused()];
        byte[][] after = [Record(Stay), Record(Switch), Unused()];

        Assert.That(Decisions.Since(before, after), Is.EqualTo(new[] { Stay }));
    }

    [Test]
    public void The_same_decision_a_second_time_is_a_new_record()
    {
        byte[][] before = [Record(Stay), Unused(), Unused()];
        byte[][] after = [Record(Stay), Record(Stay), Unused()];

        Assert.That(Decisions.Since(before, after), Is.EqualTo(new[] { Stay }));
    }

    [Test]
    public void Nothing_new_gives_nothing()
    {
        byte[][] records = [Record(Switch), Unused()];

        Assert.That(Decisions.Since(records, records), Is.Empty);
        Assert.That(Decisions.Reason([], []), Is.Null);
    }

    [Test]
    public void A_file_that_went_round_once_is_all_new()
    {
        byte[][] before = [Record(Switch), Record(Switch)];
        byte[][] after = [Record(Stay), Record(Stay)];

        Assert.That(Decisions.Since(before, after), Is.EqualTo(new[] { Stay, Stay }));
    }

    [Test]
    public void The_decision_that_switched_is_the_reason()
    {
        Assert.That(Decisions.Reason([Stay, Switch], Rules("999-*", 20)), Is.EqualTo("rule 999-* (priority 20) for 999-01"));
    }

    [TestCase(SelectionReason.ExactRule, "rule 999-01 (priority 10)")]
    [TestCase(SelectionReason.PatternRule, "rule 999-01 (priority 10) for 999-01")]
    [TestCase(SelectionReason.NoRuleStay, "no rule for 999-01, profile kept")]
    [TestCase(SelectionReason.NoRuleHome, "no rule for 999-01, back to the home profile")]
    [TestCase(SelectionReason.ByHand, "chosen in the SIM menu")]
    [TestCase(SelectionReason.NoService, "no service, next profile tried")]
    [TestCase(SelectionReason.AlreadyActive, "right for 999-01 already")]
    [TestCase(SelectionReason.ManualMode, "manual mode, nothing decided")]
    [TestCase(SelectionReason.AskedThenRule, "limited service, asked where, rule 999-01 (priority 10) for 999-01")]
    public void Every_reason_has_its_words(SelectionReason reason, string words)
    {
        Assert.That(Decisions.Reason([new(SelectionTrigger.Menu, 1, Plmn.Parse("999-01"), reason, 1, 2, 5)], Rules("999-01", 10)), Is.EqualTo(words));
    }

    [Test]
    public void A_rule_that_is_gone_is_not_made_up() =>
        Assert.That(Decisions.Reason([Switch], Rules("999-*", 20)[..4]), Is.EqualTo("a rule for 999-01"));

    /// <summary>Five records of EF.RULES, of which the last is used.</summary>
    private static byte[][] Rules(string pattern, byte priority)
    {
        byte[] used = new byte[SelectionRule.Size];
        new SelectionRule(PlmnPattern.Parse(pattern), 2, priority).Encode(used);
        return [.. Enumerable.Range(0, 4).Select(_ => Unused(SelectionRule.Size)), used];
    }

    private static byte[] Record(SelectionJournal decision)
    {
        byte[] record = new byte[SelectionJournal.Size];
        decision.Encode(record);
        return record;
    }

    private static byte[] Unused(int size = SelectionJournal.Size)
    {
        byte[] record = new byte[size];
        Array.Fill(record, (byte)0xFF);
        return record;
    }
}
