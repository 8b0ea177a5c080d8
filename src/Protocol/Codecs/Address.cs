using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>A dialling number or the name of a sender: type of number, numbering plan, digits.</summary>
/// <remarks>
/// TS 24.008 §10.5.4.7, TS 23.040 §9.1.2.5. Digits may be <c>0-9 * # a b c</c>. A sender may be a name (type of number "alphanumeric");
/// <see cref="Digits"/> then holds its text.
/// </remarks>
/// <param name="TypeOfAddress">Extension bit, type of number, numbering plan: 91 international, 81 unknown, D0 a name.</param>
/// <param name="Digits">The digits, or the name.</param>
public readonly record struct Address(byte TypeOfAddress, string Digits)
{
    /// <summary>Type of address of an international number in the telephone plan.</summary>
    public const byte International = 0x91;

    /// <summary>Type of address of a number of unknown type in the telephone plan.</summary>
    public const byte Unknown = 0x81;

    /// <summary>Type of address of a name.</summary>
    public const byte Alphanumeric = 0xD0;

    /// <summary>Most octets of a TP address: length, type, ten octets of digits.</summary>
    public const int MaxTpSize = 12;

    private const string DigitCharacters = "0123456789*#abc";
    private const int Filler = 0xF;

    private static readonly SearchValues<char> ValidDigits = SearchValues.Create(DigitCharacters);

    /// <summary>Whether <see cref="Digits"/> is a name.</summary>
    public bool IsAlphanumeric => (TypeOfAddress & 0x70) == 0x50;

    /// <summary>Reads a number as written: <c>+49170...</c> is international, others are of unknown type.</summary>
    /// <param name="text">The number, 1 to 20 digits.</param>
    /// <exception cref="FormatException">It is no number.</exception>
    public static Address Parse(string text) => TryParse(text, out Address address)
        ? address
        : throw new FormatException($"\"{text}\" is no dialling number. Write 1 to 20 digits (0-9 * # a b c), with + before an international number.");

    /// <summary>Reads a number as written, without an exception.</summary>
    /// <param name="text">The number.</param>
    /// <param name="address">The address.</param>
    /// <returns>False where it is no number.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Address address)
    {
        address = default;
        if (string.IsNullOrEmpty(text))
            return false;
        bool international = text[0] == '+';
        string digits = international ? text[1..] : text;
        if (digits.Length is < 1 or > 20 || digits.AsSpan().ContainsAnyExcept(ValidDigits))
            return false;
        address = new(international ? International : Unknown, digits);
        return true;
    }

    /// <summary>A sender's name, at most 11 characters of the GSM alphabet.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">The name is longer or has other characters.</exception>
    public static Address Name(string name)
    {
        int septets = Gsm7.CountSeptets(name);
        if (septets is < 1 or > 11)
            throw new ArgumentException($"\"{name}\" cannot be a sender: use 1 to 11 characters of the GSM default alphabet.", nameof(name));
        return new(Alphanumeric, name);
    }

    /// <summary>Reads an address of a TPDU: length in half-octets, type, digits.</summary>
    /// <param name="bytes">From the length octet on.</param>
    /// <param name="address">The address.</param>
    /// <param name="size">Octets it takes.</param>
    /// <returns>False where it is cut off or longer than 20 half-octets.</returns>
    public static bool TryDecodeTp(ReadOnlySpan<byte> bytes, out Address address, out int size)
    {
        address = default;
        size = 0;
        if (bytes.Length < 2 || bytes[0] > 20 || bytes.Length < 2 + ((bytes[0] + 1) / 2))
            return false;
        int halves = bytes[0];
        size = 2 + ((halves + 1) / 2);
        ReadOnlySpan<byte> value = bytes[2..size];
        byte type = bytes[1];
        if ((type & 0x70) != 0x50)
        {
            address = new(type, ReadDigits(value, halves));
            return true;
        }
        int septets = 4 * halves / 7;
        string name = Gsm7.DecodePacked(value, septets);
        // Some senders round the length up to whole octets: then eight septets are counted where seven were sent.
        bool roundedUp = septets % 8 == 0 && septets > 0 && value[^1] >> 1 == 0;
        address = new(type, roundedUp ? name[..^1] : name);
        return true;
    }

    /// <summary>Writes an address of a TPDU.</summary>
    /// <param name="destination">Room for <see cref="MaxTpSize"/> octets.</param>
    /// <returns>Octets written.</returns>
    public int EncodeTp(Span<byte> destination)
    {
        destination[1] = TypeOfAddress;
        if (IsAlphanumeric)
        {
            byte[] septets = Gsm7.Encode(Digits);
            destination[0] = (byte)(((7 * septets.Length) + 3) / 4);
            return 2 + Gsm7.Pack(septets, destination[2..]);
        }
        destination[0] = (byte)Digits.Length;
        return 2 + WriteDigits(destination[2..]);
    }

    /// <summary>Reads type and digits up to the end: the value of a CAT address object, or what follows the length in an EF.</summary>
    /// <param name="bytes">Type of address, then digits.</param>
    /// <param name="address">The address.</param>
    /// <returns>False where nothing is there.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out Address address)
    {
        address = default;
        if (bytes.IsEmpty)
            return false;
        address = new(bytes[0], ReadDigits(bytes[1..], 2 * (bytes.Length - 1)));
        return true;
    }

    /// <summary>Writes type and digits.</summary>
    /// <param name="destination">Room for 1 octet and one for every two digits.</param>
    /// <returns>Octets written.</returns>
    public int Encode(Span<byte> destination)
    {
        destination[0] = TypeOfAddress;
        return 1 + WriteDigits(destination[1..]);
    }

    /// <summary>Reads an address field of an EF: number of octets, type, digits, FF to the end.</summary>
    /// <param name="field">The field: 12 octets in EF.SMSP, EF.ADN, EF.MSISDN.</param>
    /// <param name="address">The address.</param>
    /// <returns>False where the field is empty or the length does not fit it.</returns>
    public static bool TryDecodeField(ReadOnlySpan<byte> field, out Address address)
    {
        address = default;
        return !field.IsEmpty && field[0] != 0 && field[0] < field.Length && TryDecode(field.Slice(1, field[0]), out address);
    }

    /// <summary>Writes an address field of an EF and fills it with FF.</summary>
    /// <param name="field">The field.</param>
    /// <returns>False where the number is too long; the field is then untouched.</returns>
    public bool TryEncodeField(Span<byte> field)
    {
        int length = 1 + ((Digits.Length + 1) / 2);
        if (1 + length > field.Length)
            return false;
        field.Fill(0xFF);
        field[0] = (byte)length;
        Encode(field[1..]);
        return true;
    }

    /// <summary>The number as written: <c>+49170...</c>, or the digits, or the name.</summary>
    public override string ToString() => (TypeOfAddress & 0x70) == 0x10 ? $"+{Digits}" : Digits;

    private static string ReadDigits(ReadOnlySpan<byte> bytes, int halves)
    {
        Span<char> digits = stackalloc char[Math.Min(halves, 64)];
        int count = 0;
        while (count < digits.Length)
        {
            int digit = (bytes[count / 2] >> (4 * (count % 2))) & 0xF;
            if (digit == Filler)
                break;
            digits[count++] = DigitCharacters[digit];
        }
        return new(digits[..count]);
    }

    private int WriteDigits(Span<byte> destination)
    {
        int length = (Digits.Length + 1) / 2;
        for (int i = 0; i < length; i++)
        {
            int low = DigitCharacters.IndexOf(Digits[2 * i], StringComparison.Ordinal);
            int high = (2 * i) + 1 < Digits.Length ? DigitCharacters.IndexOf(Digits[(2 * i) + 1], StringComparison.Ordinal) : Filler;
            destination[i] = (byte)((high << 4) | low);
        }
        return length;
    }
}
