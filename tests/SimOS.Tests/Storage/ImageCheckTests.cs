using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Ota;

namespace Tottoli.MultiSim.SimOS.Tests.Storage;

[TestFixture]
internal sealed class ImageCheckTests
{
    [TestCase(StateArea.File, 0, 0x2FE2, "98", TestName = "EF.ICCID of one octet")]
    [TestCase(StateArea.File, 1, 0x7FFF6F07, "08091010000000001000", TestName = "EF.IMSI of ten octets")]
    [TestCase(StateArea.Structure, 0, 0x2FE3, "6200", TestName = "A file with empty parameters")]
    [TestCase(StateArea.Structure, 0, 0, "", TestName = "No MF")]
    [TestCase(StateArea.Structure, 1, 0x2FE3, "", TestName = "A file that only a slot lacks")]
    [TestCase(StateArea.Structure, 0, 0x7F666F01, "62178202412183026F018A01058B032F060180020004880110", TestName = "A file without a directory")]
    [TestCase(StateArea.LifeCycle, 0, 0x2FE2, "08", TestName = "A life cycle status that is none")]
    [TestCase(StateArea.LifeCycle, 0, 0x2FE2, "", TestName = "No life cycle status")]
    [TestCase(StateArea.Pin, 0, 1, "010300", TestName = "A PIN without a value")]
    [TestCase(StateArea.Slot, 1, 0, "", TestName = "An empty slot record")]
    [TestCase(StateArea.Slot, 1, 0, "020100", TestName = "A ready slot without keys")]
    [TestCase(StateArea.Slot, 1, 0, "0109", TestName = "A loading slot with more than its state")]
    [TestCase(StateArea.Sequence, 1, 0, "00", TestName = "One octet of sequence numbers")]
    [TestCase(StateArea.OtaKeys, 0, 1, "0101080000000000", TestName = "A key set without keys")]
    [TestCase(StateArea.OtaKeys, 0, 1, "01010800000000001011", TestName = "A key set that is cut off")]
    [TestCase(StateArea.OtaKeys, 0, 1, "01010800000000000000", TestName = "A key set with empty keys")]
    [TestCase(StateArea.OtaKeys, 0, 16, "01010800000000000000", TestName = "A key version that is none")]
    [TestCase(StateArea.Card, 0, 1, "08", TestName = "An active slot that no card has")]
    [TestCase(StateArea.Card, 0, 1, "", TestName = "No active slot")]
    [TestCase(StateArea.Card, 0, 2, "0100", TestName = "Two armed slots")]
    [TestCase(StateArea.Card, 0, 3, "00", TestName = "A short private key")]
    [TestCase(StateArea.Card, 0, 4, "FF0100100000", TestName = "A profile that arrives nowhere")]
    [TestCase(StateArea.Card, 0, 4, "010100100011", TestName = "A profile of which more arrived than there is")]
    [TestCase(StateArea.Card, 0, 6, "", TestName = "A model without a name")]
    [TestCase(StateArea.Card, 0, 7, "3B", TestName = "An answer to reset of one octet")]
    [TestCase(StateArea.Card, 0, 7, "3C00", TestName = "An answer to reset that begins with none of the two conventions")]
    [TestCase(StateArea.Card, 0, 8, "08", TestName = "A class that does not exist")]
    [TestCase(StateArea.Card, 0, 8, "00", TestName = "A card that answers to no class")]
    [TestCase(StateArea.Card, 0, 11, "6A82", TestName = "An answer to a search that no card gives")]
    [TestCase(StateArea.Card, 0, 11, "62", TestName = "Half an answer to a search")]
    public void A_changed_piece_is_refused_as_the_image_is_opened(StateArea area, byte owner, long path, string content)
    {
        InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        store.Begin();
        store.Put(new StateKey(area, owner, path), Convert.FromHexString(content));
        store.Commit();
        CardOptions options = new() { Entropy = new SeededEntropy(1, "card") };
        Assert.That(() => new Card(store, options), Throws.TypeOf<CardImageException>()
            .With.Property(nameof(CardImageException.Fault)).EqualTo(CardImageFault.Damaged).And.Message.Contains(area.ToString()));
        Assert.That(() => new CardImage(store), Throws.TypeOf<CardImageException>());
    }

    [Test]
    public void A_card_answers_reset_as_its_image_says()
    {
        InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        store.Begin();
        store.Put(CardItem.Model, "sysmoSIM-GR1"u8);
        store.Put(CardItem.AnswerToReset, Convert.FromHexString("3B991800118822334455667760"));
        store.Commit();
        using TestCard card = new(store);
        Assert.That(Convert.ToHexString(card.Card.PowerOn()), Is.EqualTo("3B991800118822334455667760"));
        Assert.That(Convert.ToHexString(card.Card.Reset()), Is.EqualTo("3B991800118822334455667760"));
        card.Card.PowerOff();
        Assert.That(new CardImage(store).Model, Is.EqualTo("sysmoSIM-GR1"));
    }

    [TestCase(4, "6E00", "9F16", TestName = "A 2G SIM knows class A0 alone")]
    [TestCase(3, "6134", "6E00", TestName = "A UICC without the GSM application does not know it")]
    public void A_card_answers_to_the_classes_that_its_image_says(byte classes, string uicc, string gsm)
    {
        InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        store.Begin();
        store.Put(CardItem.Classes, [classes]);
        store.Commit();
        using TestCard card = new(store);
        Assert.That(card.Send("00A40004023F00"), Is.EqualTo(uicc));
        Assert.That(card.Send("A0A40000023F00"), Is.EqualTo(gsm));
    }

    [Test]
    public void What_another_version_may_have_added_is_left_alone()
    {
        InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        store.Begin();
        store.Put(new StateKey(StateArea.File, 0, 0x2F99), [1]);
        store.Put(new StateKey((StateArea)99, 0, 0), []);
        store.Put(new StateKey(StateArea.Card, 0, 99), []);
        store.Commit();
        using TestCard card = new(store);
        Assert.That(card.Ok("00A4000C022FE2", "00B000000A"), Is.EqualTo("98880001010000000031"));
    }

    [Test]
    public void The_store_of_an_image_that_is_refused_is_closed()
    {
        using ClosingStore store = new();
        Assert.That(() => new Card(store, new CardOptions { Entropy = new SeededEntropy(1, "card") }), Throws.TypeOf<CardImageException>());
        Assert.That(store.IsClosed);
    }

    private sealed class ClosingStore : ICardStore
    {
        public bool IsClosed { get; private set; }

        public void Load(StateReceiver receiver) => receiver(new StateKey(StateArea.Pin, 0, 1), [1]);

        public void Begin()
        {
        }

        public void Put(StateKey key, ReadOnlySpan<byte> content)
        {
        }

        public void Remove(StateKey key)
        {
        }

        public void Commit()
        {
        }

        public void Rollback()
        {
        }

        public void Dispose() => IsClosed = true;
    }
}
