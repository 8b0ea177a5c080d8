namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>An algorithm of 2G alone. It answers the GSM context and knows no other.</summary>
/// <typeparam name="TFunctions">A3 and A8.</typeparam>
/// <param name="algorithm">The algorithm's number; operators' own have 80 to FF.</param>
/// <param name="name">Its name on command lines.</param>
public sealed class GsmEngine<TFunctions>(AuthenticationAlgorithm algorithm, string name) : AlgorithmEngine(algorithm, name)
    where TFunctions : struct, IGsmFunctions
{
    /// <inheritdoc/>
    public override bool IsUmts => false;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> KLengths => [AuthenticationKey.Size];

    /// <inheritdoc/>
    public override int OpcLength => 0;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> ResLengths => [];

    internal override string? FindFault(ReadOnlySpan<byte> parameters) => $"{Name} has no parameters.";

    internal override int CkLength(ReadOnlySpan<byte> parameters) => 0;

    internal override int IkLength(ReadOnlySpan<byte> parameters) => 0;

    internal override AkaResult Verify(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn, SequenceNumbers sequence) => throw NoUmts();

    internal override AuthenticationVector Generate(in AuthenticationKey key, ReadOnlySpan<byte> rand, ulong sqn, ushort amf) => throw NoUmts();

    internal override bool TryResynchronise(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> auts, out ulong sqn) => throw NoUmts();

    internal override void RunGsm(in AuthenticationKey key, ReadOnlySpan<byte> rand, Span<byte> sres, Span<byte> kc) => TFunctions.Run(key.K, rand, sres[..4], kc[..8]);

    internal override (ulong MacA, ulong MacS) F1(in AuthenticationKey key, ReadOnlySpan<byte> rand, ulong sqn, ushort amf) => throw NoUmts();

    internal override ulong F2F5(in AuthenticationKey key, ReadOnlySpan<byte> rand, Span<byte> res, Span<byte> ck, Span<byte> ik) => throw NoUmts();

    internal override ulong F5Star(in AuthenticationKey key, ReadOnlySpan<byte> rand) => throw NoUmts();

    private InvalidOperationException NoUmts() => new($"{Name} is an algorithm of 2G alone: it has SRES and Kc, and neither AUTN nor AUTS. Ask {nameof(AlgorithmEngine)}.{nameof(IsUmts)} first.");
}
