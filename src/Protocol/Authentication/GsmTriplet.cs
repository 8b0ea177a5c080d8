namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>A triplet of 2G authentication (3GPP TS 43.020 C.1). Holds a key: it prints none.</summary>
/// <param name="Rand">RAND, 16 bytes.</param>
/// <param name="Sres">SRES, 4 bytes.</param>
/// <param name="Kc">Kc, 8 bytes.</param>
public sealed record GsmTriplet(ReadOnlyMemory<byte> Rand, ReadOnlyMemory<byte> Sres, ReadOnlyMemory<byte> Kc)
{
    /// <summary>Makes a triplet.</summary>
    /// <param name="key">The subscriber's secret, of any algorithm.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <exception cref="ArgumentException">RAND does not have 16 bytes.</exception>
    public static GsmTriplet Generate(in AuthenticationKey key, ReadOnlySpan<byte> rand)
    {
        byte[] sres = new byte[4], kc = new byte[8];
        Aka.RunGsm(key, rand, sres, kc);
        return new GsmTriplet(rand.ToArray(), sres, kc);
    }

    /// <summary>The name of the type, and nothing of its content.</summary>
    public override string ToString() => nameof(GsmTriplet);
}
