using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary>A secret as a command line gives it. Prints nothing of it.</summary>
internal sealed class GivenKey(AlgorithmEngine engine, byte[] k, byte[] opc, int resLength, byte[] parameters)
{
    public AlgorithmEngine Engine => engine;

    public byte[] K => k;

    public byte[] Opc => opc;

    public int ResLength => resLength;

    public byte[] Parameters => parameters;

    public AuthenticationKey Key => new(engine, k, opc, resLength, parameters);
}

/// <summary>The options that describe a key: <c>--alg --k --opc|--op --res-length</c>, and what an operator chooses of MILENAGE and TUAK.</summary>
/// <param name="isRandom">Whether keys that are not given are drawn; else they must be given.</param>
/// <param name="isOptional">Whether there may be no key at all.</param>
internal sealed class KeyOptions(bool isRandom, bool isOptional = false)
{
    private const string Default = "milenage";
    private const string ByDefault = "; random by default";

    private static readonly AlgorithmSet Algorithms = AlgorithmSet.Standard;

    private readonly Option<string> _algorithm = new("--alg")
    {
        Description = $"Authentication algorithm: {Names}. COMP128 and xor-2g are algorithms of 2G alone.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Default,
    };
    private readonly Option<string?> _k = Options.Hex("--k", [16, 32], $"K or Ki; 32 bytes are TUAK's{(isRandom ? ByDefault : "")}.");
    private readonly Option<string?> _opc = Options.Hex("--opc", [16, 32], $"OPc of MILENAGE, or TOPc of TUAK, 32 bytes{(isRandom ? ByDefault : "")}.");
    private readonly Option<string?> _op = Options.Hex("--op", [16, 32], "OP or TOP, from which OPc or TOPc is computed.");
    private readonly Option<int> _resLength = Options.Number("--res-length", 0, AuthenticationKey.MaxSize, 0, "Bytes of RES; 0: the algorithm's own.");
    private readonly Option<string?> _c = Options.Hex("--milenage-c", [MilenageConstants.SizeOfC], "The operator's c1..c5 of MILENAGE, one after the other.");
    private readonly Option<string?> _r = Options.Checked("--milenage-r", "R1,R2,R3,R4,R5", "The operator's r1..r5 of MILENAGE, bits; 64,0,32,64,96 by default.",
        text => TryReadRotations(text, out _) ? null : $"'{text}' was given; expected five numbers of 0 to 127 with commas between.");
    private readonly Option<int> _ckBits = Options.Number("--ck-bits", [128, 256], "TUAK: bits of CK,");
    private readonly Option<int> _ikBits = Options.Number("--ik-bits", [128, 256], "TUAK: bits of IK,");
    private readonly Option<int> _iterations = Options.Number("--keccak-iterations", 1, 255, 1, "TUAK: how often Keccak is applied.");

    private static string Names => string.Join(", ", Algorithms.All.Select(engine => engine.Name));

    public void AddTo(Command command)
    {
        _opc.Aliases.Add("--topc");
        _op.Aliases.Add("--top");
        foreach (Option option in new Option[] { _algorithm, _k, _opc, _op, _resLength, _c, _r, _ckBits, _ikBits, _iterations })
            command.Options.Add(option);
        // By the tokens: asking for a value throws where it is none, which was told already.
        command.Validators.Add(result =>
        {
            string? Given(Option option) => result.GetResult(option) is { Tokens: [{ Value: string text }, ..] } ? text : null;
            string name = Given(_algorithm) ?? Default;
            if (isOptional && Given(_algorithm) is null && Given(_k) is null && Given(_opc) is null && Given(_op) is null)
                return;
            if (!Algorithms.TryFind(name, out AlgorithmEngine? engine))
                result.AddError($"--alg: '{name}' is no algorithm; expected {Names}.");
            else if (FindFault(engine, Given) is string fault)
                result.AddError(fault);
        });
    }

    /// <summary>Whether a key, or the algorithm that it is for, stands on the command line.</summary>
    public bool IsGiven(ParseResult parsed) => IsGiven(parsed.CommandResult);

    /// <summary>Whether a key, or the algorithm that it is for, stands on the command line.</summary>
    public bool IsGiven(SymbolResult result) =>
        new Option[] { _algorithm, _k, _opc, _op }.Any(option => result.GetResult(option) is { Implicit: false });

