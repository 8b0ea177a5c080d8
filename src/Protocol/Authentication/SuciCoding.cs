using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The forms of a SUCI: octets of the 5GS mobile identity, <c>suci-0-...</c> of the core network, and the network access identifier.</summary>
public static partial class SuciCoding
{
    private const int FixedSize = 8; // type, PLMN(3), routing indicator(2), scheme, key
    private const byte IdentityTypeSuci = 0x01;

    /// <summary>Writes the 5GS mobile identity from octet 4 on (3GPP TS 24.501 §9.11.3.4): the value of tag A1 that GET IDENTITY answers.</summary>
    /// <param name="suci">The SUCI.</param>
    public static byte[] Encode(Suci suci)
    {
        byte type = (byte)(((int)suci.Type << 4) | IdentityTypeSuci);
        if (suci.Type != SupiType.Imsi)
            return [type, .. Encoding.UTF8.GetBytes(ToNai(suci))];
        byte[] octets = new byte[FixedSize + suci.SchemeOutput.Length];
        octets[0] = type;
        suci.HomePlmn.Encode(octets.AsSpan(1));
        suci.RoutingIndicator.Encode(octets.AsSpan(4));
        octets[6] = (byte)suci.Scheme;
        octets[7] = suci.HomeNetworkKeyId;
        suci.SchemeOutput.Span.CopyTo(octets.AsSpan(FixedSize));
        return octets;
    }

    /// <summary>Reads the 5GS mobile identity from octet 4 on.</summary>
    /// <param name="octets">The octets.</param>
    /// <param name="suci">The SUCI.</param>
    /// <returns>False where it is none.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> octets, [NotNullWhen(true)] out Suci? suci)
    {
        suci = null;
        if (octets.IsEmpty || (octets[0] & 0x07) != IdentityTypeSuci)
            return false;
        SupiType type = (SupiType)((octets[0] >> 4) & 0x07);
        if (type != SupiType.Imsi)
        {
            return System.Text.Unicode.Utf8.IsValid(octets[1..]) && TryParseNai(Encoding.UTF8.GetString(octets[1..]), out suci) && suci.Type == type;
        }
        if (octets.Length < FixedSize || !Plmn.TryDecode(octets[1..], out Plmn plmn) || !RoutingIndicator.TryDecode(octets[4..], out RoutingIndicator routing))
            return false;
        suci = new Suci(type, plmn, "", routing, (SuciScheme)(octets[6] & 0x0F), octets[7], octets[FixedSize..].ToArray());
        return true;
    }

    /// <summary><c>suci-0-MCC-MNC-routing-scheme-key-output</c>, or <c>suci-1-realm-routing-scheme-key-output</c> (TS 29.571 §5.3.2); the identity itself in the null scheme.</summary>
    /// <param name="suci">The SUCI.</param>
    public static string ToText(Suci suci)
    {
        string home = suci.Type == SupiType.Imsi ? suci.HomePlmn.ToString() : suci.Realm;
        return string.Create(CultureInfo.InvariantCulture,
            $"suci-{(int)suci.Type}-{home}-{suci.RoutingIndicator}-{(int)suci.Scheme:x}-{suci.HomeNetworkKeyId}-{OutputText(suci)}");
    }

    /// <summary>Reads <c>suci-...</c>, or a network access identifier that does not stand for an IMSI.</summary>
    /// <param name="text">The text.</param>
    /// <param name="suci">The SUCI.</param>
    /// <returns>False where it is none.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Suci? suci)
    {
        suci = null;
        if (text is null)
            return false;
        Match match = TextForm().Match(text);
        if (!match.Success)
            return TryParseNai(text, out suci);
        SupiType type = (SupiType)(match.Groups["type"].Value[0] - '0');
        string home = match.Groups["home"].Value;
        Plmn plmn = default;
        if (type == SupiType.Imsi && !Plmn.TryParse(home, out plmn))
            return false;
        return TryMake(type, plmn, type == SupiType.Imsi ? "" : home, match, match.Groups["output"].Value, out suci);
    }

