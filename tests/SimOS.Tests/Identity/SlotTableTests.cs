using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Identity;

internal sealed class SlotTableTests
{
    // multi-IMSI: what ties a phone to the old subscription (TS 31.102 §4.2, §4.4), and what says "start anew".
    private static readonly object[][] ResetFiles =
    [
        [UsimFiles.Loci, "FFFFFFFF FFFFFF0000 FF 01"],
        [UsimFiles.PsLoci, "FFFFFFFF FFFFFF FFFFFF0000FF 01"],
        [UsimFiles.EpsLoci, "FFFFFFFFFFFFFFFFFFFFFFFF FFFFFF0000 01"],
        [FiveGsFiles.Loci3gpp, "FFFFFFFFFFFFFFFFFFFFFFFFFF FFFFFFFFFFFF 01"],
        [FiveGsFiles.LociNon3gpp, "FFFFFFFFFFFFFFFFFFFFFFFFFF FFFFFFFFFFFF 01"],
        [UsimFiles.Keys, "07"],
        [UsimFiles.KeysPs, "07"],
        [UsimFiles.Kc, "FFFFFFFFFFFFFFFF 07"],
        [UsimFiles.KcGprs, "FFFFFFFFFFFFFFFF 07"],
        [UsimFiles.EpsNsc, "FF"],
        [FiveGsFiles.Nsc3gpp, "FF"],
        [FiveGsFiles.NscNon3gpp, "FF"],
        [FiveGsFiles.AuthKeys, "FF"],
        [UsimFiles.Fplmn, "FFFFFFFFFFFFFFFFFFFFFFFF"],
        [UsimFiles.Netpar, "FF"],
        [UsimFiles.StartHfn, "F00000F00000"],
    ];

    private CardState _state = null!;
    private CardFiles _files = null!;
    private SlotTable _slots = null!;

    [SetUp]
    public void OpenCard()
    {
        _state = new CardState(SlotFixture.Store(3));
        _files = new CardFiles(MultiSimLayout.Instance, _state);
        _slots = new SlotTable(_state, _files);
    }

    [TearDown]
    public void CloseCard() => _state.Dispose();

    [Test]
    public void A_fresh_card_has_the_home_slot_active_and_none_armed()
    {
        Assert.That(_slots.Active, Is.Zero);
        Assert.That(_slots.Armed, Is.EqualTo(SlotTable.None));
        Assert.That(_slots.Count, Is.EqualTo(3));
    }

    [TestCase(-1)]
    [TestCase(3)]
    [TestCase(SlotTable.Capacity)]
    [TestCase(SlotTable.None)]
    public void A_slot_that_holds_nothing_cannot_be_armed(int slot)
    {
        Assert.That(_slots.State(slot), Is.EqualTo(SlotState.Empty));
        Assert.That(_slots.Arm(slot), Is.False);
        Assert.That(_slots.Armed, Is.EqualTo(SlotTable.None));
    }

    [Test]
    public void A_loading_slot_is_seen_by_nobody()
    {
        _state.Put(SlotRecord.KeyOf(3), [(byte)SlotState.Loading]);
        Assert.That(_slots.State(3), Is.EqualTo(SlotState.Loading));
        Assert.That(_slots.Arm(3), Is.False);
        Assert.That(_slots.Activate(3), Is.False);
        Assert.That(_slots.TryGet(3, out _), Is.False);
        Assert.That(_slots.Label(3).IsEmpty);
    }

    [Test]
    public void An_armed_slot_becomes_active_at_the_reset_and_not_before()
    {
        Assert.That(_slots.Arm(2), Is.True);
        Assert.That(_slots.Active, Is.Zero);
        Assert.That(_slots.ActivateArmed(SwitchMoment.Reset), Is.True);
        Assert.That(_slots.Active, Is.EqualTo(2));
        Assert.That(_slots.Armed, Is.EqualTo(SlotTable.None));
        Assert.That(_slots.ActivateArmed(SwitchMoment.Reset), Is.False);
    }

