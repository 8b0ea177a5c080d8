using System.Globalization;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc.Import;

/// <summary>One subscriber as another program's file tells of it: names and texts, with the place for error messages. Names no secret in an error.</summary>
/// <param name="place">File and line, for people.</param>
internal sealed class SubscriberFields(string place)
{
    private const string ImsiPrefix = "imsi-";
    private const string SrsRanMilenage = "mil";
    private const int SqnHexDigits = 12;

    // What each program calls a thing; letters and digits of the name alone count.
    private static readonly Dictionary<string, string> Names = new()
    {
#pragma warning disable format // a table
        ["imsi"] = "imsi", ["supi"] = "imsi",
        ["k"] = "k",       ["ki"] = "k",              ["key"] = "k",        ["securityk"] = "k",
        ["opc"] = "opc",   ["securityopc"] = "opc",   ["topc"] = "opc",
        ["op"] = "op",     ["securityop"] = "op",     ["opopc"] = "op",
        ["optype"] = "optype",
        ["amf"] = "amf",   ["securityamf"] = "amf",
        ["sqn"] = "sqn",   ["securitysqn"] = "sqn",   ["sqndecimal"] = "sqndecimal",
        ["auth"] = "alg",  ["alg"] = "alg",           ["algo"] = "alg",     ["algorithm"] = "alg",
        ["indbitlen"] = "ind", ["ind"] = "ind",
#pragma warning restore format
    };

    private readonly Dictionary<string, string> _texts = [];

    /// <summary>True where a program is known to call something of a subscriber so.</summary>
    public static bool Knows(string name) => Names.ContainsKey(Normalise(name));

    /// <summary>Takes a value; names that mean nothing here, and empty values, are left out.</summary>
    public void Add(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value) && Names.TryGetValue(Normalise(name), out string? field))
            _texts[field] = value.Trim();
    }

    /// <summary>The subscriber.</summary>
    /// <exception cref="InvalidDataException">Something is missing or cannot be. The message names the place and the field, never a key.</exception>
    public Subscription Build()
    {
        string digits = Demand("imsi", "the subscriber's IMSI");
        if (digits.StartsWith(ImsiPrefix, StringComparison.OrdinalIgnoreCase))
            digits = digits[ImsiPrefix.Length..];
        if (!Imsi.TryParse(digits, out Imsi imsi))
            throw Wrong($"'{digits}' is no IMSI; expected 6 to 15 decimal digits");
        AuthenticationAlgorithm algorithm = Algorithm();
        byte[] k = Hex("k", Demand("k", "the key K"));
        Subscription subscription = new()
        {
            Imsi = imsi,
            Algorithm = algorithm,
            K = k,
            Opc = Opc(algorithm, k),
            Amf = Amf(),
            Sqn = Sqn(),
            IndBits = IndBits(),
        };
        return subscription.FindFault(AlgorithmSet.Standard) is { } fault ? throw Wrong(fault.TrimEnd('.')) : subscription;
    }

    private AuthenticationAlgorithm Algorithm()
    {
        if (!_texts.TryGetValue("alg", out string? name))
            return AuthenticationAlgorithm.Milenage;
        return AlgorithmSet.Standard.TryFind(name == SrsRanMilenage ? "milenage" : name, out AlgorithmEngine? engine)
            ? engine.Algorithm
            : throw Wrong($"the algorithm '{name}' is unknown; expected one of {string.Join(", ", AlgorithmSet.Standard.All.Select(each => each.Name))}");
    }

    private byte[] Opc(AuthenticationAlgorithm algorithm, byte[] k)
    {
        if (algorithm is not (AuthenticationAlgorithm.Milenage or AuthenticationAlgorithm.Tuak))
            return [];
        if (_texts.TryGetValue("opc", out string? opc))
            return Hex("opc", opc);
        byte[] op = Hex("op", Demand("op", "OPc, or OP"));
        if (_texts.TryGetValue("optype", out string? type) && Normalise(type) == "opc")
            return op;
        if (algorithm != AuthenticationAlgorithm.Milenage)
            throw Wrong("TUAK subscribers are taken with TOPc (opc) only");
        if (op.Length != AuthenticationKey.Size || k.Length != AuthenticationKey.Size)
            throw Wrong($"OP has {op.Length} bytes and K {k.Length}; expected 16 of each");
        byte[] made = new byte[AuthenticationKey.Size];
        Milenage.ComputeOpc(k, op, made);
        return made;
    }

    private ushort Amf()
    {
        if (!_texts.TryGetValue("amf", out string? text))
            return 0x8000;
        return ushort.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort amf) && text.Length == 4
            ? amf
            : throw Wrong($"'{text}' is no AMF; expected 4 hexadecimal digits");
    }

    // srsRAN writes 12 hexadecimal digits, Open5GS and osmo-hlr a decimal number.
    private ulong Sqn()
    {
        bool isDecimal = _texts.TryGetValue("sqndecimal", out string? text);
        if (!isDecimal && !_texts.TryGetValue("sqn", out text))
            return 0;
        NumberStyles style = !isDecimal && text!.Length == SqnHexDigits ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return ulong.TryParse(text, style, CultureInfo.InvariantCulture, out ulong sqn)
            ? sqn
            : throw Wrong($"'{text}' is no SQN; expected {SqnHexDigits} hexadecimal digits, or a decimal number");
    }

    private int IndBits()
    {
        if (!_texts.TryGetValue("ind", out string? text))
            return SequenceRules.Default.IndBits;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int bits)
            ? bits
            : throw Wrong($"'{text}' is no number of IND bits");
    }

    private byte[] Hex(string name, string text)
    {
        try
        {
            return Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));
        }
        catch (FormatException)
        {
            throw Wrong($"{name} is not made of pairs of hexadecimal digits"); // and never what it is: it may be a key
        }
    }

    private string Demand(string name, string meaning) =>
        _texts.TryGetValue(name, out string? text) ? text : throw Wrong($"{name} is missing: {meaning}");

    private InvalidDataException Wrong(string what) => new($"{place}: {what}.");

    private static string Normalise(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
