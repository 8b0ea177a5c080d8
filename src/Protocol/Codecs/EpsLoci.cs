using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>Globally unique temporary identity of EPS (TS 24.301 §9.9.3.12).</summary>
/// <param name="Plmn">The network.</param>
/// <param name="GroupId">MME group.</param>
/// <param name="Code">MME code.</param>
/// <param name="MTmsi">M-TMSI.</param>
public readonly record struct EpsGuti(Plmn Plmn, ushort GroupId, byte Code, uint MTmsi);

/// <summary>EF.EPSLOCI: EPS location (TS 31.102 §4.2.91). <c>GUTI(12) | PLMN(3) | TAC(2) | status(1)</c>.</summary>
/// <param name="Guti">Temporary identity, or null where there is none.</param>
/// <param name="Plmn">Network of the last tracking area, or null where the field is empty.</param>
/// <param name="AreaCode">Tracking area code; 0000 and FFFE are none.</param>
/// <param name="Status">Whether the location is known to the network.</param>
public readonly record struct EpsLoci(EpsGuti? Guti, Plmn? Plmn, ushort AreaCode, UpdateStatus Status)
{
    /// <summary>Octets of the EF.</summary>
    public const int Size = 18;

    private const byte GutiLength = 0x0B;
    private const byte GutiType = 0xF6;

    /// <summary>No location: the terminal has to register (TS 31.102 Annex E).</summary>
    public static EpsLoci NotUpdated => new(null, null, 0, UpdateStatus.NotUpdated);

    /// <summary>Reads the EF.</summary>
    /// <param name="bytes">18 octets or more.</param>
    /// <param name="loci">The location.</param>
    /// <returns>False where the content is too short.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out EpsLoci loci)
    {
        loci = default;
        if (bytes.Length < Size)
            return false;
        EpsGuti? guti = bytes[0] == GutiLength && bytes[1] == GutiType && Codecs.Plmn.TryDecode(bytes[2..], out Plmn home)
            ? new EpsGuti(home, BinaryPrimitives.ReadUInt16BigEndian(bytes[5..]), bytes[7], BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]))
            : null;
        loci = new(guti, PlmnField.Decode(bytes[12..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[15..]), (UpdateStatus)(bytes[17] & 0x07));
        return true;
    }

    /// <summary>Writes the EF.</summary>
    /// <param name="destination">18 octets or more.</param>
    public void Encode(Span<byte> destination)
    {
        destination[17] = (byte)Status;
        destination[..12].Fill(0xFF);
        if (Guti is { } guti)
        {
            destination[0] = GutiLength;
            destination[1] = GutiType;
            guti.Plmn.Encode(destination[2..]);
            BinaryPrimitives.WriteUInt16BigEndian(destination[5..], guti.GroupId);
            destination[7] = guti.Code;
            BinaryPrimitives.WriteUInt32BigEndian(destination[8..], guti.MTmsi);
        }
        PlmnField.Encode(Plmn, destination[12..]);
        BinaryPrimitives.WriteUInt16BigEndian(destination[15..], AreaCode);
    }
}
