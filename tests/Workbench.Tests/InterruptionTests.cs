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
    private InMemoryCardStore _used = null!;

    /// <summary>A card that has been everywhere: each slot has a location, keys and a forbidden network of its own past.</summary>
    [OneTimeSetUp]
    public async Task UseCard()
    {
        InMemoryCardStore store = new();
        Border.IssueCard(store);
        using Border past = new(store, Border.Operators());
        await past.StartAtHomeAsync();
        await past.CrossAsync();
        await past.ChooseAsync("By hand");
        await past.ChooseAsync("Automatic");
        await past.ReturnAsync();
        await past.Phone.PowerOffAsync();
        _used = InMemoryCardStore.CopyOf(store);
    }

    [OneTimeTearDown]
    public void Dispose() => _used.Dispose();

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

    [Test]
    public Task A_choice_in_the_menu_can_be_cut_after_any_APDU() =>
        CutEverywhereAsync(CardMaker.UiccReset, 2, ChooseAsync, async border =>
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
        TripReport report = await SmallTrip.PlayAsync(store, link => log = new CardLog(link), issued: () => fresh = InMemoryCardStore.CopyOf(store));
        byte[][] messages = [.. log!.Events.Where(e => e.Act == CardAct.Enveloped && e.Content[5] == 0xD1).Select(e => e.Content[5..])];
        Assert.That(report.ProfilesInstalled, Is.EqualTo(1));
        Assert.That(messages, Has.Length.AtLeast(4));
        int installed = 0;
        for (int cut = 0; cut <= messages.Length; cut++)
        {
            string where = $"cut after {cut} of {messages.Length} messages";
            using InMemoryCardStore used = InMemoryCardStore.CopyOf(fresh);
            Deliver(used, messages.AsSpan(0, cut));
            AssertHomeWorks(used, cut == messages.Length ? 2 : 1, where);

            // The rest arrives at a card that has forgotten the first parts of an unfinished packet.
            using InMemoryCardStore resumed = InMemoryCardStore.CopyOf(used);
            Deliver(resumed, messages.AsSpan(cut));
            using CardImage image = new(InMemoryCardStore.CopyOf(resumed));
            SlotDescription[] ready = [.. image.Slots.Where(slot => slot.State == SlotState.Ready)];
            AssertHomeWorks(resumed, ready.Length, where);
            if (ready.Length == 1)
                continue;
            installed++;
            using InMemoryCardStore switched = InMemoryCardStore.CopyOf(resumed);
            using (CardImage image2 = new(switched))
                Assert.That(image2.TryActivate(ready[1].Slot, out string? reason), reason);
            ColdCard.AssertWorks(InMemoryCardStore.CopyOf(switched), [ready[1].Imsi!.Value], SmallTrip.Operators(), where);
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
        using CardImage image = new(InMemoryCardStore.CopyOf(store));
        Assert.That(image.ActiveSlot, Is.Zero, where);
        Assert.That(image.Slots.Count(slot => slot.State == SlotState.Ready), Is.EqualTo(ready), where);
        ColdCard.AssertWorks(InMemoryCardStore.CopyOf(store), [image.Slots[0].Imsi!.Value], SmallTrip.Operators(), where);
    }

    private static Task ChooseAsync(Border border)
    {
        border.StandAt(Border.Home, Border.Strong);
        return border.ChooseAsync("By hand");
    }

    private async Task CutEverywhereAsync(byte mode, int newSlot, Func<Border, Task> play, Func<Border, Task> finish)
    {
        ImageContent past = new(_used);
        Assert.That(FreshContent.Files.Count(file => past.File(newSlot, file) is { } content && !content.SequenceEqual(FreshContent.Of(file)!)), Is.AtLeast(5), "files with a past");
        int oldOnes = 0;
        List<int> cuts = await CutsAsync(mode, play);
        Assert.That(cuts, Has.Count.GreaterThan(50));
        foreach (int cut in cuts)
        {
            using InMemoryCardStore store = InMemoryCardStore.CopyOf(_used);
            SubscriberStore homes = Border.Operators();
            using Border border = new(store, homes, mode);
            await border.StartAtHomeAsync();
            await border.WaitAsync();
            int from = border.Card.Events.Count;
            border.CutAfter(cut);
            Assert.That(async () => await play(border), Throws.TypeOf<CardLinkException>());
            string where = $"REFRESH {mode:X2}, cut after {cut} APDUs";
            using InMemoryCardStore kept = InMemoryCardStore.CopyOf(store); // a crash: the card is not asked
            using CardImage image = new(InMemoryCardStore.CopyOf(kept));
            Assert.That(image.ActiveSlot, Is.Zero.Or.EqualTo(newSlot), where);
            if (image.ActiveSlot == 0)
                oldOnes++;
            AssertFilesAreWhole(border.Card.Events, from, past, new ImageContent(kept), image.ActiveSlot, where);
            SlotDescription waking = image.Slots.Single(slot => slot.IsArmed || (slot.IsActive && !image.Slots.Any(other => other.IsArmed)));
            ColdCard.AssertWorks(InMemoryCardStore.CopyOf(kept), [waking.Imsi!.Value], homes, where);

            using Border next = new(InMemoryCardStore.CopyOf(kept), homes, mode);
            await finish(next);
            Assert.That(next.Phone.Imsi, Is.EqualTo(Border.ImsiOf(newSlot)), where);
            Assert.That(next.Faults.Concat(border.Faults), Is.Empty, where);
        }
        Assert.That(oldOnes, Is.InRange(5, cuts.Count - 30), "cuts that left the old slot active");
    }

    /// <summary>After which APDUs of an undisturbed run to cut: all, but of the commands in a row that only select and read every eighth.</summary>
    private async Task<List<int>> CutsAsync(byte mode, Func<Border, Task> play)
    {
        using InMemoryCardStore store = InMemoryCardStore.CopyOf(_used);
        using Border border = new(store, Border.Operators(), mode);
        await border.StartAtHomeAsync();
        await border.WaitAsync();
        int from = border.Card.Commands;
        await play(border);
        List<int> cuts = [];
        for (int done = 1; done < border.Card.Commands - from; done++)
        {
            byte last = border.Card.Instructions[from + done - 1];
            if (done % 8 == 0 || last is not (0xA4 or 0xB0 or 0xB2 or 0xC0))
                cuts.Add(done);
        }
        return cuts;
    }

    /// <summary>A file of the active slot holds what the phone wrote last while the slot was active; a new slot's that was not written holds nothing of the past.</summary>
    private static void AssertFilesAreWhole(List<CardEvent> events, int from, ImageContent past, ImageContent image, int active, string where)
    {
        int activation = active == 0 ? 0 : events.FindIndex(from, e => e.Act is CardAct.Reset or CardAct.Ended);
        Assert.That(activation, Is.AtLeast(0), where);
        Dictionary<FilePath, byte[]> old = Written(events.Take(active == 0 ? events.Count : activation));
        Dictionary<FilePath, byte[]> current = active == 0 ? old : Written(events.Skip(activation));
        foreach (FilePath path in FreshContent.Files)
        {
            byte[] fresh = FreshContent.Of(path)!;
            byte[] left = old.GetValueOrDefault(path) ?? past.File(0, path) ?? fresh;
            Assert.That(image.File(0, path) ?? fresh, Is.EqualTo(left), $"{path} of the old slot, {where}");
            if (active != 0)
                Assert.That(image.File(active, path) ?? fresh, Is.EqualTo(current.GetValueOrDefault(path) ?? fresh), $"{path} of slot {active}, {where}");
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
