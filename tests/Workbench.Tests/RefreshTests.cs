using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>Every REFRESH mode that the applet may use with every kind of phone: who becomes a local, when, and who keeps a working old profile.</summary>
internal sealed class RefreshTests
{
    private static readonly byte[] Modes = [0x00, 0x03, 0x04, 0x05, 0x06];

    [TestCaseSource(nameof(Modes))]
    public async Task A_compliant_phone_becomes_a_local(byte mode)
    {
        using Border border = Make(mode, RefreshBehaviour.Compliant);
        await border.StartAtHomeAsync();
        AssertRegistered(border, slot: 0, Border.Home);
        await border.CrossAsync();
        AssertRegistered(border, slot: 1, Border.Local);
        await border.ReturnAsync();
        AssertRegistered(border, slot: 0, Border.Home);
    }

    [TestCaseSource(nameof(Modes))]
    public async Task A_slot_shows_no_trace_of_the_past_when_it_becomes_active(byte mode)
    {
        using Border border = Make(mode, RefreshBehaviour.Compliant);
        await border.StartAtHomeAsync();
        await border.CrossAsync();
        await border.ReturnAsync(); // slot 0 had a location, keys and a forbidden network
        await border.CrossAsync();
        string imsi = "";
        int switches = 0;
        HashSet<FilePath> seen = [];
        foreach (CardEvent e in border.Card.Events.Where(e => e.Act == CardAct.Read))
        {
            if (e.Path == UsimFiles.Imsi.Path && Imsi.TryDecode(e.Content, out Imsi read) && read.Digits != imsi)
            {
                imsi = read.Digits;
                switches++;
                seen.Clear();
            }
            else if (imsi.Length > 0 && seen.Add(e.Path) && FreshContent.Of(e.Path) is { } fresh)
            {
                Assert.That(Convert.ToHexString(e.Content), Is.EqualTo(Convert.ToHexString(fresh)), $"{e.Path} after switch {switches}");
            }
        }
        Assert.That(switches, Is.EqualTo(4));
    }

    [TestCaseSource(nameof(Modes))]
    public async Task A_phone_that_only_resets_follows_the_reset_at_once_and_other_modes_after_a_power_cycle(byte mode)
    {
        using Border border = Make(mode, RefreshBehaviour.ResetOnly);
        await border.StartAtHomeAsync();
        await border.CrossAsync();
        if (mode != CardMaker.UiccReset)
        {
            AssertRegistered(border, slot: 0, Border.Strong);
            await border.CyclePowerAsync();
        }
        AssertRegistered(border, slot: 1, Border.Local);
    }

    [TestCaseSource(nameof(Modes))]
    public async Task A_phone_that_ignores_REFRESH_keeps_a_working_old_slot_until_it_is_switched_off(byte mode)
    {
        using Border border = Make(mode, RefreshBehaviour.Ignores);
        await border.StartAtHomeAsync();
        await border.CrossAsync();
        AssertRegistered(border, slot: 0, Border.Strong);
        await AssertOldSlotWorksAsync(border);
        await border.CyclePowerAsync();
        AssertRegistered(border, slot: 1, Border.Local);
    }

    [TestCaseSource(nameof(Modes))]
    public async Task A_phone_that_keeps_the_IMSI_uses_the_new_one_after_a_power_cycle(byte mode)
    {
        using Border border = Make(mode, RefreshBehaviour.KeepsImsi);
        await border.StartAtHomeAsync();
        await border.CrossAsync();
        if (mode != CardMaker.UiccReset)
        {
            AssertRegistered(border, slot: 0, Border.Strong);
            await AssertOldSlotWorksAsync(border);
            await border.CyclePowerAsync();
        }
        AssertRegistered(border, slot: 1, Border.Local);
    }

    [TestCaseSource(nameof(Modes))]
    public async Task A_phone_without_toolkit_stays_with_its_profile_for_ever(byte mode)
    {
        using Border border = Make(mode, RefreshBehaviour.NoToolkit);
        await border.StartAtHomeAsync();
        await border.CrossAsync();
        AssertRegistered(border, slot: 0, Border.Strong);
        await border.CyclePowerAsync();
        AssertRegistered(border, slot: 0, Border.Strong);
        Assert.That(border.Card.Events.Count(e => e.Act == CardAct.Fetched), Is.Zero);
    }

    /// <summary>The network challenges the card again: the phone moves between areas of a network that the old profile may use.</summary>
    private static async Task AssertOldSlotWorksAsync(Border border)
    {
        int before = border.Radio.Authentications;
        border.Radio.Heard = [new Cell(Border.Strong, "another area", AccessTechnology.Eutran, 99, 2)];
        await border.Phone.MoveAsync();
        await border.WaitAsync();
        Assert.That(border.Radio.Authentications, Is.GreaterThan(before));
        AssertRegistered(border, slot: 0, Border.Strong);
        border.StandAt(Border.Strong, Border.Local);
    }

    private static void AssertRegistered(Border border, int slot, Plmn network)
    {
        Assert.That(border.Faults, Is.Empty);
        Assert.That(border.Phone.Imsi, Is.EqualTo(Border.ImsiOf(slot)));
        Assert.That(border.Phone.RegisteredCell?.Plmn, Is.EqualTo(network));
    }

    private static Border Make(byte mode, RefreshBehaviour behaviour)
    {
        InMemoryCardStore store = new();
        Border.IssueCard(store);
        return new Border(store, Border.Operators(), mode, behaviour);
    }
}
