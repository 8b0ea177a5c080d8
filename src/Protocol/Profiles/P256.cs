using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Crypto.EC;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Protocol.Profiles;

/// <summary>The elliptic curve P-256 (FIPS 186-4 D.1.2.3), keys as bare bytes: private 32, public 65 (04, X, Y).</summary>
internal static class P256
{
    public const int PrivateKeySize = 32;
    public const int PublicKeySize = 65;
    public const int CompressedKeySize = 33;
    private const byte Uncompressed = 0x04;

    // Of compressed points only: public values, whose time tells nothing. BouncyCastle's curve has a fast square root, the framework none.
    private static readonly Org.BouncyCastle.Math.EC.ECCurve Points = CustomNamedCurves.GetByOid(SecObjectIdentifiers.SecP256r1).Curve;

    private static readonly BigInteger Prime = Number("0FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF");
    private static readonly BigInteger B = Number("05AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B");

    private static ReadOnlySpan<byte> Order =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
    ];

    /// <summary>Draws a private key: uniform in 1..n-1, by rejection.</summary>
    public static byte[] CreatePrivateKey(IEntropySource entropy)
    {
        byte[] key = new byte[PrivateKeySize];
        CreatePrivateKey(entropy, key);
        return key;
    }

    /// <summary>Draws a private key into 32 bytes of the caller's.</summary>
    public static void CreatePrivateKey(IEntropySource entropy, Span<byte> key)
    {
        do
            entropy.Fill(key);
        while (!IsPrivateKey(key));
    }

    /// <summary>Whether bytes are a private key: 32 of them, 1..n-1. Compared in place: a number of the framework's would leave a copy of the key behind.</summary>
    public static bool IsPrivateKey(ReadOnlySpan<byte> key) =>
        key.Length == PrivateKeySize && key.ContainsAnyExcept((byte)0) && key.SequenceCompareTo(Order) < 0;

    /// <summary>Whether bytes from outside are a public key: an uncompressed point on the curve. The curve has no other subgroup, and infinity has no such form.</summary>
    public static bool IsPublicKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != PublicKeySize || key[0] != Uncompressed)
            return false;
        BigInteger x = new(key[1..33], isUnsigned: true, isBigEndian: true);
        BigInteger y = new(key[33..], isUnsigned: true, isBigEndian: true);
        return x < Prime && y < Prime && ((y * y) - (((x * x) - 3) * x) - B) % Prime == 0;
    }

    /// <summary>The short form of a public key that was checked: 02 or 03 by the parity of Y, then X.</summary>
    public static void Compress(ReadOnlySpan<byte> publicKey, Span<byte> compressed)
    {
        compressed[0] = (byte)(0x02 | (publicKey[^1] & 1));
        publicKey[1..CompressedKeySize].CopyTo(compressed[1..]);
    }

    /// <summary>The whole form of a compressed public key from outside, 33 bytes.</summary>
    /// <returns>False where it is no point of the curve.</returns>
    public static bool TryDecompress(ReadOnlySpan<byte> compressed, Span<byte> publicKey)
    {
        if (compressed.Length != CompressedKeySize || compressed[0] is not (0x02 or 0x03))
            return false;
        try
        {
            Points.DecodePoint(compressed).EncodeTo(compressed: false, publicKey[..PublicKeySize]);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The public key of a private one.</summary>
    public static byte[] ComputePublicKey(ReadOnlySpan<byte> privateKey)
    {
        using ECDiffieHellman key = ImportPrivate(privateKey);
        return ExportPublic(key);
    }

    /// <summary>The shared secret of two keys that were checked: the x coordinate, 32 bytes.</summary>
    public static byte[] Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey)
    {
        using ECDiffieHellman mine = ImportPrivate(privateKey);
        using ECDiffieHellmanPublicKey theirs = ImportPublic(publicKey);
        return mine.DeriveRawSecretAgreement(theirs);
    }

    /// <summary>Both of a private key that is used once: its public key, and the secret shared with another's. One import of the key, which costs as much as an agreement.</summary>
    public static byte[] Agree(ReadOnlySpan<byte> privateKey, ECDiffieHellmanPublicKey publicKey, out byte[] ownPublicKey)
    {
        using ECDiffieHellman mine = ImportPrivate(privateKey);
        ownPublicKey = ExportPublic(mine);
        return mine.DeriveRawSecretAgreement(publicKey);
    }

    /// <summary>A public key that was checked, ready for many agreements.</summary>
    public static ECDiffieHellmanPublicKey ImportPublic(ReadOnlySpan<byte> publicKey)
    {
        using ECDiffieHellman key = ECDiffieHellman.Create(PublicParameters(publicKey));
        return key.PublicKey;
    }

    /// <summary>The public key as the framework's classes take it.</summary>
    public static ECParameters PublicParameters(ReadOnlySpan<byte> publicKey) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = publicKey[1..33].ToArray(), Y = publicKey[33..].ToArray() },
    };

    private static byte[] ExportPublic(ECDiffieHellman key)
    {
        ECParameters parameters = key.ExportParameters(includePrivateParameters: false);
        return [Uncompressed, .. parameters.Q.X!, .. parameters.Q.Y!];
    }

    private static ECDiffieHellman ImportPrivate(ReadOnlySpan<byte> privateKey)
    {
        byte[] d = privateKey.ToArray();
        try
        {
            return ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = d });
        }
        finally
        {
            CryptographicOperations.ZeroMemory(d);
        }
    }

    private static BigInteger Number(string hex) => BigInteger.Parse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
