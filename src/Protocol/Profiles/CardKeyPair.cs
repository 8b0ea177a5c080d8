using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Protocol.Profiles;

/// <summary>A P-256 key pair: a card's, to which profiles are sealed, or its issuer's, which signs card certificates. Prints nothing of the private half.</summary>
public sealed class CardKeyPair
{
    /// <summary>Bytes of a private key.</summary>
    public const int PrivateKeySize = P256.PrivateKeySize;

    /// <summary>Bytes of a public key: 04, X, Y.</summary>
    public const int PublicKeySize = P256.PublicKeySize;

    private readonly byte[] _privateKey;
    private readonly byte[] _publicKey;

    private CardKeyPair(byte[] privateKey)
    {
        _privateKey = privateKey;
        _publicKey = P256.ComputePublicKey(privateKey);
    }

    /// <summary>The private key, 32 bytes. Secret.</summary>
    public ReadOnlySpan<byte> PrivateKey => _privateKey;

    /// <summary>The public key, 65 bytes, uncompressed.</summary>
    public ReadOnlySpan<byte> PublicKey => _publicKey;

    /// <summary>A new pair.</summary>
    /// <param name="entropy">Where the private key comes from.</param>
    public static CardKeyPair Generate(IEntropySource entropy)
    {
        ArgumentNullException.ThrowIfNull(entropy);
        return new CardKeyPair(P256.CreatePrivateKey(entropy));
    }

    /// <summary>The pair of a private key.</summary>
    /// <param name="privateKey">The private key, 32 bytes.</param>
    /// <exception cref="ArgumentException">It is no private key of the curve.</exception>
    public static CardKeyPair FromPrivateKey(ReadOnlySpan<byte> privateKey) => P256.IsPrivateKey(privateKey)
        ? new CardKeyPair(privateKey.ToArray())
        : throw new ArgumentException("These bytes are no private key of P-256; expected 32 bytes, from 1 to the curve's order less 1.", nameof(privateKey));
}
