using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Protocol.Tests.Profiles;

public sealed class CardKeyPairTests
{
    // RFC 5903 8.1: a key pair of P-256.
    private const string KnownPrivate = "C88F01F510D9AC3F70A292DAA2316DE544E9AAB8AFE84049C62A9C57862D1433";
    private const string KnownPublic =
        "04DAD0B65394221CF9B051E1FECA5787D098DFE637FC90B9EF945D0C37725811805271A0461CDB8252D61F1C456FA3E59AB1F45B33ACCF5F58389E0577B8990BB3";

    [Test]
    public void The_public_key_is_that_of_the_private_one() =>
        Assert.That(Convert.ToHexString(CardKeyPair.FromPrivateKey(Convert.FromHexString(KnownPrivate)).PublicKey), Is.EqualTo(KnownPublic));

    [Test]
    public void The_shared_secret_is_that_of_RFC_5903()
    {
        byte[] theirs = Convert.FromHexString("C6EF9C5D78AE012A011164ACB397CE2088685D8F06BF9BE0B283AB46476BEE53");
        byte[] secret = P256.Agree(theirs, Convert.FromHexString(KnownPublic));
        Assert.That(Convert.ToHexString(secret), Is.EqualTo("D6840F6B42F6EDAFD13116E0E12565202FEF8E9ECE7DCE03812464D04B9442DE"));
    }

    [Test]
    public void The_same_entropy_gives_the_same_pair() =>
        Assert.That(
            CardKeyPair.Generate(new SeededEntropy(7, "card")).PublicKey.ToArray(),
            Is.EqualTo(CardKeyPair.Generate(new SeededEntropy(7, "card")).PublicKey.ToArray()));

    [Test]
    public void A_draw_beyond_the_order_is_drawn_again()
    {
        byte[] key = P256.CreatePrivateKey(new Queued(Convert.FromHexString(new string('F', 64)), new byte[32], Convert.FromHexString(KnownPrivate)));
        Assert.That(Convert.ToHexString(key), Is.EqualTo(KnownPrivate));
    }

    [TestCase("")]
    [TestCase("0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", Description = "the order itself")]
    public void Bytes_that_are_no_private_key_are_refused(string hex) =>
        Assert.That(() => CardKeyPair.FromPrivateKey(Convert.FromHexString(hex)), Throws.ArgumentException);

    [Test]
    public void It_prints_no_key() =>
        Assert.That(CardKeyPair.Generate(new SeededEntropy(7, "card")).ToString(), Does.EndWith(nameof(CardKeyPair)));

    private sealed class Queued(params byte[][] draws) : IEntropySource
    {
        private int _next;

        public void Fill(Span<byte> destination) => draws[_next++].CopyTo(destination);
    }
}
