using System.Buffers.Binary;
using System.Text;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>Alpha fields of EFs and alpha identifiers of proactive commands: GSM default alphabet one septet an octet, or UCS2 in one of three forms.</summary>
/// <remarks>
/// ETSI TS 102 221 Annex A. <c>80</c>: UCS2, two octets a character. <c>81 n base</c>: characters below 80 are GSM, others lie in the 128
/// characters from base &lt;&lt; 7. <c>82 n base(2)</c>: the same from any base. FF ends the text and fills the field.
/// </remarks>
public static class AlphaText
{
    private const byte Ucs2 = 0x80;
    private const byte ShortBase = 0x81;
    private const byte LongBase = 0x82;
    private const byte Filler = 0xFF;

    /// <summary>Reads a field. Never fails: what is cut off is left out.</summary>
    /// <param name="field">The field, FF behind the text or not.</param>
    public static string Decode(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty)
            return "";
        switch (field[0])
        {
            case Ucs2:
                return DecodeUcs2(field[1..]);
            case ShortBase when field.Length >= 3:
                return DecodeBased(field[3..], field[1], field[2] << 7);
            case LongBase when field.Length >= 4:
                return DecodeBased(field[4..], field[1], BinaryPrimitives.ReadUInt16BigEndian(field[2..]));
            default:
                int end = field.IndexOf(Filler);
                return Gsm7.Decode(end < 0 ? field : field[..end]);
        }
    }

    /// <summary>The shortest coding of a text: the GSM alphabet where it can, else UCS2 in its shortest form.</summary>
    /// <param name="text">The text. Characters beyond the basic plane take two UCS2 characters.</param>
    /// <returns>The octets, with no filler.</returns>
    public static byte[] Encode(string text)
    {
        if (Gsm7.CanEncode(text))
            return Gsm7.Encode(text);
        byte[] plain = EncodePlain(text);
        byte[]? based = EncodeBased(text);
        return based is not null && based.Length < plain.Length ? based : plain;
    }

    /// <summary>The shortest UCS2 coding of a text, for fields that know no other: 81 where the characters lie close together, else 82 or 80.</summary>
    /// <param name="text">The text. Characters beyond the basic plane take two UCS2 characters.</param>
    /// <returns>The octets, with no filler.</returns>
    public static byte[] EncodeUcs2(string text)
    {
        byte[] coded = Encode(text);
        bool isPlainGsm = Gsm7.CanEncode(text);
        if (!isPlainGsm || coded.Length == 0)
            return coded;
        return coded.Length <= byte.MaxValue ? [ShortBase, (byte)coded.Length, 0, .. coded] : EncodePlain(text);
    }

    /// <summary>Writes a text into a field and fills the rest with FF.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">The field.</param>
    /// <returns>False where the text is too long; the field is then untouched.</returns>
    public static bool TryEncode(string text, Span<byte> field)
    {
        byte[] coded = Encode(text);
        if (coded.Length > field.Length)
            return false;
        coded.CopyTo(field);
        field[coded.Length..].Fill(Filler);
        return true;
    }

    private static byte[] EncodePlain(string text)
    {
        byte[] plain = new byte[1 + (2 * text.Length)];
        plain[0] = Ucs2;
        Encoding.BigEndianUnicode.GetBytes(text, plain.AsSpan(1));
        return plain;
    }

    private static string DecodeUcs2(ReadOnlySpan<byte> bytes)
    {
        int length = 0;
        while (length + 1 < bytes.Length && !(bytes[length] == Filler && bytes[length + 1] == Filler))
            length += 2;
        return Encoding.BigEndianUnicode.GetString(bytes[..length]);
    }

    private static string DecodeBased(ReadOnlySpan<byte> bytes, int count, int origin)
    {
        StringBuilder text = new(count);
        bytes = bytes[..Math.Min(count, bytes.Length)];
        while (!bytes.IsEmpty)
        {
            if (bytes[0] >= 0x80)
            {
                text.Append((char)(origin + (bytes[0] & 0x7F)));
                bytes = bytes[1..];
                continue;
            }
            int run = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            text.Append(Gsm7.Decode(run < 0 ? bytes : bytes[..run]));
            bytes = run < 0 ? default : bytes[run..];
        }
        return text.ToString();
    }

    /// <summary>Coding 81 or 82, or null where the other characters lie further apart than 128.</summary>
    private static byte[]? EncodeBased(string text)
    {
        int lowest = char.MaxValue;
        int highest = char.MinValue;
        Span<char> one = stackalloc char[1];
        foreach (char character in text)
        {
            one[0] = character;
            if (Gsm7.CanEncode(one))
                continue;
            lowest = Math.Min(lowest, character);
            highest = Math.Max(highest, character);
        }
        bool isShort = lowest >> 7 == highest >> 7 && lowest < 0x8000;
        int origin = isShort ? lowest & ~0x7F : lowest;
        if (highest - origin > 0x7F)
            return null;
        List<byte> coded = isShort
            ? [ShortBase, 0, (byte)(origin >> 7)]
            : [LongBase, 0, (byte)(origin >> 8), (byte)origin];
        int header = coded.Count;
        Span<byte> septets = stackalloc byte[2];
        foreach (char character in text)
        {
            one[0] = character;
            if (Gsm7.TryEncode(one, septets, out int count))
                coded.AddRange(septets[..count]);
            else
                coded.Add((byte)(0x80 | (character - origin)));
        }
        if (coded.Count - header > byte.MaxValue)
            return null;
        coded[1] = (byte)(coded.Count - header);
        return [.. coded];
    }
}
