using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>Networks that a rule speaks of: <c>262-01</c> one network, <c>262-*</c> a country, <c>262-0*</c> part of one, <c>*</c> all.</summary>
/// <remarks>
/// Coded as a network, with D for any digit as in EF.OPL (TS 31.102 §4.2.59). D in the place of the third MNC digit also stands for none,
/// so that <c>262-*</c> matches MNCs of two and of three digits.
/// </remarks>
public readonly record struct PlmnPattern
{
    /// <summary>Octets of the coded form.</summary>
    public const int Size = 3;

    private const int Any = 0xD;

    private readonly PlmnNibbles _digits;

    private PlmnPattern(PlmnNibbles digits) => _digits = digits;

    /// <summary>Number of places that take any digit: 0 (one network) to 6 (all networks). Fewer is more specific.</summary>
    public int Wildcards
    {
        get
        {
            int count = 0;
            for (int i = 0; i < 6; i++)
                count += _digits[i] == Any ? 1 : 0;
            return count;
        }
    }

    /// <summary>The pattern that matches one network.</summary>
    /// <param name="plmn">The network.</param>
    public static PlmnPattern Exactly(Plmn plmn) => new(plmn.Nibbles);

    /// <summary>Reads a pattern as written.</summary>
    /// <param name="text">A network, or its beginning and <c>*</c>.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static PlmnPattern Parse(string text) => TryParse(text, out PlmnPattern pattern)
        ? pattern
        : throw new FormatException($"\"{text}\" is no pattern of networks. Write a network as 262-01, or its beginning and an asterisk: 262-0*, 262-*, *.");

    /// <summary>Reads a pattern as written, without an exception.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern.</param>
    /// <returns>False where the text is no pattern.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out PlmnPattern pattern)
    {
        pattern = default;
        if (string.IsNullOrEmpty(text))
            return false;
        if (text[^1] != '*')
        {
            if (!Plmn.TryParse(text, out Plmn plmn))
                return false;
            pattern = Exactly(plmn);
            return true;
        }
        PlmnNibbles digits = PlmnNibbles.Empty;
        int length = text.Length - 1;
        if (length > 6)
            return false;
        for (int i = 0; i < length; i++)
        {
            bool valid = i == 3 ? text[i] == '-' : char.IsAsciiDigit(text[i]);
            if (!valid)
                return false;
            if (i != 3)
                digits = digits.With(i < 3 ? i : i - 1, text[i] - '0');
        }
        if (length == 3) // "262*": a hyphen belongs between MCC and MNC
            return false;
        for (int i = length < 3 ? length : length - 1; i < 6; i++)
            digits = digits.With(i, Any);
        pattern = new(digits);
        return true;
    }

    /// <summary>Reads the coded form.</summary>
    /// <param name="bytes">Three octets or more; the first three are read.</param>
    /// <param name="pattern">The pattern.</param>
    /// <returns>False where it is none, as FF FF FF in an unused record.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out PlmnPattern pattern)
    {
        pattern = default;
        if (bytes.Length < Size)
            return false;
        PlmnNibbles digits = PlmnNibbles.Decode(bytes);
        for (int i = 0; i < 6; i++)
        {
            if (digits[i] > 9 && digits[i] != Any && !(i == 5 && digits[i] == PlmnNibbles.None))
                return false;
        }
        pattern = new(digits);
        return true;
    }

    /// <summary>Writes the coded form.</summary>
    /// <param name="destination">Three octets or more.</param>
    public void Encode(Span<byte> destination) => _digits.Encode(destination);

    /// <summary>Whether the pattern speaks of a network.</summary>
    /// <param name="plmn">The network.</param>
    public bool Matches(Plmn plmn)
    {
        PlmnNibbles digits = plmn.Nibbles;
        for (int i = 0; i < 6; i++)
        {
            if (_digits[i] != Any && _digits[i] != digits[i])
                return false;
        }
        return true;
    }

    /// <summary>The pattern as written: <c>262-01</c>, <c>262-0*</c>, <c>262-*</c>, <c>*</c>; a D amid digits is shown as <c>D</c>.</summary>
    public override string ToString()
    {
        int end = 6;
        while (end > 0 && _digits[end - 1] == Any)
            end--;
        if (end == 6)
            return $"{_digits.Text(0, 3)}-{_digits.Text(3, _digits[5] == PlmnNibbles.None ? 5 : 6)}";
        return end < 3 ? $"{_digits.Text(0, end)}*" : $"{_digits.Text(0, 3)}-{_digits.Text(3, end)}*";
    }
}
