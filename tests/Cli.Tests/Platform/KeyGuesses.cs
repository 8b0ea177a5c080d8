using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Cli.Tests.Platform;

/// <summary>Somebody who has all that the platform holds tries to open a sealed profile with it.</summary>
/// <param name="sealedProfile">What the vault gave: ephemeral public key, ciphertext, tag.</param>
/// <param name="iccid">The card's number as in EF.ICCID.</param>
/// <param name="plain">Bytes of which the profile must hold one: that is how a guess is known to be right.</param>
internal sealed class KeyGuesses(byte[] sealedProfile, byte[] iccid, IReadOnlyList<byte[]> plain)
{
    private const int EphemeralSize = 65;
    private const int TagSize = 16;
    private const int BlockSize = 16;

    // What is longer is a certificate or a ciphertext: nobody would take that for a symmetric key.
    private const int LongestKey = 64;

    private readonly byte[] _room = new byte[sealedProfile.Length];

    /// <summary>Tries each window of each candidate, as key and as private key.</summary>
    /// <returns>How it opened, or null.</returns>
    public string? Open(IEnumerable<byte[]> candidates)
    {
        HashSet<string> tried = [];
        foreach (byte[] candidate in candidates)
        {
            for (int i = 0; i + 32 <= candidate.Length; i++)
            {
                if (tried.Add(Convert.ToHexString(candidate, i, 32)) && OpensAsPrivateKey(candidate.AsSpan(i, 32)))
                    return "as private key";
            }
            if (candidate.Length > LongestKey)
                continue;
            foreach (int size in (int[])[16, 32])
            {
                for (int i = 0; i + size <= candidate.Length; i++)
                {
                    if (tried.Add($"AES {Convert.ToHexString(candidate, i, size)}") && OpenAsSecret(candidate.AsSpan(i, size)) is { } way)
                        return way;
                }
            }
        }
        return null;
    }

    private ReadOnlySpan<byte> Ephemeral => sealedProfile.AsSpan(0, EphemeralSize);

    private ReadOnlySpan<byte> Ciphertext => sealedProfile.AsSpan(EphemeralSize, sealedProfile.Length - EphemeralSize - TagSize);

    private bool OpensAsPrivateKey(ReadOnlySpan<byte> key)
    {
        try
        {
            return SealedProfile.TryOpen(sealedProfile, key, iccid, _room, out _);
        }
        catch (ArgumentException)
        {
            return false; // zero, or above the curve's order
        }
    }

    // The bytes themselves, and what key derivations would make of them: a hash, X9.63 with and without the ephemeral key, HKDF.
    private string? OpenAsSecret(ReadOnlySpan<byte> secret)
    {
        byte[] given = secret.ToArray();
        byte[] counter = [0, 0, 0, 1];
        byte[][] derived =
        [
            [.. given, .. new byte[32 - given.Length]],
            SHA256.HashData(given),
            SHA256.HashData([.. given, .. counter]),
            SHA256.HashData([.. given, .. counter, .. Ephemeral]),
            SHA256.HashData([.. given, .. counter, .. iccid]),
            HKDF.DeriveKey(HashAlgorithmName.SHA256, given, 32, iccid),
        ];
        for (int way = 0; way < derived.Length; way++)
        {
            byte[] keys = derived[way];
            if (OpensWith(keys.AsSpan(0, 16), keys.AsSpan(16)) || OpensWith(keys, given))
                return $"AES with derivation {way}";
        }
        return null;
    }

    private bool OpensWith(ReadOnlySpan<byte> key, ReadOnlySpan<byte> rest)
    {
        using Aes aes = Aes.Create();
        aes.Key = key.ToArray();
        // CBC needs no guess: all blocks but the first come out with any initial value.
        if (IsProfile(aes.DecryptCbc(Ciphertext[..(Ciphertext.Length / BlockSize * BlockSize)], new byte[BlockSize], PaddingMode.None)))
            return true;
        foreach (byte[] nonce in (byte[][])[rest[..12].ToArray(), new byte[12], Ephemeral[..12].ToArray(), Ephemeral[1..13].ToArray(), [.. iccid, 0, 0]])
        {
            // GCM is counter mode that begins at 2, whatever its associated data are.
            if (IsProfile(Counted(aes, [.. nonce, 0, 0, 0, 0])) || IsProfile(Counted(aes, [.. nonce, 0, 0, 0, 1])) || IsProfile(Counted(aes, [.. nonce, 0, 0, 0, 2])))
                return true;
        }
        return IsProfile(Counted(aes, rest[..BlockSize])) || IsProfile(Counted(aes, Ephemeral[..BlockSize]));
    }

    private byte[] Counted(Aes aes, ReadOnlySpan<byte> start)
    {
        byte[] counters = new byte[(Ciphertext.Length + BlockSize - 1) / BlockSize * BlockSize];
        UInt128 counter = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(start);
        for (int i = 0; i < counters.Length; i += BlockSize)
            System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(counters.AsSpan(i), counter++);
        byte[] stream = aes.EncryptEcb(counters, PaddingMode.None);
        for (int i = 0; i < Ciphertext.Length; i++)
            stream[i] ^= Ciphertext[i];
        return stream;
    }

    private bool IsProfile(byte[] text) => plain.Any(known => text.AsSpan().IndexOf(known) >= 0);
}
