using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>Decimal digits, two an octet, the first in the low half; F fills what is left.</summary>
public static class HalfOctets
{
    private const int Filler = 0xF;

    /// <summary>Octets that digits take.</summary>
    /// <param name="digits">How many digits.</param>
    public static int Size(int digits) => (digits + 1) / 2;

    /// <summary>Writes digits, and FF behind them.</summary>
    /// <param name="digits">Decimal digits only.</param>
    /// <param name="destination">Room for them; all of it is written.</param>
    public static void Encode(ReadOnlySpan<char> digits, Span<byte> destination)
    {
        destination.Fill(0xFF);
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[i] - '0';
            destination[i / 2] = (byte)(i % 2 == 0 ? (Filler << 4) | digit : (destination[i / 2] & 0x0F) | (digit << 4));
        }
    }

    /// <summary>Reads digits.</summary>
    /// <param name="bytes">The octets.</param>
    /// <param name="digits">The digits; empty where all is filler.</param>
    /// <returns>False where a half is no digit, or one follows the filler.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? digits)
    {
        digits = null;
        Span<char> read = stackalloc char[2 * Math.Min(bytes.Length, 64)];
        if (bytes.Length * 2 > read.Length)
            return false;
        int count = 0;
        for (int i = 0; i < 2 * bytes.Length; i++)
        {
            int digit = (bytes[i / 2] >> (4 * (i % 2))) & 0xF;
            if (digit == Filler)
                continue;
            if (digit > 9 || count < i)
                return false;
            read[count++] = (char)('0' + digit);
        }
        digits = read[..count].ToString();
        return true;
    }
}
