using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>The card loses its power after any APDU of a switch and of a menu dialogue: what it kept is the old slot or the new one, whole, and the phone finishes next time.</summary>
internal sealed class InterruptionTests
{
    private InMemoryCardStore _issued = null!;

    [OneTimeSetUp]
    public void IssueCard()
    {
        _issued = new InMemoryCardStore();
        Border.IssueCard(_issued);
    }

    [OneTimeTearDown]
    public void Dispose() => _issued.Dispose();

    [TestCase((byte)0x04)]
    [TestCase((byte)0x06)]
    public Task A_switch_at_the_border_can_be_cut_after_any_APDU(byte mode) =>
        CutEverywhereAsync(mode, 1, border => border.CrossAsync(), async border =>
        {
            // It starts again where it lost its power, across the border.
            border.StandAt(Border.Strong, Border.Local);
            await border.Phone.PowerOnAsync();
            await border.WaitAsync();
            Assert.That(border.Phone.RegisteredCell?.Plmn, Is.EqualTo(Border.Local));
        });

    [TestCase((byte)0x04)]
    [TestCase((byte)0x00)]
    public Task A_choice_in_the_menu_can_be_cut_after_any_APDU(byte mode) =>
        CutEverywhereAsync(mode, 2, border => border.ChooseAsync("By hand"), async border =>
        {
            border.StandAt(Border.Strong);
            await border.Phone.PowerOnAsync();
            await border.WaitAsync();
            Assert.That(border.Phone.Menu, Is.Not.Empty);
            if (border.Phone.Imsi != Border.ImsiOf(2))
                await border.ChooseAsync("By hand");
            Assert.That(border.Phone.RegisteredCell?.Plmn, Is.EqualTo(Border.Strong));
        });

    [Test]
    public async Task A_download_can_be_cut_after_any_message()
    {
        using InMemoryCardStore store = new();
        InMemoryCardStore fresh = new();
        CardLog? log = null;
        TripReport report = await SmallTrip.PlayAsync(store, link => log = new CardLog(link), issued: () => fresh = Border.Copy(store));
        byte[][] messages = [.. log!.Events.Where(e => e.Act == CardAct.Enveloped && e.Content[5] == 0xD1).Select(e => e.Content[5..])];
        Assert.That(report.ProfilesInstalled, Is.EqualTo(1));
        Assert.That(messages, Has.Length.AtLeast(4));
        int installed = 0;
        for (int cut = 0; cut <= messages.Length; cut++)
        {
            string where = $"cut after {cut} of {messages.Length} messages";
            using InMemoryCardStore used = Border.Copy(fresh);
            Deliver(used, messages.AsSpan(0, cut));
            AssertHomeWorks(used, cut == messages.Length ? 2 : 1, where);

            // The rest arrives at a card that has forgotten the first parts of an unfinished packet.
            using InMemoryCardStore resumed = Border.Copy(used);
            Deliver(resumed, messages.AsSpan(cut));
            using CardImage image = new(Border.Copy(resumed));
            SlotDescription[] ready = [.. image.Slots.Where(slot => slot.State == SlotState.Ready)];
            AssertHomeWorks(resumed, ready.Length, where);
            if (ready.Length == 1)
                continue;
            installed++;
            using InMemoryCardStore switched = Border.Copy(resumed);
            using (CardImage image2 = new(switched))
                Assert.That(image2.TryActivate(ready[1].Slot, out string? reason), reason);
            ColdCard.AssertWorks(Border.Copy(switched), [ready[1].Imsi!.Value], SmallTrip.Operators(), where);
        }
        Assert.That(installed, Is.AtLeast(2), "cuts between two packets do no harm");
        fresh.Dispose();
    }

    private static void Deliver(InMemoryCardStore store, ReadOnlySpan<byte[]> messages)
    {
        using EmulatedCardLink card = new(CardMaker.Open(store, new SeededEntropy(6, "card")));
        CardChannel channel = new(card);
        channel.PowerOn();
        foreach (byte[] message in messages)
            channel.Envelope(message);
    }