    /// <summary>The key that the options describe.</summary>
    /// <param name="parsed">The command line, checked.</param>
    /// <param name="entropy">Where keys that were not given come from.</param>
    public GivenKey Read(ParseResult parsed, IEntropySource entropy)
    {
        if (!Algorithms.TryFind(parsed.GetRequiredValue(_algorithm), out AlgorithmEngine? engine))
            throw new InvalidOperationException("The command line was not checked.");
        byte[] k = Bytes(parsed.GetValue(_k)) ?? Random(entropy, engine.KLengths[0]);
        byte[] parameters = Parameters(engine, parsed.GetValue(_c), parsed.GetValue(_r), parsed.GetValue(_ckBits), parsed.GetValue(_ikBits), parsed.GetValue(_iterations));
        byte[] opc = Bytes(parsed.GetValue(_op)) is { } op
            ? OperatorVariant.Personalise(engine.Algorithm, k, op, parameters)
            : Bytes(parsed.GetValue(_opc)) ?? Random(entropy, engine.OpcLength);
        return new GivenKey(engine, k, opc, parsed.GetValue(_resLength), parameters);
    }

    private string? FindFault(AlgorithmEngine engine, Func<Option, string?> given)
    {
        (string? k, string? opc, string? op) = (given(_k), given(_opc), given(_op));
        bool hasVariant = engine.OpcLength > 0;
        if (op is not null && opc is not null)
            return "--op and --opc exclude each other: OPc is computed from OP.";
        if (!hasVariant && (op ?? opc) is not null)
            return $"--alg {engine.Name} has no OP and no OPc: leave --op and --opc out.";
        if (!isRandom && k is null)
            return "--k is needed: whose key is it?";
        if (!isRandom && hasVariant && (op ?? opc) is null)
            return $"--alg {engine.Name} needs --opc, or --op from which it is computed.";
        if (engine.Algorithm != AuthenticationAlgorithm.Milenage && (given(_c) ?? given(_r)) is not null)
            return $"--milenage-c and --milenage-r are for --alg milenage; {engine.Name} was given.";
        if (engine.Algorithm != AuthenticationAlgorithm.Tuak && (given(_ckBits) ?? given(_ikBits) ?? given(_iterations)) is not null)
            return $"--ck-bits, --ik-bits and --keccak-iterations are for --alg tuak; {engine.Name} was given.";
        if (new[] { k, opc, op }.Any(digits => digits?.Length is not (null or 32 or 64)))
            return null; // its option tells
        _ = int.TryParse(given(_resLength), NumberStyles.None, CultureInfo.InvariantCulture, out int resLength);
        return engine.FindFault(k?.Length / 2 ?? engine.KLengths[0], (opc ?? op)?.Length / 2 ?? engine.OpcLength, resLength, []) is string fault
            ? $"--alg {engine.Name}: {fault}"
            : null;
    }

    private static byte[] Parameters(AlgorithmEngine engine, string? c, string? r, int ckBits, int ikBits, int iterations)
    {
        if (engine.Algorithm == AuthenticationAlgorithm.Tuak)
            return new TuakParameters((byte)(ckBits / 8), (byte)(ikBits / 8), (byte)iterations).Encode();
        if (c is null && r is null)
            return [];
        MilenageConstants standard = MilenageConstants.Standard;
        ReadOnlySpan<byte> rotations = r is not null && TryReadRotations(r, out byte[] read) ? read : standard.Octets[MilenageConstants.SizeOfC..];
        return new MilenageConstants(Bytes(c) ?? standard.Octets[..MilenageConstants.SizeOfC], rotations).Octets.ToArray();
    }

    private static bool TryReadRotations(string text, out byte[] rotations)
    {
        string[] parts = text.Split(',');
        rotations = new byte[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out rotations[i]) || rotations[i] > 127)
                return false;
        }
        return parts.Length == 5;
    }

    private static byte[]? Bytes(string? digits) => digits is null ? null : Convert.FromHexString(digits);

    private static byte[] Random(IEntropySource entropy, int length)
    {
        byte[] key = new byte[length];
        entropy.Fill(key);
        return key;
    }
}
