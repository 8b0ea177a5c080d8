using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tottoli.MultiSim.Auc.Gsup;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.Workbench;
using Tottoli.MultiSim.Workbench.Authentication;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary>A key to challenge with, and where its sequence numbers begin. Prints nothing of it.</summary>
internal sealed class ChallengerKey(AlgorithmEngine engine, SecretKeys keys, ulong sqn, ushort amf, int indBits, bool followsCard)
{
    /// <exception cref="UsageException">The algorithm is of 2G alone.</exception>
    public OwnVectors MakeSource(IEntropySource entropy) => engine.IsUmts
        ? new OwnVectors(engine, keys, sqn, amf, indBits, followsCard, entropy)
        : throw new UsageException($"{engine.Name} is of 2G alone, which has neither SQN nor MAC: say --2g.");

    public GsmTriplet MakeTriplet(IEntropySource entropy)
    {
        byte[] rand = new byte[Aka.RandSize];
        entropy.Fill(rand);
        return GsmTriplet.Generate(new AuthenticationKey(engine, keys.K.Span, keys.Opc.Span, keys.ResLength, keys.Parameters.Span), rand);
    }
}

/// <summary>The options that say who challenges a card: those of a key with <c>--sqn --amf --ind-bits</c>, or <c>--auc --imsi</c>; with neither, the key in the image.</summary>
internal sealed class ChallengerOptions
{
    private const string Scheme = "gsup";

    private readonly KeyOptions _key = new(isRandom: false, isOptional: true);
    private readonly Option<string?> _sqn = Options.Hex("--sqn", 6, "SQN, used as it is: a card that refuses it has failed. Without it, the card's own is followed.");
    private readonly Option<string?> _amf = Options.Hex("--amf", 2, "AMF; 0000 by default, 8000 for EPS and 5G.");
    private readonly Option<int> _indBits = Options.Number("--ind-bits", 0, SequenceRules.MaxIndBits, SequenceRules.Default.IndBits, "Bits of IND in SQN; the image's own by default.");
    private readonly Option<string?> _auc = Options.Checked("--auc", "gsup://HOST[:PORT]", "Take the vectors from this HLR, which has the key (osmo-hlr).", text => TryReadAddress(text, out _)
        ? null
        : $"'{text}' was given; expected gsup://HOST or gsup://HOST:PORT, as in gsup://127.0.0.1:4222.");
    private readonly Option<string?> _imsi = Options.Checked("--imsi", "DIGITS", "Whose vectors the HLR gives; by default EF.IMSI of the card says it.",
        text => Imsi.TryParse(text, out _) ? null : $"'{text}' is no IMSI; expected 6 to 15 digits.");

    public void AddTo(Command command)
    {
        _key.AddTo(command);
        foreach (Option option in new Option[] { _sqn, _amf, _indBits, _auc, _imsi })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            bool Given(Option option) => result.GetResult(option) is { Implicit: false };
            if (Given(_auc) && _key.IsGiven(result))
                result.AddError("--auc has the key: leave --alg, --k, --opc and --op out.");
            if (Given(_auc) && (Given(_sqn) || Given(_amf) || Given(_indBits)))
                result.AddError("--auc chooses SQN and AMF: leave --sqn, --amf and --ind-bits out.");
            if (Given(_imsi) && !Given(_auc))
                result.AddError("--imsi says whose vectors --auc gives; without --auc it is not needed.");
        });
    }

    public bool IsGiven(SymbolResult result) => _key.IsGiven(result) || result.GetResult(_auc) is { Implicit: false };

    public bool HasSqn(SymbolResult result) => result.GetResult(_sqn) is { Implicit: false };

    /// <summary>What does not go with the challenge of 2G; null where all does.</summary>
    public string? FindFaultOfGsm(SymbolResult result) =>
        result.GetResult(_auc) is { Implicit: false } ? "--2g needs the key, of the image or as --k and --opc: an HLR is asked for vectors of 3G."
        : new Option[] { _sqn, _amf, _indBits }.Any(option => result.GetResult(option) is { Implicit: false }) ? "--2g has neither SQN nor AMF: leave --sqn, --amf and --ind-bits out."
        : null;

    /// <summary>The key to challenge with; null where the HLR has it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="image">The card image, still closed; null for a card in a reader.</param>
    /// <exception cref="UsageException">The key is to be the image's, and that has none that is known here.</exception>
    public ChallengerKey? ReadKey(ParseResult parsed, string? image)
    {
        if (parsed.GetValue(_auc) is not null)
            return null;
        ulong? sqn = parsed.GetValue(_sqn) is { } digits ? Number(digits) : null;
        ushort amf = (ushort)Number(parsed.GetValue(_amf) ?? "0");
        if (!_key.IsGiven(parsed))
            return OfImage(image!, sqn, amf, parsed.GetResult(_indBits) is { Implicit: false } ? parsed.GetValue(_indBits) : null);
        GivenKey given = _key.Read(parsed, new SystemEntropy());
        int indBits = parsed.GetValue(_indBits);
        return new ChallengerKey(given.Engine, new SecretKeys(given.K, given.Opc, given.ResLength, given.Parameters), sqn ?? 1UL << indBits, amf, indBits, sqn is null);
    }

    public (string Host, int Port) Hlr(ParseResult parsed) => TryReadAddress(parsed.GetRequiredValue(_auc)!, out (string, int) address) ? address : throw new InvalidOperationException("The command line was not checked.");

    public Imsi? ImsiOf(ParseResult parsed) => parsed.GetValue(_imsi) is { } digits ? Imsi.Parse(digits) : null;

    // As the home operator of the active profile has it.
    private static ChallengerKey OfImage(string path, ulong? sqn, ushort amf, int? indBits)
    {
        using CardImage image = new(SqliteCardStore.Open(path));
        if (image.RevealKeys(image.ActiveSlot) is not { } keys || image.Slots.First(slot => slot.IsActive) is not { } slot)
            throw new UsageException($"{path}: the card has no active profile. 'multisim profile list' shows the slots.");
        if (!AlgorithmSet.Standard.TryFind(slot.Algorithm, out AlgorithmEngine? engine))
            throw new UsageException($"{path}: the active profile has an operator's own algorithm ({(int)slot.Algorithm:x2}), which is not known here.");
        int bits = indBits ?? keys.SequenceRules.IndBits;
        ulong next = (((slot.Sqn >> bits) + 1) << bits) & 0xFFFF_FFFF_FFFF;
        return new ChallengerKey(engine, new SecretKeys(keys.K, keys.Opc, keys.ResLength, keys.Parameters), sqn ?? next, amf, bits, sqn is null);
    }

    private static bool TryReadAddress(string text, out (string Host, int Port) address)
    {
        address = default;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.Scheme != Scheme || uri.Host.Length == 0 || uri.AbsolutePath.Trim('/').Length > 0 || uri.Port == 0)
            return false;
        address = (uri.DnsSafeHost, uri.Port < 0 ? GsupClient.DefaultPort : uri.Port);
        return true;
    }

    private static ulong Number(string digits) => ulong.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
