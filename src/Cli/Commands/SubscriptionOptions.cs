using System.CommandLine;
using System.Globalization;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary>The options that describe a subscription: <c>--imsi --label --rule</c>, those of the key, and those of SQN.</summary>
/// <param name="defaultImsi">IMSI where none is given; null where one must be.</param>
/// <param name="defaultLabel">Label where none is given.</param>
internal sealed class SubscriptionOptions(string? defaultImsi, string defaultLabel)
{
    private const int SqnSize = 6;
    private const long MaxSequence = (1L << 48) - 1;
    private const byte DefaultPriority = 100;
    private const byte LowestPriority = 1;
    private const byte HighestPriority = 254;

    private readonly Option<string?> _imsi = Options.Checked("--imsi", "DIGITS", "IMSI, 6 to 15 digits.",
        text => Protocol.Codecs.Imsi.TryParse(text, out _) ? null : $"'{text}' is no IMSI; expected 6 to 15 digits.");
    private readonly KeyOptions _key = new(isRandom: true);
    private readonly Option<string?> _sqn = Options.Hex("--sqn", SqnSize, "SQN that counts as used; 000000000000 by default.");
    private readonly Option<int> _indBits = Options.Number("--ind-bits", 0, SequenceRules.MaxIndBits, SequenceRules.Default.IndBits, "Bits of IND: the array of sequence numbers has 2^N entries.");
    private readonly Option<long> _delta = Options.LongNumber("--sqn-delta", 1, MaxSequence, SequenceRules.Default.Delta, "The largest jump of SEQ that the card accepts.");
    private readonly Option<long> _limit = Options.LongNumber("--sqn-age-limit", 0, MaxSequence, SequenceRules.Default.Limit, "L: a SEQ this much below the highest is too old; 0: no limit.");
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
        command.Options.Add(_imsi);
        _key.AddTo(command);
        foreach (Option option in new Option[] { _sqn, _indBits, _delta, _limit, _label, _rules })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (defaultImsi is null && result.GetResult(_imsi) is null or { Implicit: true })
                result.AddError("--imsi is needed: whose profile is it?");
        });
    }

    /// <summary>Whether an IMSI stands on the command line.</summary>
    public Imsi? Imsi(ParseResult parsed) => parsed.GetValue(_imsi) is { } digits ? Protocol.Codecs.Imsi.Parse(digits) : null;

    /// <summary>Whether a key, or the algorithm that it is for, stands on the command line.</summary>
    public bool HasKey(ParseResult parsed) => _key.IsGiven(parsed);

    /// <summary>Whether rules stand on the command line.</summary>
    public bool HasRules(ParseResult parsed) => parsed.GetResult(_rules) is { Implicit: false };

    /// <summary>The profile that the options describe.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="entropy">Where keys that were not given come from.</param>
    /// <param name="ownImsi">The IMSI where the command line has none; null for the command's own.</param>
    public ProfilePackage Package(ParseResult parsed, IEntropySource entropy, string? ownImsi = null)
    {
        string imsi = parsed.GetValue(_imsi) ?? ownImsi ?? defaultImsi ?? throw new InvalidOperationException("The command line was not checked.");
        GivenKey key = _key.Read(parsed, entropy);
        return new ProfilePackage
        {
            Label = parsed.GetValue(_label) ?? defaultLabel,
            Imsi = Protocol.Codecs.Imsi.Parse(imsi),
            Algorithm = key.Engine.Algorithm,
            K = key.K,
            Opc = key.Opc,
            ResLength = (byte)key.ResLength,
            Parameters = key.Parameters,
            SequenceRules = new SequenceRules(parsed.GetValue(_indBits), parsed.GetValue(_delta), parsed.GetValue(_limit)),
            Sqn = ulong.Parse(parsed.GetValue(_sqn) ?? "0", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            Rules = parsed.GetValue(_rules) ?? [],
        };
    }
}
