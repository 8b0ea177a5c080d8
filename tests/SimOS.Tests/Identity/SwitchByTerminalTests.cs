using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Instructions;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Security;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Toolkit;

namespace Tottoli.MultiSim.SimOS.Tests.Identity;

/// <summary>An armed slot becomes active when the terminal does what makes it so, seen through the card's door.</summary>
[TestFixture]
internal sealed class SwitchByTerminalTests
{
    private const string Other = "080910100000000010";

    [Test]
    public void At_reset_the_armed_slot_is_seen_and_its_location_is_set_back()
    {
        using TestCard card = new(ArmedStore());
        card.Ok(TestCard.SelectUsim);
        Assert.That(card.Ok("00B0870009"), Is.EqualTo(Other));
        Assert.That(card.Ok("00B08B000B"), Does.EndWith("01"));
        Assert.That(card.Ok("00B08D000C"), Is.EqualTo(new string('F', 24)));
    }

    [TestCase("80F2020C00", TestName = "At STATUS with P1 = 02 the slot switches only after a REFRESH was fetched")]
    [TestCase(TestCard.SelectUsim, TestName = "At re-selection of the application the slot switches only after a REFRESH was fetched")]
    [TestCase("00A4044C10A0000000871002FFFFFFFF8907090000", TestName = "At the end of the application the slot switches only after a REFRESH was fetched")]
    public void A_terminal_that_ignores_REFRESH_keeps_the_old_slot(string command)
    {
        using CardState state = new(ArmedStore());
        CardFiles files = new(MultiSimLayout.Instance, state);
        SlotTable slots = new(state, files);
        PinStore pins = new(state);
        CardSession session = new(state, files, slots, pins, new AppletHost([], state, files, slots, pins), new CardOptions { Entropy = new SeededEntropy(1, "card") });
        Process(session, TestCard.SelectUsim);
        Assert.That(files.ActiveSlot, Is.Zero, "the first selection is no re-selection");
        Process(session, command);
        Assert.That(files.ActiveSlot, Is.Zero, "no REFRESH was fetched");
        Process(session, TestCard.SelectUsim);
        slots.RefreshFetched = true;
        Process(session, command);
        Assert.That(files.ActiveSlot, Is.EqualTo(1));
    }

    [TestCase(TestCard.SelectUsim, TestName = "What was written while the application closed is gone when it is selected anew")]
    [TestCase("00A4044C10A0000000871002FFFFFFFF8907090000", TestName = "What was written while the application closed is gone when it has ended")]
    public void A_terminal_that_writes_its_location_after_STATUS_02_writes_the_old_profiles(string command)
    {
        using CardState state = new(ArmedStore());
        CardFiles files = new(MultiSimLayout.Instance, state);
        SlotTable slots = new(state, files);
        PinStore pins = new(state);
        CardSession session = new(state, files, slots, pins, new AppletHost([], state, files, slots, pins), new CardOptions { Entropy = new SeededEntropy(1, "card") });
        Process(session, TestCard.SelectUsim);
        slots.RefreshFetched = true;
        Process(session, "80F2020C00");
        Assert.That(files.ActiveSlot, Is.EqualTo(1));
        const string loci = "0102030442F0100001FF00";
        Process(session, "00D68B000B" + loci);
        Process(session, command);
        CardFile location = files.Find(UsimFiles.Loci.Path)!;
        Assert.That(files.Content(location).ToArray(), Is.EqualTo(location.AtActivation));
        Process(session, TestCard.SelectUsim);
        Process(session, "00D68B000B" + loci);
        Process(session, TestCard.SelectUsim);
        Assert.That(Convert.ToHexString(files.Content(location)), Is.EqualTo(loci), "once is enough");
    }

    private static void Process(CardSession session, string command)
    {
        StatusWord sw = Tables.Uicc.Process(session, Convert.FromHexString(command), new byte[256], out _);
        Assert.That(InstructionTable.IsError(sw), Is.False, command);
    }

    private static InMemoryCardStore ArmedStore() => SlotFixture.Store(2, static (state, files) =>
    {
        files.Write(files.Find(UsimFiles.Loci.Path)!, 1, 0, [1, 2, 3, 4, 0x42, 0xF0, 0x10, 0, 1, 0xFF, 0]);
        files.Write(files.Find(UsimFiles.Fplmn.Path)!, 1, 0, [0x42, 0xF0, 0x10]);
        Assert.That(new SlotTable(state, files).Arm(1), Is.True);
    });
}
