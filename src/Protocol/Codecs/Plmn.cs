using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>A public land mobile network: MCC of three digits, MNC of two or three. 262-01 and 262-001 are two networks.</summary>
/// <remarks>Three octets on the card and in the air: MCC2|MCC1, MNC3|MCC3, MNC2|MNC1, with F as MNC3 of a two-digit MNC (TS 24.008 §10.5.1.13).</remarks>
public readonly record struct Plmn
{
    /// <summary>Octets of the coded form.</summary>
    public const int Size = 3;

    private readonly PlmnNibbles _digits;

    private Plmn(PlmnNibbles digits) => _digits = digits;

    /// <summary>Mobile country code, three digits.</summary>
    public string Mcc => _digits.Text(0, 3);

    /// <summary>Mobile network code, two or three digits.</summary>
    public string Mnc => _digits.Text(3, 3 + MncLength);

    /// <summary>Digits of the MNC: 2 or 3.</summary>
    public int MncLength => _digits[5] == PlmnNibbles.None ? 2 : 3;

    internal PlmnNibbles Nibbles => _digits;

    /// <summary>Reads <c>250-01</c> or <c>310-410</c>.</summary>
    /// <param name="text">MCC, hyphen, MNC.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static Plmn Parse(string text) => TryParse(text, out Plmn plmn)
        ? plmn
        : throw new FormatException($"\"{text}\" is no network. Write MCC-MNC: three digits, a hyphen, two or three digits, as in 250-01.");

    /// <summary>Reads <c>250-01</c> or <c>310-410</c>, without an exception.</summary>
    /// <param name="text">The text.</param>
    /// <param name="plmn">The network.</param>
    /// <returns>False where the text is no network.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Plmn plmn)
    {
        plmn = default;
        if (text is not { Length: 6 or 7 } || text[3] != '-')
            return false;
        PlmnNibbles digits = PlmnNibbles.Empty;
        for (int i = 0; i < text.Length; i++)
        {
            if (i == 3)
                continue;
            if (!char.IsAsciiDigit(text[i]))
                return false;
            digits = digits.With(i < 3 ? i : i - 1, text[i] - '0');
        }
        plmn = new(digits);
        return true;
    }

    /// <summary>Reads the coded form.</summary>
    /// <param name="bytes">Three octets or more; the first three are read.</param>
    /// <param name="plmn">The network.</param>
    /// <returns>False where it is no network, as FF FF FF in an unused entry.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out Plmn plmn)
    {
        plmn = default;
        if (bytes.Length < Size)
            return false;
        PlmnNibbles digits = PlmnNibbles.Decode(bytes);
        for (int i = 0; i < 6; i++)
        {
            if (digits[i] > 9 && !(i == 5 && digits[i] == PlmnNibbles.None))
                return false;
        }
        plmn = new(digits);
        return true;
    }

    /// <summary>Writes the coded form.</summary>
    /// <param name="destination">Three octets or more.</param>
    public void Encode(Span<byte> destination) => _digits.Encode(destination);

    /// <summary><c>250-01</c>.</summary>
    public override string ToString() => $"{Mcc}-{Mnc}";
}
