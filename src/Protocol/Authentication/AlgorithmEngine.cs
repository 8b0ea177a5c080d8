using System.Globalization;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The protocols of authentication over the functions of one algorithm: what <see cref="Aka"/> runs, and what an <see cref="AlgorithmSet"/> holds.</summary>
public abstract class AlgorithmEngine
{
    private protected AlgorithmEngine(AuthenticationAlgorithm algorithm, string name)
    {
        if (algorithm == AuthenticationAlgorithm.None)
            throw new ArgumentException("Number 0 is no algorithm; operators' own have 80 to FF.", nameof(algorithm));
        Algorithm = algorithm;
        Name = name;
    }

    /// <summary>Its number.</summary>
    public AuthenticationAlgorithm Algorithm { get; }

    /// <summary>Its name on command lines: <c>milenage</c>, <c>comp128v1</c>.</summary>
    public string Name { get; }

    /// <summary>False for an algorithm of 2G alone: it has SRES and Kc, and neither AUTN nor AUTS.</summary>
    public abstract bool IsUmts { get; }

    /// <summary>Lengths that K may have, bytes.</summary>
    public abstract ReadOnlySpan<byte> KLengths { get; }

    /// <summary>Bytes of OPc or TOPc; 0 for an algorithm without.</summary>
    public abstract int OpcLength { get; }

    /// <summary>Lengths that RES may have, bytes, the algorithm's own first; empty for an algorithm of 2G alone.</summary>
    public abstract ReadOnlySpan<byte> ResLengths { get; }

    /// <summary>What keeps a key from being one; null where it can be one. The words hold no value of it.</summary>
    /// <param name="kLength">Bytes of K.</param>
    /// <param name="opcLength">Bytes of OPc or TOPc.</param>
    /// <param name="resLength">Bytes of RES, or 0 for the algorithm's own.</param>
    /// <param name="parameters">The algorithm's parameters; empty for those of the specification.</param>
    public string? FindFault(int kLength, int opcLength, int resLength, ReadOnlySpan<byte> parameters)
    {
        if (!Contains(KLengths, kLength))
            return $"K has {kLength} bytes; {Name} expects {Text(KLengths)}.";
        if (opcLength != OpcLength)
            return $"OPc has {opcLength} bytes; {Name} expects {(OpcLength == 0 ? "none" : OpcLength)}.";
        if (resLength != 0 && !Contains(ResLengths, resLength))
            return $"RES has {resLength} bytes; {Name} expects {(ResLengths.IsEmpty ? "none" : Text(ResLengths))}.";
        if (parameters.Length > AuthenticationKey.MaxParametersSize)
            return $"The parameters have {parameters.Length} bytes; expected up to {AuthenticationKey.MaxParametersSize}.";
        return parameters.IsEmpty ? null : FindFault(parameters);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal abstract string? FindFault(ReadOnlySpan<byte> parameters);

    /// <summary>The engine for a key with these parameters: this one, or one that is made for them.</summary>
    internal virtual AlgorithmEngine For(ReadOnlySpan<byte> parameters) => this;

    internal abstract int CkLength(ReadOnlySpan<byte> parameters);

    internal abstract int IkLength(ReadOnlySpan<byte> parameters);

    /// <inheritdoc cref="Aka.Verify"/>
    internal abstract AkaResult Verify(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn, SequenceNumbers sequence);

    /// <inheritdoc cref="Aka.Generate"/>
    internal abstract AuthenticationVector Generate(in AuthenticationKey key, ReadOnlySpan<byte> rand, ulong sqn, ushort amf);

    /// <inheritdoc cref="Aka.TryResynchronise"/>
    internal abstract bool TryResynchronise(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> auts, out ulong sqn);

    /// <inheritdoc cref="Aka.RunGsm"/>
    internal abstract void RunGsm(in AuthenticationKey key, ReadOnlySpan<byte> rand, Span<byte> sres, Span<byte> kc);

    /// <inheritdoc cref="AuthenticationFunctions.F1"/>
    internal abstract (ulong MacA, ulong MacS) F1(in AuthenticationKey key, ReadOnlySpan<byte> rand, ulong sqn, ushort amf);

    /// <inheritdoc cref="AuthenticationFunctions.F2F5"/>
    internal abstract ulong F2F5(in AuthenticationKey key, ReadOnlySpan<byte> rand, Span<byte> res, Span<byte> ck, Span<byte> ik);

    /// <inheritdoc cref="AuthenticationFunctions.F5Star"/>
    internal abstract ulong F5Star(in AuthenticationKey key, ReadOnlySpan<byte> rand);

    private static bool Contains(ReadOnlySpan<byte> lengths, int length) => (uint)length <= byte.MaxValue && lengths.Contains((byte)length);

    // [4, 8, 16] as "4, 8 or 16".
    private static string Text(ReadOnlySpan<byte> lengths)
    {
        string[] sorted = [.. lengths.ToArray().Order().Select(length => length.ToString(CultureInfo.InvariantCulture))];
        return sorted.Length == 1 ? sorted[0] : $"{string.Join(", ", sorted[..^1])} or {sorted[^1]}";
    }
}
