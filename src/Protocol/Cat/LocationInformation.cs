using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>The location information object: network, area and cell.</summary>
/// <param name="Plmn">The network.</param>
/// <param name="AreaCode">LAC (GSM, UTRAN) or TAC (E-UTRAN 16 bits, NG-RAN 24 bits).</param>
/// <param name="Cell">What follows the area code, as one number: cell identity, with extended cell identity or half-byte filler as on the wire.</param>
/// <param name="CellLength">Bytes of <paramref name="Cell"/>: 2 (GSM), 4 (UTRAN, E-UTRAN), 5 (NG-RAN).</param>
/// <remarks>ETSI TS 102 223 §8.19, 3GPP TS 31.111 §8.19. The object does not say which technology it is of.</remarks>
public readonly record struct LocationInformation(Plmn Plmn, int AreaCode, long Cell, int CellLength)
{
    /// <summary>Longest object value.</summary>
    public const int MaxLength = 11;

    private const int NgRanCellLength = 5;

    private int AreaLength => CellLength == NgRanCellLength ? 3 : 2;

    /// <summary>The object for a cell.</summary>
    /// <param name="plmn">The network.</param>
    /// <param name="technology">Radio access technology: decides the form.</param>
    /// <param name="areaCode">LAC or TAC.</param>
    /// <param name="cellId">Cell identity: 16 bits in GSM, 28 in UTRAN and E-UTRAN, 36 in NG-RAN.</param>
    public static LocationInformation Of(Plmn plmn, AccessTechnology technology, int areaCode, long cellId) => technology switch
    {
        AccessTechnology.Gsm => new(plmn, areaCode, cellId & 0xFFFF, 2),
        // UTRAN: cell identity, then the RNC number as extended cell identity (TS 31.111 §8.19).
        AccessTechnology.Utran => new(plmn, areaCode, ((cellId & 0xFFFF) << 16) | ((cellId >> 16) & 0xFFF), 4),
        AccessTechnology.NgRan or AccessTechnology.SatelliteNgRan => new(plmn, areaCode, (cellId << 4) | 0xF, NgRanCellLength),
        _ => new(plmn, areaCode, (cellId << 4) | 0xF, 4),
    };

    /// <summary>Reads the value of the object.</summary>
    /// <param name="value">7, 9 or 11 bytes; 5 where a terminal gives no cell.</param>
    /// <param name="location">The location.</param>
    /// <returns>False for another length or digits that are no PLMN.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> value, out LocationInformation location)
    {
        location = default;
        int areaLength = value.Length == MaxLength ? 3 : 2;
        if (value.Length is not (5 or 7 or 9 or MaxLength) || !Plmn.TryDecode(value[..Plmn.Size], out Plmn plmn))
            return false;
        ReadOnlySpan<byte> rest = value[Plmn.Size..];
        location = new(plmn, (int)BigEndian(rest[..areaLength]), BigEndian(rest[areaLength..]), rest.Length - areaLength);
        return true;
    }

    /// <summary>Writes the value of the object.</summary>
    public byte[] Encode()
    {
        byte[] value = new byte[Plmn.Size + AreaLength + CellLength];
        Plmn.Encode(value);
        Write(value.AsSpan(Plmn.Size, AreaLength), AreaCode);
        Write(value.AsSpan(Plmn.Size + AreaLength), Cell);
        return value;
    }

    private static long BigEndian(ReadOnlySpan<byte> bytes)
    {
        long number = 0;
        foreach (byte next in bytes)
            number = (number << 8) | next;
        return number;
    }

    private static void Write(Span<byte> destination, long number)
    {
        for (int i = destination.Length - 1; i >= 0; i--, number >>= 8)
            destination[i] = (byte)number;
    }
}
