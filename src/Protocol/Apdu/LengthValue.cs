namespace Tottoli.MultiSim.Protocol.Apdu;

/// <summary>Values with one octet of length before each, as in the data of AUTHENTICATE (3GPP TS 31.102 §7.1.2).</summary>
public static class LengthValue
{
    /// <summary>Takes the first value.</summary>
    /// <param name="octets">What is left; without the value afterwards.</param>
    /// <param name="value">The value, 0..255 octets.</param>
    /// <returns>False where no length is there, or fewer octets than it says; then nothing is taken.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> octets, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (octets.IsEmpty || octets.Length < 1 + octets[0])
            return false;
        value = octets.Slice(1, octets[0]);
        octets = octets[(1 + value.Length)..];
        return true;
    }
}
