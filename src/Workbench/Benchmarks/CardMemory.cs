using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>Managed memory of one card among many, on top of the layout that all share.</summary>
/// <param name="Name">Which kind of card.</param>
/// <param name="Cards">How many were made.</param>
/// <param name="Bytes">Bytes of one.</param>
public sealed record CardMemory(string Name, int Cards, long Bytes)
{
    private const int Many = 100_000;
    private const int Fewer = 10_000;

    /// <summary>Measures a fresh card, one with its identity, and one that carries the selection applet too; all in memory and switched on.</summary>
    public static IEnumerable<CardMemory> MeasureAll()
    {
        SeededEntropy entropy = new(1, "cards");
        CardOptions bare = new() { Entropy = entropy };
        ProfilePackage home = new()
        {
            Label = "Bench",
            Imsi = Imsi.Parse("001010000000001"),
            Algorithm = AuthenticationAlgorithm.Milenage,
            K = new byte[AuthenticationKey.Size],
            Opc = new byte[AuthenticationKey.Size],
        };
        yield return Measure("card/fresh", Many, () => new Card(new InMemoryCardStore(), bare));
        yield return Measure("card/personalised", Fewer, () => new Card(Personalised(home), bare));
        yield return Measure("card/personalised-with-applet", Fewer, () => CardMaker.Open(Personalised(home), entropy));
    }

    private static InMemoryCardStore Personalised(ProfilePackage home)
    {
        InMemoryCardStore store = new();
        new Personalisation { Iccid = Personalisation.IccidOf(home.Imsi), Home = home }.Write(store);
        return store;
    }

    private static CardMemory Measure(string name, int count, Func<Card> make)
    {
        Card[] cards = new Card[count];
        for (int i = 0; i < 2; i++)
            PoweredOn(make).Dispose(); // what is made once for all
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < count; i++)
            cards[i] = PoweredOn(make);
        long bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / count;
        foreach (Card card in cards)
            card.Dispose();
        return new CardMemory(name, count, bytes);
    }

    private static Card PoweredOn(Func<Card> make)
    {
        Card card = make();
        card.PowerOn();
        return card;
    }
}
