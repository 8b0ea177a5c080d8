using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Personalities;
using Tottoli.MultiSim.SimOS.Security;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Toolkit;
using Uicc.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.Tests.Toolkit;

public sealed class RegistryEntryTests
{
    // ETSI TS 102 268, Tkr_Sevt
    [TestCase(EVENT_MENU_SELECTION, ToolkitException.EVENT_NOT_ALLOWED)]
    [TestCase(EVENT_MENU_SELECTION_HELP_REQUEST, ToolkitException.EVENT_NOT_ALLOWED)]
    [TestCase(EVENT_TIMER_EXPIRATION, ToolkitException.EVENT_NOT_ALLOWED)]
    [TestCase(EVENT_STATUS_COMMAND, ToolkitException.EVENT_NOT_ALLOWED)]
    [TestCase(EVENT_EVENT_DOWNLOAD_LOCAL_CONNECTION, ToolkitException.EVENT_NOT_ALLOWED)]
    [TestCase(EVENT_EXTERNAL_FILE_UPDATE, ToolkitException.EVENT_NOT_ALLOWED)]
    [TestCase((short)0, ToolkitException.EVENT_NOT_SUPPORTED)]
    [TestCase((short)-2, ToolkitException.EVENT_NOT_SUPPORTED)]
    [TestCase(short.MaxValue, ToolkitException.EVENT_NOT_SUPPORTED)]
    [TestCase(EVENT_CALL_CONTROL_BY_NAA, (short)0)]
    [TestCase(EVENT_UNRECOGNIZED_ENVELOPE, (short)0)]
    [TestCase(EVENT_EVENT_DOWNLOAD_ACCESS_TECHNOLOGY_CHANGE_MULTIPLE, (short)0)]
    public void SetEvent_takes_what_is_its_own(short toolkitEvent, short reason) => Install(registry =>
    {
        Assert.That(Reason(() => registry.SetEvent(toolkitEvent)), Is.EqualTo(reason));
        Assert.That(Reason(() => registry.SetEvent(toolkitEvent)), Is.EqualTo(reason), "twice is once");
        Assert.That(registry.IsEventSet(toolkitEvent), Is.EqualTo(reason == 0));
        Assert.That(Reason(() => registry.ClearEvent(toolkitEvent)), Is.EqualTo(reason));
        Assert.That(registry.IsEventSet(toolkitEvent), Is.False);
    });

    [Test]
    public void A_list_of_events_is_set_whole_or_not_at_all() => Install(registry =>
    {
        short[] events = [EVENT_PROFILE_DOWNLOAD, EVENT_EVENT_DOWNLOAD_MT_CALL, EVENT_MENU_SELECTION];
        Assert.That(Reason(() => registry.SetEventList(events, 0, 3)), Is.EqualTo(ToolkitException.EVENT_NOT_ALLOWED));
        Assert.That(registry.IsEventSet(EVENT_PROFILE_DOWNLOAD), Is.False);
        registry.SetEventList(events, 0, 2);
        Assert.That(registry.IsEventSet(EVENT_EVENT_DOWNLOAD_MT_CALL), Is.True);
    });

    [Test]
    public void Call_control_is_for_one_applet() => Install(
        registry => registry.SetEvent(EVENT_CALL_CONTROL_BY_NAA),
        registry => Assert.That(Reason(() => registry.SetEvent(EVENT_CALL_CONTROL_BY_NAA)), Is.EqualTo(ToolkitException.EVENT_ALREADY_REGISTERED)));

    // Tkr_Rpol
    [TestCase(15301, ToolkitException.REGISTRY_ERROR, 0)]
    [TestCase(32767, ToolkitException.REGISTRY_ERROR, 0)]
    [TestCase(-2, ToolkitException.REGISTRY_ERROR, 0)]
    [TestCase(-32768, ToolkitException.REGISTRY_ERROR, 0)]
    [TestCase(15300, 0, 15300)]
    [TestCase(1, 0, 1)]
    [TestCase(-1, 0, 30)]
    [TestCase(0, 0, 0)]
    public void A_poll_interval_is_1_to_15300_seconds(int duration, int reason, int interval) => Install(registry =>
    {
        Assert.That(Reason(() => registry.RequestPollInterval((short)duration)), Is.EqualTo(reason));
        Assert.That(registry.GetPollInterval(), Is.EqualTo(interval));
        Assert.That(registry.IsEventSet(EVENT_STATUS_COMMAND), Is.EqualTo(interval != 0));
    });

