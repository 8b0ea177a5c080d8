using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.Protocol.Sms;

/// <summary>SMS-DELIVER-REPORT: what the terminal answers to an SMS-DELIVER, with the card's answer in it (3GPP TS 23.040 §9.2.2.1a).</summary>
/// <param name="FailureCause">TP-FCS, 80..FF, in an RP-ERROR; null in an RP-ACK.</param>
/// <param name="ProtocolIdentifier">TP-PID, or null.</param>
/// <param name="DataCodingScheme">TP-DCS, or null.</param>
/// <param name="UserData">TP-UD, or null.</param>
public sealed record SmsDeliverReport(byte? FailureCause, byte? ProtocolIdentifier, byte? DataCodingScheme, SmsUserData? UserData)
{
    /// <summary>TP-FCS: the card had an error in data download.</summary>
    public const byte DataDownloadError = 0xD5;

    /// <summary>TP-FCS: the card's toolkit is busy.</summary>
    public const byte ToolkitBusy = 0xD4;

    /// <summary>TP-FCS: no storage is free in the card.</summary>
    public const byte StorageFull = 0xD0;

    /// <summary>Most octets of the TPDU.</summary>
    public const int MaxSize = 6 + SmsUserData.MaxSize;

    private const byte UserDataHeaderIndicator = 0x40;
    private const byte HasPid = 0x01;
    private const byte HasDcs = 0x02;
    private const byte HasUserData = 0x04;

    /// <summary>A report that carries a card's answer to data download (TS 31.111 §7.1.1.2): octets of class 2.</summary>
    /// <param name="answer">What the card answered to the ENVELOPE, 1..128 octets, beginning with a user data header.</param>
    /// <param name="failureCause">TP-FCS where the card answered a warning, else null.</param>
    public static SmsDeliverReport OfCardAnswer(ReadOnlyMemory<byte> answer, byte? failureCause) => new(
        failureCause, Sms.ProtocolIdentifier.UsimDataDownload, Sms.DataCodingScheme.EightBitClass2, SmsUserData.OfOctets(answer, hasHeader: true));

    /// <summary>Reads the TPDU. The second octet is a failure cause from 80 on, else TP-PI.</summary>
    /// <param name="tpdu">The TPDU.</param>
    /// <param name="report">The report.</param>
    /// <returns>False where it is another TPDU, is cut off, or has a header that does not fit.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> tpdu, [NotNullWhen(true)] out SmsDeliverReport? report)
    {
        report = null;
        if (tpdu.Length < 2 || (tpdu[0] & 0x03) != 0)
            return false;
        int at = 1;
        byte? cause = tpdu[1] >= 0x80 ? tpdu[at++] : null;
        if (at == tpdu.Length)
            return false;
        byte indicator = tpdu[at++];
        int octets = ((indicator & HasPid) != 0 ? 1 : 0) + ((indicator & HasDcs) != 0 ? 1 : 0);
        if (tpdu.Length < at + octets)
            return false;
        byte? pid = (indicator & HasPid) != 0 ? tpdu[at++] : null;
        byte? dcs = (indicator & HasDcs) != 0 ? tpdu[at++] : null;
        SmsUserData? userData = null;
        if ((indicator & HasUserData) != 0)
        {
            bool hasHeader = (tpdu[0] & UserDataHeaderIndicator) != 0;
            if (!SmsUserData.TryDecode(tpdu[at..], hasHeader, dcs ?? 0, out ReadOnlySpan<byte> data, out byte length))
                return false;
            userData = new(hasHeader, length, data.ToArray());
        }
        report = new(cause, pid, dcs, userData);
        return true;
    }

    /// <summary>Writes the TPDU.</summary>
    /// <param name="destination">Room for <see cref="MaxSize"/> octets.</param>
    /// <returns>Octets written.</returns>
    public int Encode(Span<byte> destination)
    {
        destination[0] = (byte)(UserData is { HasHeader: true } ? UserDataHeaderIndicator : 0);
        int at = 1;
        if (FailureCause is { } cause)
            destination[at++] = cause;
        destination[at++] = (byte)((ProtocolIdentifier is null ? 0 : HasPid) | (DataCodingScheme is null ? 0 : HasDcs) | (UserData is null ? 0 : HasUserData));
        if (ProtocolIdentifier is { } pid)
            destination[at++] = pid;
        if (DataCodingScheme is { } dcs)
            destination[at++] = dcs;
        return UserData is null ? at : at + UserData.Encode(destination[at..]);
    }

    /// <summary>The TPDU.</summary>
    public byte[] Encode()
    {
        Span<byte> buffer = stackalloc byte[MaxSize];
        return buffer[..Encode(buffer)].ToArray();
    }
}
