namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>What SEARCH RECORD looks for, and where in a record it must stand (ETSI TS 102 221 §11.1.7).</summary>
/// <param name="Walk">4 forward and 5 backward from P1, 6 forward from the next, 7 backward from the previous record.</param>
/// <param name="Wanted">The search string.</param>
/// <param name="Offset">Where the string must stand, unless <paramref name="After"/> says it.</param>
/// <param name="After">The octet just after whose first occurrence the string must stand.</param>
internal sealed record ModelledSearch(int Walk, byte[] Wanted, int Offset = 0, byte? After = null)
{
    public bool IsPossible => Walk is >= 4 and <= 7;

    public bool IsBackward => Walk is 5 or 7;

    /// <summary>True where the search starts beside the record pointer and P1 says nothing.</summary>
    public bool IsRelative => Walk is 6 or 7;

    public bool Finds(byte[] record)
    {
        int place = Offset;
        if (After is { } value)
        {
            place = Array.IndexOf(record, value) + 1;
            if (place == 0)
                return false;
        }
        return record.Skip(place).Take(Wanted.Length).SequenceEqual(Wanted);
    }
}
