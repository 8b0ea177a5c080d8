using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Sms;

/// <summary>SMS-DELIVER: a message from the network to the terminal (3GPP TS 23.040 §9.2.2.1).</summary>
/// <param name="Originator">TP-OA.</param>
/// <param name="ProtocolIdentifier">TP-PID.</param>
/// <param name="DataCodingScheme">TP-DCS.</param>
/// <param name="Time">TP-SCTS, or null where it was no time.</param>
/// <param name="UserData">TP-UD.</param>
public sealed record SmsDeliver(Address Originator, byte ProtocolIdentifier, byte DataCodingScheme, DateTimeOffset? Time, SmsUserData UserData)
{
    /// <summary>Most octets of the TPDU.</summary>
    public const int MaxSize = 1 + Address.MaxTpSize + 2 + ServiceCentreTime.Size + 1 + SmsUserData.MaxSize;

    private const byte NoMoreMessages = 0x04;
    private const byte UserDataHeaderIndicator = 0x40;

    /// <summary>Whether the service centre has more messages for the subscriber (TP-MMS is 0).</summary>
    public bool MoreMessagesToSend { get; init; }

    /// <summary>Whether the message is for the card: (U)SIM data download of class 2 (TS 31.111 §7.1.1).</summary>
    public bool IsDataDownload =>
        ProtocolIdentifier == Sms.ProtocolIdentifier.UsimDataDownload && Sms.DataCodingScheme.IsClass2(DataCodingScheme);

    /// <summary>The text, or null where the message carries octets.</summary>
    public string? Text => UserData.Text(DataCodingScheme);

    /// <summary>An ordinary message with a text.</summary>
    /// <param name="originator">Who sends it.</param>
    /// <param name="text">At most 160 septets, or 70 UCS2 characters.</param>
    /// <param name="time">When the service centre got it.</param>
    public static SmsDeliver OfText(Address originator, string text, DateTimeOffset time)
    {
        SmsUserData userData = SmsUserData.OfText(text, out byte scheme);
        return new(originator, Sms.ProtocolIdentifier.Default, scheme, time, userData);
    }

    /// <summary>A message for the card: (U)SIM data download, class 2, user data header first.</summary>
    /// <param name="originator">Who sends it.</param>
    /// <param name="userData">User data, header included: <see cref="SmsConcatenation.Split"/>.</param>
    /// <param name="time">When the service centre got it.</param>
    public static SmsDeliver OfDataDownload(Address originator, ReadOnlyMemory<byte> userData, DateTimeOffset time) => new(
        originator, Sms.ProtocolIdentifier.UsimDataDownload, Sms.DataCodingScheme.EightBitClass2, time, SmsUserData.OfOctets(userData, hasHeader: true));

    /// <summary>Reads the TPDU.</summary>
    /// <param name="tpdu">The TPDU.</param>
    /// <param name="message">The message.</param>
    /// <returns>False where it is another TPDU, is cut off, or has a header that does not fit.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> tpdu, [NotNullWhen(true)] out SmsDeliver? message)
    {
        message = null;
        if (!SmsDeliverView.TryParse(tpdu, out SmsDeliverView view) || !Address.TryDecodeTp(view.Originator, out Address originator, out _))
            return false;
        DateTimeOffset? time = ServiceCentreTime.TryDecode(view.Time, out DateTimeOffset read) ? read : null;
        SmsUserData userData = new(view.HasUserDataHeader, view.UserDataLength, view.UserData.ToArray());
        message = new(originator, view.ProtocolIdentifier, view.DataCodingScheme, time, userData) { MoreMessagesToSend = view.MoreMessagesToSend };
        return true;
    }

    /// <summary>Writes the TPDU.</summary>
    /// <param name="destination">Room for <see cref="MaxSize"/> octets.</param>
    /// <returns>Octets written.</returns>
    public int Encode(Span<byte> destination)
    {
        destination[0] = (byte)((MoreMessagesToSend ? 0 : NoMoreMessages) | (UserData.HasHeader ? UserDataHeaderIndicator : 0));
        int at = 1 + Originator.EncodeTp(destination[1..]);
        destination[at++] = ProtocolIdentifier;
        destination[at++] = DataCodingScheme;
        destination.Slice(at, ServiceCentreTime.Size).Clear();
        if (Time is { } time)
            ServiceCentreTime.Encode(time, destination[at..]);
        at += ServiceCentreTime.Size;
        return at + UserData.Encode(destination[at..]);
    }

    /// <summary>The TPDU.</summary>
    public byte[] Encode()
    {
        Span<byte> buffer = stackalloc byte[MaxSize];
        return buffer[..Encode(buffer)].ToArray();
    }
}
