using CsCheck;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Protocol.Tests.Profiles;

public sealed class SealedProfileTests
{
    private static readonly CardKeyPair Card = CardKeyPair.Generate(new SeededEntropy(1, "card"));
    private static readonly byte[] Iccid = Encode("8970101000000000017");
    private static readonly byte[] Package = ProfilePackageTests.Sample().Encode();

    [Test]
    public void The_card_opens_what_was_sealed_to_it()
    {
        byte[] package = new byte[Package.Length];
        Assert.That(SealedProfile.TryOpen(Seal(), Card.PrivateKey, Iccid, package, out int length), Is.True);
        Assert.That(package[..length], Is.EqualTo(Package));
    }

    [Test]
    public void Any_flipped_bit_keeps_it_shut()
    {
        byte[] original = SealedProfile.Seal([1, 2, 3, 4], Card.PublicKey, Iccid, new SeededEntropy(1, "vault"));
        for (int bit = 0; bit < original.Length * 8; bit++)
        {
            byte[] altered = [.. original];
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(Opens(altered, Card, Iccid), Is.False, $"bit {bit}");
        }
    }

    [Test]
    public void Another_cards_key_or_another_ICCID_keeps_it_shut()
    {
        Assert.That(Opens(Seal(), CardKeyPair.Generate(new SeededEntropy(2, "card")), Iccid), Is.False);
        Assert.That(Opens(Seal(), Card, Encode("8970101000000000025")), Is.False);
    }

    [Test]
    public void Nothing_of_the_package_stays_in_the_buffer_of_a_shut_one()
    {
        byte[] package = new byte[Package.Length];
        byte[] altered = Seal();
        altered[^1] ^= 1;
        Assert.That(SealedProfile.TryOpen(altered, Card.PrivateKey, Iccid, package, out int length), Is.False);
        Assert.That((length, package), Is.EqualTo((0, new byte[Package.Length])));
    }

    [Test]
    public void No_package_is_seen_in_the_sealed_one() =>
        Assert.That(Convert.ToHexString(Seal()), Does.Not.Contain(new string('1', 32)).And.Not.Contain(new string('2', 32)));

    [Test]
    public void The_same_entropy_seals_the_same_and_other_entropy_otherwise()
    {
        byte[] first = Seal();
        Assert.That(Seal(), Is.EqualTo(first));
        Assert.That(Seal(seed: 9), Is.Not.EqualTo(first));
    }

    [Test]
    public void No_bytes_make_it_throw() => Gen.Byte.Array[0, 200].Sample(bytes => !Opens(bytes, Card, Iccid));

    [Test]
    public void A_buffer_that_is_too_short_keeps_it_shut() =>
        Assert.That(SealedProfile.TryOpen(Seal(), Card.PrivateKey, Iccid, new byte[Package.Length - 1], out _), Is.False);

    [Test]
    public void A_point_that_is_not_on_the_curve_is_refused()
    {
        byte[] off = Card.PublicKey.ToArray();
        off[^1] ^= 1;
        Assert.That(() => SealedProfile.Seal(Package, off, Iccid, new SeededEntropy(1, "vault")), Throws.ArgumentException);
        Assert.That(() => SealedProfile.Seal(Package, new byte[] { 0 }, Iccid, new SeededEntropy(1, "vault")), Throws.ArgumentException, "infinity");
        Assert.That(() => SealedProfile.Seal(Package, new byte[65], Iccid, new SeededEntropy(1, "vault")), Throws.ArgumentException);
    }

    private static byte[] Seal(long seed = 1) => SealedProfile.Seal(Package, Card.PublicKey, Iccid, new SeededEntropy(seed, "vault"));

    private static bool Opens(byte[] sealedPackage, CardKeyPair card, byte[] iccid) =>
        SealedProfile.TryOpen(sealedPackage, card.PrivateKey, iccid, new byte[sealedPackage.Length], out _);

    private static byte[] Encode(string digits)
    {
        byte[] iccid = new byte[Protocol.Codecs.Iccid.Size];
        Protocol.Codecs.Iccid.Parse(digits).Encode(iccid);
        return iccid;
    }
}
