using System.Globalization;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Testbed.Supplicants;

/// <summary>What a supplicant wants a SIM for.</summary>
internal enum SimRequestKind
{
    /// <summary>Something else than the other two, or they in a form that is not theirs: it is answered by a failure.</summary>
    Unknown,

    /// <summary>GSM-AUTH: EAP-SIM, two or three RANDs (RFC 4186 §10.9).</summary>
    Gsm,

    /// <summary>UMTS-AUTH: EAP-AKA and EAP-AKA', RAND and AUTN (RFC 4187 §10.6, §10.7).</summary>
    Umts,
}

/// <summary>
/// A line in which wpa_supplicant (or eapol_test) with <c>external_sim=1</c> asks for a SIM:
/// <c>&lt;3&gt;CTRL-REQ-SIM-0:UMTS-AUTH:RAND:AUTN needed for SSID x</c>.
/// </summary>
/// <param name="Network">Number of the network block, as the answer must name it.</param>
/// <param name="Kind">What is wanted.</param>
/// <param name="Challenges">The RANDs of GSM-AUTH; RAND and AUTN of UMTS-AUTH; 16 bytes each.</param>
internal sealed record SimRequest(int Network, SimRequestKind Kind, IReadOnlyList<byte[]> Challenges)
{
    private const string Head = "CTRL-REQ-SIM-";
    private const int FewestRands = 2;
    private const int MostRands = 3;

    /// <summary>Reads a line.</summary>
    /// <param name="line">What came on the control socket.</param>
    /// <returns>The request; null where the line is none, or does not say which network asks.</returns>
    public static SimRequest? TryRead(ReadOnlySpan<char> line)
    {
        line = WithoutLevel(line);
        if (!line.StartsWith(Head, StringComparison.Ordinal))
            return null;
        line = line[Head.Length..];
        int colon = line.IndexOf(':');
        if (colon < 0 || !int.TryParse(line[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out int network))
            return null;
        line = line[(colon + 1)..];
        int end = line.IndexOfAny(' ', '\n', '\0'); // the SSID follows, whatever octets it has
        string[] words = (end < 0 ? line : line[..end]).ToString().Split(':');
        List<byte[]> challenges = [];
        foreach (string word in words.AsSpan(1))
        {
            if (word.Length != 2 * Aka.RandSize || !word.All(char.IsAsciiHexDigit) || challenges.Count == MostRands)
                return new SimRequest(network, SimRequestKind.Unknown, []);
            challenges.Add(Convert.FromHexString(word));
        }
        SimRequestKind kind = (words[0], challenges.Count) switch
        {
            ("GSM-AUTH", >= FewestRands) => SimRequestKind.Gsm,
            ("UMTS-AUTH", 2) => SimRequestKind.Umts,
            _ => SimRequestKind.Unknown,
        };
        return new SimRequest(network, kind, kind == SimRequestKind.Unknown ? [] : challenges);
    }

    /// <summary>A line without the level of the message, as in <c>&lt;3&gt;</c>, before it.</summary>
    public static ReadOnlySpan<char> WithoutLevel(ReadOnlySpan<char> line) => line is ['<', >= '0' and <= '9', '>', ..] ? line[3..] : line;
}