    private static void AssertHomeWorks(InMemoryCardStore store, int ready, string where)
    {
        using CardImage image = new(Border.Copy(store));
        Assert.That(image.ActiveSlot, Is.Zero, where);
        Assert.That(image.Slots.Count(slot => slot.State == SlotState.Ready), Is.EqualTo(ready), where);
        ColdCard.AssertWorks(Border.Copy(store), [image.Slots[0].Imsi!.Value], SmallTrip.Operators(), where);
    }

    private async Task CutEverywhereAsync(byte mode, int newSlot, Func<Border, Task> play, Func<Border, Task> finish)
    {
        int cuts = 0, oldOnes = 0;
        for (bool cut = true; cut; cuts++)
        {
            using InMemoryCardStore store = Border.Copy(_issued);
            SubscriberStore homes = Border.Operators();
            using Border border = new(store, homes, mode);
            await border.StartAtHomeAsync();
            await border.WaitAsync();
            int from = border.Card.Events.Count;
            border.CutAfter(cuts);
            cut = false;
            try
            {
                await play(border);
            }
            catch (CardLinkException)
            {
                cut = true;
            }
            string where = $"REFRESH {mode:X2}, cut after {cuts} APDUs";
            using InMemoryCardStore kept = Border.Copy(store); // a crash: the card is not asked
            using CardImage image = new(Border.Copy(kept));
            Assert.That(image.ActiveSlot, Is.Zero.Or.EqualTo(newSlot), where);
            if (image.ActiveSlot == 0)
                oldOnes++;
            AssertFilesAreWhole(border.Card.Events, from, new ImageContent(kept), image.ActiveSlot, where);
            SlotDescription waking = image.Slots.Single(slot => slot.IsArmed || (slot.IsActive && !image.Slots.Any(other => other.IsArmed)));
            ColdCard.AssertWorks(Border.Copy(kept), [waking.Imsi!.Value], homes, where);

            using Border next = new(Border.Copy(kept), homes, mode);
            await finish(next);
            Assert.That(next.Phone.Imsi, Is.EqualTo(Border.ImsiOf(newSlot)), where);
            Assert.That(next.Faults.Concat(border.Faults), Is.Empty, where);
        }
        Assert.That(cuts, Is.GreaterThan(100), "APDUs of the whole");
        Assert.That(oldOnes, Is.InRange(5, cuts - 50), "cuts that left the old slot active");
    }

    /// <summary>A file of the active slot holds what the phone wrote last while the slot was active; a new slot's that was not written holds nothing of the past.</summary>
    private static void AssertFilesAreWhole(List<CardEvent> events, int from, ImageContent image, int active, string where)
    {
        int activation = active == 0 ? 0 : events.FindIndex(from, e => e.Act is CardAct.Reset or CardAct.Ended);
        Assert.That(activation, Is.AtLeast(0), where);
        Dictionary<FilePath, byte[]> old = Written(events.Take(active == 0 ? events.Count : activation));
        Dictionary<FilePath, byte[]> current = active == 0 ? old : Written(events.Skip(activation));
        foreach (FilePath path in FreshContent.Files)
        {
            EfDefinition file = new(path, path.ToString(), EfKind.Transparent, 0, "");
            byte[] content = image.File(active, file) ?? FreshContent.Of(path)!;
            Assert.That(content, Is.EqualTo(current.GetValueOrDefault(path) ?? FreshContent.Of(path)), $"{path} of slot {active}, {where}");
            byte[] left = image.File(0, file) ?? FreshContent.Of(path)!;
            Assert.That(left, Is.EqualTo(old.GetValueOrDefault(path) ?? FreshContent.Of(path)), $"{path} of the old slot, {where}");
        }
    }

    private static Dictionary<FilePath, byte[]> Written(IEnumerable<CardEvent> events)
    {
        Dictionary<FilePath, byte[]> contents = [];
        foreach (CardEvent e in events.Where(e => e.Act == CardAct.Updated))
            contents[e.Path] = e.Content;
        return contents;
    }
}
