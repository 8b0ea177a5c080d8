using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Workbench.Authentication;

/// <summary>Vectors of a key that is known here. Prints nothing of it.</summary>
/// <param name="engine">The algorithm, one of 3G.</param>
/// <param name="keys">K, OPc, bytes of RES (0: the algorithm's own) and parameters.</param>
/// <param name="sqn">The first SQN.</param>
/// <param name="amf">AMF.</param>
/// <param name="indBits">Bits of IND.</param>
/// <param name="followsCard">Whether a card that refuses the first SQN is given another one.</param>
/// <param name="entropy">Where RANDs come from.</param>
public sealed class OwnVectors(AlgorithmEngine engine, SecretKeys keys, ulong sqn, ushort amf, int indBits, bool followsCard, IEntropySource entropy) : IVectorSource
{
    private ulong _next = sqn;

    /// <inheritdoc/>
    public bool FollowsCard => followsCard;

    private AuthenticationKey Key => new(engine, keys.K.Span, keys.Opc.Span, keys.ResLength, keys.Parameters.Span);

    /// <inheritdoc/>
    public Task<SourcedVector> NextAsync(CancellationToken cancellationToken)
    {
        SourcedVector vector = Make(_next);
        _next = Follow(_next, _next & Mask);
        return Task.FromResult(vector);
    }

    /// <inheritdoc/>
    /// <remarks>SEQ 0 is never greater than what the card has accepted.</remarks>
    public SourcedVector? MakeOld() => Make(0);

    /// <inheritdoc/>
    public ulong? ReadAuts(ReadOnlyMemory<byte> rand, ReadOnlyMemory<byte> auts) => Aka.TryResynchronise(Key, rand.Span, auts.Span, out ulong sqnMs) ? sqnMs : null;

    /// <inheritdoc/>
    public Task<bool> ResynchroniseAsync(ReadOnlyMemory<byte> rand, ReadOnlyMemory<byte> auts, CancellationToken cancellationToken)
    {
        ulong? sqnMs = ReadAuts(rand, auts);
        if (sqnMs is { } last)
            _next = Follow(last, 0);
        return Task.FromResult(sqnMs is not null);
    }

    private ulong Mask => (1UL << indBits) - 1;

    // SEQ grows, IND stays; at the end of 48 bits it begins anew, and the card refuses.
    private ulong Follow(ulong last, ulong ind) => ((((last >> indBits) + 1) << indBits) | ind) & 0xFFFF_FFFF_FFFF;

    private SourcedVector Make(ulong number)
    {
        Span<byte> rand = stackalloc byte[Aka.RandSize];
        entropy.Fill(rand);
        return new(Aka.Generate(Key, rand, number, amf), number);
    }
}

/// <summary>What makes vectors. Secret: prints nothing of it.</summary>
/// <param name="k">K.</param>
/// <param name="opc">OPc or TOPc; empty for an algorithm without.</param>
/// <param name="resLength">Bytes of RES; 0 for the algorithm's own.</param>
/// <param name="parameters">What the operator chose of the algorithm.</param>
public sealed class SecretKeys(ReadOnlyMemory<byte> k, ReadOnlyMemory<byte> opc, int resLength, ReadOnlyMemory<byte> parameters)
{
    /// <summary>K. Secret.</summary>
    public ReadOnlyMemory<byte> K => k;

    /// <summary>OPc or TOPc. Secret.</summary>
    public ReadOnlyMemory<byte> Opc => opc;

    /// <summary>Bytes of RES; 0 for the algorithm's own.</summary>
    public int ResLength => resLength;

    /// <summary>What the operator chose of the algorithm. Secret.</summary>
    public ReadOnlyMemory<byte> Parameters => parameters;
}
