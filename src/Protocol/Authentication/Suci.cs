using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>Subscription concealed identifier (3GPP TS 23.003 §2.2B, TS 33.501 §6.12): who the home network is in the clear, who the subscriber is concealed.</summary>
/// <remarks><see cref="SuciCoding"/> has its forms on the wire and in text.</remarks>
public sealed class Suci
{
    internal Suci(SupiType type, Plmn homePlmn, string realm, RoutingIndicator routing, SuciScheme scheme, byte keyId, byte[] output)
    {
        Type = type;
        HomePlmn = homePlmn;
        Realm = realm;
        RoutingIndicator = routing;
        Scheme = scheme;
        HomeNetworkKeyId = keyId;
        SchemeOutput = output;
    }

    /// <summary>Kind of the SUPI.</summary>
    public SupiType Type { get; }

    /// <summary>Home network of an IMSI; the default value for a network access identifier.</summary>
    public Plmn HomePlmn { get; }

    /// <summary>Realm of a network access identifier; empty for an IMSI.</summary>
    public string Realm { get; }

    /// <summary>Routing indicator.</summary>
    public RoutingIndicator RoutingIndicator { get; }

    /// <summary>Protection scheme.</summary>
    public SuciScheme Scheme { get; }

    /// <summary>Which key of the home network; 0 for the null scheme.</summary>
    public byte HomeNetworkKeyId { get; }

    /// <summary>Null scheme: the MSIN in half-octets, or the user name. Profiles A and B: <c>ephemeral public key || ciphertext || MAC tag(8)</c>.</summary>
    public ReadOnlyMemory<byte> SchemeOutput { get; }

    /// <summary>Conceals a SUPI, as the card or the terminal does it.</summary>
    /// <param name="supi">Who.</param>
    /// <param name="routing">Routing indicator, from EF.Routing_Indicator.</param>
    /// <param name="info">EF.SUCI_Calc_Info; the first scheme by priority that can be used is.</param>
    /// <param name="entropy">Where the ephemeral key comes from: 32 bytes (P-256 draws again where they are no key). Not asked for the null scheme.</param>
    public static Suci Conceal(Supi supi, RoutingIndicator routing, SuciCalcInfo info, IEntropySource entropy)
    {
        SuciScheme scheme = info.Choose(out HomeNetworkPublicKey key);
        if (KeyAgreement.Find(scheme) is not { } agreement)
            return Make(supi, routing, scheme, 0, Plaintext(supi));
        Span<byte> ephemeral = stackalloc byte[KeyAgreement.Size];
        agreement.CreatePrivateKey(entropy, ephemeral);
        Suci suci = Conceal(supi, routing, scheme, key, ephemeral);
        CryptographicOperations.ZeroMemory(ephemeral);
        return suci;
    }

    /// <summary>Conceals a SUPI with a scheme, a key and an ephemeral key that are given: for vectors and tools.</summary>
    /// <param name="supi">Who.</param>
    /// <param name="routing">Routing indicator.</param>
    /// <param name="scheme">Profile A or B.</param>
    /// <param name="key">Public key of the home network.</param>
    /// <param name="ephemeralKey">Private key, 32 bytes, never used before.</param>
    /// <exception cref="ArgumentException">The scheme takes no key, or a key is none of its curve.</exception>
    public static Suci Conceal(Supi supi, RoutingIndicator routing, SuciScheme scheme, HomeNetworkPublicKey key, ReadOnlySpan<byte> ephemeralKey)
    {
        KeyAgreement agreement = KeyAgreement.Find(scheme)
            ?? throw new ArgumentException($"Protection scheme {(int)scheme} takes no key; expected 1 (profile A, X25519) or 2 (profile B, P-256).", nameof(scheme));
        if (!agreement.IsPublicKey(key.Value.Span))
            throw new ArgumentException($"These {key.Value.Length} bytes are no public key of the curve; expected 32 bytes (X25519), or 33 or 65 of a point on P-256.", nameof(key));
        if (!agreement.IsPrivateKey(ephemeralKey))
            throw new ArgumentException($"These {ephemeralKey.Length} bytes are no private key of the curve; expected 32 bytes below its order.", nameof(ephemeralKey));
        byte[] plaintext = Plaintext(supi);
        Suci suci = Make(supi, routing, scheme, key.Id, Ecies.Protect(agreement, key.Value.Span, ephemeralKey, plaintext));
        CryptographicOperations.ZeroMemory(plaintext);
        return suci;
    }

    /// <summary>Reveals the SUPI of a SUCI in the null scheme.</summary>
    /// <param name="supi">Who.</param>
    /// <returns>False where the scheme is another, or what it carries is no identity.</returns>
    public bool TryReveal([NotNullWhen(true)] out Supi? supi)
    {
        supi = null;
        return Scheme == SuciScheme.Null && TryRead(SchemeOutput.Span, out supi);
    }

    /// <summary>Reveals the SUPI, as the home network does it.</summary>
    /// <param name="key">The private key whose identifier and scheme the SUCI has.</param>
    /// <param name="supi">Who.</param>
    /// <returns>False where the key is another, the SUCI was changed, or what it carries is no identity.</returns>
    public bool TryReveal(HomeNetworkKey key, [NotNullWhen(true)] out Supi? supi)
    {
        supi = null;
        if (key.Scheme != Scheme || key.Id != HomeNetworkKeyId || !Ecies.TryOpen(key.Agreement, key.PrivateKey, SchemeOutput.Span, out byte[]? plaintext))
            return false;
        bool read = TryRead(plaintext, out supi);
        CryptographicOperations.ZeroMemory(plaintext);
        return read;
    }

    /// <summary>The text form, <see cref="SuciCoding.ToText"/>.</summary>
    public override string ToString() => SuciCoding.ToText(this);

    private static Suci Make(Supi supi, RoutingIndicator routing, SuciScheme scheme, byte keyId, byte[] output) =>
        new(supi.Type, supi.Type == SupiType.Imsi ? supi.Imsi.HomePlmn(supi.MncLength) : default, supi.Realm, routing, scheme, keyId, output);

    // The scheme input: MSIN in half-octets, the low one first, or the user name in UTF-8 (33.501 C.3.2, 24.501 §9.11.3.4).
    private static byte[] Plaintext(Supi supi)
    {
        if (supi.Type != SupiType.Imsi)
            return Encoding.UTF8.GetBytes(supi.UserName);
        byte[] msin = new byte[HalfOctets.Size(supi.UserName.Length)];
        HalfOctets.Encode(supi.UserName, msin);
        return msin;
    }

    private bool TryRead(ReadOnlySpan<byte> plaintext, [NotNullWhen(true)] out Supi? supi)
    {
        supi = null;
        if (Type != SupiType.Imsi)
            return Supi.TryMake(Type, [.. plaintext, (byte)'@', .. Encoding.UTF8.GetBytes(Realm)], out supi);
        if (!HalfOctets.TryDecode(plaintext, out string? msin) || !Imsi.TryParse(HomePlmn.Mcc + HomePlmn.Mnc + msin, out Imsi imsi) || msin.Length == 0)
            return false;
        supi = Supi.OfImsi(imsi, HomePlmn.MncLength);
        return true;
    }
}
