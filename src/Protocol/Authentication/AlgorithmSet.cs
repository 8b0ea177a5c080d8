using System.Diagnostics.CodeAnalysis;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The algorithms that a card or an AuC knows, by number: those of the specifications, and an operator's own.</summary>
public sealed class AlgorithmSet
{
    /// <summary>The lowest number of an operator's own algorithm.</summary>
    public const AuthenticationAlgorithm FirstOwn = (AuthenticationAlgorithm)0x80;

    private readonly AlgorithmEngine?[] _engines = new AlgorithmEngine?[byte.MaxValue + 1];

    private AlgorithmSet(IEnumerable<AlgorithmEngine> engines)
    {
        foreach (AlgorithmEngine engine in engines)
        {
            ref AlgorithmEngine? place = ref _engines[(int)engine.Algorithm];
            if (place is not null)
                throw new ArgumentException($"Number {(int)engine.Algorithm} is that of {place.Name} and of {engine.Name}; an algorithm has its own.", nameof(engines));
            place = engine;
        }
    }

    /// <summary>The algorithms of the specifications.</summary>
    public static AlgorithmSet Standard { get; } = new(
    [
        HardwareAes128.IsSupported ? Milenage<HardwareAes128>() : Milenage<PortableAes128>(),
        new UmtsEngine<XorTestFunctions>(AuthenticationAlgorithm.Xor, "xor"),
        new UmtsEngine<TuakFunctions>(AuthenticationAlgorithm.Tuak, "tuak"),
        new GsmEngine<Comp128V1>(AuthenticationAlgorithm.Comp128V1, "comp128v1"),
        new GsmEngine<Comp128V2>(AuthenticationAlgorithm.Comp128V2, "comp128v2"),
        new GsmEngine<Comp128V3>(AuthenticationAlgorithm.Comp128V3, "comp128v3"),
        new GsmEngine<XorGsmFunctions>(AuthenticationAlgorithm.XorGsm, "xor-2g"),
    ]);

    /// <summary>All of them, by number.</summary>
    public IEnumerable<AlgorithmEngine> All => _engines.OfType<AlgorithmEngine>();

    /// <summary>These and an operator's own.</summary>
    /// <param name="own">Each with a number of 80 to FF.</param>
    /// <exception cref="ArgumentException">A number is below 80 or taken.</exception>
    public AlgorithmSet With(params IEnumerable<AlgorithmEngine> own)
    {
        AlgorithmEngine[] added = [.. own];
        if (Array.Find(added, engine => engine.Algorithm < FirstOwn) is { } wrong)
            throw new ArgumentException($"{wrong.Name} has number {(int)wrong.Algorithm}; an operator's own algorithm has 128 to 255.", nameof(own));
        return new AlgorithmSet([.. All, .. added]);
    }

    /// <summary>The algorithm of a number.</summary>
    /// <param name="algorithm">The number.</param>
    /// <param name="engine">The algorithm.</param>
    public bool TryFind(AuthenticationAlgorithm algorithm, [NotNullWhen(true)] out AlgorithmEngine? engine)
    {
        engine = _engines[(int)algorithm];
        return engine is not null;
    }

    /// <summary>The algorithm of a name, in capitals or small letters; <c>xor-3g</c> is <c>xor</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="engine">The algorithm.</param>
    public bool TryFind(string name, [NotNullWhen(true)] out AlgorithmEngine? engine)
    {
        string known = name.Equals("xor-3g", StringComparison.OrdinalIgnoreCase) ? "xor" : name;
        engine = All.FirstOrDefault(each => each.Name.Equals(known, StringComparison.OrdinalIgnoreCase));
        return engine is not null;
    }

    /// <summary>What keeps a key from being one of an algorithm; null where it can be one. The words hold no value of it.</summary>
    /// <param name="algorithm">The algorithm's number.</param>
    /// <param name="kLength">Bytes of K.</param>
    /// <param name="opcLength">Bytes of OPc or TOPc.</param>
    /// <param name="resLength">Bytes of RES, or 0 for the algorithm's own.</param>
    /// <param name="parameters">The algorithm's parameters; empty for those of the specification.</param>
    public string? FindFault(AuthenticationAlgorithm algorithm, int kLength, int opcLength, int resLength, ReadOnlySpan<byte> parameters) =>
        TryFind(algorithm, out AlgorithmEngine? engine)
            ? engine.FindFault(kLength, opcLength, resLength, parameters)
            : $"Authentication algorithm {(int)algorithm} is unknown here; known are {string.Join(", ", All.Select(each => $"{(int)each.Algorithm} ({each.Name})"))}.";

    /// <summary>The same where nobody knows yet which operators' own algorithms there are: of those only the largest lengths are.</summary>
    /// <inheritdoc cref="FindFault"/>
    public static string? FindFaultOfAny(AuthenticationAlgorithm algorithm, int kLength, int opcLength, int resLength, ReadOnlySpan<byte> parameters)
    {
        if (algorithm < FirstOwn)
            return Standard.FindFault(algorithm, kLength, opcLength, resLength, parameters);
        if (kLength is 0 or > AuthenticationKey.MaxSize || opcLength > AuthenticationKey.MaxSize || resLength > AuthenticationKey.MaxSize)
            return $"K, OPc and RES have {kLength}, {opcLength} and {resLength} bytes; no algorithm has more than {AuthenticationKey.MaxSize}, or no K.";
        return parameters.Length > AuthenticationKey.MaxParametersSize
            ? $"The parameters have {parameters.Length} bytes; expected up to {AuthenticationKey.MaxParametersSize}."
            : null;
    }

    private static UmtsEngine<MilenageFunctions<TAes, StandardMilenageConstants>> Milenage<TAes>()
        where TAes : struct, IAes128<TAes> => new(
            AuthenticationAlgorithm.Milenage, "milenage",
            new UmtsEngine<MilenageFunctions<TAes, OwnMilenageConstants>>(AuthenticationAlgorithm.Milenage, "milenage"));
}