    [Test]
    public void Timers_are_the_cards_eight_and_each_has_one_owner() => Install(
        registry =>
        {
            for (byte timer = 1; timer <= 5; timer++)
                Assert.That(registry.AllocateTimer(), Is.EqualTo(timer));
            registry.ReleaseTimer(2);
        },
        registry =>
        {
            Assert.That(registry.AllocateTimer(), Is.EqualTo(2));
            Assert.That(Reason(() => registry.ReleaseTimer(1)), Is.EqualTo(ToolkitException.INVALID_TIMER_ID));
            for (byte timer = 6; timer <= 8; timer++)
                Assert.That(registry.AllocateTimer(), Is.EqualTo(timer));
            Assert.That(Reason(() => registry.AllocateTimer()), Is.EqualTo(ToolkitException.NO_TIMER_AVAILABLE));
        });

    [Test]
    public void Menu_entries_are_filled_in_order_and_changed_by_their_owner() => Install(registry =>
    {
        byte[] text = new byte[17];
        Assert.That(Reason(() => registry.InitMenuEntry(text, 0, 17, 0, false, 0, 0)), Is.EqualTo(ToolkitException.ALLOWED_LENGTH_EXCEEDED));
        Assert.That(registry.InitMenuEntry(text, 0, 16, 0, false, 0, 0), Is.EqualTo(5));
        Assert.That(registry.InitMenuEntry(text, 0, 1, 0, true, 0, 0), Is.EqualTo(0x80), "identifier 00: the card chooses");
        Assert.That(Reason(() => registry.InitMenuEntry(text, 0, 1, 0, false, 0, 0)), Is.EqualTo(ToolkitException.REGISTRY_ERROR));
        Assert.That(Reason(() => registry.DisableMenuEntry(6)), Is.EqualTo(ToolkitException.MENU_ENTRY_NOT_FOUND));
        Assert.That(registry.IsEventSet(EVENT_MENU_SELECTION_HELP_REQUEST), Is.True);
        registry.DisableMenuEntry(5);
        registry.ChangeMenuEntry(5, text, 0, 2, 0, false, 0, 0);
    }, parameters: "FF0810020105000000000000");

    // ETSI TS 102 268, Tin_Itpo
    [Test]
    public void Positions_insert_into_one_list_of_all_applets()
    {
        string[] parameters =
        [
            "FF0010" + "04" + "0101020203030404", "FF0010" + "01" + "0305", "FF0010" + "02" + "02060307", "FF0010" + "01" + "0008", "FF0010" + "01" + "2009",
            "FF0010" + "03" + "0110041115" + "12",
        ];
        string[] menus = ["01020304", "0102050304", "01060702050304", "0106070205030408", "010607020503040809", "100106110702050304080912"];
        for (int applets = 1; applets <= parameters.Length; applets++)
        {
            AppletHost host = Open(parameters[..applets].Select((p, i) => ScriptApplet.Describe(FillAll, static (_, _) => { }, p + "00000000", id: (byte)i)));
            Assert.That(Menu(host), Is.EqualTo(menus[applets - 1]));
        }
    }

    [TestCase("FF0910000000000000", "9 timers")]
    [TestCase("FF001001018000000000", "identifier 80")]
    [TestCase("FF00100201010201000000", "menu entry 01 is on the card already")]
    [TestCase("FF0010", "cut off")]
    [TestCase("FF0010000100", "channels")]
    public void Parameters_that_a_card_cannot_give_are_refused(string parameters, string why) =>
        Assert.That(() => Open([ScriptApplet.Describe(static _ => { }, static (_, _) => { }, parameters)]), Throws.ArgumentException.With.Message.Contains(why));

    private static void FillAll(ToolkitRegistry registry)
    {
        while (Reason(() => registry.InitMenuEntry([0x41], 0, 1, 0, false, 0, 0)) == 0)
        {
        }
    }

    private static string Menu(AppletHost host)
    {
        List<MenuEntry> menu = [];
        host.CollectMenu(menu);
        return Convert.ToHexString([.. menu.Select(static e => e.Id)]);
    }

    private static void Install(Action<ToolkitRegistry> first, Action<ToolkitRegistry>? second = null, string parameters = "FF0810000000000000")
    {
        List<AppletDescription> applets = [ScriptApplet.Describe(first, static (_, _) => { }, parameters)];
        if (second is not null)
            applets.Add(ScriptApplet.Describe(second, static (_, _) => { }, parameters, id: 2));
        Open(applets);
    }

    private static AppletHost Open(IEnumerable<AppletDescription> applets)
    {
        CardState state = new(new InMemoryCardStore());
        CardFiles files = new(Personality.MultiSim.Layout, state);
        return new AppletHost([.. applets], state, files, new SlotTable(state, files), new PinStore(state));
    }

    private static short Reason(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (ToolkitException exception)
        {
            return exception.GetReason();
        }
    }
}
