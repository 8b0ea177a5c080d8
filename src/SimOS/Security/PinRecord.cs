namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>How one PIN is kept: <c>flags | tries | unblock tries | value(8) | unblock value(8)</c>, 19 octets.</summary>
internal static class PinRecord
{
    /// <summary>Octets of the record.</summary>
    public const int Length = 19;

    /// <summary>Octets of a PIN or of an UNBLOCK PIN (PUK).</summary>
    public const int ValueLength = 8;

    /// <summary>Offset of the flags.</summary>
    public const int Flags = 0;

    /// <summary>Offset of the tries left for the PIN.</summary>
    public const int Tries = 1;

    /// <summary>Offset of the tries left for the UNBLOCK PIN.</summary>
    public const int UnblockTries = 2;

    /// <summary>Offset of the PIN.</summary>
    public const int Value = 3;

    /// <summary>Offset of the UNBLOCK PIN.</summary>
    public const int UnblockValue = 11;

    /// <summary>Flag: the PIN is enabled.</summary>
    public const byte Enabled = 0x01;

    /// <summary>Flag: there is an UNBLOCK PIN.</summary>
    public const byte Unblockable = 0x02;

    /// <summary>Flag: the PIN may be disabled and enabled.</summary>
    public const byte CanBeDisabled = 0x04;

    /// <summary>Flag: the PIN is disabled, and the Universal PIN stands in for it.</summary>
    public const byte Replaced = 0x08;

    /// <summary>Tries of a fresh PIN.</summary>
    public const byte MaxTries = 3;

    /// <summary>Tries of a fresh UNBLOCK PIN.</summary>
    public const byte MaxUnblockTries = 10;

    /// <summary>Writes a fresh record.</summary>
    /// <param name="destination">Room for <see cref="Length"/> octets.</param>
    /// <param name="value">The PIN, 8 octets (digits, then FF; an ADM key is any 8 octets).</param>
    /// <param name="unblock">The UNBLOCK PIN, 8 octets, or empty where there is none.</param>
    /// <param name="enabled">Whether it must be verified.</param>
    /// <param name="canBeDisabled">Whether DISABLE PIN is allowed.</param>
    public static void Encode(Span<byte> destination, ReadOnlySpan<byte> value, ReadOnlySpan<byte> unblock, bool enabled, bool canBeDisabled)
    {
        destination = destination[..Length];
        destination.Clear();
        destination[Flags] = (byte)((enabled ? Enabled : 0) | (unblock.IsEmpty ? 0 : Unblockable) | (canBeDisabled ? CanBeDisabled : 0));
        destination[Tries] = MaxTries;
        destination[UnblockTries] = unblock.IsEmpty ? (byte)0 : MaxUnblockTries;
        value[..ValueLength].CopyTo(destination[Value..]);
        unblock.CopyTo(destination[UnblockValue..]);
    }

    /// <summary>True for 4 to 8 digits followed by FF, as a PIN must be (ETSI TS 102 221 §9.5.1).</summary>
    public static bool IsDigits(ReadOnlySpan<byte> value)
    {
        int digits = 0;
        while (digits < value.Length && value[digits] is >= (byte)'0' and <= (byte)'9')
            digits++;
        return value.Length == ValueLength && digits >= 4 && !value[digits..].ContainsAnyExcept((byte)0xFF);
    }
}