    [TestCase(SwitchMoment.ApplicationClosing)]
    [TestCase(SwitchMoment.SessionTermination)]
    [TestCase(SwitchMoment.Reselection)]
    public void Other_moments_count_only_once_REFRESH_was_fetched(object moment)
    {
        _slots.Arm(1);
        Assert.That(_slots.ActivateArmed((SwitchMoment)moment), Is.False);
        Assert.That(_slots.Active, Is.Zero, "a phone that ignores REFRESH keeps a working slot");
        _slots.RefreshFetched = true;
        Assert.That(_slots.ActivateArmed((SwitchMoment)moment), Is.True);
        Assert.That(_slots.Active, Is.EqualTo(1));
        Assert.That(_slots.RefreshFetched, Is.False);
    }

    [Test]
    public void A_REFRESH_fetched_before_arming_does_not_count()
    {
        _slots.RefreshFetched = true;
        _slots.Arm(1);
        Assert.That(_slots.ActivateArmed(SwitchMoment.ApplicationClosing), Is.False);
    }

    [Test]
    public void Arming_the_active_slot_disarms()
    {
        _slots.Arm(1);
        Assert.That(_slots.Arm(0), Is.True);
        Assert.That(_slots.ActivateArmed(SwitchMoment.Reset), Is.False);
        Assert.That(_slots.Active, Is.Zero);
    }

    [Test]
    public void An_armed_slot_that_is_gone_at_the_reset_leaves_the_old_one_active()
    {
        _slots.Arm(2);
        _state.Remove(SlotRecord.KeyOf(2));
        Assert.That(_slots.ActivateArmed(SwitchMoment.Reset), Is.False);
        Assert.That(_slots.Active, Is.Zero);
        Assert.That(_slots.Armed, Is.EqualTo(SlotTable.None));
    }

    [Test]
    public void What_is_not_committed_is_not_armed()
    {
        _slots.Arm(1);
        _state.Rollback();
        Assert.That(_slots.Armed, Is.EqualTo(SlotTable.None));
    }

    [TestCaseSource(nameof(ResetFiles))]
    public void A_slot_that_becomes_active_starts_anew(object definition, string expected)
    {
        CardFile file = _files.Find(((EfDefinition)definition).Path)!;
        byte[] old = new byte[file.Size];
        old.AsSpan().Fill(0x5A);
        _files.Write(file, 0, 0, old);
        _files.Write(file, 1, 0, old);

        _slots.Arm(1);
        _slots.ActivateArmed(SwitchMoment.Reset);

        byte[] start = Convert.FromHexString(expected.Replace(" ", ""));
        byte[] content = _files.Content(file, 1).ToArray();
        Assert.That(content[..start.Length], Is.EqualTo(start));
        Assert.That(content[start.Length..], Is.All.EqualTo(0xFF));
        Assert.That(_files.Content(file, 0).SequenceEqual(old), "the other slot's file is not touched");
    }

    [Test]
    public void The_phone_list_of_preferred_networks_stays()
    {
        CardFile file = _files.Find(UsimFiles.PlmnWAct.Path)!;
        _files.Write(file, 1, 0, [0x32, 0xF4, 0x51]);
        _slots.Activate(1);
        Assert.That(_files.Content(file)[..3].SequenceEqual((byte[])[0x32, 0xF4, 0x51]));
    }

    [TestCase("001010000000001", "00000002", "00F110")]
    [TestCase("310410123456789", "00000003", "130014")]
    [TestCase("250015551234567", "00000002", "52F010")]
    [TestCase("310260", "00000003", "130062")]
    public void The_home_network_comes_from_IMSI_and_AD(string imsi, string ad, string expected)
    {
        byte[] content = new byte[9];
        Protocol.Codecs.Imsi.Parse(imsi).Encode(content);
        _files.Write(_files.Find(UsimFiles.Imsi.Path)!, 1, 0, content);
        _files.Write(_files.Find(UsimFiles.Ad.Path)!, 1, 0, Convert.FromHexString(ad));
        byte[] plmn = new byte[3];
        Assert.That(_slots.TryGetHomePlmn(1, plmn), Is.True);
        Assert.That(Convert.ToHexString(plmn), Is.EqualTo(expected));
    }

    [Test]
    public void A_slot_without_IMSI_has_no_home_network()
    {
        _state.Remove(new StateKey(StateArea.File, StateKey.OwnerOf(1), UsimFiles.Imsi.Path.Value));
        Assert.That(_slots.TryGetHomePlmn(1, new byte[3]), Is.False);
        Assert.That(_slots.TryGetHomePlmn(5, new byte[3]), Is.False);
    }
}
