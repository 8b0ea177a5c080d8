using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Workbench.Soak;

namespace Tottoli.MultiSim.Workbench.Tests.Soak;

/// <summary>The check for replays is worth something only if it sees an image that has gone back.</summary>
internal sealed class AcceptedChallengesTests
{
    private static readonly byte[] ResponseWaits = [0x61, 0x35];
    private static readonly byte[] AutsWaits = [0x61, 0x10];

    [Test]
    public void An_image_that_went_back_accepts_a_challenge_again_and_one_that_did_not_refuses_it()
    {
        byte[] challenge = Challenge();
        AcceptedChallenges accepted = new(new Random(1));
        Assert.That(accepted.Observe("0", challenge, ResponseWaits), Is.Null);

        using InMemoryCardStore store = SoakCard.Issue();
        Assert.That(accepted.TryAgain(store, "0"), Does.Contain("1 of 1 challenges"));
        Assert.That(accepted.Refused, Is.Zero);

        Authenticate(store, challenge);
        Assert.That(accepted.TryAgain(store, "0"), Is.Null);
        Assert.That(accepted.TryAgain(store, "1"), Is.Null, "nothing to try there");
        Assert.That(accepted.Refused, Is.EqualTo(1));
    }

    [Test]
    public void A_second_acceptance_is_complained_of_and_a_refusal_is_not_one()
    {
        byte[] challenge = Challenge();
        AcceptedChallenges accepted = new(new Random(1));
        Assert.That(accepted.Observe("0", challenge, AutsWaits), Is.Null);
        Assert.That(accepted.Old("0"), Is.Null);
        Assert.That(accepted.Observe("0", challenge, ResponseWaits), Is.Null);
        Assert.That(accepted.Old("0"), Is.EqualTo(challenge));
        Assert.That(accepted.Observe("0", challenge, AutsWaits), Is.Null);
        Assert.That(accepted.Observe("0", challenge, ResponseWaits), Does.Contain("second time"));
    }

    private static byte[] Challenge()
    {
        byte[] rand = new byte[Aka.RandSize];
        return [0x00, 0x88, 0x00, 0x81, 0x22, 0x10, .. rand, 0x10, .. Aka.Generate(SoakCard.KeyOf(0), rand, 0x0123, 0x8000).Autn.Span];
    }

    private static void Authenticate(InMemoryCardStore store, byte[] challenge)
    {
        InMemoryCardStore copy = InMemoryCardStore.CopyOf(store);
        using Card card = CardMaker.Open(copy, new SeededEntropy(1, "card"));
        byte[] response = new byte[258];
        card.PowerOn();
        card.Transmit([0x00, 0xA4, 0x04, 0x0C, 0x07, 0xA0, 0x00, 0x00, 0x00, 0x87, 0x10, 0x02], response);
        card.Transmit([0x00, 0x20, 0x00, 0x01, 0x08, .. "1234"u8, 0xFF, 0xFF, 0xFF, 0xFF], response);
        card.Transmit(challenge, response);
        Assert.That(response[..2], Is.EqualTo(ResponseWaits));
        store.Begin();
        copy.Load(store.Put);
        store.Commit();
    }
}
