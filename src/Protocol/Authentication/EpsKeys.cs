using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>What a NAS or radio key is for: the type of the derivation (3GPP TS 33.401 A.7, TS 33.501 A.8).</summary>
public enum KeyPurpose : byte
{
    /// <summary>Ciphering of NAS messages.</summary>
    NasEncryption = 1,

    /// <summary>Integrity of NAS messages.</summary>
    NasIntegrity = 2,

    /// <summary>Ciphering of RRC messages.</summary>
    RrcEncryption = 3,

    /// <summary>Integrity of RRC messages.</summary>
    RrcIntegrity = 4,

    /// <summary>Ciphering of the user plane.</summary>
    UserPlaneEncryption = 5,

    /// <summary>Integrity of the user plane.</summary>
    UserPlaneIntegrity = 6,
}

/// <summary>The keys of EPS (3GPP TS 33.401 Annex A).</summary>
public static class EpsKeys
{
    private const byte KasmeFunction = 0x10;
    private const byte KenbFunction = 0x11;
    private const byte AlgorithmFunction = 0x15;

    /// <summary>K_ASME (A.2).</summary>
    /// <param name="ck">CK, 16 bytes.</param>
    /// <param name="ik">IK, 16 bytes.</param>
    /// <param name="servingNetwork">The serving network, 3 bytes as on the air.</param>
    /// <param name="concealedSqn">SQN xor AK, 6 bytes: the beginning of AUTN.</param>
    /// <param name="kasme">Receives 32 bytes.</param>
    public static void Kasme(ReadOnlySpan<byte> ck, ReadOnlySpan<byte> ik, ReadOnlySpan<byte> servingNetwork, ReadOnlySpan<byte> concealedSqn, Span<byte> kasme) =>
        KeyDerivation.DeriveOfCkIk(ck, ik, KasmeFunction, kasme, new(servingNetwork, concealedSqn));

    /// <summary>K_eNB (A.3).</summary>
    /// <param name="kasme">K_ASME, 32 bytes.</param>
    /// <param name="uplinkNasCount">The uplink NAS COUNT.</param>
    /// <param name="kenb">Receives 32 bytes.</param>
    public static void Kenb(ReadOnlySpan<byte> kasme, uint uplinkNasCount, Span<byte> kenb)
    {
        Span<byte> count = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, uplinkNasCount);
        KeyDerivation.Derive(kasme, KenbFunction, kenb, new(count));
    }

    /// <summary>A NAS key of K_ASME, or a radio key of K_eNB (A.7).</summary>
    /// <param name="key">K_ASME or K_eNB, 32 bytes.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="algorithm">Number of the algorithm: 0 of EEA0 to 3 of EEA3.</param>
    /// <param name="derived">Receives 16 bytes.</param>
    public static void Algorithm(ReadOnlySpan<byte> key, KeyPurpose purpose, byte algorithm, Span<byte> derived) =>
        KeyDerivation.DeriveHalf(key, AlgorithmFunction, derived, new([(byte)purpose], [algorithm]));
}
