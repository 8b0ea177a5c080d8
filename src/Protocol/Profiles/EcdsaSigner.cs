using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Tottoli.MultiSim.Protocol.Profiles;

/// <summary>Deterministic ECDSA on P-256 with SHA-256 (RFC 6979). The framework's own draws its nonce from the system.</summary>
internal static class EcdsaSigner
{
    private static readonly ECDomainParameters Domain = new(CustomNamedCurves.GetByOid(SecObjectIdentifiers.SecP256r1));

    /// <summary>Signs data.</summary>
    /// <returns>SEQUENCE { r INTEGER, s INTEGER } in DER.</returns>
    public static byte[] Sign(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> data)
    {
        ECDsaSigner signer = new(new HMacDsaKCalculator(new Sha256Digest()));
        signer.Init(forSigning: true, new ECPrivateKeyParameters(new Org.BouncyCastle.Math.BigInteger(1, privateKey), Domain));
        Org.BouncyCastle.Math.BigInteger[] signature = signer.GenerateSignature(SHA256.HashData(data));
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(signature[0].ToByteArrayUnsigned());
            writer.WriteIntegerUnsigned(signature[1].ToByteArrayUnsigned());
        }
        return writer.Encode();
    }
}
