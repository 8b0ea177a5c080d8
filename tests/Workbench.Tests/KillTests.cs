using System.Diagnostics;
using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>A process with a card on the way is killed at any moment: the card image opens whole, and another phone goes on with it.</summary>
internal sealed class KillTests
{
    private const int Kills = 10;

    private readonly ImageFolder _folder = new();

    [OneTimeTearDown]
    public void RemoveImages() => _folder.Dispose();

    [Test]
    public async Task A_killed_process_leaves_a_whole_card_with_which_another_phone_goes_on()
    {
        Random chance = new(20262);
        string path = _folder.Path("killed.card");
        Border.IssueCard(SqliteCardStore.Open(path, create: true)); // one card for all kills: it has to survive every one
        HashSet<int> active = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            string last = Travel(path, lines: (kill % 5) + 1, chance.Next(0, 40));
            string where = $"kill {kill} after \"{last}\"";

            Imsi waking;
            using (CardImage image = new(SqliteCardStore.Open(path)))
            {
                Assert.That(image.Slots.Select(slot => slot.State), Is.EqualTo(Enumerable.Repeat(SlotState.Ready, 3)), where);
                waking = (image.Slots.FirstOrDefault(slot => slot.IsArmed) ?? image.Slots.Single(slot => slot.IsActive)).Imsi!.Value;
                active.Add(image.ActiveSlot);
            }
            SubscriberStore homes = Border.Operators();
            // The operators forget how far they were: the first challenge is refused and re-synchronised.
            using Border next = new(SqliteCardStore.Open(path), homes);
            next.StandAt(Border.Strong, Border.Local);
            await next.Phone.PowerOnAsync();
            Assert.That(next.Card.Events.Any(e => e.Act == CardAct.Read && Imsi.TryDecode(e.Content, out Imsi imsi) && imsi == waking), where);
            await next.WaitAsync();
            await next.ChooseAsync("Automatic");
            Assert.That(next.Phone.Imsi, Is.EqualTo(Border.ImsiOf(1)), where);
            Assert.That(next.Phone.RegisteredCell?.Plmn, Is.EqualTo(Border.Local), where);
            Assert.That(next.Faults, Is.Empty, where);
            await next.Phone.PowerOffAsync();
        }
        Assert.That(active, Has.Count.AtLeast(2), "kills in more than one active slot");
    }

    private static string Travel(string image, int lines, int milliseconds)
    {
        using Process traveller = KilledTraveller.Start(image);
        string? last = null;
        for (int i = 0; i < lines; i++)
            last = traveller.StandardOutput.ReadLine();
        Assert.That(last, Is.Not.Null, "the traveller did not start, or ended");
        Thread.Sleep(milliseconds);
        traveller.Kill();
        traveller.WaitForExit();
        return last!;
    }
}
