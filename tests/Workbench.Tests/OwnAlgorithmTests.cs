using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>An operator's own algorithm in a card and in the AuC, from the outside: through the public faces alone.</summary>
public sealed class OwnAlgorithmTests
{
    private static readonly byte[] K = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] Variant = [7];
    private static readonly Imsi Imsi = Imsi.Parse("001010000000001");

    [Test]
    public void The_card_and_the_AuC_agree()
    {
        using InMemoryCardStore store = Issue();
        SubscriberStore auc = new([Subscription], OwnAlgorithm.Known);
        SeededEntropy entropy = new(1, "auc");
        using Card card = new(store, CardMaker.Options(new SeededEntropy(1, "card")) with { Algorithms = OwnAlgorithm.Known });
        for (int i = 0; i < 3; i++)
        {
            auc.TryGenerate(Imsi, entropy, out AuthenticationVector? vector);
            byte[] answer = Challenge(card, vector!);
            Assert.That(answer[..10], Is.EqualTo((byte[])[0xDB, 8, .. vector!.Xres.Span]));
            Assert.That(answer[11..27], Is.EqualTo(vector.Ck.ToArray()));
            Assert.That(Challenge(card, vector)[..2], Is.EqualTo(new byte[] { 0xDC, 14 }), "a replay");
        }
    }

    [Test]
    public void A_host_without_the_algorithm_opens_the_card_but_cannot_answer_for_it()
    {
        using InMemoryCardStore store = Issue();
        AuthenticationKey key = new(Engine, K, [], parameters: Variant);
        using (Card card = CardMaker.Open(store, new SeededEntropy(1, "card")))
            Assert.That(Challenge(card, Aka.Generate(key, new byte[16], 32, 0x8000)), Is.EqualTo(new byte[] { 0x69, 0x85 }));
        using CardImage image = new(store);
        Assert.That(image.Slots.Single().Algorithm, Is.EqualTo(OwnAlgorithm.Number));
    }

    [Test]
    public void Who_does_not_know_it_makes_no_card_and_no_subscriber_of_it()
    {
        Assert.That(() => Issue(AlgorithmSet.Standard), Throws.ArgumentException.With.Message.Contains("algorithm 128 is unknown"));
        Assert.That(() => new SubscriberStore([Subscription]), Throws.ArgumentException.With.Message.Contains("algorithm 128 is unknown"));
    }

    private static AlgorithmEngine Engine => OwnAlgorithm.Known.TryFind(OwnAlgorithm.Number, out AlgorithmEngine? engine) ? engine : throw new InvalidOperationException();

    private static Subscription Subscription => new() { Imsi = Imsi, Algorithm = OwnAlgorithm.Number, K = K, Parameters = Variant };

    private static InMemoryCardStore Issue(AlgorithmSet? algorithms = null)
    {
        InMemoryCardStore store = new();
        ProfilePackage home = new() { Label = "Home", Imsi = Imsi, Algorithm = OwnAlgorithm.Number, K = K, Parameters = Variant };
        new Personalisation { Iccid = Personalisation.IccidOf(Imsi), Home = home, Algorithms = algorithms ?? OwnAlgorithm.Known }.Write(store);
        return store;
    }

    private static byte[] Challenge(Card card, AuthenticationVector vector)
    {
        byte[] response = new byte[258];
        card.PowerOn();
        card.Transmit(Convert.FromHexString("00A4040007A0000000871002"), response);
        int length = card.Transmit([0x00, 0x88, 0x00, 0x81, 34, 16, .. vector.Rand.Span, 16, .. vector.Autn.Span], response);
        if (response[0] == 0x61)
            length = card.Transmit([0x00, 0xC0, 0x00, 0x00, response[1]], response);
        return response[..length];
    }
}
