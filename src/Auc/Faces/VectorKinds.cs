using System.Text;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc.Faces;

/// <summary>What <c>POST /vectors</c> can be asked for.</summary>
internal static class VectorKinds
{
    private const ushort Separation = 0x8000; // AMF's separation bit (3GPP TS 33.102 Annex H): such a vector is not for UTRAN

    private static readonly Dictionary<string, VectorKind> Known = new()
    {
        ["gsm"] = new VectorKind { Triplet = OfTriplet },
        ["umts"] = new VectorKind { Quintet = (vector, _) => OfQuintet(vector) },
        ["eap-aka'"] = new VectorKind { Quintet = OfEapAkaPrime, Amf = Separation, Network = name => name.Length == 0 ? null : Encoding.UTF8.GetBytes(name), NetworkForm = "the access network's name, as WLAN" },
        ["eps"] = new VectorKind { Quintet = OfEps, Amf = Separation, Network = Octets, NetworkForm = "the serving PLMN, MCC-MNC, as 001-01" },
        ["5g"] = new VectorKind { Quintet = Of5G, Amf = Separation, Network = ServingName, NetworkForm = "the serving PLMN, MCC-MNC, as 001-01" },
    };

    /// <summary>The names, for those who asked for another one.</summary>
    public static string Names => string.Join(", ", Known.Keys);

    /// <summary>Finds a kind.</summary>
    public static VectorKind? Find(string name) => Known.GetValueOrDefault(name);

    private static VectorFields OfTriplet(GsmTriplet triplet) => new() { Rand = Hex(triplet.Rand), Sres = Hex(triplet.Sres), Kc = Hex(triplet.Kc) };

    private static VectorFields OfQuintet(AuthenticationVector vector) =>
        new() { Rand = Hex(vector.Rand), Autn = Hex(vector.Autn), Xres = Hex(vector.Xres), Ck = Hex(vector.Ck), Ik = Hex(vector.Ik) };

    // CK' and IK' (3GPP TS 33.402 A.2)
    private static VectorFields OfEapAkaPrime(AuthenticationVector vector, byte[] network)
    {
        byte[] ck = new byte[16], ik = new byte[16];
        FiveGKeys.CkIkPrime(vector.Ck.Span, vector.Ik.Span, network, ConcealedSqn(vector), ck, ik);
        return new() { Rand = Hex(vector.Rand), Autn = Hex(vector.Autn), Xres = Hex(vector.Xres), CkPrime = Hex(ck), IkPrime = Hex(ik) };
    }

    // K_ASME (3GPP TS 33.401 A.2)
    private static VectorFields OfEps(AuthenticationVector vector, byte[] network)
    {
        byte[] kasme = new byte[KeyDerivation.Size];
        EpsKeys.Kasme(vector.Ck.Span, vector.Ik.Span, network, ConcealedSqn(vector), kasme);
        return new() { Rand = Hex(vector.Rand), Autn = Hex(vector.Autn), Xres = Hex(vector.Xres), Kasme = Hex(kasme) };
    }

    // K_AUSF and XRES* of 5G AKA (3GPP TS 33.501 A.2, A.4)
    private static VectorFields Of5G(AuthenticationVector vector, byte[] network)
    {
        byte[] kausf = new byte[KeyDerivation.Size], xresStar = new byte[16];
        FiveGKeys.Kausf(vector.Ck.Span, vector.Ik.Span, network, ConcealedSqn(vector), kausf);
        FiveGKeys.ResStar(vector.Ck.Span, vector.Ik.Span, network, vector.Rand.Span, vector.Xres.Span, xresStar);
        return new() { Rand = Hex(vector.Rand), Autn = Hex(vector.Autn), XresStar = Hex(xresStar), Kausf = Hex(kausf) };
    }

    private static ReadOnlySpan<byte> ConcealedSqn(AuthenticationVector vector) => vector.Autn.Span[..6];

    private static byte[]? Octets(string text)
    {
        if (!Plmn.TryParse(text, out Plmn plmn))
            return null;
        byte[] octets = new byte[Plmn.Size];
        plmn.Encode(octets);
        return octets;
    }

    // 3GPP TS 24.501 9.12.1
    private static byte[]? ServingName(string text) => Plmn.TryParse(text, out Plmn plmn)
        ? Encoding.ASCII.GetBytes($"5G:mnc{plmn.Mnc.PadLeft(3, '0')}.mcc{plmn.Mcc}.3gppnetwork.org")
        : null;

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
