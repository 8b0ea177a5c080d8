using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>The card loses its power after any APDU of a switch and of a menu dialogue: what it kept is the old slot or the new one, whole, and the phone finishes next time.</summary>
internal sealed class InterruptionTests
{
    private InMemoryCardStore _issued;

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
