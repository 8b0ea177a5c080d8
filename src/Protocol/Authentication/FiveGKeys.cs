using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The keys and responses of 5G (3GPP TS 33.501 Annex A). The serving network's name is <c>5G:mnc001.mcc001.3gppnetwork.org</c>, in ASCII.</summary>
public static class FiveGKeys
{
    private const byte CkIkPrimeFunction = 0x20;
    private const byte AlgorithmFunction = 0x69;
    private const byte KausfFunction = 0x6A;
    private const byte ResStarFunction = 0x6B;
    private const byte KseafFunction = 0x6C;
    private const byte KamfFunction = 0x6D;
    private const byte KgnbFunction = 0x6E;
    private const byte NextHopFunction = 0x6F;

    /// <summary>CK' and IK' of EAP-AKA' (A.3; 3GPP TS 33.402 A.2).</summary>
    /// <param name="ck">CK, 16 bytes.</param>
    /// <param name="ik">IK, 16 bytes.</param>
    /// <param name="network">Name of the access or serving network: <c>WLAN</c>, or that of 5G.</param>
    /// <param name="concealedSqn">SQN xor AK, 6 bytes: the beginning of AUTN.</param>
    /// <param name="ckPrime">Receives CK', 16 bytes.</param>
    /// <param name="ikPrime">Receives IK', 16 bytes.</param>
    public static void CkIkPrime(
        ReadOnlySpan<byte> ck, ReadOnlySpan<byte> ik, ReadOnlySpan<byte> network, ReadOnlySpan<byte> concealedSqn, Span<byte> ckPrime, Span<byte> ikPrime)
    {
        Span<byte> derived = stackalloc byte[KeyDerivation.Size];
        KeyDerivation.DeriveOfCkIk(ck, ik, CkIkPrimeFunction, derived, new(network, concealedSqn));
        derived[..16].CopyTo(ckPrime);
        KeyDerivation.Take(derived, derived[16..], ikPrime);
    }

    /// <summary>K_AUSF of 5G AKA (A.2).</summary>
    /// <param name="ck">CK, 16 bytes.</param>
    /// <param name="ik">IK, 16 bytes.</param>
    /// <param name="network">Name of the serving network.</param>
    /// <param name="concealedSqn">SQN xor AK, 6 bytes.</param>
    /// <param name="kausf">Receives 32 bytes.</param>
    public static void Kausf(ReadOnlySpan<byte> ck, ReadOnlySpan<byte> ik, ReadOnlySpan<byte> network, ReadOnlySpan<byte> concealedSqn, Span<byte> kausf) =>
        KeyDerivation.DeriveOfCkIk(ck, ik, KausfFunction, kausf, new(network, concealedSqn));

    /// <summary>RES* of the terminal, XRES* of the home network (A.4).</summary>
    /// <param name="ck">CK, 16 bytes.</param>
    /// <param name="ik">IK, 16 bytes.</param>
    /// <param name="network">Name of the serving network.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="res">RES or XRES.</param>
    /// <param name="resStar">Receives 16 bytes.</param>
    public static void ResStar(ReadOnlySpan<byte> ck, ReadOnlySpan<byte> ik, ReadOnlySpan<byte> network, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> res, Span<byte> resStar)
    {
        Span<byte> derived = stackalloc byte[KeyDerivation.Size];
        KeyDerivation.DeriveOfCkIk(ck, ik, ResStarFunction, derived, new(network, rand, res));
        KeyDerivation.Take(derived, derived[^16..], resStar);
    }

    /// <summary>HRES* or HXRES* (A.5): the last 16 bytes of SHA-256(RAND || RES*).</summary>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="resStar">RES* or XRES*, 16 bytes.</param>
    /// <param name="hresStar">Receives 16 bytes.</param>
    public static void HresStar(ReadOnlySpan<byte> rand, ReadOnlySpan<byte> resStar, Span<byte> hresStar)
    {
        Aka.CheckLength(rand, Aka.RandSize, nameof(rand));
        Aka.CheckLength(resStar, 16, nameof(resStar));
        Span<byte> input = stackalloc byte[Aka.RandSize + 16];
        rand.CopyTo(input);
        resStar.CopyTo(input[Aka.RandSize..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        hash[^16..].CopyTo(hresStar);
    }

    /// <summary>K_SEAF (A.6).</summary>
    /// <param name="kausf">K_AUSF, 32 bytes.</param>
    /// <param name="network">Name of the serving network.</param>
    /// <param name="kseaf">Receives 32 bytes.</param>
    public static void Kseaf(ReadOnlySpan<byte> kausf, ReadOnlySpan<byte> network, Span<byte> kseaf) =>
        KeyDerivation.Derive(kausf, KseafFunction, kseaf, new(network));

    /// <summary>K_AMF (A.7).</summary>
    /// <param name="kseaf">K_SEAF, 32 bytes.</param>
    /// <param name="supi"><see cref="Supi.Identity"/> in UTF-8: the digits of the IMSI, or the network access identifier.</param>
    /// <param name="abba">ABBA; 0000 in the first releases.</param>
    /// <param name="kamf">Receives 32 bytes.</param>
    public static void Kamf(ReadOnlySpan<byte> kseaf, ReadOnlySpan<byte> supi, ReadOnlySpan<byte> abba, Span<byte> kamf) =>
        KeyDerivation.Derive(kseaf, KamfFunction, kamf, new(supi, abba));

    /// <summary>A NAS key of K_AMF, or a radio key of K_gNB (A.8).</summary>
    /// <param name="key">K_AMF or K_gNB, 32 bytes.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="algorithm">Number of the algorithm: 0 of NEA0 to 3 of NEA3.</param>
    /// <param name="derived">Receives 16 bytes.</param>
    public static void Algorithm(ReadOnlySpan<byte> key, KeyPurpose purpose, byte algorithm, Span<byte> derived) =>
        KeyDerivation.DeriveHalf(key, AlgorithmFunction, derived, new([(byte)purpose], [algorithm]));

    /// <summary>K_gNB, or K_N3IWF (A.9).</summary>
    /// <param name="kamf">K_AMF, 32 bytes.</param>
    /// <param name="uplinkNasCount">The uplink NAS COUNT.</param>
    /// <param name="accessType">1 of 3GPP, 2 other.</param>
    /// <param name="kgnb">Receives 32 bytes.</param>
    public static void Kgnb(ReadOnlySpan<byte> kamf, uint uplinkNasCount, byte accessType, Span<byte> kgnb)
    {
        Span<byte> count = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, uplinkNasCount);
        KeyDerivation.Derive(kamf, KgnbFunction, kgnb, new(count, [accessType]));
    }

    /// <summary>NH, the key of the next hop (A.10).</summary>
    /// <param name="kamf">K_AMF, 32 bytes.</param>
    /// <param name="synchronisation">K_gNB for the first NH, else the NH before; 32 bytes.</param>
    /// <param name="nextHop">Receives 32 bytes.</param>
    public static void NextHop(ReadOnlySpan<byte> kamf, ReadOnlySpan<byte> synchronisation, Span<byte> nextHop) =>
        KeyDerivation.Derive(kamf, NextHopFunction, nextHop, new(synchronisation));
}
