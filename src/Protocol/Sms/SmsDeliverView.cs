using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Sms;

/// <summary>An SMS-DELIVER read in place, as a card reads it: nothing is copied (3GPP TS 23.040 §9.2.2.1).</summary>
public readonly ref struct SmsDeliverView
{
    private readonly byte _first;

    private SmsDeliverView(byte first, ReadOnlySpan<byte> originator, ReadOnlySpan<byte> fixedPart, ReadOnlySpan<byte> userData, byte length)
    {
        _first = first;
        Originator = originator;
        ProtocolIdentifier = fixedPart[0];
        DataCodingScheme = fixedPart[1];
        Time = fixedPart.Slice(2, ServiceCentreTime.Size);
        UserData = userData;
        UserDataLength = length;
    }

    /// <summary>Whether the service centre has more messages for the subscriber (TP-MMS is 0).</summary>
    public bool MoreMessagesToSend => (_first & 0x04) == 0;

    /// <summary>Whether a user data header stands first (TP-UDHI).</summary>
    public bool HasUserDataHeader => (_first & 0x40) != 0;

    /// <summary>TP-OA as it came: length in half-octets, type, digits.</summary>
    public ReadOnlySpan<byte> Originator { get; }

    /// <summary>TP-PID.</summary>
    public byte ProtocolIdentifier { get; }

    /// <summary>TP-DCS.</summary>
    public byte DataCodingScheme { get; }

    /// <summary>TP-SCTS as it came, seven octets.</summary>
    public ReadOnlySpan<byte> Time { get; }

    /// <summary>TP-UDL: septets with the GSM alphabet, else octets.</summary>
    public byte UserDataLength { get; }

    /// <summary>TP-UD, header and all.</summary>
    public ReadOnlySpan<byte> UserData { get; }

    /// <summary>Reads an SMS-DELIVER. Octets behind the user data are left alone.</summary>
    /// <param name="tpdu">The TPDU.</param>
    /// <param name="view">The message.</param>
    /// <returns>False where it is another TPDU, is cut off, or has a header that does not fit.</returns>
    public static bool TryParse(ReadOnlySpan<byte> tpdu, out SmsDeliverView view)
    {
        const int FixedSize = 2 + ServiceCentreTime.Size;
        view = default;
        if (tpdu.Length < 2 || (tpdu[0] & 0x03) != 0 || tpdu[1] > 20)
            return false;
        int addressSize = 2 + ((tpdu[1] + 1) / 2);
        if (tpdu.Length < 1 + addressSize + FixedSize)
            return false;
        ReadOnlySpan<byte> rest = tpdu[(1 + addressSize)..];
        if (!SmsUserData.TryDecode(rest[FixedSize..], (tpdu[0] & 0x40) != 0, rest[1], out ReadOnlySpan<byte> userData, out byte length))
            return false;
        view = new(tpdu[0], tpdu.Slice(1, addressSize), rest, userData, length);
        return true;
    }
}