    /// <summary><c>type0.rid17.schid1.hnkey30.ecckey....cip....mac....@realm</c> (TS 23.003 §28.7.3).</summary>
    /// <param name="suci">The SUCI.</param>
    public static string ToNai(Suci suci)
    {
        string realm = suci.Type == SupiType.Imsi
            ? $"5gc.mnc{suci.HomePlmn.Mnc.PadLeft(3, '0')}.mcc{suci.HomePlmn.Mcc}.3gppnetwork.org"
            : suci.Realm;
        string head = string.Create(CultureInfo.InvariantCulture, $"type{(int)suci.Type}.rid{suci.RoutingIndicator}.schid{(int)suci.Scheme}");
        if (suci.Scheme == SuciScheme.Null)
            return $"{head}.userid{OutputText(suci)}@{realm}";
        head = string.Create(CultureInfo.InvariantCulture, $"{head}.hnkey{suci.HomeNetworkKeyId}");
        ReadOnlySpan<byte> output = suci.SchemeOutput.Span;
        if (KeyAgreement.Find(suci.Scheme) is not { } agreement || output.Length < agreement.PublicKeySize + Ecies.TagSize)
            return $"{head}.out{Convert.ToHexStringLower(output)}@{realm}";
        string key = Convert.ToHexStringLower(output[..agreement.PublicKeySize]);
        string cipher = Convert.ToHexStringLower(output[agreement.PublicKeySize..^Ecies.TagSize]);
        return $"{head}.ecckey{key}.cip{cipher}.mac{Convert.ToHexStringLower(output[^Ecies.TagSize..])}@{realm}";
    }

    // An IMSI is not read here: its realm does not tell an MNC of two digits from one of three.
    private static bool TryParseNai(string text, [NotNullWhen(true)] out Suci? suci)
    {
        suci = null;
        Match match = NaiForm().Match(text);
        if (!match.Success)
            return false;
        string output = match.Groups["userid"].Success
            ? match.Groups["userid"].Value
            : match.Groups["out"].Value + match.Groups["ecckey"].Value + match.Groups["cip"].Value + match.Groups["mac"].Value;
        bool plain = match.Groups["userid"].Success;
        return plain == (match.Groups["scheme"].Value == "0")
            && TryMake((SupiType)(match.Groups["type"].Value[0] - '0'), default, match.Groups["realm"].Value, match, output, out suci);
    }

    private static bool TryMake(SupiType type, Plmn plmn, string realm, Match match, string output, [NotNullWhen(true)] out Suci? suci)
    {
        suci = null;
        bool inText = match.Groups["hexscheme"].Success;
        int scheme = inText
            ? int.Parse(match.Groups["hexscheme"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : int.Parse(match.Groups["scheme"].Value, CultureInfo.InvariantCulture);
        byte key = 0;
        bool hasKey = match.Groups["key"].Success;
        if (scheme > 15 || (hasKey && !byte.TryParse(match.Groups["key"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out key)))
            return false;
        if (!RoutingIndicator.TryParse(match.Groups["routing"].Value, out RoutingIndicator routing)
            || !TryReadOutput(type, (SuciScheme)scheme, output, out byte[]? octets))
        {
            return false;
        }
        suci = new Suci(type, plmn, realm, routing, (SuciScheme)scheme, key, octets);
        return true;
    }

    private static bool TryReadOutput(SupiType type, SuciScheme scheme, string output, [NotNullWhen(true)] out byte[]? octets)
    {
        octets = null;
        if (scheme != SuciScheme.Null)
        {
            if (output.Length % 2 == 0 && output.All(char.IsAsciiHexDigit))
                octets = Convert.FromHexString(output);
        }
        else if (type != SupiType.Imsi)
        {
            octets = Encoding.UTF8.GetBytes(output);
        }
        else if (output.Length is > 0 and <= 10 && output.All(char.IsAsciiDigit))
        {
            octets = new byte[HalfOctets.Size(output.Length)];
            HalfOctets.Encode(output, octets);
        }
        return octets is not null;
    }

    private static string OutputText(Suci suci)
    {
        if (suci.Scheme != SuciScheme.Null)
            return Convert.ToHexStringLower(suci.SchemeOutput.Span);
        if (suci.Type != SupiType.Imsi)
            return Encoding.UTF8.GetString(suci.SchemeOutput.Span);
        return HalfOctets.TryDecode(suci.SchemeOutput.Span, out string? msin) ? msin : Convert.ToHexStringLower(suci.SchemeOutput.Span);
    }

    [GeneratedRegex("^suci-(?<type>[0-3])-(?<home>.+?)-(?<routing>[0-9]{1,4})-(?<hexscheme>[0-9a-fA-F])-(?<key>[0-9]{1,3})-(?<output>.+)\\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TextForm();

    [GeneratedRegex("^type(?<type>[1-3])\\.rid(?<routing>[0-9]{1,4})\\.schid(?<scheme>[0-9]{1,2})\\.(userid(?<userid>.+)|hnkey(?<key>[0-9]{1,3})\\.(out(?<out>[0-9a-fA-F]*)|ecckey(?<ecckey>[0-9a-fA-F]+)\\.cip(?<cip>[0-9a-fA-F]*)\\.mac(?<mac>[0-9a-fA-F]{16})))@(?<realm>[^@]+)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex NaiForm();
}
