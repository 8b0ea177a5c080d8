using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The integrated encryption scheme of a SUCI (3GPP TS 33.501 C.3): <c>ephemeral public key || ciphertext || MAC tag(8)</c>.</summary>
internal static class Ecies
{
    /// <summary>Bytes of the MAC tag.</summary>
    public const int TagSize = 8;

    /// <summary>Bytes of the derived keys: encryption key 16, initial counter block 16, MAC key 32.</summary>
    public const int KeysSize = 64;

    private const int BlockSize = 16;

    /// <summary>Conceals a text.</summary>
    /// <param name="agreement">The curve.</param>
    /// <param name="homeKey">Public key of the home network, checked.</param>
    /// <param name="ephemeralKey">Private key, 32 bytes, used once.</param>
    /// <param name="plaintext">What is concealed.</param>
    /// <returns>The scheme output.</returns>
    public static byte[] Protect(KeyAgreement agreement, ReadOnlySpan<byte> homeKey, ReadOnlySpan<byte> ephemeralKey, ReadOnlySpan<byte> plaintext)
    {
        byte[] output = new byte[agreement.PublicKeySize + plaintext.Length + TagSize];
        Span<byte> publicKey = output.AsSpan(0, agreement.PublicKeySize);
        Span<byte> ciphertext = output.AsSpan(agreement.PublicKeySize, plaintext.Length);
        Span<byte> secret = stackalloc byte[KeyAgreement.Size];
        Span<byte> keys = stackalloc byte[KeysSize];
        agreement.AgreeOnce(ephemeralKey, homeKey, publicKey, secret);
        DeriveKeys(secret, publicKey, keys);
        CryptographicOperations.ZeroMemory(secret);
        plaintext.CopyTo(ciphertext);
        Encrypt(keys, ciphertext);
        ComputeTag(keys, ciphertext, output.AsSpan(output.Length - TagSize));
        CryptographicOperations.ZeroMemory(keys);
        return output;
    }

    /// <summary>Opens a scheme output. The MAC is checked before anything is deciphered.</summary>
    /// <param name="agreement">The curve.</param>
    /// <param name="privateKey">Private key of the home network, 32 bytes.</param>
    /// <param name="output">The scheme output, from outside.</param>
    /// <param name="plaintext">What was concealed.</param>
    /// <returns>False where it is not for this key, or was changed.</returns>
    public static bool TryOpen(KeyAgreement agreement, ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> output, [NotNullWhen(true)] out byte[]? plaintext)
    {
        plaintext = null;
        int length = output.Length - agreement.PublicKeySize - TagSize;
        if (length < 0 || !agreement.IsPublicKey(output[..agreement.PublicKeySize]))
            return false;
        ReadOnlySpan<byte> publicKey = output[..agreement.PublicKeySize];
        ReadOnlySpan<byte> ciphertext = output.Slice(agreement.PublicKeySize, length);
        Span<byte> keys = stackalloc byte[KeysSize];
        Span<byte> tag = stackalloc byte[TagSize];
        Span<byte> secret = stackalloc byte[KeyAgreement.Size];
        agreement.Agree(privateKey, publicKey, secret);
        DeriveKeys(secret, publicKey, keys);
        CryptographicOperations.ZeroMemory(secret);
        ComputeTag(keys, ciphertext, tag);
        if (CryptographicOperations.FixedTimeEquals(tag, output[^TagSize..]))
        {
            plaintext = ciphertext.ToArray();
            Encrypt(keys, plaintext);
        }
        CryptographicOperations.ZeroMemory(keys);
        return plaintext is not null;
    }

    /// <summary>ANSI X9.63: SHA-256 over the shared secret, a counter from 1 and the ephemeral public key as sent; two blocks (C.3.3).</summary>
    internal static void DeriveKeys(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> ephemeralPublicKey, Span<byte> keys)
    {
        Span<byte> input = stackalloc byte[KeyAgreement.Size + sizeof(uint) + 65];
        input = input[..(KeyAgreement.Size + sizeof(uint) + ephemeralPublicKey.Length)];
        secret.CopyTo(input);
        ephemeralPublicKey.CopyTo(input[(KeyAgreement.Size + sizeof(uint))..]);
        for (int block = 0; block < KeysSize / SHA256.HashSizeInBytes; block++)
        {
            BinaryPrimitives.WriteInt32BigEndian(input[KeyAgreement.Size..], block + 1);
            SHA256.HashData(input, keys[(block * SHA256.HashSizeInBytes)..]);
        }
        CryptographicOperations.ZeroMemory(input);
    }

    private static void Encrypt(ReadOnlySpan<byte> keys, Span<byte> text)
    {
        if (HardwareAes128.IsSupported)
            Encrypt<HardwareAes128>(keys, text);
        else
            Encrypt<PortableAes128>(keys, text);
    }

    // AES-128 in counter mode; of the counter block the low 32 bits count (C.3.2).
    private static void Encrypt<TAes>(ReadOnlySpan<byte> keys, Span<byte> text)
        where TAes : struct, IAes128<TAes>
    {
        Span<byte> counter = stackalloc byte[BlockSize];
        Span<byte> stream = stackalloc byte[BlockSize];
        TAes aes = TAes.Create(keys[..BlockSize]);
        keys.Slice(BlockSize, BlockSize).CopyTo(counter);
        uint number = BinaryPrimitives.ReadUInt32BigEndian(counter[12..]);
        for (; !text.IsEmpty; text = text[Math.Min(BlockSize, text.Length)..])
        {
            aes.Encrypt(Vector128.Create<byte>(counter)).CopyTo(stream);
            for (int i = 0; i < BlockSize && i < text.Length; i++)
                text[i] ^= stream[i];
            BinaryPrimitives.WriteUInt32BigEndian(counter[12..], unchecked(++number));
        }
        aes.Clear();
        CryptographicOperations.ZeroMemory(stream); // text and ciphertext differ by it
        CryptographicOperations.ZeroMemory(counter);
    }

    private static void ComputeTag(ReadOnlySpan<byte> keys, ReadOnlySpan<byte> ciphertext, Span<byte> tag)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys[(2 * BlockSize)..], ciphertext, mac);
        mac[..TagSize].CopyTo(tag);
        CryptographicOperations.ZeroMemory(mac);
    }
}
