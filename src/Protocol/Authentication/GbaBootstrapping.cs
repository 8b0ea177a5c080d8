using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The challenge of a bootstrapping with keys on the card, GBA_U (3GPP TS 33.220 §5.3.2): an AUTN whose MAC is MAC* = MAC xor the first 64 bits of SHA-1(IK).</summary>
/// <remarks>So a terminal cannot pass a challenge of GBA_U to the card as one of the network: it would learn Ks = CK || IK.</remarks>
public static class GbaBootstrapping
{
    private const int MacOffset = 8;
    private const int MacSize = 8;

    /// <summary>Turns MAC into MAC*, or MAC* into MAC.</summary>
    /// <param name="ik">IK of the challenge.</param>
    /// <param name="autn">AUTN, 16 bytes, changed in place.</param>
    /// <exception cref="ArgumentException">AUTN does not have 16 bytes.</exception>
    public static void MaskMac(ReadOnlySpan<byte> ik, Span<byte> autn)
    {
        Aka.CheckLength(autn, Aka.AutnSize, nameof(autn));
        Span<byte> digest = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // the specification's, as a mask
        SHA1.HashData(ik, digest);
#pragma warning restore CA5350
        for (int i = 0; i < MacSize; i++)
            autn[MacOffset + i] ^= digest[i];
        CryptographicOperations.ZeroMemory(digest);
    }

    /// <summary>The card's side: as <see cref="Aka.Verify"/>, of an AUTN with MAC*.</summary>
    /// <param name="key">The card's secret.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="autn">AUTN with MAC*, 16 bytes.</param>
    /// <param name="sequence">The card's sequence numbers.</param>
    /// <returns>RES, CK and IK; or AUTS; or nothing.</returns>
    /// <exception cref="ArgumentException">RAND or AUTN does not have 16 bytes.</exception>
    /// <exception cref="InvalidOperationException">The algorithm is one of 2G alone.</exception>
    public static AkaResult Verify(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn, SequenceNumbers sequence)
    {
        Aka.CheckLength(rand, Aka.RandSize, nameof(rand));
        Aka.CheckLength(autn, Aka.AutnSize, nameof(autn));
        Span<byte> secrets = stackalloc byte[3 * AuthenticationKey.MaxSize];
        Span<byte> ik = secrets.Slice(2 * AuthenticationKey.MaxSize, key.IkLength);
        key.Engine.F2F5(key, rand, secrets[..key.ResLength], secrets.Slice(AuthenticationKey.MaxSize, key.CkLength), ik);
        Span<byte> plain = stackalloc byte[Aka.AutnSize];
        autn.CopyTo(plain);
        MaskMac(ik, plain);
        CryptographicOperations.ZeroMemory(secrets);
        return Aka.Verify(key, rand, plain, sequence);
    }
}
