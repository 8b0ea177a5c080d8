namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>An algorithm of 2G alone: A3 and A8 in one (3GPP TS 43.020 C). One implementation is one row of <see cref="AlgorithmSet"/>.</summary>
public interface IGsmFunctions
{
    /// <summary>Computes SRES and Kc.</summary>
    /// <param name="ki">Ki, 16 bytes.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="sres">Receives SRES, 4 bytes.</param>
    /// <param name="kc">Receives Kc, 8 bytes.</param>
    static abstract void Run(ReadOnlySpan<byte> ki, ReadOnlySpan<byte> rand, Span<byte> sres, Span<byte> kc);
}
