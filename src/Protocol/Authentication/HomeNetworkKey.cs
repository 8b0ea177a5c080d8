namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>A private key of the home network, which reveals the SUPI of a SUCI. Prints nothing of it.</summary>
public sealed class HomeNetworkKey
{
    private readonly byte[] _privateKey;

    /// <summary>A key.</summary>
    /// <param name="id">Its identifier in the SUCI.</param>
    /// <param name="scheme">The protection scheme that it is for.</param>
    /// <param name="privateKey">Private key, 32 bytes.</param>
    /// <exception cref="ArgumentException">The scheme takes no key, or this is none of its curve.</exception>
    public HomeNetworkKey(byte id, SuciScheme scheme, ReadOnlySpan<byte> privateKey)
    {
        Agreement = KeyAgreement.Find(scheme)
            ?? throw new ArgumentException($"Protection scheme {(int)scheme} takes no key; expected 1 (profile A, X25519) or 2 (profile B, P-256).", nameof(scheme));
        if (!Agreement.IsPrivateKey(privateKey))
            throw new ArgumentException($"These {privateKey.Length} bytes are no private key of the curve; expected 32 bytes below its order.", nameof(privateKey));
        Id = id;
        Scheme = scheme;
        _privateKey = privateKey.ToArray();
    }

    /// <summary>Its identifier in the SUCI.</summary>
    public byte Id { get; }

    /// <summary>The protection scheme that it is for.</summary>
    public SuciScheme Scheme { get; }

    /// <summary>The public key as EF.SUCI_Calc_Info holds it: 32 bytes, or 33 for P-256.</summary>
    public HomeNetworkPublicKey PublicKey
    {
        get
        {
            byte[] key = new byte[Agreement.PublicKeySize];
            Agreement.ComputePublicKey(_privateKey, key);
            return new HomeNetworkPublicKey(Id, key);
        }
    }

    internal KeyAgreement Agreement { get; }

    internal ReadOnlySpan<byte> PrivateKey => _privateKey;
}
