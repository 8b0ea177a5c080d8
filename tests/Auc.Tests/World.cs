using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Auc.Tests;

/// <summary>One operator, one subscriber, one card, as the tests here need them.</summary>
internal static class World
{
    public const string PartnerKey = "key-of-the-partner";

    public static readonly Plmn Home = Plmn.Parse("001-01");
    public static readonly Plmn Partner = Plmn.Parse("001-02");
    public static readonly Imsi Imsi = Imsi.Parse("001010000000001");
    public static readonly byte[] K = Convert.FromHexString("465b5ce8b199b49faa5f0a2ee238a6bc");
    public static readonly byte[] Opc = Convert.FromHexString("cd63cb71954a9f4e48a5994e37a02baf");
    public static readonly CardKeyPair Issuer = CardKeyPair.Generate(new SeededEntropy(1, "issuer"));
    public static readonly CardKeyPair Card = CardKeyPair.Generate(new SeededEntropy(1, "card"));
    public static readonly Iccid CardIccid = Iccid.WithCheckDigit("897010100000000001");
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public static AuthenticationKey Key => new(AuthenticationAlgorithm.Milenage, K, Opc);

    public static Subscription Subscription(ulong sqn = 0) =>
        new() { Imsi = Imsi, Algorithm = AuthenticationAlgorithm.Milenage, K = K, Opc = Opc, Sqn = sqn };

    public static VaultProfile Profile(string id = "mobil") => new(
        id, "Mobil", Imsi, [new ProfileRule(PlmnPattern.Parse("001-*"), 1)], [new ProfileFile(FilePath.Parse("7FFF/6F46"), 0, new byte[] { 1, 2 })]);

    public static byte[] Certificate(CardKeyPair? issuer = null, Iccid? iccid = null) =>
        CardCertificate.Issue(issuer ?? Issuer, "Issuer", iccid ?? CardIccid, Card.PublicKey, Now.AddYears(-1), Now.AddYears(9));

    public static byte[] Encode(Iccid iccid)
    {
        byte[] bytes = new byte[Iccid.Size];
        iccid.Encode(bytes);
        return bytes;
    }

    public static ProfilePackage Open(byte[] payload)
    {
        byte[] package = new byte[payload.Length];
        Assert.That(SealedProfile.TryOpen(payload, Card.PrivateKey, Encode(CardIccid), package, out int length), Is.True);
        Assert.That(ProfilePackage.TryParse(package.AsSpan(0, length), out ProfilePackage? parsed, out string? reason), Is.True, reason);
        return parsed!;
    }
}
