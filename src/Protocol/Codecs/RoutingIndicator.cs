using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>Routing indicator of a SUCI: 1 to 4 digits that lead to the home network's AUSF and UDM (3GPP TS 23.003 §2.2B).</summary>
/// <remarks>Two octets in EF.Routing_Indicator (TS 31.102 §4.4.11.11) and in the SUCI (TS 24.501 §9.11.3.4): low half first, filled with F.</remarks>
public readonly record struct RoutingIndicator
{
    /// <summary>Octets of the digits.</summary>
    public const int Size = 2;

    private const int MaxDigits = 4;

    private readonly ushort _digits; // four bits a digit, the last digit lowest
    private readonly byte _more; // digits beyond the first, so that the default value is 0

    private RoutingIndicator(int digits, int count)
    {
        _digits = (ushort)digits;
        _more = (byte)(count - 1);
    }

    /// <summary>The digits, 1 to 4 of them; 0 is what a card without one uses.</summary>
    public string Digits => _digits.ToString($"X{_more + 1}", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads the digits.</summary>
    /// <param name="digits">1 to 4 digits.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static RoutingIndicator Parse(string digits) => TryParse(digits, out RoutingIndicator indicator)
        ? indicator
        : throw new FormatException($"\"{digits}\" is no routing indicator. Write 1 to 4 digits.");

    /// <summary>Reads the digits, without an exception.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="indicator">The routing indicator.</param>
    /// <returns>False where it is none.</returns>
    public static bool TryParse([NotNullWhen(true)] string? digits, out RoutingIndicator indicator)
    {
        indicator = default;
        if (digits is not { Length: >= 1 and <= MaxDigits })
            return false;
        int read = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            read = (read << 4) | (digit - '0');
        }
        indicator = new(read, digits.Length);
        return true;
    }

    /// <summary>Reads the coded form; FF FF, an indicator that was not written, is 0.</summary>
    /// <param name="bytes">Two octets or more; those of EF.Routing_Indicator that follow are not looked at.</param>
    /// <param name="indicator">The routing indicator.</param>
    /// <returns>False where it is none.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out RoutingIndicator indicator)
    {
        indicator = default;
        return bytes.Length >= Size && HalfOctets.TryDecode(bytes[..Size], out string? digits)
            && (digits.Length == 0 || TryParse(digits, out indicator));
    }

    /// <summary>Writes the coded form.</summary>
    /// <param name="destination">Two octets or more; two are written.</param>
    public void Encode(Span<byte> destination) => HalfOctets.Encode(Digits, destination[..Size]);

    /// <summary>The digits.</summary>
    public override string ToString() => Digits;
}
