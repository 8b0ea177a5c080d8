using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc;

/// <summary>A subscriber as the home operator keeps it: identity, keys, and where its sequence numbers go on. Prints no key.</summary>
public sealed class Subscription
{
    private const int SqnBits = 48;

    /// <summary>The subscriber.</summary>
    public required Imsi Imsi { get; init; }

    /// <summary>The authentication algorithm; an operator's own has 80 to FF.</summary>
    public required AuthenticationAlgorithm Algorithm { get; init; }

    /// <summary>K or Ki, 16 bytes, or 32 of TUAK. Secret.</summary>
    public required ReadOnlyMemory<byte> K { get; init; }

    /// <summary>OPc, 16 bytes, or TOPc, 32 bytes; empty for an algorithm without. Secret.</summary>
    public ReadOnlyMemory<byte> Opc { get; init; }

    /// <summary>What the operator chose for the algorithm, as an <see cref="AuthenticationKey"/> takes it; empty for what the specification says. Secret.</summary>
    public ReadOnlyMemory<byte> Parameters { get; init; }

    /// <summary>AMF of the vectors; 8000 is the separation bit that EPS and 5G demand.</summary>
    public ushort Amf { get; init; } = 0x8000;

    /// <summary>The SQN used last, 48 bits: the first vector takes the next.</summary>
    public ulong Sqn { get; init; }

    /// <summary>Bits of IND at the low end of SQN (3GPP TS 33.102 C.1.1.1), 0..8; 5 is what the specification proposes and cards expect.</summary>
    public int IndBits { get; init; } = SequenceRules.Default.IndBits;

    /// <summary>Bytes of RES; 0 for the algorithm's own.</summary>
    public byte ResLength { get; init; }

    /// <summary>What keeps a subscriber from being one; null where it can be one. Names no key.</summary>
    /// <param name="algorithms">The algorithms that the operator has.</param>
    public string? FindFault(AlgorithmSet algorithms)
    {
        ArgumentNullException.ThrowIfNull(algorithms);
        if (Sqn >= 1UL << SqnBits)
            return $"SQN has more than {SqnBits} bits.";
        if (IndBits is < 0 or > SequenceRules.MaxIndBits)
            return $"{IndBits} bits of IND; expected 0..{SequenceRules.MaxIndBits}.";
        return algorithms.FindFault(Algorithm, K.Length, Opc.Length, ResLength, Parameters.Span);
    }

    /// <summary>The keys as the authentication functions take them.</summary>
    /// <param name="engine">The algorithm of the subscription's number.</param>
    internal AuthenticationKey KeyFor(AlgorithmEngine engine) => new(engine, K.Span, Opc.Span, ResLength, Parameters.Span);

    /// <summary>The IMSI.</summary>
    public override string ToString() => $"{nameof(Subscription)} {Imsi}";
}
