using System.Buffers.Binary;
using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Protocol.Profiles;

/// <summary>A profile package sealed to one card: <c>ephemeral public key(65) || ciphertext || tag(16)</c>.</summary>
/// <remarks>
/// ECIES as in SUCI profile B (3GPP TS 33.501 C.3): P-256, ANSI X9.63 key derivation with SHA-256 and the ephemeral public key as shared
/// information; then AES-128-GCM with the ICCID as associated data. Key and nonce are new with each ephemeral key.
/// </remarks>
public static class SealedProfile
{
    /// <summary>Bytes by which a sealed package is longer than the package.</summary>
    public const int Overhead = P256.PublicKeySize + TagSize;

    private const int KeySize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Seals a package.</summary>
    /// <param name="package">The encoded package.</param>
    /// <param name="cardPublicKey">The card's public key, 65 bytes, from a checked certificate.</param>
    /// <param name="iccid">The card's ICCID as in EF.ICCID, 10 bytes.</param>
    /// <param name="entropy">Where the ephemeral key comes from.</param>
    /// <exception cref="ArgumentException">The public key is no point of the curve.</exception>
    public static byte[] Seal(ReadOnlySpan<byte> package, ReadOnlySpan<byte> cardPublicKey, ReadOnlySpan<byte> iccid, IEntropySource entropy)
    {
        ArgumentNullException.ThrowIfNull(entropy);
        if (!P256.IsPublicKey(cardPublicKey))
            throw new ArgumentException("These bytes are no public key of P-256; expected 65 bytes, 04 X Y, a point on the curve.", nameof(cardPublicKey));
        byte[] ephemeral = P256.CreatePrivateKey(entropy);
        byte[] result = new byte[package.Length + Overhead];
        P256.ComputePublicKey(ephemeral).CopyTo(result, 0);
        Span<byte> ciphertext = result.AsSpan(P256.PublicKeySize, package.Length);
        Span<byte> keys = stackalloc byte[SHA256.HashSizeInBytes];
        DeriveKeys(ephemeral, cardPublicKey, result.AsSpan(0, P256.PublicKeySize), keys);
        using (AesGcm aes = new(keys[..KeySize], TagSize))
            aes.Encrypt(keys.Slice(KeySize, NonceSize), package, ciphertext, result.AsSpan(result.Length - TagSize), iccid);
        CryptographicOperations.ZeroMemory(keys);
        CryptographicOperations.ZeroMemory(ephemeral);
        return result;
    }

    /// <summary>Opens a sealed package with the card's private key.</summary>
    /// <param name="sealedPackage">The sealed package, from outside.</param>
    /// <param name="privateKey">The card's private key, 32 bytes.</param>
    /// <param name="iccid">The card's ICCID as in EF.ICCID, 10 bytes.</param>
    /// <param name="package">Receives the package; sealed length less <see cref="Overhead"/>.</param>
    /// <param name="length">Bytes of the package; 0 where it does not open.</param>
    /// <returns>False where it is not meant for this card and ICCID, was changed, or does not fit.</returns>
    /// <exception cref="ArgumentException">The private key is none.</exception>
    public static bool TryOpen(ReadOnlySpan<byte> sealedPackage, ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> iccid, Span<byte> package, out int length)
    {
        if (!P256.IsPrivateKey(privateKey))
            throw new ArgumentException("These bytes are no private key of P-256; expected 32 bytes.", nameof(privateKey));
        length = 0;
        int size = sealedPackage.Length - Overhead;
        if (size < 0 || size > package.Length || !P256.IsPublicKey(sealedPackage[..P256.PublicKeySize]))
            return false;
        ReadOnlySpan<byte> ephemeral = sealedPackage[..P256.PublicKeySize];
        Span<byte> keys = stackalloc byte[SHA256.HashSizeInBytes];
        DeriveKeys(privateKey, ephemeral, ephemeral, keys);
        try
        {
            using AesGcm aes = new(keys[..KeySize], TagSize);
            aes.Decrypt(keys.Slice(KeySize, NonceSize), sealedPackage.Slice(P256.PublicKeySize, size), sealedPackage[^TagSize..], package[..size], iccid);
        }
        catch (AuthenticationTagMismatchException)
        {
            package[..size].Clear();
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(keys);
        }
        length = size;
        return true;
    }

    /// <summary>ANSI X9.63: SHA-256 over the shared secret, a counter from 1 and the shared information. One block is enough.</summary>
    private static void DeriveKeys(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> sharedInformation, Span<byte> keys)
    {
        byte[] secret = P256.Agree(privateKey, publicKey);
        Span<byte> input = stackalloc byte[32 + sizeof(uint) + P256.PublicKeySize];
        secret.CopyTo(input);
        BinaryPrimitives.WriteUInt32BigEndian(input[32..], 1);
        sharedInformation.CopyTo(input[36..]);
        SHA256.HashData(input, keys);
        CryptographicOperations.ZeroMemory(input);
        CryptographicOperations.ZeroMemory(secret);
    }
}
