using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Sms;

/// <summary>SMS-SUBMIT: a message from the terminal, or by it from the card, to the network (3GPP TS 23.040 §9.2.2.2).</summary>
/// <param name="MessageReference">TP-MR; the terminal sets its own in what a card sends.</param>
/// <param name="Destination">TP-DA.</param>
/// <param name="ProtocolIdentifier">TP-PID.</param>
/// <param name="DataCodingScheme">TP-DCS.</param>
/// <param name="ValidityPeriod">TP-VP in its relative form, or null. Absolute and enhanced forms are read over and never written.</param>
/// <param name="UserData">TP-UD.</param>
public sealed record SmsSubmit(
    byte MessageReference, Address Destination, byte ProtocolIdentifier, byte DataCodingScheme, byte? ValidityPeriod, SmsUserData UserData)
{
    /// <summary>Most octets of the TPDU.</summary>
    public const int MaxSize = 2 + Address.MaxTpSize + 3 + 1 + SmsUserData.MaxSize;

    private const byte Submit = 0x01;
    private const byte RelativeValidity = 0x10;
    private const byte StatusReport = 0x20;
    private const byte UserDataHeaderIndicator = 0x40;

    /// <summary>Whether a status report is asked for (TP-SRR).</summary>
    public bool StatusReportRequest { get; init; }

    /// <summary>The text, or null where the message carries octets.</summary>
    public string? Text => UserData.Text(DataCodingScheme);

    /// <summary>How long a relative validity period lasts (§9.2.3.12.1).</summary>
    /// <param name="validity">TP-VP.</param>
    public static TimeSpan ValidityOf(byte validity) => validity switch
    {
        <= 143 => TimeSpan.FromMinutes(5 * (validity + 1)),
        <= 167 => TimeSpan.FromMinutes((12 * 60) + (30 * (validity - 143))),
        <= 196 => TimeSpan.FromDays(validity - 166),
        _ => TimeSpan.FromDays(7 * (validity - 192)),
    };

    /// <summary>Reads the TPDU.</summary>
    /// <param name="tpdu">The TPDU.</param>
    /// <param name="message">The message.</param>
    /// <returns>False where it is another TPDU, is cut off, or has a header that does not fit.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> tpdu, [NotNullWhen(true)] out SmsSubmit? message)
    {
        message = null;
        if (tpdu.Length < 3 || (tpdu[0] & 0x03) != Submit || !Address.TryDecodeTp(tpdu[2..], out Address destination, out int addressSize))
            return false;
        ReadOnlySpan<byte> rest = tpdu[(2 + addressSize)..];
        int validitySize = (tpdu[0] & 0x18) switch { 0 => 0, RelativeValidity => 1, _ => 7 };
        if (rest.Length < 2 + validitySize)
            return false;
        bool hasHeader = (tpdu[0] & UserDataHeaderIndicator) != 0;
        if (!SmsUserData.TryDecode(rest[(2 + validitySize)..], hasHeader, rest[1], out ReadOnlySpan<byte> octets, out byte length))
            return false;
        byte? validity = validitySize == 1 ? rest[2] : null;
        message = new(tpdu[1], destination, rest[0], rest[1], validity, new(hasHeader, length, octets.ToArray()))
        {
            StatusReportRequest = (tpdu[0] & StatusReport) != 0,
        };
        return true;
    }

    /// <summary>Writes the TPDU.</summary>
    /// <param name="destination">Room for <see cref="MaxSize"/> octets.</param>
    /// <returns>Octets written.</returns>
    public int Encode(Span<byte> destination)
    {
        destination[0] = (byte)(Submit | (ValidityPeriod is null ? 0 : RelativeValidity) | (StatusReportRequest ? StatusReport : 0)
            | (UserData.HasHeader ? UserDataHeaderIndicator : 0));
        destination[1] = MessageReference;
        int at = 2 + Destination.EncodeTp(destination[2..]);
        destination[at++] = ProtocolIdentifier;
        destination[at++] = DataCodingScheme;
        if (ValidityPeriod is { } validity)
            destination[at++] = validity;
        return at + UserData.Encode(destination[at..]);
    }

    /// <summary>The TPDU.</summary>
    public byte[] Encode()
    {
        Span<byte> buffer = stackalloc byte[MaxSize];
        return buffer[..Encode(buffer)].ToArray();
    }
}
