using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Cloud.Http;

/// <summary>Values from outside, checked one by one; each refusal names the place.</summary>
internal static class Checks
{
    /// <summary>A name or an id of another party's: 1 to 64 characters, none of them a control character.</summary>
    public static string Text(string value, string path) =>
        value.Length is >= 1 and <= 64 && !value.Any(char.IsControl) && !string.IsNullOrWhiteSpace(value)
            ? value
            : throw Refusal.Malformed("The text cannot be used.", path, "1 to 64 characters, no control characters");

    /// <summary>A PLMN in its canonical form.</summary>
    public static string PlmnText(string value, string path) =>
        Plmn.TryParse(value, out Plmn plmn) ? plmn.ToString() : throw Refusal.Malformed("This is not a PLMN.", path, "MCC-MNC, as 001-01");

    /// <summary>A PLMN or a pattern of PLMNs.</summary>
    public static string Pattern(string value, string path) =>
        PlmnPattern.TryParse(value, out _) ? value : throw Refusal.Malformed("This is neither a PLMN nor a pattern.", path, "MCC-MNC, as 001-01 or 001-*");

    /// <summary>An IMSI.</summary>
    public static string ImsiText(string value, string path) =>
        Imsi.TryParse(value, out _) ? value : throw Refusal.Malformed("This is not an IMSI.", path, "6 to 15 decimal digits");

    /// <summary>An ICCID.</summary>
    public static string IccidText(string value, string path) =>
        value.Length is >= 18 and <= 20 && value.All(char.IsAsciiDigit)
            ? value
            : throw Refusal.Malformed("This is not an ICCID.", path, "18 to 20 decimal digits");

    /// <summary>Bytes in hexadecimal.</summary>
    public static byte[] Hex(string value, string path, string expected, params ReadOnlySpan<int> lengths)
    {
        if (value.Length % 2 != 0 || !value.All(char.IsAsciiHexDigit) || (lengths.Length > 0 && !lengths.Contains(value.Length / 2)))
            throw Refusal.Malformed("These are not the bytes that belong here.", path, expected);
        return Convert.FromHexString(value);
    }

    /// <summary>A quantity that was used.</summary>
    public static decimal Quantity(decimal value, string path) =>
        value is >= 0 and <= 1_000_000 ? value : throw Refusal.Malformed("The quantity cannot be charged.", path, "0 to 1000000");
}
