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
        byte[] card = new byte[SequenceNumbers.DefaultStorageSize];
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
        byte[] card = new byte[SequenceNumbers.DefaultStorageSize];
        for (int ind = 0; ind < 32; ind++)
            SequenceRules.Default.Store(card, cardSqn + (ulong)ind);
        SeededEntropy entropy = new(1, "auc");
        Assert.That(store.TryGenerate(World.Imsi, entropy, out AuthenticationVector? refused), Is.True);
        AkaResult result = Aka.Verify(World.Key, refused!.Rand.Span, refused.Autn.Span, new SequenceNumbers(card));
        Assert.That(result.Outcome, Is.EqualTo(AkaOutcome.SynchronisationFailure));
        Assert.That(store.Resynchronise(World.Imsi, refused.Rand.Span, result.Auts), Is.EqualTo(Resynchronisation.Done));
        Assert.That(Answer(store, entropy, card), Is.EqualTo(AkaOutcome.Accepted));
    }

    [Test]
    public void A_home_operator_too_far_ahead_goes_back_to_the_card()
    {
        SubscriberStore store = new([World.Subscription(sqn: 0x4000_0000_0000)]);
        byte[] card = new byte[SequenceNumbers.DefaultStorageSize];
        SeededEntropy entropy = new(1, "auc");
        store.TryGenerate(World.Imsi, entropy, out AuthenticationVector? refused);
        AkaResult result = Aka.Verify(World.Key, refused!.Rand.Span, refused.Autn.Span, new SequenceNumbers(card));
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

    [TestCase(AuthenticationAlgorithm.Tuak, 32, 32, 16, "201002")]
    [TestCase(AuthenticationAlgorithm.Tuak, 16, 32, 0, "")]
    [TestCase(AuthenticationAlgorithm.Xor, 16, 0, 4, "")]
    public void Every_algorithm_of_3G_gives_vectors_and_takes_AUTS(AuthenticationAlgorithm algorithm, int k, int opc, int resLength, string parameters)
    {
        byte[] key = [.. Enumerable.Range(1, k).Select(i => (byte)i)], variant = [.. Enumerable.Range(1, opc).Select(i => (byte)(i * 3))], chosen = Convert.FromHexString(parameters);
        Subscription subscription = new()
        {
            Imsi = World.Imsi,
            Algorithm = algorithm,
            K = key,
            Opc = variant,
            ResLength = (byte)resLength,
            Parameters = chosen,
        };
        SubscriberStore store = new([subscription]);
        SeededEntropy entropy = new(1, "auc");
        byte[] card = new byte[SequenceNumbers.DefaultStorageSize];
        SequenceRules.Default.Store(card, 0x1000);
        for (int i = 0; i < 32; i++)
            SequenceRules.Default.Store(card, 0x10000UL + (ulong)i);
        AuthenticationKey secret = new(algorithm, key, variant, resLength, chosen);
        store.TryGenerate(World.Imsi, entropy, out AuthenticationVector? old);
        AkaResult refused = Aka.Verify(secret, old!.Rand.Span, old.Autn.Span, new SequenceNumbers(card));
        Assert.That(store.Resynchronise(World.Imsi, old.Rand.Span, refused.Auts), Is.EqualTo(Resynchronisation.Done));
        store.TryGenerate(World.Imsi, entropy, out AuthenticationVector? fresh);
        AkaResult accepted = Aka.Verify(secret, fresh!.Rand.Span, fresh.Autn.Span, new SequenceNumbers(card));
        Assert.That((accepted.Res.ToArray(), accepted.Ck.ToArray(), accepted.Ik.ToArray()), Is.EqualTo((fresh.Xres.ToArray(), fresh.Ck.ToArray(), fresh.Ik.ToArray())));
    }

    [Test]
    public void A_subscriber_of_2G_has_triplets_and_no_vector()
    {
        byte[] ki = Convert.FromHexString("eb215756028d60e3275e613320aec880");
        SubscriberStore store = new([new Subscription { Imsi = World.Imsi, Algorithm = AuthenticationAlgorithm.Comp128V1, K = ki }]);
        Assert.That(store.TryGenerate(World.Imsi, new SeededEntropy(1, "auc"), out _), Is.False);
        Assert.That(store.Resynchronise(World.Imsi, new byte[16], new byte[14]), Is.EqualTo(Resynchronisation.Refused));
        Assert.That(store.TryGenerateTriplet(World.Imsi, new GivenRand("39fa2f4e3d523d8619a73b4f65c3e14d"), out GsmTriplet? triplet), Is.True);
        Assert.That((Convert.ToHexStringLower(triplet!.Sres.Span), Convert.ToHexStringLower(triplet.Kc.Span)), Is.EqualTo(("429d5b27", "241a5b16aeb8e400")), "published in osmo-hlr's tests");
        Assert.That(store.TryGenerateTriplet(Imsi.Parse("001010000000009"), new SeededEntropy(1, "auc"), out _), Is.False);
        Assert.That(triplet.ToString(), Is.EqualTo("GsmTriplet"));
    }

    private sealed class GivenRand(string hex) : IEntropySource
    {
        public void Fill(Span<byte> destination) => Convert.FromHexString(hex).CopyTo(destination);
    }

    private static AkaOutcome Answer(SubscriberStore store, SeededEntropy entropy, byte[] card)
    {
        store.TryGenerate(World.Imsi, entropy, out AuthenticationVector? vector);
        AkaResult result = Aka.Verify(World.Key, vector!.Rand.Span, vector.Autn.Span, new SequenceNumbers(card));
        if (result.Outcome == AkaOutcome.Accepted)
            SequenceRules.Default.Store(card, result.Sqn);
        return result.Outcome;
    }
}
