using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tottoli.MultiSim.Cloud.Http;

/// <summary>Finds what could be a subscriber key in a link. The platform stores links; a key that came along would be stored for ever, so it is refused unread.</summary>
/// <remarks>
/// Subscriber keys (K, OP, OPc, TOP, TOPc) have 16 or 32 bytes. Refused are: names that keys bear; 32 or more hexadecimal digits, in a row or with
/// separators between them; base64 (both alphabets) of 16 or 32 bytes; all of it also behind percent signs. It errs on the side of refusing: a profile's
/// address with a GUID in it is refused too.
/// </remarks>
internal static partial class KeyDetector
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "k", "ki", "op", "opc", "top", "topc", "key", "keys", "authkey", "subscriberkey", "privatekey", "secret", "password", "kic", "kid", "kik", "dek", "adm", "pin", "puk",
    };

    /// <summary>Refuses a body in which anything could be a key. The refusal names the place and never the value.</summary>
    public static void Refuse(JsonElement body) => Visit(body, "$");

    /// <summary>Whether a text holds something that could be a key.</summary>
    public static bool CouldHoldKey(string text)
    {
        string plain = Unescape(text);
        if (HexRun().IsMatch(plain))
            return true;
        // In an address '/' separates; elsewhere it is a digit of base64.
        int pathEnd = plain.Contains("://", StringComparison.Ordinal) ? plain.IndexOf('?') : 0;
        string address = pathEnd < 0 ? plain : plain[..pathEnd];
        string rest = pathEnd < 0 ? "" : plain[pathEnd..];
        return address.Split('/').Any(HoldsBase64) || HoldsBase64(rest);
    }

    private static void Visit(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    if (Names.Contains(member.Name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)) || CouldHoldKey(member.Name))
                        throw Found($"{path}.{(CouldHoldKey(member.Name) ? "*" : member.Name)}");
                    Visit(member.Value, $"{path}.{member.Name}");
                }
                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in value.EnumerateArray())
                    Visit(item, $"{path}[{index++}]");
                break;
            case JsonValueKind.String when CouldHoldKey(value.GetString()!):
                throw Found(path);
        }
    }

    private static Refusal Found(string path) =>
        Refusal.Unacceptable("This could be a key, and a link never carries a key.", path, "the vault's address and public data only; the key stays in the operator's vault");

    // Percent signs may stand behind percent signs; each round makes the text shorter, so it ends.
    private static string Unescape(string text)
    {
        string plain = Uri.UnescapeDataString(text);
        return plain == text ? plain : Unescape(plain);
    }

    private static bool HoldsBase64(string text)
    {
        foreach (ValueMatch match in Base64Run().EnumerateMatches(text))
        {
            ReadOnlySpan<char> run = text.AsSpan(match.Index, match.Length);
            ReadOnlySpan<char> digits = run.TrimEnd('=');
            // 16 bytes end with 4 spare bits, 32 bytes with 2; they are zero.
            int spare = digits.Length == 22 ? 0x0F : digits.Length == 43 ? 0x03 : -1;
            if (spare < 0 || (ValueOf(digits[^1]) & spare) != 0)
                continue;
            // Without padding a long word in one case could be meant; a key in one case has a chance of 1 : 100 000.
            if (run.Length > digits.Length || (digits.ContainsAnyInRange('a', 'z') && digits.ContainsAnyInRange('A', 'Z')))
                return true;
        }
        return false;
    }

    private static int ValueOf(char digit) => digit switch
    {
        >= 'A' and <= 'Z' => digit - 'A',
        >= 'a' and <= 'z' => digit - 'a' + 26,
        >= '0' and <= '9' => digit - '0' + 52,
        '+' or '-' => 62,
        _ => 63,
    };

    // The x is that of 0x46, 0x5B.
    [GeneratedRegex(@"[0-9A-Fa-f](?:[\s:;,._xX-]{0,2}[0-9A-Fa-f]){31}")]
    private static partial Regex HexRun();

    [GeneratedRegex("[A-Za-z0-9+/_-]{22,}={0,2}")]
    private static partial Regex Base64Run();
}
