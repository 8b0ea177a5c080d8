namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>EF.AD: administrative data (TS 31.102 §4.2.18). <c>mode(1) | information(2) | length of the MNC(1) | ..</c>.</summary>
/// <param name="Mode">How the terminal works: 00 normal, 01 normal and specific facilities, 02 maintenance, 04 cell test, 80 type approval.</param>
/// <param name="Information">Specific facilities; bit 1: ciphering indicator.</param>
/// <param name="MncLength">Digits of the MNC in the IMSI: 2 or 3.</param>
public readonly record struct AdministrativeData(byte Mode, ushort Information, int MncLength)
{
    /// <summary>Octets of the EF, at least.</summary>
    public const int Size = 4;

    /// <summary>Reads the EF.</summary>
    /// <param name="bytes">Four octets or more.</param>
    /// <param name="data">The data.</param>
    /// <returns>False where the content is too short, or the MNC's length is neither 2 nor 3.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out AdministrativeData data)
    {
        data = default;
        if (bytes.Length < Size || (bytes[3] & 0x0F) is not (2 or 3))
            return false;
        data = new(bytes[0], (ushort)((bytes[1] << 8) | bytes[2]), bytes[3] & 0x0F);
        return true;
    }

    /// <summary>Writes the EF.</summary>
    /// <param name="destination">Four octets or more; four are written.</param>
    public void Encode(Span<byte> destination)
    {
        destination[3] = (byte)MncLength;
        destination[2] = (byte)Information;
        destination[1] = (byte)(Information >> 8);
        destination[0] = Mode;
    }
}
