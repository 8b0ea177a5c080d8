using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Auc.Faces;

/// <summary>What <c>POST /vectors</c> can be asked for.</summary>
internal static class VectorKinds
{
    private static readonly Dictionary<string, VectorKind> Known = new()
    {
        ["gsm"] = new VectorKind { Triplet = OfTriplet },
        ["umts"] = new VectorKind { Quintet = (vector, _) => OfQuintet(vector) },
    };

    /// <summary>The names, for those who asked for another one.</summary>
    public static string Names => string.Join(", ", Known.Keys);

    /// <summary>Finds a kind.</summary>
    public static VectorKind? Find(string name) => Known.GetValueOrDefault(name);

    private static VectorFields OfTriplet(GsmTriplet triplet) => new() { Rand = Hex(triplet.Rand), Sres = Hex(triplet.Sres), Kc = Hex(triplet.Kc) };

    private static VectorFields OfQuintet(AuthenticationVector vector) =>
        new() { Rand = Hex(vector.Rand), Autn = Hex(vector.Autn), Xres = Hex(vector.Xres), Ck = Hex(vector.Ck), Ik = Hex(vector.Ik) };

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);
}

/// <summary>One kind of vector: made of a triplet of 2G, or of a quintet.</summary>
internal sealed class VectorKind
{
    /// <summary>How a triplet is written; null for a kind made of quintets.</summary>
    public Func<GsmTriplet, VectorFields>? Triplet { get; init; }

    /// <summary>How a quintet is written, for a network in octets; null for a kind made of triplets.</summary>
    public Func<AuthenticationVector, byte[], VectorFields>? Quintet { get; init; }

    /// <summary>Reads the network; null for a kind that binds none.</summary>
    public Func<string, byte[]?>? Network { get; init; }

    /// <summary>What a network looks like.</summary>
    public string NetworkForm { get; init; } = "no network: this kind binds none";

    /// <summary>Bits of AMF that this kind demands besides the subscriber's own.</summary>
    public ushort Amf { get; init; }
}
