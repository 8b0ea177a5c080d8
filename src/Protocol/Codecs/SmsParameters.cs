namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>A record of EF.SMSP: short message parameters (TS 31.102 §4.2.27). <c>alpha(Y) | indicators(1) | destination(12) | service centre(12) | PID(1) | DCS(1) | validity(1)</c>.</summary>
/// <remarks>A bit of the indicators is 0 where its parameter is there. The alpha identifier takes what is left of the record: Y octets, perhaps none.</remarks>
/// <param name="Label">Alpha identifier.</param>
/// <param name="Destination">TP-DA, or null.</param>
/// <param name="ServiceCentre">The service centre's number, or null.</param>
/// <param name="ProtocolIdentifier">TP-PID, or null.</param>
/// <param name="DataCodingScheme">TP-DCS, or null.</param>
/// <param name="ValidityPeriod">TP-VP in its relative form, or null.</param>
public sealed record SmsParameters(
    string Label, Address? Destination, Address? ServiceCentre, byte? ProtocolIdentifier, byte? DataCodingScheme, byte? ValidityPeriod)
{
    /// <summary>Octets of a record without its alpha identifier.</summary>
    public const int FixedSize = 28;

    private const int AddressSize = 12;
    private const int ServiceCentreOffset = 1 + AddressSize;
    private const int OctetsOffset = 1 + (2 * AddressSize);

    /// <summary>Reads a record.</summary>
    /// <param name="record">28 octets or more.</param>
    /// <returns>The parameters, or null where the record is too short. An unused record has none.</returns>
    public static SmsParameters? TryDecode(ReadOnlySpan<byte> record)
    {
        if (record.Length < FixedSize)
            return null;
        ReadOnlySpan<byte> tail = record[^FixedSize..];
        byte indicators = tail[0];
        return new(
            AlphaText.Decode(record[..^FixedSize]),
            (indicators & 0x01) == 0 && Address.TryDecodeTp(tail.Slice(1, AddressSize), out Address destination, out _) ? destination : null,
            (indicators & 0x02) == 0 && Address.TryDecodeField(tail.Slice(ServiceCentreOffset, AddressSize), out Address centre) ? centre : null,
            (indicators & 0x04) == 0 ? tail[OctetsOffset] : null,
            (indicators & 0x08) == 0 ? tail[OctetsOffset + 1] : null,
            (indicators & 0x10) == 0 ? tail[OctetsOffset + 2] : null);
    }

    /// <summary>Writes a record.</summary>
    /// <param name="record">The whole record, 28 octets or more.</param>
    /// <returns>False where label or number is too long; the record is then spoiled.</returns>
    public bool TryEncode(Span<byte> record)
    {
        record.Fill(0xFF);
        Span<byte> tail = record[^FixedSize..];
        if (!AlphaText.TryEncode(Label, record[..^FixedSize])
            || Destination is { Digits.Length: > 20 }
            || (ServiceCentre is { } centre && !centre.TryEncodeField(tail.Slice(ServiceCentreOffset, AddressSize))))
        {
            return false;
        }
        Destination?.EncodeTp(tail[1..]);
        tail[OctetsOffset] = ProtocolIdentifier ?? 0xFF;
        tail[OctetsOffset + 1] = DataCodingScheme ?? 0xFF;
        tail[OctetsOffset + 2] = ValidityPeriod ?? 0xFF;
        int absent = (Destination is null ? 0x01 : 0) | (ServiceCentre is null ? 0x02 : 0) | (ProtocolIdentifier is null ? 0x04 : 0)
            | (DataCodingScheme is null ? 0x08 : 0) | (ValidityPeriod is null ? 0x10 : 0);
        tail[0] = (byte)(0xE0 | absent);
        return true;
    }
}
