namespace Tottoli.MultiSim.Protocol.SecuredPackets;

/// <summary>Kind of key, as GlobalPlatform's key type tells it. The numbers stand in card images: never change one, only add.</summary>
public enum OtaAlgorithm : byte
{
    /// <summary>AES: 16, 24 or 32 bytes; CBC and CMAC.</summary>
    Aes = 1,

    /// <summary>DES (8 bytes) or triple DES (16 or 24): CBC or ECB, and CBC-MAC.</summary>
    Des = 2,
}

/// <summary>The keys of one version that protect secured packets: KIc to cipher, KID to authenticate (ETSI TS 102 225 A.1). Prints nothing of them.</summary>
public sealed class OtaKeySet
{
    private readonly byte[] _kic;
    private readonly byte[] _kid;

    /// <summary>A key set. The keys are copied.</summary>
    /// <param name="version">Key version, 1..15.</param>
    /// <param name="algorithm">Kind of both keys.</param>
    /// <param name="kic">The ciphering key: AES 16, 24, 32 bytes; DES 8, 16, 24.</param>
    /// <param name="kid">The integrity key, likewise.</param>
    /// <param name="integrityAlgorithm">Kind of KID where it is not that of KIc.</param>
    /// <exception cref="ArgumentException">A length or the version is not one of these.</exception>
    public OtaKeySet(byte version, OtaAlgorithm algorithm, ReadOnlySpan<byte> kic, ReadOnlySpan<byte> kid, OtaAlgorithm? integrityAlgorithm = null)
    {
        if (version is 0 or > 15)
            throw new ArgumentException($"Key version {version} is not possible; expected 1..15.", nameof(version));
        Version = version;
        Algorithm = algorithm;
        IntegrityAlgorithm = integrityAlgorithm ?? algorithm;
        CheckLength(Algorithm, kic, nameof(kic));
        CheckLength(IntegrityAlgorithm, kid, nameof(kid));
        _kic = kic.ToArray();
        _kid = kid.ToArray();
    }

    /// <summary>Key version, 1..15.</summary>
    public byte Version { get; }

    /// <summary>Kind of KIc.</summary>
    public OtaAlgorithm Algorithm { get; }

    /// <summary>Kind of KID.</summary>
    public OtaAlgorithm IntegrityAlgorithm { get; }

    /// <summary>The ciphering key. Secret.</summary>
    public ReadOnlySpan<byte> Kic => _kic;

    /// <summary>The integrity key. Secret.</summary>
    public ReadOnlySpan<byte> Kid => _kid;

    /// <summary>Bytes of an AES-CMAC checksum in packets: 8, or 4 by agreement. A packet with another length is refused.</summary>
    public int CmacLength
    {
        get;
        init => field = value is 4 or 8 ? value : throw new ArgumentException($"A checksum of {value} bytes is not possible; expected 8 or 4.", nameof(value));
    } = 8;

    /// <summary>Whether a key of a kind can have so many bytes; no kind that is unknown has a key.</summary>
    /// <param name="algorithm">The kind.</param>
    /// <param name="length">Bytes.</param>
    public static bool IsLength(OtaAlgorithm algorithm, int length) => algorithm switch
    {
        OtaAlgorithm.Aes => length is 16 or 24 or 32,
        OtaAlgorithm.Des => length is 8 or 16 or 24,
        _ => false,
    };

    private static void CheckLength(OtaAlgorithm algorithm, ReadOnlySpan<byte> key, string name)
    {
        if (IsLength(algorithm, key.Length))
            return;
        string expected = algorithm switch
        {
            OtaAlgorithm.Aes => "16, 24 or 32",
            OtaAlgorithm.Des => "8, 16 or 24",
            _ => throw new ArgumentException($"Kind of key {(int)algorithm} is unknown; expected 1 (AES) or 2 (DES).", name),
        };
        throw new ArgumentException($"The key has {key.Length} bytes; {algorithm} needs {expected}.", name);
    }
}
