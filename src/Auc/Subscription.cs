using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc;

/// <summary>A subscriber as the home operator keeps it: identity, keys, and where its sequence numbers go on. Prints no key.</summary>
public sealed class Subscription
{
    /// <summary>The subscriber.</summary>
    public required Imsi Imsi { get; init; }

    /// <summary>The functions f1..f5*.</summary>
    public required AuthenticationAlgorithm Algorithm { get; init; }

    /// <summary>K, 16 bytes. Secret.</summary>
    public required ReadOnlyMemory<byte> K { get; init; }

    /// <summary>OPc, 16 bytes; empty for an algorithm without. Secret.</summary>
    public ReadOnlyMemory<byte> Opc { get; init; }

    /// <summary>AMF of the vectors; 8000 is the separation bit that EPS and 5G demand.</summary>
    public ushort Amf { get; init; } = 0x8000;

    /// <summary>The SQN used last, 48 bits: the first vector takes the next.</summary>
    public ulong Sqn { get; init; }

    /// <summary>Bytes of RES; 0 for the algorithm's own.</summary>
    public byte ResLength { get; init; }

    /// <summary>The keys as the authentication functions take them.</summary>
    public AuthenticationKey Key => new(Algorithm, K.Span, Opc.Span, ResLength);

    /// <summary>The IMSI.</summary>
    public override string ToString() => $"{nameof(Subscription)} {Imsi}";
}
