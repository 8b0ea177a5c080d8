using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tottoli.MultiSim.Protocol.Codecs;
using X509PublicKey = System.Security.Cryptography.X509Certificates.PublicKey;

namespace Tottoli.MultiSim.Protocol.Profiles;

/// <summary>A card's certificate: X.509, signed by the card's issuer (ECDSA P-256, SHA-256). The subject's common name is the ICCID; the key is the card's.</summary>
public sealed class CardCertificate
{
    private readonly byte[] _publicKey;

    private CardCertificate(Iccid iccid, byte[] publicKey, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        Iccid = iccid;
        _publicKey = publicKey;
        NotBefore = notBefore;
        NotAfter = notAfter;
    }

    /// <summary>The card.</summary>
    public Iccid Iccid { get; }

    /// <summary>The card's public key, 65 bytes, uncompressed: a point on the curve.</summary>
    public ReadOnlySpan<byte> PublicKey => _publicKey;

    /// <summary>First moment of validity.</summary>
    public DateTimeOffset NotBefore { get; }

    /// <summary>Last moment of validity.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>The issuer certifies a card's key. The same input gives the same bytes.</summary>
    /// <param name="issuer">The issuer's key pair.</param>
    /// <param name="issuerName">The issuer's common name.</param>
    /// <param name="iccid">The card; its digits are also the serial number.</param>
    /// <param name="cardPublicKey">The card's public key, 65 bytes.</param>
    /// <param name="notBefore">First moment of validity, whole seconds.</param>
    /// <param name="notAfter">Last moment of validity.</param>
    /// <returns>DER.</returns>
    /// <exception cref="ArgumentException">The public key is no point of the curve.</exception>
    public static byte[] Issue(
        CardKeyPair issuer, string issuerName, Iccid iccid, ReadOnlySpan<byte> cardPublicKey, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        if (!P256.IsPublicKey(cardPublicKey))
            throw new ArgumentException("These bytes are no public key of P-256; expected 65 bytes, 04 X Y, a point on the curve.", nameof(cardPublicKey));
        CertificateRequest request = new(CommonName(iccid.Digits), KeyInfo(cardPublicKey), HashAlgorithmName.SHA256);
        // A leading 00 keeps the serial number positive.
        byte[] serial = new byte[1 + Iccid.Size];
        iccid.Encode(serial.AsSpan(1));
        using X509Certificate2 certificate = request.Create(CommonName(issuerName), new DeterministicEcdsa(issuer), notBefore, notAfter, serial);
        return certificate.RawData;
    }

    /// <summary>Checks a certificate from outside.</summary>
    /// <param name="encoded">DER; FF after it, as in a file, is ignored.</param>
    /// <param name="issuerPublicKey">The public key of the issuer that must have signed it, 65 bytes.</param>
    /// <param name="at">When it must be valid.</param>
    /// <param name="certificate">What it certifies.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <exception cref="ArgumentException">The issuer's key is none.</exception>
    public static bool TryCheck(
        ReadOnlySpan<byte> encoded, ReadOnlySpan<byte> issuerPublicKey, DateTimeOffset at,
        [NotNullWhen(true)] out CardCertificate? certificate, [NotNullWhen(false)] out string? reason)
    {
        if (!P256.IsPublicKey(issuerPublicKey))
            throw new ArgumentException("The issuer's key is no public key of P-256; expected 65 bytes, 04 X Y.", nameof(issuerPublicKey));
        certificate = null;
        try
        {
            reason = Check(encoded, issuerPublicKey, at, out certificate);
        }
        catch (Exception malformed) when (malformed is AsnContentException or CryptographicException)
        {
            reason = "it is no X.509 certificate in DER";
        }
        return certificate is not null;
    }

    private static string? Check(ReadOnlySpan<byte> encoded, ReadOnlySpan<byte> issuerPublicKey, DateTimeOffset at, out CardCertificate? certificate)
    {
        certificate = null;
        AsnDecoder.ReadSequence(encoded, AsnEncodingRules.DER, out _, out _, out int size);
        if (encoded[size..].ContainsAnyExcept((byte)0xFF))
            return "something other than FF follows the certificate";
        byte[] der = encoded[..size].ToArray();
        AsnReader content = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
        ReadOnlyMemory<byte> signedPart = content.ReadEncodedValue();
        ReadOnlyMemory<byte> algorithm = content.ReadEncodedValue();
        byte[] signature = content.ReadBitString(out _);
        content.ThrowIfNotEmpty();
        using ECDsa issuer = ECDsa.Create(P256.PublicParameters(issuerPublicKey));
        if (!algorithm.Span.SequenceEqual(DeterministicEcdsa.AlgorithmIdentifier)
            || !issuer.VerifyData(signedPart.Span, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))
        {
            return "it is not signed by the issuer (ECDSA P-256 with SHA-256)";
        }

        // From here on the issuer answers for the content; what follows keeps its mistakes out.
        using X509Certificate2 parsed = X509CertificateLoader.LoadCertificate(der);
        DateTimeOffset notBefore = parsed.NotBefore, notAfter = parsed.NotAfter;
        if (at < notBefore || at > notAfter)
            return $"it is valid from {notBefore:O} to {notAfter:O}, and now it is {at:O}";
        if (!Iccid.TryParse(parsed.GetNameInfo(X509NameType.SimpleName, forIssuer: false), out Iccid iccid))
            return "its subject's common name is no ICCID";
        using ECDiffieHellman? key = parsed.GetECDiffieHellmanPublicKey();
        ECPoint point = key?.ExportParameters(includePrivateParameters: false).Q ?? default;
        byte[] publicKey = [0x04, .. point.X ?? [], .. point.Y ?? []];
        if (!P256.IsPublicKey(publicKey))
            return "its key is no public key of P-256";
        certificate = new CardCertificate(iccid, publicKey, notBefore, notAfter);
        return null;
    }

    private static X500DistinguishedName CommonName(string name)
    {
        X500DistinguishedNameBuilder builder = new();
        builder.AddCommonName(name);
        return builder.Build();
    }

    private static X509PublicKey KeyInfo(ReadOnlySpan<byte> publicKey)
    {
        using ECDiffieHellman key = ECDiffieHellman.Create(P256.PublicParameters(publicKey));
        return X509PublicKey.CreateFromSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo(), out _);
    }

    /// <summary>ECDSA whose nonce comes from key and message (RFC 6979), so that a certificate is the same at each run.</summary>
    private sealed class DeterministicEcdsa(CardKeyPair key) : X509SignatureGenerator
    {
        // SEQUENCE { OBJECT IDENTIFIER ecdsa-with-SHA256 (1.2.840.10045.4.3.2) }
        public static ReadOnlySpan<byte> AlgorithmIdentifier => [0x30, 0x0A, 0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02];

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => AlgorithmIdentifier.ToArray();

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => EcdsaSigner.Sign(key.PrivateKey, data);

        protected override X509PublicKey BuildPublicKey() => KeyInfo(key.PublicKey);
    }
}
