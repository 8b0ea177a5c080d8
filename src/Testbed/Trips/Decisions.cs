using System.Globalization;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Testbed.Trips;

/// <summary>What the profile-selection applet wrote into EF.JOURNAL during a leg, and what to tell people of it.</summary>
internal static class Decisions
{
    /// <summary>The records that are new since an earlier reading of the same cyclic file.</summary>
    /// <param name="before">All records of the earlier reading, the youngest first.</param>
    /// <param name="after">All records now, the youngest first.</param>
    /// <returns>The new decisions, the youngest first; records that are no decision are left out.</returns>
    public static IReadOnlyList<SelectionJournal> Since(IReadOnlyList<byte[]> before, IReadOnlyList<byte[]> after)
    {
        int added = 0;
        while (added < after.Count && !Continues(before, after, added))
            added++;
        List<SelectionJournal> decisions = [];
        for (int i = 0; i < added; i++)
        {
            if (SelectionJournal.TryDecode(after[i], out SelectionJournal decision))
                decisions.Add(decision);
        }
        return decisions;
    }

    /// <summary>Why the active profile is active, in words: the last decision that switched, else the last one.</summary>
    /// <param name="decisions">The decisions of a leg, the youngest first.</param>
    /// <param name="rules">The records of EF.RULES.</param>
    /// <returns>A few words, or null where nothing was decided.</returns>
    public static string? Reason(IReadOnlyList<SelectionJournal> decisions, IReadOnlyList<byte[]> rules)
    {
        foreach (SelectionJournal decision in decisions)
        {
            if (decision.FromSlot != decision.ToSlot)
                return Words(decision, rules);
        }
        return decisions.Count == 0 ? null : Words(decisions[0], rules);
    }

    private static string Words(SelectionJournal decision, IReadOnlyList<byte[]> rules)
    {
        string network = decision.Plmn?.ToString() ?? "an unknown network";
        string rule = decision.RuleRecord is byte record && record >= 1 && record <= rules.Count && SelectionRule.TryDecode(rules[record - 1], out SelectionRule found)
            ? string.Create(CultureInfo.InvariantCulture, $"rule {found.Pattern} (priority {found.Priority})")
            : "a rule";
        return decision.Reason switch
        {
            SelectionReason.ExactRule => rule,
            SelectionReason.PatternRule => $"{rule} for {network}",
            SelectionReason.NoRuleStay => $"no rule for {network}, profile kept",
            SelectionReason.NoRuleHome => $"no rule for {network}, back to the home profile",
            SelectionReason.ByHand => "chosen in the SIM menu",
            SelectionReason.NoService => "no service, next profile tried",
            SelectionReason.AlreadyActive => $"right for {network} already",
            SelectionReason.ManualMode => "manual mode, nothing decided",
            _ => $"limited service, asked where, {rule} for {network}",
        };
    }

    private static bool Continues(IReadOnlyList<byte[]> before, IReadOnlyList<byte[]> after, int added)
    {
        for (int i = added; i < after.Count; i++)
        {
            if (i - added >= before.Count || !after[i].AsSpan().SequenceEqual(before[i - added]))
                return false;
        }
        return true;
    }
}
