using System.Security.Cryptography.X509Certificates;
using CsCheck;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Protocol.Tests.Profiles;

public sealed class CardCertificateTests
{
    private static readonly CardKeyPair Issuer = CardKeyPair.Generate(new SeededEntropy(1, "issuer"));
    private static readonly CardKeyPair Card = CardKeyPair.Generate(new SeededEntropy(1, "card"));
    private static readonly Iccid CardIccid = Iccid.WithCheckDigit("897010100000000001");
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = From.AddYears(10);
    private static readonly DateTimeOffset Now = From.AddYears(1);

    [Test]
    public void A_certificate_says_which_card_has_which_key()
    {
        Assert.That(CardCertificate.TryCheck(Issue(), Issuer.PublicKey, Now, out CardCertificate? certificate, out string? reason), Is.True, reason);
        Assert.That(certificate!.Iccid, Is.EqualTo(CardIccid));
        Assert.That(certificate.PublicKey.ToArray(), Is.EqualTo(Card.PublicKey.ToArray()));
        Assert.That((certificate.NotBefore, certificate.NotAfter), Is.EqualTo((From, To)));
    }

    [Test]
    public void It_is_the_same_at_each_run_and_fits_its_file()
    {
        byte[] first = Issue();
        Assert.That(Issue(), Is.EqualTo(first));
        Assert.That(first, Has.Length.LessThan(768));
    }

    [Test]
    public void It_is_an_X509_certificate_to_others()
    {
        using X509Certificate2 parsed = X509CertificateLoader.LoadCertificate(Issue());
        Assert.That((parsed.Subject, parsed.Issuer), Is.EqualTo(($"CN={CardIccid.Digits}", "CN=Test issuer")));
    }

    [Test]
    public void Padding_of_a_file_is_ignored_and_nothing_else()
    {
        Assert.That(Check([.. Issue(), 0xFF, 0xFF]), Is.Null);
        Assert.That(Check([.. Issue(), 0xFF, 0x00]), Does.Contain("FF"));
    }

    [Test]
    public void Another_issuers_signature_is_refused() =>
        Assert.That(
            Check(CardCertificate.Issue(Card, "Test issuer", CardIccid, Card.PublicKey, From, To)),
            Does.Contain("not signed by the issuer"));

    [Test]
    public void Any_flipped_bit_is_refused()
    {
        byte[] original = Issue();
        for (int bit = 0; bit < original.Length * 8; bit++)
        {
            byte[] altered = [.. original];
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(Check(altered), Is.Not.Null, $"bit {bit}");
        }
    }

    [TestCase(-1)]
    [TestCase(3653)]
    public void Outside_its_time_it_is_refused(int days)
    {
        Assert.That(CardCertificate.TryCheck(Issue(), Issuer.PublicKey, From.AddDays(days), out _, out string? reason), Is.False);
        Assert.That(reason, Does.Contain("valid from"));
    }

    [Test]
    public void No_bytes_make_it_throw()
    {
        byte[] original = Issue();
        Gen.Byte.Array[0, 100].Sample(bytes => Check(bytes) is not null);
        Gen.Int[0, original.Length - 1].Sample(length => Check(original[..length]) is not null);
    }

    private static byte[] Issue() => CardCertificate.Issue(Issuer, "Test issuer", CardIccid, Card.PublicKey, From, To);

    private static string? Check(byte[] encoded) =>
        CardCertificate.TryCheck(encoded, Issuer.PublicKey, Now, out _, out string? reason) ? null : reason;
}
