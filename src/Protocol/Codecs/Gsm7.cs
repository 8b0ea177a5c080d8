using System.Text;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>GSM 7-bit default alphabet and its extension table, and how septets share octets (3GPP TS 23.038 §6.1.2, §6.2.1).</summary>
/// <remarks>A septet is one byte below 128. A character of the extension table takes two: 1B and its code.</remarks>
public static class Gsm7
{
    private const byte Escape = 0x1B;

    private const string Alphabet =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>Characters of the extension table, each beside its code.</summary>
    private const string ExtensionCharacters = "\f^{}\\[~]|€";

    private static ReadOnlySpan<byte> ExtensionCodes => [0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65];

    /// <summary>Whether every character of a text is in the alphabet or its extension.</summary>
    /// <param name="text">The text.</param>
    public static bool CanEncode(ReadOnlySpan<char> text) => CountSeptets(text) >= 0;

    /// <summary>Septets a text takes.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number, or -1 where a character is not in the alphabet.</returns>
    public static int CountSeptets(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char character in text)
        {
            if (IsDefault(character))
                count++;
            else if (ExtensionCharacters.Contains(character))
                count += 2;
            else
                return -1;
        }
        return count;
    }

    /// <summary>Writes a text as septets, one a byte.</summary>
    /// <param name="text">The text.</param>
    /// <param name="septets">Room for <see cref="CountSeptets"/> bytes.</param>
    /// <param name="count">Septets written.</param>
    /// <returns>False where a character is not in the alphabet, or the room is too small; nothing is written then.</returns>
    public static bool TryEncode(ReadOnlySpan<char> text, Span<byte> septets, out int count)
    {
        count = CountSeptets(text);
        if (count < 0 || count > septets.Length)
        {
            count = 0;
            return false;
        }
        int at = 0;
        foreach (char character in text)
        {
            if (IsDefault(character))
            {
                septets[at++] = (byte)Alphabet.IndexOf(character);
                continue;
            }
            septets[at++] = Escape;
            septets[at++] = ExtensionCodes[ExtensionCharacters.IndexOf(character)];
        }
        return true;
    }

    /// <summary>Writes a text as septets, one a byte.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">A character is not in the alphabet: ask <see cref="CanEncode"/> first.</exception>
    public static byte[] Encode(string text)
    {
        int count = CountSeptets(text);
        if (count < 0)
            throw new ArgumentException("The text has a character that is not in the GSM default alphabet. Send it as UCS2.", nameof(text));
        byte[] septets = new byte[count];
        TryEncode(text, septets, out _);
        return septets;
    }

    /// <summary>Reads septets, one a byte.</summary>
    /// <param name="septets">The septets; bit 8 of each is not looked at.</param>
    /// <returns>The text. After an escape, a code that the extension table lacks shows as in the default alphabet (§6.2.1.1).</returns>
    public static string Decode(ReadOnlySpan<byte> septets)
    {
        StringBuilder text = new(septets.Length);
        for (int i = 0; i < septets.Length; i++)
        {
            byte septet = (byte)(septets[i] & 0x7F);
            if (septet != Escape)
            {
                text.Append(Alphabet[septet]);
                continue;
            }
            if (i + 1 == septets.Length)
                break; // an escape with nothing behind it says nothing
            byte code = (byte)(septets[++i] & 0x7F);
            int extension = ExtensionCodes.IndexOf(code);
            text.Append(extension >= 0 ? ExtensionCharacters[extension] : code == Escape ? ' ' : Alphabet[code]);
        }
        return text.ToString();
    }

    /// <summary>Octets that packed septets take.</summary>
    /// <param name="septets">Number of septets.</param>
    /// <param name="fillBits">Bits left free before the first septet, 0..6.</param>
    public static int PackedLength(int septets, int fillBits = 0) => ((7 * septets) + fillBits + 7) / 8;

    /// <summary>Bits to leave free after a user data header, so that the text starts at a septet (TS 23.040 §9.2.3.24).</summary>
    /// <param name="headerOctets">Octets of the header, its length octet included; 0 where there is none.</param>
    public static int FillBits(int headerOctets) => (7 - (8 * headerOctets % 7)) % 7;

    /// <summary>Packs septets into octets, the first septet in the low bits.</summary>
    /// <param name="septets">The septets.</param>
    /// <param name="packed">Room for <see cref="PackedLength"/> octets.</param>
    /// <param name="fillBits">Bits to leave free (zero) before the first septet, 0..6.</param>
    /// <returns>Octets written.</returns>
    public static int Pack(ReadOnlySpan<byte> septets, Span<byte> packed, int fillBits = 0)
    {
        int length = PackedLength(septets.Length, fillBits);
        packed[..length].Clear();
        int bit = fillBits;
        foreach (byte septet in septets)
        {
            int value = (septet & 0x7F) << (bit % 8);
            packed[bit / 8] |= (byte)value;
            if (value > 0xFF)
                packed[(bit / 8) + 1] |= (byte)(value >> 8);
            bit += 7;
        }
        return length;
    }

    /// <summary>Packs septets for USSD and cell broadcast, where seven free bits at the end hold a carriage return, lest they read as @ (§6.1.2.3.1).</summary>
    /// <param name="septets">The septets.</param>
    /// <param name="packed">Room for <see cref="PackedLength"/> octets, and one more where the text ends in a carriage return at an octet's end.</param>
    /// <returns>Octets written.</returns>
    public static int PackUssd(ReadOnlySpan<byte> septets, Span<byte> packed)
    {
        const byte CarriageReturn = 0x0D;
        int length = Pack(septets, packed);
        if (septets.Length % 8 == 7)
            packed[length - 1] |= CarriageReturn << 1;
        else if (septets.Length % 8 == 0 && septets.Length > 0 && septets[^1] == CarriageReturn)
            packed[length++] = CarriageReturn;
        return length;
    }

    /// <summary>Unpacks septets.</summary>
    /// <param name="packed">The octets.</param>
    /// <param name="septets">As many septets as are read; the octets must hold them.</param>
    /// <param name="fillBits">Bits before the first septet, 0..6.</param>
    public static void Unpack(ReadOnlySpan<byte> packed, Span<byte> septets, int fillBits = 0)
    {
        int bit = fillBits;
        for (int i = 0; i < septets.Length; i++, bit += 7)
        {
            int pair = packed[bit / 8];
            if (bit % 8 > 1)
                pair |= packed[(bit / 8) + 1] << 8;
            septets[i] = (byte)((pair >> (bit % 8)) & 0x7F);
        }
    }

    /// <summary>The text of packed septets.</summary>
    /// <param name="packed">The octets.</param>
    /// <param name="septets">Number of septets; no more are read than the octets hold.</param>
    /// <param name="fillBits">Bits before the first septet, 0..6.</param>
    public static string DecodePacked(ReadOnlySpan<byte> packed, int septets, int fillBits = 0)
    {
        int held = Math.Max(0, ((8 * packed.Length) - fillBits) / 7);
        byte[] unpacked = new byte[Math.Min(septets, held)];
        Unpack(packed, unpacked, fillBits);
        return Decode(unpacked);
    }

    /// <summary>The packed septets of a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">A character is not in the alphabet.</exception>
    public static byte[] EncodePacked(string text)
    {
        byte[] septets = Encode(text);
        byte[] packed = new byte[PackedLength(septets.Length)];
        Pack(septets, packed);
        return packed;
    }

    private static bool IsDefault(char character) => character != (char)Escape && Alphabet.Contains(character);
}
