namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>What woke the profile-selection applet.</summary>
public enum SelectionTrigger : byte
{
    /// <summary>Event download, location status.</summary>
    LocationStatus = 0x01,

    /// <summary>The subscriber, in the menu.</summary>
    Menu = 0x02,

    /// <summary>TERMINAL PROFILE.</summary>
    ProfileDownload = 0x03,

    /// <summary>A timer ran out.</summary>
    Timer = 0x04,

    /// <summary>STATUS.</summary>
    Status = 0x05,
}

/// <summary>Why the profile-selection applet decided as it did.</summary>
public enum SelectionReason : byte
{
    /// <summary>A rule names the network.</summary>
    ExactRule = 0x01,

    /// <summary>A rule's pattern matches the network.</summary>
    PatternRule = 0x02,

    /// <summary>No rule matches: the active profile stays.</summary>
    NoRuleStay = 0x03,

    /// <summary>No rule matches: back to the home profile.</summary>
    NoRuleHome = 0x04,

    /// <summary>The subscriber chose.</summary>
    ByHand = 0x05,

    /// <summary>No service: the next profile is tried.</summary>
    NoService = 0x06,

    /// <summary>The right profile is active already.</summary>
    AlreadyActive = 0x07,

    /// <summary>The subscriber chose by hand before: nothing is decided.</summary>
    ManualMode = 0x08,

    /// <summary>The location came by PROVIDE LOCAL INFORMATION, then a rule matched.</summary>
    AskedThenRule = 0x09,
}

/// <summary>One record of EF.JOURNAL: a decision of the profile-selection applet.</summary>
/// <remarks><c>trigger(1) | location status(1) | PLMN(3) | reason(1) | from slot(1) | to slot(1) | rule record(1) | FF..</c>, 16 octets.</remarks>
/// <param name="Trigger">What woke the applet.</param>
/// <param name="LocationStatus">As the terminal said it: 0 normal service, 1 limited service, 2 no service (TS 31.111 §8.27).</param>
/// <param name="Plmn">The network, or null where it was not known.</param>
/// <param name="Reason">Why.</param>
/// <param name="FromSlot">The slot that was active.</param>
/// <param name="ToSlot">The slot that was armed, or again the active one.</param>
/// <param name="RuleRecord">Number of the record of EF.RULES that matched, 1..254, or null.</param>
public readonly record struct SelectionJournal(
    SelectionTrigger Trigger, byte LocationStatus, Plmn? Plmn, SelectionReason Reason, byte FromSlot, byte ToSlot, byte? RuleRecord)
{
    /// <summary>Octets of a record.</summary>
    public const int Size = Files.MultisimFiles.JournalLength;

    private const byte Nothing = 0xFF;

    /// <summary>Reads a record.</summary>
    /// <param name="record">16 octets.</param>
    /// <param name="entry">The decision.</param>
    /// <returns>False where the record is unused, or its trigger or reason is none of those above.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> record, out SelectionJournal entry)
    {
        entry = default;
        if (record.Length < Size
            || record[0] is < (byte)SelectionTrigger.LocationStatus or > (byte)SelectionTrigger.Status
            || record[5] is < (byte)SelectionReason.ExactRule or > (byte)SelectionReason.AskedThenRule)
        {
            return false;
        }
        Plmn? plmn = Codecs.Plmn.TryDecode(record[2..], out Plmn known) ? known : null;
        byte? rule = record[8] == Nothing ? null : record[8];
        entry = new((SelectionTrigger)record[0], record[1], plmn, (SelectionReason)record[5], record[6], record[7], rule);
        return true;
    }

    /// <summary>Writes a record.</summary>
    /// <param name="destination">16 octets or more; 16 are written.</param>
    public void Encode(Span<byte> destination)
    {
        destination[..Size].Fill(Nothing);
        destination[0] = (byte)Trigger;
        destination[1] = LocationStatus;
        Plmn?.Encode(destination[2..]);
        destination[5] = (byte)Reason;
        destination[6] = FromSlot;
        destination[7] = ToSlot;
        destination[8] = RuleRecord ?? Nothing;
    }
}
