using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>Globally unique temporary identity of 5GS (TS 24.501 §9.11.3.4).</summary>
/// <param name="Plmn">The network.</param>
/// <param name="AmfRegion">AMF region.</param>
/// <param name="AmfSetAndPointer">AMF set (10 bits), then AMF pointer (6 bits).</param>
/// <param name="Tmsi">5G-TMSI.</param>
public readonly record struct FiveGsGuti(Plmn Plmn, byte AmfRegion, ushort AmfSetAndPointer, uint Tmsi);

/// <summary>EF.5GS3GPPLOCI and EF.5GSN3GPPLOCI: 5GS location (TS 31.102 §4.4.11.2). <c>5G-GUTI(13) | PLMN(3) | TAC(3) | status(1)</c>.</summary>
/// <param name="Guti">Temporary identity, or null where there is none.</param>
/// <param name="Plmn">Network of the last tracking area, or null where the field is empty.</param>
/// <param name="AreaCode">Tracking area code, 24 bits; 000000 and FFFFFE, and FFFFFF in an erased file, are none.</param>
/// <param name="Status">Whether the location is known to the network.</param>
public readonly record struct FiveGsLoci(FiveGsGuti? Guti, Plmn? Plmn, uint AreaCode, UpdateStatus Status)
{
    /// <summary>Octets of the EF.</summary>
    public const int Size = 20;

    private const ushort GutiLength = 0x000B;
    private const byte GutiType = 0xF2;

    /// <summary>No location: the terminal has to register. All FF but the status.</summary>
    public static FiveGsLoci NotUpdated => new(null, null, 0xFFFFFF, UpdateStatus.NotUpdated);

    /// <summary>Reads the EF.</summary>
    /// <param name="bytes">20 octets or more.</param>
    /// <param name="loci">The location.</param>
    /// <returns>False where the content is too short.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out FiveGsLoci loci)
    {
        loci = default;
        if (bytes.Length < Size)
            return false;
        bool hasGuti = BinaryPrimitives.ReadUInt16BigEndian(bytes) == GutiLength && bytes[2] == GutiType;
        FiveGsGuti? guti = hasGuti && Codecs.Plmn.TryDecode(bytes[3..], out Plmn home)
            ? new FiveGsGuti(home, bytes[6], BinaryPrimitives.ReadUInt16BigEndian(bytes[7..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[9..]))
            : null;
        uint area = BinaryPrimitives.ReadUInt32BigEndian(bytes[15..]) & 0xFFFFFF;
        loci = new(guti, PlmnField.Decode(bytes[13..]), area, (UpdateStatus)(bytes[19] & 0x07));
        return true;
    }

    /// <summary>Writes the EF.</summary>
    /// <param name="destination">20 octets or more.</param>
    public void Encode(Span<byte> destination)
    {
        destination[19] = (byte)Status;
        destination[..13].Fill(0xFF);
        if (Guti is { } guti)
        {
            BinaryPrimitives.WriteUInt16BigEndian(destination, GutiLength);
            destination[2] = GutiType;
            guti.Plmn.Encode(destination[3..]);
            destination[6] = guti.AmfRegion;
            BinaryPrimitives.WriteUInt16BigEndian(destination[7..], guti.AmfSetAndPointer);
            BinaryPrimitives.WriteUInt32BigEndian(destination[9..], guti.Tmsi);
        }
        BinaryPrimitives.WriteUInt32BigEndian(destination[15..], AreaCode); // its high octet falls where the PLMN's last octet is written next
        PlmnField.Encode(Plmn, destination[13..]);
    }
}
