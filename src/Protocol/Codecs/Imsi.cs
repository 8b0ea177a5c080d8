using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>International mobile subscription identity: MCC, MNC and a number, 6 to 15 digits.</summary>
/// <remarks>EF.IMSI (TS 31.102 §4.2.2): octets that follow, then parity and the first digit, then two digits an octet, then FF: nine octets.</remarks>
public readonly record struct Imsi
{
    /// <summary>Octets of EF.IMSI.</summary>
    public const int Size = 9;

    private readonly ulong _digits; // four bits a digit, the last digit lowest
    private readonly byte _length;

    private Imsi(ulong digits, int length)
    {
        _digits = digits;
        _length = (byte)length;
    }

    /// <summary>Number of digits, 6 to 15; 0 for the default value, which is no IMSI.</summary>
    public int Length => _length;

    /// <summary>The digits.</summary>
    public string Digits => string.Create(_length, this, static (text, imsi) =>
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = (char)('0' + imsi.Digit(i));
    });

    /// <summary>The network whose subscription it is: its first five or six digits.</summary>
    /// <param name="mncLength">Digits of the MNC, 2 or 3: octet 4 of EF.AD says it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is neither 2 nor 3.</exception>
    public Plmn HomePlmn(int mncLength)
    {
        if (mncLength is not (2 or 3))
            throw new ArgumentOutOfRangeException(nameof(mncLength), mncLength, "An MNC has 2 or 3 digits (octet 4 of EF.AD).");
        string digits = Digits;
        return Plmn.Parse($"{digits[..3]}-{digits[3..(3 + mncLength)]}");
    }

    /// <summary>Reads the digits of an IMSI.</summary>
    /// <param name="digits">6 to 15 digits.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static Imsi Parse(string digits) => TryParse(digits, out Imsi imsi)
        ? imsi
        : throw new FormatException($"\"{digits}\" is no IMSI. Write 6 to 15 digits: MCC, MNC, number.");

    /// <summary>Reads the digits of an IMSI, without an exception.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="imsi">The IMSI.</param>
    /// <returns>False where it is none.</returns>
    public static bool TryParse([NotNullWhen(true)] string? digits, out Imsi imsi)
    {
        imsi = default;
        if (digits is not { Length: >= 6 and <= 15 })
            return false;
        ulong read = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            read = (read << 4) | (uint)(digit - '0');
        }
        imsi = new(read, digits.Length);
        return true;
    }

    /// <summary>Reads the content of EF.IMSI.</summary>
    /// <param name="bytes">Nine octets.</param>
    /// <param name="imsi">The IMSI.</param>
    /// <returns>False where it is none, as in an empty file.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out Imsi imsi)
    {
        imsi = default;
        if (bytes.Length < Size || bytes[0] is 0 or > 8 || (bytes[1] & 0x07) != 1)
            return false;
        int length = (2 * bytes[0]) - ((bytes[1] & 0x08) != 0 ? 1 : 2); // parity bit: odd number of digits
        if (length is < 6 or > 15)
            return false;
        ulong digits = 0;
        for (int i = 1; i <= length; i++)
        {
            int digit = (bytes[1 + (i / 2)] >> (4 * (i % 2))) & 0xF;
            if (digit > 9)
                return false;
            digits = (digits << 4) | (uint)digit;
        }
        imsi = new(digits, length);
        return true;
    }

    /// <summary>Writes the content of EF.IMSI.</summary>
    /// <param name="destination">Nine octets or more; nine are written.</param>
    public void Encode(Span<byte> destination)
    {
        bool odd = _length % 2 == 1;
        destination[..Size].Fill(0xFF);
        destination[0] = (byte)((_length / 2) + 1);
        destination[1] = (byte)((odd ? 9 : 1) | (Digit(0) << 4));
        for (int i = 1; i < _length; i++)
        {
            int at = 1 + ((i + 1) / 2);
            destination[at] = (byte)(i % 2 == 1 ? 0xF0 | Digit(i) : (destination[at] & 0x0F) | (Digit(i) << 4));
        }
    }

    /// <summary>The digits.</summary>
    public override string ToString() => Digits;

    private int Digit(int index) => (int)(_digits >> (4 * (_length - 1 - index))) & 0xF;
}
