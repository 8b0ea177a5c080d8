using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>Integrated circuit card identification: 18 to 20 digits, the last by rule a Luhn check digit (ITU-T E.118).</summary>
/// <remarks>EF.ICCID (ETSI TS 102 221 §13.2): two digits an octet, the first in the low half, then F: ten octets. Cards with a wrong check digit exist.</remarks>
public readonly record struct Iccid
{
    /// <summary>Octets of EF.ICCID.</summary>
    public const int Size = 10;

    private readonly UInt128 _digits; // four bits a digit, the last digit lowest
    private readonly byte _length;

    private Iccid(UInt128 digits, int length)
    {
        _digits = digits;
        _length = (byte)length;
    }

    /// <summary>Number of digits, 18 to 20; 0 for the default value, which is no ICCID.</summary>
    public int Length => _length;

    /// <summary>The digits.</summary>
    public string Digits => string.Create(_length, this, static (text, iccid) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = (char)('0' + iccid.Digit(i));
    });

    /// <summary>Whether the last digit is the Luhn check digit of those before it.</summary>
    public bool HasValidCheckDigit => _length > 0 && CheckDigit(Digits.AsSpan(0, _length - 1)) == Digit(_length - 1);

    /// <summary>The ICCID with the check digit of a number.</summary>
    /// <param name="body">17 to 19 digits, without the check digit.</param>
    /// <exception cref="FormatException">It is no such number.</exception>
    public static Iccid WithCheckDigit(string body) => Parse($"{body}{CheckDigit(body)}");

    /// <summary>Luhn check digit (ISO/IEC 7812-1 Annex B).</summary>
    /// <param name="digits">The digits before it.</param>
    /// <returns>0 to 9.</returns>
    public static int CheckDigit(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return (10 - (sum % 10)) % 10;
    }

    /// <summary>Reads the digits of an ICCID. The check digit is not checked: <see cref="HasValidCheckDigit"/>.</summary>
    /// <param name="digits">18 to 20 digits.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static Iccid Parse(string digits) => TryParse(digits, out Iccid iccid)
        ? iccid
        : throw new FormatException($"\"{digits}\" is no ICCID. Write 18 to 20 digits, the last the check digit.");

    /// <summary>Reads the digits of an ICCID, without an exception.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="iccid">The ICCID.</param>
    /// <returns>False where it is none.</returns>
    public static bool TryParse([NotNullWhen(true)] string? digits, out Iccid iccid)
    {
        iccid = default;
        if (digits is not { Length: >= 18 and <= 20 })
            return false;
        UInt128 read = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            read = (read << 4) | (uint)(digit - '0');
        }
        iccid = new(read, digits.Length);
        return true;
    }

    /// <summary>Reads the content of EF.ICCID.</summary>
    /// <param name="bytes">Ten octets.</param>
    /// <param name="iccid">The ICCID.</param>
    /// <returns>False where it is none, as in an empty file.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out Iccid iccid)
    {
        iccid = default;
        if (bytes.Length < Size)
            return false;
        UInt128 digits = 0;
        int length = 0;
        bool ended = false;
        for (int i = 0; i < 2 * Size; i++)
        {
            int nibble = (bytes[i / 2] >> (4 * (i % 2))) & 0xF;
            ended |= nibble == 0xF;
            if (ended && nibble == 0xF)
                continue;
            if (ended || nibble > 9)
                return false;
            digits = (digits << 4) | (uint)nibble;
            length++;
        }
        if (length < 18)
            return false;
        iccid = new(digits, length);
        return true;
    }

    /// <summary>Writes the content of EF.ICCID.</summary>
    /// <param name="destination">Ten octets or more; ten are written.</param>
    public void Encode(Span<byte> destination)
    {
        for (int i = 0; i < Size; i++)
            destination[i] = (byte)((Half((2 * i) + 1) << 4) | Half(2 * i));
    }

    /// <summary>The digits.</summary>
    public override string ToString() => Digits;

    private int Half(int index) => index < _length ? Digit(index) : 0xF;

    private int Digit(int index) => (int)((_digits >> (4 * (_length - 1 - index))) & 0xF);
}
