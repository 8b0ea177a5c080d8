namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The secret that a card and its home operator share, as the authentication functions take it. A view: it copies nothing.</summary>
public readonly ref struct AuthenticationKey
{
    /// <summary>Length of K and of OPc of most algorithms, bytes.</summary>
    public const int Size = 16;

    /// <summary>Most bytes of K, OPc (TOPc), RES, CK and IK of any algorithm.</summary>
    public const int MaxSize = 32;

    /// <summary>Most bytes of an algorithm's parameters.</summary>
    public const int MaxParametersSize = 96;

    /// <summary>A key of an algorithm of the specifications.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="k">K or Ki: 16 bytes, TUAK also 32.</param>
    /// <param name="opc">OPc of MILENAGE, 16 bytes; TOPc of TUAK, 32 bytes; empty for the others.</param>
    /// <param name="resLength">Bytes of RES; 0 for the algorithm's own (MILENAGE and TUAK 8, XOR 16). MILENAGE 4..8, TUAK 4, 8, 16 or 32, XOR 4..16.</param>
    /// <param name="parameters">What the operator chose: <see cref="MilenageConstants.Octets"/>, <see cref="TuakParameters.Encode"/>; empty for what the specification says.</param>
    /// <exception cref="ArgumentException">A length is not one of these, or the algorithm is unknown.</exception>
    public AuthenticationKey(
        AuthenticationAlgorithm algorithm, ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, int resLength = 0, ReadOnlySpan<byte> parameters = default)
        : this(Find(algorithm), k, opc, resLength, parameters)
    {
    }

    /// <summary>A key of any algorithm.</summary>
    /// <param name="engine">The algorithm.</param>
    /// <param name="k">K or Ki.</param>
    /// <param name="opc">OPc or TOPc; empty for an algorithm without.</param>
    /// <param name="resLength">Bytes of RES; 0 for the algorithm's own.</param>
    /// <param name="parameters">The algorithm's parameters; empty for those of the specification.</param>
    /// <exception cref="ArgumentException">A length is not one that the algorithm takes.</exception>
    public AuthenticationKey(
        AlgorithmEngine engine, ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, int resLength = 0, ReadOnlySpan<byte> parameters = default)
    {
        if (engine.FindFault(k.Length, opc.Length, resLength, parameters) is string fault)
            throw new ArgumentException(fault);
        Engine = engine.For(parameters);
        K = k;
        Opc = opc;
        ResLength = resLength == 0 && !engine.ResLengths.IsEmpty ? engine.ResLengths[0] : resLength;
        Parameters = parameters;
    }

    /// <summary>The algorithm.</summary>
    public AuthenticationAlgorithm Algorithm => Engine.Algorithm;

    /// <summary>The algorithm's functions.</summary>
    public AlgorithmEngine Engine { get; }

    /// <summary>K or Ki. Secret.</summary>
    public ReadOnlySpan<byte> K { get; }

    /// <summary>OPc or TOPc, or empty. Secret.</summary>
    public ReadOnlySpan<byte> Opc { get; }

    /// <summary>Bytes of RES, 4..32; 0 for an algorithm of 2G alone.</summary>
    public int ResLength { get; }

    /// <summary>What the operator chose for the algorithm; empty for what the specification says.</summary>
    public ReadOnlySpan<byte> Parameters { get; }

    /// <summary>Bytes of CK, 16 or 32; 0 for an algorithm of 2G alone.</summary>
    public int CkLength => Engine.CkLength(Parameters);

    /// <summary>Bytes of IK, 16 or 32; 0 for an algorithm of 2G alone.</summary>
    public int IkLength => Engine.IkLength(Parameters);

    private static AlgorithmEngine Find(AuthenticationAlgorithm algorithm) => AlgorithmSet.Standard.TryFind(algorithm, out AlgorithmEngine? engine)
        ? engine
        : throw new ArgumentException($"Authentication algorithm {(int)algorithm} is unknown here.");
}
