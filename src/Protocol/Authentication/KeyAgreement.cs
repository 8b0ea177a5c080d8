using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc7748;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The elliptic curve of an ECIES profile (3GPP TS 33.501 C.3.4). Private keys and shared secrets have 32 bytes on both.</summary>
internal abstract class KeyAgreement
{
    /// <summary>Bytes of a private key and of a shared secret.</summary>
    public const int Size = 32;

    private static readonly KeyAgreement?[] Schemes = [null, new X25519Agreement(), new P256Agreement()];

    /// <summary>Bytes of a public key as the SUCI carries it.</summary>
    public abstract int PublicKeySize { get; }

    /// <summary>The curve of a protection scheme; null where it has none.</summary>
    public static KeyAgreement? Find(SuciScheme scheme) => (int)scheme < Schemes.Length ? Schemes[(int)scheme] : null;

    /// <summary>Whether bytes from outside are a public key, one that gives a secret.</summary>
    public abstract bool IsPublicKey(ReadOnlySpan<byte> key);

    /// <summary>Whether bytes are a private key.</summary>
    public abstract bool IsPrivateKey(ReadOnlySpan<byte> key);

    /// <summary>Draws a private key.</summary>
    public abstract void CreatePrivateKey(IEntropySource entropy, Span<byte> key);

    /// <summary>Writes the public key of a private one.</summary>
    public abstract void ComputePublicKey(ReadOnlySpan<byte> privateKey, Span<byte> publicKey);

    /// <summary>Writes the secret shared with another's public key, which was checked.</summary>
    public abstract void Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey, Span<byte> secret);

    /// <summary>Writes the public key of an ephemeral private one, and the secret that it shares with another's public key, which was checked.</summary>
    public virtual void AgreeOnce(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey, Span<byte> ownPublicKey, Span<byte> secret)
    {
        ComputePublicKey(privateKey, ownPublicKey);
        Agree(privateKey, publicKey, secret);
    }

    /// <summary>Profile A: X25519 (RFC 7748).</summary>
    private sealed class X25519Agreement : KeyAgreement
    {
        // The points of small order, with which the secret is zero whatever the private key (RFC 7748 §6.1); the highest bit does not count.
        private static readonly byte[][] SmallOrder =
        [
            Convert.FromHexString("0000000000000000000000000000000000000000000000000000000000000000"),
            Convert.FromHexString("0100000000000000000000000000000000000000000000000000000000000000"),
            Convert.FromHexString("E0EB7A7C3B41B8AE1656E3FAF19FC46ADA098DEB9C32B1FD866205165F49B800"),
            Convert.FromHexString("5F9C95BCA3508C24B1D0B1559C83EF5B04445CC4581C8E86D8224EDDD09F1157"),
            Convert.FromHexString("ECFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F"),
            Convert.FromHexString("EDFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F"),
            Convert.FromHexString("EEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F"),
        ];

        public override int PublicKeySize => Size;

        public override bool IsPublicKey(ReadOnlySpan<byte> key)
        {
            if (key.Length != Size)
                return false;
            foreach (byte[] point in SmallOrder)
            {
                if (key[..^1].SequenceEqual(point.AsSpan(0, Size - 1)) && (key[^1] & 0x7F) == point[^1])
                    return false;
            }
            return true;
        }

        public override bool IsPrivateKey(ReadOnlySpan<byte> key) => key.Length == Size;

        public override void CreatePrivateKey(IEntropySource entropy, Span<byte> key) => entropy.Fill(key[..Size]);

        public override void ComputePublicKey(ReadOnlySpan<byte> privateKey, Span<byte> publicKey) => X25519.ScalarMultBase(privateKey, publicKey);

        public override void Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey, Span<byte> secret) =>
            X25519.ScalarMult(privateKey, publicKey, secret);
    }

    /// <summary>Profile B: P-256, the secret is the x coordinate; public keys go compressed, but the home network's may be whole.</summary>
    private sealed class P256Agreement : KeyAgreement
    {
        // A phone or card conceals for one home network again and again, and to check and import its key costs more than to agree: the last
        // one is kept. Public values alone; replaced as a whole, so that threads share it.
        private volatile HomeKey? _home;

        public override int PublicKeySize => P256.CompressedKeySize;

        public override bool IsPublicKey(ReadOnlySpan<byte> key) =>
            _home?.Is(key) == true || P256.IsPublicKey(key) || P256.TryDecompress(key, stackalloc byte[P256.PublicKeySize]);

        public override bool IsPrivateKey(ReadOnlySpan<byte> key) => P256.IsPrivateKey(key);

        public override void CreatePrivateKey(IEntropySource entropy, Span<byte> key) => P256.CreatePrivateKey(entropy, key[..Size]);

        public override void ComputePublicKey(ReadOnlySpan<byte> privateKey, Span<byte> publicKey) =>
            P256.Compress(P256.ComputePublicKey(privateKey), publicKey);

        public override void Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey, Span<byte> secret) =>
            Take(P256.Agree(privateKey, Expand(publicKey, stackalloc byte[P256.PublicKeySize])), secret);

        public override void AgreeOnce(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey, Span<byte> ownPublicKey, Span<byte> secret)
        {
            HomeKey? home = _home;
            if (home?.Is(publicKey) != true)
                _home = home = new HomeKey(publicKey.ToArray(), P256.ImportPublic(Expand(publicKey, stackalloc byte[P256.PublicKeySize])));
            Take(P256.Agree(privateKey, home.Key, out byte[] own), secret);
            P256.Compress(own, ownPublicKey);
        }

        private static void Take(byte[] agreed, Span<byte> secret)
        {
            agreed.CopyTo(secret);
            CryptographicOperations.ZeroMemory(agreed);
        }

        private static ReadOnlySpan<byte> Expand(ReadOnlySpan<byte> publicKey, Span<byte> whole)
        {
            if (publicKey.Length == P256.PublicKeySize)
                publicKey.CopyTo(whole);
            else
                P256.TryDecompress(publicKey, whole);
            return whole;
        }

        private sealed record HomeKey(byte[] Octets, ECDiffieHellmanPublicKey Key)
        {
            public bool Is(ReadOnlySpan<byte> key) => key.SequenceEqual(Octets);
        }
    }
}
