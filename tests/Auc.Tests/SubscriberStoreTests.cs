using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Auc.Tests;

public sealed class SubscriberStoreTests
{
    [Test]
    public void Each_vector_is_fresh_to_the_card()
    {
        SubscriberStore store = new([World.Subscription()]);
        SequenceNumbers card = new(new byte[SequenceNumbers.DefaultStorageSize]);
        SeededEntropy entropy = new(1, "auc");
        for (int i = 0; i < 70; i++)
            Assert.That(Answer(store, entropy, card), Is.EqualTo(AkaOutcome.Accepted), $"vector {i}");
    }

    [Test]
    public void SEQ_and_IND_both_go_on_by_one()
    {
        SubscriberStore store = new([World.Subscription(sqn: 0x0000_0000_003F)]);
        store.TryGenerate(World.Imsi, new SeededEntropy(1, "auc"), out _);
        store.TryFind(World.Imsi, out _, out ulong sqn);
        Assert.That(sqn, Is.EqualTo(0x40), "SEQ 1, IND 31 becomes SEQ 2, IND 0");
    }

    [TestCase(0x0000_0002_0000UL, Description = "the card is ahead")]
    [TestCase(0x4000_0000_0000UL, Description = "the card is ahead by more than delta")]
    public void After_AUTS_the_next_vector_is_fresh(ulong cardSqn)
    {
        SubscriberStore store = new([World.Subscription()]);
        SequenceNumbers card = new(new byte[SequenceNumbers.DefaultStorageSize]);
        for (int ind = 0; ind < 32; ind++)
            card.Store(cardSqn + (ulong)ind);
        SeededEntropy entropy = new(1, "auc");
        Assert.That(store.TryGenerate(World.Imsi, entropy, out AuthenticationVector? refused), Is.True);
        AkaResult result = Aka.Verify(World.Key, refused!.Rand.Span, refused.Autn.Span, card);
        Assert.That(result.Outcome, Is.EqualTo(AkaOutcome.SynchronisationFailure));
        Assert.That(store.Resynchronise(World.Imsi, refused.Rand.Span, result.Auts), Is.EqualTo(Resynchronisation.Done));
        Assert.That(Answer(store, entropy, card), Is.EqualTo(AkaOutcome.Accepted));
    }

    [Test]
    public void A_home_operator_too_far_ahead_goes_back_to_the_card()
    {
        SubscriberStore store = new([World.Subscription(sqn: 0x4000_0000_0000)]);
        SequenceNumbers card = new(new byte[SequenceNumbers.DefaultStorageSize]);
        SeededEntropy entropy = new(1, "auc");
        store.TryGenerate(World.Imsi, entropy, out AuthenticationVector? refused);
        AkaResult result = Aka.Verify(World.Key, refused!.Rand.Span, refused.Autn.Span, card);
        Assert.That(store.Resynchronise(World.Imsi, refused.Rand.Span, result.Auts), Is.EqualTo(Resynchronisation.Done));
        Assert.That(Answer(store, entropy, card), Is.EqualTo(AkaOutcome.Accepted));
    }

    [Test]
    public void A_replayed_AUTS_does_not_set_SQN_back()
    {
        SubscriberStore store = new([World.Subscription(sqn: 0x1000)]);
        AkaResult old = Aka.Verify(
            World.Key, new byte[16], Aka.Generate(World.Key, new byte[16], 0, 0x8000).Autn.Span,
            new SequenceNumbers(new byte[SequenceNumbers.DefaultStorageSize]));
        Assert.That(store.Resynchronise(World.Imsi, new byte[16], old.Auts), Is.EqualTo(Resynchronisation.Done));
        store.TryFind(World.Imsi, out _, out ulong sqn);
        Assert.That(sqn, Is.EqualTo(0x1000));
    }

    [Test]
    public void A_forged_AUTS_is_refused_and_an_unknown_subscriber_too()
    {
        SubscriberStore store = new([World.Subscription()]);
        Assert.That(store.Resynchronise(World.Imsi, new byte[16], new byte[14]), Is.EqualTo(Resynchronisation.Refused));
        Assert.That(store.Resynchronise(Imsi.Parse("001010000000002"), new byte[16], new byte[14]), Is.EqualTo(Resynchronisation.UnknownSubscriber));
        Assert.That(store.TryGenerate(Imsi.Parse("001010000000002"), new SeededEntropy(1, "auc"), out _), Is.False);
    }

    [Test]
    public void Threads_never_get_the_same_SQN()
    {
        SubscriberStore store = new([World.Subscription()]);
        Parallel.For(0, 400, i => store.TryGenerate(World.Imsi, new SeededEntropy(i, "auc"), out _));
        store.TryFind(World.Imsi, out _, out ulong sqn);
        Assert.That(sqn >> 5, Is.EqualTo(400));
    }

    [Test]
    public void A_subscriber_that_cannot_be_is_named_without_its_keys()
    {
        Subscription wrong = new() { Imsi = World.Imsi, Algorithm = AuthenticationAlgorithm.Milenage, K = World.K };
        Assert.That(() => new SubscriberStore([wrong]), Throws.ArgumentException.With.Message.Contains("001010000000001: OPc has 0 bytes"));
        Assert.That(() => new SubscriberStore([World.Subscription(), World.Subscription()]), Throws.ArgumentException.With.Message.Contains("twice"));
    }

    private static AkaOutcome Answer(SubscriberStore store, SeededEntropy entropy, SequenceNumbers card)
    {
        store.TryGenerate(World.Imsi, entropy, out AuthenticationVector? vector);
        return Aka.Verify(World.Key, vector!.Rand.Span, vector.Autn.Span, card).Outcome;
    }
}
