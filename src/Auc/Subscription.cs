using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc;

/// <summary>A subscriber as the home operator keeps it: identity, keys, and where its sequence numbers go on. Prints no key.</summary>
public sealed class Subscription
{
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

    /// <summary>Bytes of RES; 0 for the algorithm's own.</summary>
    public byte ResLength { get; init; }

    /// <summary>The keys as the authentication functions take them.</summary>
    /// <param name="engine">The algorithm of the subscription's number.</param>
    internal AuthenticationKey KeyFor(AlgorithmEngine engine) => new(engine, K.Span, Opc.Span, ResLength, Parameters.Span);

    /// <summary>The IMSI.</summary>
    public override string ToString() => $"{nameof(Subscription)} {Imsi}";
}
