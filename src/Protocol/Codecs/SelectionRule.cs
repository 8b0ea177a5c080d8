namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>One record of EF.RULES: on these networks, this profile slot.</summary>
/// <remarks>
/// <c>pattern(3) | slot(1) | priority(1) | FF</c>; an unused record is all FF. The lowest priority number wins, then the pattern with the
/// fewest wildcards, then the first record.
/// </remarks>
/// <param name="Pattern">The networks.</param>
/// <param name="Slot">The profile slot, 0..254.</param>
/// <param name="Priority">0..255, the lower number first.</param>
public readonly record struct SelectionRule(PlmnPattern Pattern, byte Slot, byte Priority)
{
    /// <summary>Octets of a record.</summary>
    public const int Size = Files.MultisimFiles.RuleLength;

    /// <summary>Reads a record.</summary>
    /// <param name="record">Six octets.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>False where the record is unused or holds no pattern.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> record, out SelectionRule rule)
    {
        rule = default;
        if (record.Length < Size || record[3] == 0xFF || !PlmnPattern.TryDecode(record, out PlmnPattern pattern))
            return false;
        rule = new(pattern, record[3], record[4]);
        return true;
    }

    /// <summary>Writes a record.</summary>
    /// <param name="destination">Six octets or more; six are written.</param>
    public void Encode(Span<byte> destination)
    {
        destination[5] = 0xFF;
        Pattern.Encode(destination);
        destination[3] = Slot;
        destination[4] = Priority;
    }
}
