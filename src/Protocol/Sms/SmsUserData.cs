using System.Text;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Sms;

/// <summary>TP-UDHI, TP-UDL and TP-UD of a TPDU: the text or the octets, with the header before them.</summary>
/// <param name="HasHeader">Whether a user data header stands first (TP-UDHI).</param>
/// <param name="Length">TP-UDL: septets with the GSM alphabet, else octets; the header and its fill bits are counted.</param>
/// <param name="Octets">TP-UD, 0 to 140 octets, header and all.</param>
public sealed record SmsUserData(bool HasHeader, byte Length, ReadOnlyMemory<byte> Octets)
{
    /// <summary>Most octets of a message.</summary>
    public const int MaxSize = 140;

    /// <summary>User data of octets.</summary>
    /// <param name="octets">The octets, header and all.</param>
    /// <param name="hasHeader">Whether a user data header stands first.</param>
    /// <exception cref="ArgumentException">They are more than 140.</exception>
    public static SmsUserData OfOctets(ReadOnlyMemory<byte> octets, bool hasHeader)
    {
        if (octets.Length > MaxSize)
            throw new ArgumentException($"{octets.Length} octets do not fit one message of {MaxSize}. Split them first.", nameof(octets));
        return new(hasHeader, (byte)octets.Length, octets);
    }

    /// <summary>User data of a text: the GSM alphabet where it can, else UCS2.</summary>
    /// <param name="text">At most 160 septets, or 70 UCS2 characters.</param>
    /// <param name="scheme">TP-DCS to send with it.</param>
    /// <exception cref="ArgumentException">The text is longer.</exception>
    public static SmsUserData OfText(string text, out byte scheme)
    {
        int septets = Gsm7.CountSeptets(text);
        scheme = septets >= 0 ? DataCodingScheme.Gsm7 : DataCodingScheme.Ucs2;
        byte[] octets = septets >= 0 ? Gsm7.EncodePacked(text) : Encoding.BigEndianUnicode.GetBytes(text);
        if (octets.Length > MaxSize)
            throw new ArgumentException("The text does not fit one message. Send at most 160 characters of the GSM alphabet, or 70 others.", nameof(text));
        return new(false, (byte)(septets >= 0 ? septets : octets.Length), octets);
    }

    /// <summary>Octets that a TP-UDL stands for.</summary>
    internal static int OctetsOf(byte length, byte scheme) =>
        DataCodingScheme.AlphabetOf(scheme) == SmsAlphabet.Gsm7 ? Gsm7.PackedLength(length) : length;

    /// <summary>The text, without the header.</summary>
    /// <param name="scheme">TP-DCS.</param>
    /// <returns>The text, or null where the message carries octets or its header is broken.</returns>
    public string? Text(byte scheme)
    {
        ReadOnlySpan<byte> text = Octets.Span;
        int header = 0;
        if (HasHeader)
        {
            if (!UserDataHeader.TryParse(text, out _, out ReadOnlySpan<byte> rest))
                return null;
            header = text.Length - rest.Length;
            text = rest;
        }
        switch (DataCodingScheme.AlphabetOf(scheme))
        {
            case SmsAlphabet.Gsm7:
                int fillBits = Gsm7.FillBits(header);
                return Gsm7.DecodePacked(text, Math.Max(0, Length - (((8 * header) + fillBits) / 7)), fillBits);
            case SmsAlphabet.Ucs2:
                return Encoding.BigEndianUnicode.GetString(text[..(text.Length & ~1)]);
            default:
                return null;
        }
    }

    /// <summary>Writes TP-UDL and TP-UD and returns their octets.</summary>
    internal int Encode(Span<byte> destination)
    {
        destination[0] = Length;
        Octets.Span.CopyTo(destination[1..]);
        return 1 + Octets.Length;
    }

    /// <summary>Reads TP-UDL and TP-UD. False where octets are missing; more than the length says are left alone.</summary>
    internal static bool TryDecode(ReadOnlySpan<byte> bytes, bool hasHeader, byte scheme, out ReadOnlySpan<byte> octets, out byte length)
    {
        octets = default;
        length = 0;
        if (bytes.IsEmpty)
            return false;
        length = bytes[0];
        int size = OctetsOf(length, scheme);
        if (size > MaxSize || bytes.Length < 1 + size)
            return false;
        octets = bytes.Slice(1, size);
        return !hasHeader || UserDataHeader.TryParse(octets, out _, out _);
    }
}
