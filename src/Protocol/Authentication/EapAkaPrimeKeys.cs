using System.Security.Cryptography;
using System.Text;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The keys of a full authentication by EAP-AKA' (RFC 9048 §3.3), cut out of one master key. They print nothing.</summary>
public sealed class EapAkaPrimeKeys
{
    private const int MasterSize = 16 + 32 + 32 + 64 + 64;
    private readonly byte[] _master;

    private EapAkaPrimeKeys(byte[] master) => _master = master;

    /// <summary>K_encr, 16 bytes.</summary>
    public ReadOnlySpan<byte> Encryption => _master.AsSpan(0, 16);

    /// <summary>K_aut, 32 bytes.</summary>
    public ReadOnlySpan<byte> Authentication => _master.AsSpan(16, 32);

    /// <summary>K_re, 32 bytes.</summary>
    public ReadOnlySpan<byte> Reauthentication => _master.AsSpan(48, 32);

    /// <summary>MSK, 64 bytes.</summary>
    public ReadOnlySpan<byte> Session => _master.AsSpan(80, 64);

    /// <summary>EMSK, 64 bytes; its first 32 are K_AUSF of 5G (3GPP TS 33.501 6.1.3.1).</summary>
    public ReadOnlySpan<byte> ExtendedSession => _master.AsSpan(144, 64);

    /// <summary>Derives the keys: PRF'(IK' || CK', "EAP-AKA'" || identity).</summary>
    /// <param name="ckPrime">CK', 16 bytes.</param>
    /// <param name="ikPrime">IK', 16 bytes.</param>
    /// <param name="identity">The peer's identity as it sent it last.</param>
    public static EapAkaPrimeKeys Derive(ReadOnlySpan<byte> ckPrime, ReadOnlySpan<byte> ikPrime, string identity)
    {
        Span<byte> key = stackalloc byte[32];
        ikPrime.CopyTo(key);
        ckPrime.CopyTo(key[16..]);
        byte[] master = new byte[MasterSize];
        Expand(key, [.. "EAP-AKA'"u8, .. Encoding.UTF8.GetBytes(identity)], master);
        CryptographicOperations.ZeroMemory(key);
        return new EapAkaPrimeKeys(master);
    }

    /// <summary>The name of the type, and nothing of its content.</summary>
    public override string ToString() => nameof(EapAkaPrimeKeys);

    // PRF' (§3.4.1): T1 = HMAC(K, S || 01), T2 = HMAC(K, T1 || S || 02) and so on.
    private static void Expand(ReadOnlySpan<byte> key, byte[] seed, Span<byte> output)
    {
        byte[] block = [];
        for (byte number = 1; !output.IsEmpty; number++)
        {
            byte[] next = HMACSHA256.HashData(key, (byte[])[.. block, .. seed, number]);
            CryptographicOperations.ZeroMemory(block);
            block = next;
            int length = Math.Min(block.Length, output.Length);
            block.AsSpan(0, length).CopyTo(output);
            output = output[length..];
        }
        CryptographicOperations.ZeroMemory(block);
    }
}
