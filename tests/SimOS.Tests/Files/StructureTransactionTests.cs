using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS.Storage;
using static Tottoli.MultiSim.SimOS.Tests.Instructions.CreateFileTests;

namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>A change of the structure that cannot be stored leaves the card as it was, in the store and in the running session.</summary>
[TestFixture]
internal sealed class StructureTransactionTests
{
    private static readonly string[] Commands =
    [
        Create("82024121", "83026F01", "8A0105", "8B032F0601", "80020010", "8800", "A503C10142"),
        Create("82027821", "83027F66", "8A0105", "8B032F0605"),
        "00E4000002" + "7F10",
        "00E4000002" + "2F05",
        "0004000002" + "2F05",
        "00E8000002" + "2F05",
        "00E6000002" + "7F10",
        "80D400000A" + Template("83022F05", "80020040"),
        "00FE0000",
    ];

    [TestCaseSource(nameof(Commands))]
    public void Nothing_or_all(string command)
    {
        using TornStore store = new();
        using Card card = new(store, new CardOptions { Entropy = new SeededEntropy(1, "card") });
        card.PowerOn();
        Assert.That(Send(card, VerifyAdm), Is.EqualTo("9000"));
        string before = Probe(card) + TestCard.HashOf(store.Inner);

        store.IsTorn = true;
        Assert.That(Send(card, command), Is.EqualTo("6F00"));
        store.IsTorn = false;
        Assert.That(Probe(card) + TestCard.HashOf(store.Inner), Is.EqualTo(before), "as before, in this session");
        using (TestCard again = new(InMemoryCardStore.CopyOf(store.Inner)))
            Assert.That(Probe(again.Card) + TestCard.HashOf(again.Store), Is.EqualTo(before), "and when the card is opened again");

        Assert.That(Send(card, command), Is.EqualTo("9000"));
        string after = Probe(card) + TestCard.HashOf(store.Inner);
        Assert.That(after, Is.Not.EqualTo(before));
        using TestCard changed = new(InMemoryCardStore.CopyOf(store.Inner));
        Assert.That(Probe(changed.Card) + TestCard.HashOf(changed.Store), Is.EqualTo(after), "the change is there when the card is opened again");
    }

    /// <summary>What a terminal sees of the files that the commands touch.</summary>
    private static string Probe(Card card) => string.Concat(
        new[] { "00A4000C023F00", "00A4080C022F05", "00B0000004", "00A4080C026F01", "00B0000004", "00A4080C027F66", "00A4080C027F10", "00A4000C023F00" }
            .Select(command => Send(card, command) + " "));

    private static string Send(Card card, string command)
    {
        byte[] response = new byte[258];
        return Convert.ToHexString(response, 0, card.Transmit(Convert.FromHexString(command), response));
    }

    /// <summary>A store whose power goes as a transaction is to become durable.</summary>
    private sealed class TornStore : ICardStore
    {
        public InMemoryCardStore Inner { get; } = new();

        public bool IsTorn { get; set; }

        public void Load(StateReceiver receiver) => Inner.Load(receiver);

        public void Begin() => Inner.Begin();

        public void Put(StateKey key, ReadOnlySpan<byte> content) => Inner.Put(key, content);

        public void Remove(StateKey key) => Inner.Remove(key);

        public void Commit()
        {
            if (IsTorn)
                throw new CardImageException(CardImageFault.Unavailable, "The power is gone.");
            Inner.Commit();
        }

        public void Rollback() => Inner.Rollback();

        public void Dispose() => Inner.Dispose();
    }
}
