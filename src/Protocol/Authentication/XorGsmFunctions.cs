namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The XOR test algorithm of 2G (3GPP TS 51.010-1 A4.1.2): SRES and Kc are the first twelve octets of Ki xor RAND.</summary>
internal readonly struct XorGsmFunctions : IGsmFunctions
{
    /// <inheritdoc/>
    public static void Run(ReadOnlySpan<byte> ki, ReadOnlySpan<byte> rand, Span<byte> sres, Span<byte> kc)
    {
        for (int i = 0; i < sres.Length; i++)
            sres[i] = (byte)(ki[i] ^ rand[i]);
        for (int i = 0; i < kc.Length; i++)
            kc[i] = (byte)(ki[sres.Length + i] ^ rand[sres.Length + i]);
    }
}
