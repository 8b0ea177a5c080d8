namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The secret that a card and its home operator share, as the authentication functions take it. A view: it copies nothing.</summary>
public readonly ref struct AuthenticationKey
{
    /// <summary>Length of K and of OPc, bytes.</summary>
    public const int Size = 16;

    /// <summary>A key with the algorithm's own RES length.</summary>
    /// <param name="algorithm">The functions f1..f5*.</param>
    /// <param name="k">K, 16 bytes.</param>
    /// <param name="opc">OPc, 16 bytes; may be empty for an algorithm that has none.</param>
    /// <param name="resLength">Bytes of RES; 0 for the algorithm's own (MILENAGE 8, XOR 16). MILENAGE 4..8, XOR 4..16.</param>
    /// <exception cref="ArgumentException">A length is not one of these, or the algorithm is unknown.</exception>
    public AuthenticationKey(AuthenticationAlgorithm algorithm, ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, int resLength = 0)
    {
        if (FindFault(algorithm, k.Length, opc.Length, resLength) is string fault)
            throw new ArgumentException(fault);
        AkaEngine.TryFind(algorithm, out AkaEngine? engine);
        Engine = engine!;
        Algorithm = algorithm;
        K = k;
        Opc = opc;
        ResLength = resLength == 0 ? engine!.LongestRes : resLength;
    }

    /// <summary>The functions f1..f5*.</summary>
    public AuthenticationAlgorithm Algorithm { get; }

    /// <summary>K, 16 bytes. Secret.</summary>
    public ReadOnlySpan<byte> K { get; }

    /// <summary>OPc, 16 bytes, or empty. Secret.</summary>
    public ReadOnlySpan<byte> Opc { get; }

    /// <summary>Bytes of RES, 4..16.</summary>
    public int ResLength { get; }

    /// <summary>The operator's own constants of MILENAGE; null for those of the specification.</summary>
    public MilenageConstants? Constants { get; init; }

    internal AkaEngine Engine { get; }

    /// <summary>What keeps a key from being one; null where it can be one.</summary>
    /// <param name="algorithm">The functions f1..f5*.</param>
    /// <param name="kLength">Bytes of K.</param>
    /// <param name="opcLength">Bytes of OPc.</param>
    /// <param name="resLength">Bytes of RES, or 0.</param>
    public static string? FindFault(AuthenticationAlgorithm algorithm, int kLength, int opcLength, int resLength = 0)
    {
        if (!AkaEngine.TryFind(algorithm, out AkaEngine? engine))
            return $"Authentication algorithm {(int)algorithm} is unknown; expected 1 (MILENAGE) or 2 (XOR).";
        if (kLength != Size)
            return $"K has {kLength} bytes; expected {Size}.";
        if (opcLength != Size && (opcLength != 0 || engine.UsesOpc))
            return $"OPc has {opcLength} bytes; expected {Size}.";
        if (resLength != 0 && (resLength < 4 || resLength > engine.LongestRes))
            return $"RES has {resLength} bytes; expected 4..{engine.LongestRes}.";
        return null;
    }
}
