using System.Text;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>A text string object: a data coding scheme and the text. An object of length 0 is the null text.</summary>
/// <param name="DataCodingScheme">
/// As for short messages: 00 GSM alphabet packed, 04 GSM alphabet one character a byte, 08 UCS2; F0 and F4 are the same as 00 and 04.
/// </param>
/// <param name="Value">The text.</param>
/// <remarks>ETSI TS 102 223 §8.15, 3GPP TS 23.038 §4.</remarks>
public readonly record struct CatText(byte DataCodingScheme, string Value)
{
    /// <summary>GSM alphabet, 7 bits a character, packed.</summary>
    public const byte Packed = 0x00;

    /// <summary>GSM alphabet, one character a byte.</summary>
    public const byte Unpacked = 0x04;

    /// <summary>UCS2, two bytes a character.</summary>
    public const byte Ucs2 = 0x08;

    /// <summary>The text; empty for the null text.</summary>
    public string Value { get; } = Value;

    /// <summary>Whether there is no text.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Value);

    /// <summary>A text in the coding that holds it: one character a byte where the GSM alphabet has them all, else UCS2.</summary>
    public static CatText Of(string text) => new(Gsm7.CanEncode(text) ? Unpacked : Ucs2, text);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";

    /// <summary>Reads the value of a text string object.</summary>
    /// <param name="value">The value, coding scheme first.</param>
    /// <param name="text">The text.</param>
    /// <returns>False for a coding scheme with no text (compressed, reserved).</returns>
    public static bool TryDecode(ReadOnlySpan<byte> value, out CatText text)
    {
        text = new(Unpacked, "");
        if (value.IsEmpty)
            return true;
        byte scheme = value[0];
        ReadOnlySpan<byte> coded = value[1..];
        switch (Alphabet(scheme))
        {
            case Packed:
                // The object tells no number of septets: a last septet of zero in a full last byte is filling, not @.
                int septets = coded.Length * 8 / 7;
                bool filled = septets % 8 == 0 && septets > 0 && coded[^1] >> 1 == 0;
                text = new(scheme, Gsm7.DecodePacked(coded, filled ? septets - 1 : septets));
                return true;
            case Unpacked:
                text = new(scheme, Gsm7.Decode(coded));
                return true;
            case Ucs2 when coded.Length % 2 == 0:
                text = new(scheme, Encoding.BigEndianUnicode.GetString(coded));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes the value of a text string object.</summary>
    /// <exception cref="ArgumentException">The text has a character that its coding scheme lacks.</exception>
    public byte[] Encode()
    {
        if (IsEmpty)
            return [];
        byte[] coded = Alphabet(DataCodingScheme) switch
        {
            Packed => Gsm7.EncodePacked(Value),
            Ucs2 => Encoding.BigEndianUnicode.GetBytes(Value),
            _ => Gsm7.Encode(Value),
        };
        return [DataCodingScheme, .. coded];
    }

    /// <summary>The plain scheme (00, 04, 08) that a scheme stands for, or FF for none.</summary>
    private static byte Alphabet(byte scheme) => (scheme & 0xF0) switch
    {
        0x00 or 0x10 when (scheme & 0x0C) != 0x0C => (byte)(scheme & 0x0C),
        0xF0 => (byte)(scheme & 0x04),
        _ => 0xFF,
    };
}
