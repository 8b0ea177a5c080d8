using System.CommandLine;
using System.Globalization;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary>The options that describe a subscription: <c>--imsi --k --opc|--op --alg --sqn --label --rule</c>.</summary>
/// <param name="defaultImsi">IMSI where none is given; null where one must be.</param>
/// <param name="defaultLabel">Label where none is given.</param>
internal sealed class SubscriptionOptions(string? defaultImsi, string defaultLabel)
{
    private const int KeySize = 16;
    private const int SqnSize = 6;
    private const byte DefaultPriority = 100;
    private const byte LowestPriority = 1;
    private const byte HighestPriority = 254;

    private readonly Option<string?> _imsi = Options.Checked("--imsi", "DIGITS", "IMSI, 6 to 15 digits.",
        text => Protocol.Codecs.Imsi.TryParse(text, out _) ? null : $"'{text}' is no IMSI; expected 6 to 15 digits.");
    private readonly Option<string?> _k = Options.Hex("--k", KeySize, "K; random by default.");
    private readonly Option<string?> _opc = Options.Hex("--opc", KeySize, "OPc; random by default.");
    private readonly Option<string?> _op = Options.Hex("--op", KeySize, "OP, from which OPc is computed.");
    private readonly Option<AuthenticationAlgorithm> _algorithm = new("--alg")
    {
        Description = "Authentication algorithm: milenage, or xor (the test algorithm of 3GPP TS 34.108).",
        HelpName = "NAME",
        DefaultValueFactory = _ => AuthenticationAlgorithm.Milenage,
        CustomParser = result => result.Tokens[0].Value.ToUpperInvariant() switch
        {
            "MILENAGE" => AuthenticationAlgorithm.Milenage,
            "XOR" => AuthenticationAlgorithm.Xor,
            _ => Unknown(result),
        },
    };
    private readonly Option<string?> _sqn = Options.Hex("--sqn", SqnSize, "SQN that counts as used; 000000000000 by default.");
    private readonly Option<string?> _label = Options.Checked("--label", "TEXT", "Name in the SIM menu, 1 to 20 characters.",
        text => text.Length is >= 1 and <= ProfilePackage.MaxLabelLength ? null : $"{text.Length} characters were given; expected 1 to {ProfilePackage.MaxLabelLength}.");
    private readonly Option<ProfileRule[]> _rules = new("--rule")
    {
        Description = "Where the applet chooses this profile: 262-01, 262-* or 262-0*, with a priority of 1 to 254 after '=' (lower first, default 100). Up to 16 times.",
        HelpName = "PLMN[=N]",
        DefaultValueFactory = _ => [],
        CustomParser = result =>
        {
            List<ProfileRule> rules = [];
            foreach (string text in result.Tokens.Select(token => token.Value))
            {
                string[] parts = text.Split('=', 2);
                byte priority = DefaultPriority;
                if (PlmnPattern.TryParse(parts[0], out PlmnPattern pattern) && (parts.Length == 1 || byte.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out priority)) && priority is >= LowestPriority and <= HighestPriority)
                    rules.Add(new ProfileRule(pattern, priority));
                else
                    result.AddError($"--rule: '{text}' is no rule; expected a network like 262-01 or 262-*, and '=1' to '=254' after it if wanted.");
            }
            if (rules.Count > ProfilePackage.MaxRules)
                result.AddError($"--rule was given {rules.Count} times; a profile has up to {ProfilePackage.MaxRules} rules.");
            return [.. rules];
        },
    };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _imsi, _k, _opc, _op, _algorithm, _sqn, _label, _rules })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_op) is { Implicit: false } && result.GetResult(_opc) is { Implicit: false })
                result.AddError("--op and --opc exclude each other: OPc is computed from OP.");
            if (IsXor(result.GetResult(_algorithm)) && (result.GetResult(_op) is { Implicit: false } || result.GetResult(_opc) is { Implicit: false }))
                result.AddError("--alg xor has no OP and no OPc: leave --op and --opc out.");
            if (defaultImsi is null && result.GetResult(_imsi) is null or { Implicit: true })
                result.AddError("--imsi is needed: whose profile is it?");
        });
    }

    /// <summary>Whether an IMSI stands on the command line.</summary>
    public Imsi? Imsi(ParseResult parsed) => parsed.GetValue(_imsi) is { } digits ? Protocol.Codecs.Imsi.Parse(digits) : null;

    /// <summary>Whether a key, or the algorithm that it is for, stands on the command line.</summary>
    public bool HasKey(ParseResult parsed) =>
        parsed.GetValue(_k) is not null || parsed.GetValue(_opc) is not null || parsed.GetValue(_op) is not null || parsed.GetResult(_algorithm) is { Implicit: false };

    /// <summary>Whether rules stand on the command line.</summary>
    public bool HasRules(ParseResult parsed) => parsed.GetResult(_rules) is { Implicit: false };

    /// <summary>The profile that the options describe.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="entropy">Where keys that were not given come from.</param>
    /// <param name="ownImsi">The IMSI where the command line has none; null for the command's own.</param>
    public ProfilePackage Package(ParseResult parsed, IEntropySource entropy, string? ownImsi = null)
    {
        string imsi = parsed.GetValue(_imsi) ?? ownImsi ?? defaultImsi ?? throw new InvalidOperationException("The command line was not checked.");
        AuthenticationAlgorithm algorithm = parsed.GetValue(_algorithm);
        byte[] k = Bytes(parsed, _k) ?? Random(entropy);
        return new ProfilePackage
        {
            Label = parsed.GetValue(_label) ?? defaultLabel,
            Imsi = Protocol.Codecs.Imsi.Parse(imsi),
            Algorithm = algorithm,
            K = k,
            Opc = algorithm == AuthenticationAlgorithm.Milenage ? Opc(parsed, k, entropy) : [],
            Sqn = ulong.Parse(parsed.GetValue(_sqn) ?? "0", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            Rules = parsed.GetValue(_rules) ?? [],
        };
    }

    private byte[] Opc(ParseResult parsed, byte[] k, IEntropySource entropy)
    {
        if (Bytes(parsed, _op) is not { } op)
            return Bytes(parsed, _opc) ?? Random(entropy);
        byte[] opc = new byte[KeySize];
        Milenage.ComputeOpc(k, op, opc);
        return opc;
    }

    private static byte[]? Bytes(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } digits ? Convert.FromHexString(digits) : null;

    // By its token: asking for the value throws where it is none, which was told already.
    private static bool IsXor(System.CommandLine.Parsing.OptionResult? algorithm) =>
        algorithm is { Tokens: [{ Value: string name }] } && name.Equals("xor", StringComparison.OrdinalIgnoreCase);

    private static byte[] Random(IEntropySource entropy)
    {
        byte[] key = new byte[KeySize];
        entropy.Fill(key);
        return key;
    }

    private static AuthenticationAlgorithm Unknown(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--alg: '{result.Tokens[0].Value}' is no algorithm; expected milenage or xor.");
        return AuthenticationAlgorithm.None;
    }
}
