using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>EF.LOCI: circuit-switched location (TS 31.102 §4.2.17). <c>TMSI(4) | PLMN(3) | LAC(2) | RFU(1) | status(1)</c>.</summary>
/// <param name="Tmsi">Temporary identity; FFFFFFFF is none.</param>
/// <param name="Plmn">The network, or null where the field is empty.</param>
/// <param name="AreaCode">Location area code; 0000 and FFFE are none.</param>
/// <param name="Status">Whether the location is known to the network.</param>
public readonly record struct Loci(uint Tmsi, Plmn? Plmn, ushort AreaCode, UpdateStatus Status)
{
    /// <summary>Octets of the EF.</summary>
    public const int Size = 11;

    /// <summary>No location: the terminal has to register (TS 31.102 Annex E).</summary>
    public static Loci NotUpdated => new(uint.MaxValue, null, 0, UpdateStatus.NotUpdated);

    /// <summary>Reads the EF.</summary>
    /// <param name="bytes">11 octets or more.</param>
    /// <param name="loci">The location.</param>
    /// <returns>False where the content is too short.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out Loci loci)
    {
        loci = default;
        if (bytes.Length < Size)
            return false;
        loci = new(
            BinaryPrimitives.ReadUInt32BigEndian(bytes),
            PlmnField.Decode(bytes[4..]),
            BinaryPrimitives.ReadUInt16BigEndian(bytes[7..]),
            (UpdateStatus)(bytes[10] & 0x07));
        return true;
    }

    /// <summary>Writes the EF; the reserved octet is FF.</summary>
    /// <param name="destination">11 octets or more.</param>
    public void Encode(Span<byte> destination)
    {
        destination[10] = (byte)Status;
        BinaryPrimitives.WriteUInt32BigEndian(destination, Tmsi);
        PlmnField.Encode(Plmn, destination[4..]);
        BinaryPrimitives.WriteUInt16BigEndian(destination[7..], AreaCode);
        destination[9] = 0xFF;
    }
}
