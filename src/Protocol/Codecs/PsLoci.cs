using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>EF.PSLOCI and EF.LOCIGPRS: packet-switched location (TS 31.102 §4.2.23). <c>P-TMSI(4) | signature(3) | PLMN(3) | LAC(2) | RAC(1) | status(1)</c>.</summary>
/// <param name="PTmsi">Temporary identity; FFFFFFFF is none.</param>
/// <param name="Signature">P-TMSI signature, 24 bits; FFFFFF is none.</param>
/// <param name="Plmn">The network, or null where the field is empty.</param>
/// <param name="AreaCode">Location area code; 0000 and FFFE are none.</param>
/// <param name="RoutingAreaCode">Routing area code.</param>
/// <param name="Status">Whether the location is known to the network.</param>
public readonly record struct PsLoci(uint PTmsi, uint Signature, Plmn? Plmn, ushort AreaCode, byte RoutingAreaCode, UpdateStatus Status)
{
    /// <summary>Octets of the EF.</summary>
    public const int Size = 14;

    /// <summary>No location: the terminal has to register (TS 31.102 Annex E).</summary>
    public static PsLoci NotUpdated => new(uint.MaxValue, 0xFFFFFF, null, 0, 0xFF, UpdateStatus.NotUpdated);

    /// <summary>Reads the EF.</summary>
    /// <param name="bytes">14 octets or more.</param>
    /// <param name="loci">The location.</param>
    /// <returns>False where the content is too short.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out PsLoci loci)
    {
        loci = default;
        if (bytes.Length < Size)
            return false;
        loci = new(
            BinaryPrimitives.ReadUInt32BigEndian(bytes),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[3..]) & 0xFFFFFF,
            PlmnField.Decode(bytes[7..]),
            BinaryPrimitives.ReadUInt16BigEndian(bytes[10..]),
            bytes[12],
            (UpdateStatus)(bytes[13] & 0x07));
        return true;
    }

    /// <summary>Writes the EF.</summary>
    /// <param name="destination">14 octets or more.</param>
    public void Encode(Span<byte> destination)
    {
        destination[13] = (byte)Status;
        BinaryPrimitives.WriteUInt32BigEndian(destination[3..], Signature);
        BinaryPrimitives.WriteUInt32BigEndian(destination, PTmsi);
        PlmnField.Encode(Plmn, destination[7..]);
        BinaryPrimitives.WriteUInt16BigEndian(destination[10..], AreaCode);
        destination[12] = RoutingAreaCode;
    }
}
