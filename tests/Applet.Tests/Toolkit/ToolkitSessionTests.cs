using CsCheck;
using JavaCard.Framework;
using Tottoli.MultiSim.SimOS.Storage;
using Uicc.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;
using Usat = Uicc.Usim.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.Tests.Toolkit;

/// <summary>What the ETSI suite (TS 102 268) asks of a toolkit: pending commands, responses, order, isolation.</summary>
public sealed class ToolkitSessionTests
{
    private const short Activity = EVENT_EVENT_DOWNLOAD_USER_ACTIVITY;

    private static void ListenToActivity(ToolkitRegistry registry) => registry.SetEvent(Activity);

    private static void DisplayText(byte[] text, byte qualifier = 0)
    {
        ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
        handler.InitDisplayText(qualifier, 4, text, 0, (short)text.Length);
        handler.Send();
    }

    [Test]
    public void A_pending_command_is_announced_by_every_command_that_succeeds_until_it_is_fetched()
    {
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) => DisplayText("A"u8.ToArray())));
        Assert.That(card.TerminalProfile(), Is.EqualTo("9000"));
        string pending = card.UserActivity();
        Assert.That(pending, Is.EqualTo("910F"));
        Assert.That(card.Select(), Is.EqualTo(pending));
        Assert.That(card.Select(0x1234), Is.EqualTo("6A82"), "an error keeps its own status word");
        string command = card.Fetch(pending);
        Assert.That(command, Is.EqualTo("D00D810301210082028102" + "8D020441"));
        Assert.That(card.Select(), Is.EqualTo("9000"), "between FETCH and TERMINAL RESPONSE");
        Assert.That(card.Respond(command), Is.EqualTo("9000"));
        Assert.That(card.Select(), Is.EqualTo("9000"));
    }

    [Test]
    public void The_next_command_of_the_same_applet_is_announced_by_the_terminal_response()
    {
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) =>
        {
            foreach (byte letter in "ABC"u8.ToArray())
                DisplayText([letter]);
        }));
        card.TerminalProfile();
        string sw = card.UserActivity();
        foreach (string letter in new[] { "41", "42", "43" })
        {
            string command = card.Fetch(sw);
            Assert.That(command, Does.EndWith(letter));
            sw = card.Respond(command);
        }
        Assert.That(sw, Is.EqualTo("9000"));
    }

    [Test]
    public void Fetch_without_a_pending_command_and_a_response_without_a_fetched_one_answer_6985()
    {
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) => DisplayText([0x41])));
        card.TerminalProfile();
        Assert.That(card.Transmit("8012000010"), Is.EqualTo("6985"));
        Assert.That(card.Transmit("801400000C810301210082028281830100"), Is.EqualTo("6985"));
        string sw = card.UserActivity();
        Assert.That(card.Transmit("801400000C810301210082028281830100"), Is.EqualTo("6985"), "before FETCH");
        Assert.That(card.Transmit("80120000FF"), Is.EqualTo("6C" + sw[2..]), "wrong length");
        string command = card.Fetch(sw);
        Assert.That(card.Transmit($"80120000{sw[2..]}"), Is.EqualTo("6985"), "fetched once");
        Assert.That(card.Respond(command), Is.EqualTo("9000"));
    }

    [TestCase("830100", 0x00)]
    [TestCase("83022001", 0x20)]
    [TestCase("830130830100", 0x30)] // two results: the first counts
    [TestCase("0301008D0204FF", 0x00)]
    public void Send_returns_the_general_result(string objects, int result)
    {
        int got = -1;
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) =>
        {
            ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
            handler.InitMoreTime();
            got = handler.Send();
        }));
        card.TerminalProfile();
        card.Run(card.UserActivity(), PRO_CMD_MORE_TIME, objects);
        Assert.That(got, Is.EqualTo(result));
    }

    [TestCase("8103010200820282818400", ToolkitException.UNAVAILABLE_ELEMENT)] // no result
    [TestCase("8103010200820282818300", ToolkitException.OUT_OF_TLV_BOUNDARIES)] // an empty one
    [TestCase("810302020082028281830100", ToolkitException.UNAVAILABLE_ELEMENT)] // another command's number
    [TestCase("810301210082028281830100", ToolkitException.UNAVAILABLE_ELEMENT)] // another command's type
    [TestCase("00", ToolkitException.UNAVAILABLE_ELEMENT)]
    [TestCase("8183", ToolkitException.UNAVAILABLE_ELEMENT)]
    [TestCase("81030102", ToolkitException.UNAVAILABLE_ELEMENT)]
    public void A_response_that_is_none_fails_in_Send_and_nowhere_else(string response, short reason)
    {
        short got = 0;
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) =>
        {
            ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
            handler.InitMoreTime();
            try
            {
                handler.Send();
            }
            catch (ToolkitException exception)
            {
                got = exception.GetReason();
            }
        }));
        card.TerminalProfile();
        card.Fetch(card.UserActivity());
        Assert.That(card.Transmit($"80140000{response.Length / 2:X2}{response}"), Is.EqualTo("9000"));
        Assert.That(got, Is.EqualTo(reason));
        Assert.That(card.Faults, Is.Empty);
        Assert.That(card.UserActivity(), Does.StartWith("91"), "the session goes on");
    }

    [TestCase(127, "9181", "D07F")]
    [TestCase(128, "9183", "D08180")]
    [TestCase(253, "9100", "D081FD")]
    public void A_command_of_any_length_is_fetched_whole(int length, string statusWord, string header)
    {
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) =>
        {
            ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
            handler.Init(PRO_CMD_DISPLAY_TEXT, 0, DEV_ID_DISPLAY);
            byte[] rest = new byte[length - 9];
            handler.AppendArray(rest, 0, (short)rest.Length);
            handler.Send();
        }));
        card.TerminalProfile();
        string sw = card.UserActivity();
        Assert.That(sw, Is.EqualTo(statusWord));
        string command = card.Fetch(sw);
        Assert.That(command, Does.StartWith(header));
        Assert.That(command, Has.Length.EqualTo(2 * length + header.Length));
        Assert.That(card.Respond(command), Is.EqualTo("9000"));
    }

    [Test]
    public void One_octet_more_than_a_terminal_can_fetch_overflows_the_handler()
    {
        short reason = 0;
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) =>
        {
            ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
            handler.Init(PRO_CMD_DISPLAY_TEXT, 0, DEV_ID_DISPLAY);
            try
            {
                handler.AppendArray(new byte[245], 0, 245);
            }
            catch (ToolkitException exception)
            {
                reason = exception.GetReason();
            }
        }));
        card.TerminalProfile();
        card.UserActivity();
        Assert.That(reason, Is.EqualTo(ToolkitException.HANDLER_OVERFLOW));
    }

    [Test]
    public void Applets_run_by_priority_and_the_latest_installed_first()
    {
        List<int> order = [];
        AppletDescriptionOf[] applets = [new(0x80, 1), new(0x01, 2), new(0x01, 3), new(0x7F, 4), new(0xFF, 5)];
        using ToolkitCard card = new([.. applets.Select(a => ScriptApplet.Describe(
            ListenToActivity, (_, _) => order.Add(a.Id), $"{a.Priority:X2}0010000000000000", id: a.Id))]);
        card.TerminalProfile();
        card.UserActivity();
        Assert.That(order, Is.EqualTo(new[] { 3, 2, 4, 1, 5 }));
    }

    [Test]
    public void Each_applet_of_an_event_gets_its_turn_after_the_command_of_the_one_before()
    {
        using ToolkitCard card = new(
            ScriptApplet.Describe(ListenToActivity, (_, _) => DisplayText([0x42]), "020010000000000000", id: 2),
            ScriptApplet.Describe(ListenToActivity, (_, _) => DisplayText([0x41]), "010010000000000000", id: 1));
        card.TerminalProfile();
        string first = card.Fetch(card.UserActivity());
        Assert.That(first, Does.EndWith("41"));
        string second = card.Fetch(card.Respond(first));
        Assert.That(second, Does.EndWith("42"));
        Assert.That(card.Respond(second), Is.EqualTo("9000"));
    }

    [Test]
    public void An_exception_of_one_applet_stays_with_it()
    {
        bool reached = false;
        using ToolkitCard card = new(
            ScriptApplet.Describe(ListenToActivity, (_, _) => reached = true, "020010000000000000", id: 2),
            ScriptApplet.Describe(ListenToActivity, (_, _) => throw new NotSupportedException("applet"), "010010000000000000", id: 1));
        card.TerminalProfile();
        Assert.That(card.UserActivity(), Is.EqualTo("9000"));
        Assert.That(reached, Is.True);
        Assert.That(card.AppletFaults, Has.Count.EqualTo(1));
        Assert.That(card.Faults, Is.Empty);
    }

    [TestCase(1, "9300")]
    [TestCase(2, "9000")]
    public void Reply_busy_reaches_the_terminal_from_the_only_applet_alone(int applets, string expected)
    {
        static void Busy(ScriptApplet applet, short toolkitEvent) => ISOException.ThrowIt(unchecked((short)0x9300));
        using ToolkitCard card = new([.. Enumerable.Range(1, applets).Select(i => ScriptApplet.Describe(
            ListenToActivity, i == 1 ? Busy : static (_, _) => { }, id: (byte)i))]);
        card.TerminalProfile();
        Assert.That(card.UserActivity(), Is.EqualTo(expected));
    }

    [Test]
    public void A_busy_applet_leaves_no_change_behind()
    {
        ScriptApplet? applet = null;
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (a, _) =>
        {
            a.Counter++;
            ISOException.ThrowIt(unchecked((short)0x9300));
        }, created: a => applet = a));
        card.TerminalProfile();
        Assert.That(card.UserActivity(), Is.EqualTo("9300"));
        Assert.That(applet!.Counter, Is.Zero);
    }

    // ETSI TS 102 241 §6.7: envelope, envelope response, proactive handler
    [TestCase(EVENT_PROFILE_DOWNLOAD, false, false, true)]
    [TestCase(EVENT_MENU_SELECTION, true, false, true)]
    [TestCase(EVENT_TIMER_EXPIRATION, true, false, true)]
    [TestCase(EVENT_CALL_CONTROL_BY_NAA, true, true, true)]
    [TestCase(EVENT_EVENT_DOWNLOAD_USER_ACTIVITY, true, false, true)]
    [TestCase(EVENT_STATUS_COMMAND, false, false, true)]
    [TestCase(EVENT_FIRST_COMMAND_AFTER_ATR, false, false, false)]
    [TestCase(EVENT_UNRECOGNIZED_ENVELOPE, true, true, true)]
    [TestCase(Usat.EVENT_UNFORMATTED_SMS_PP_ENV, true, true, true)]
    [TestCase(Usat.EVENT_MO_SHORT_MESSAGE_CONTROL_BY_NAA, true, true, true)]
    public void Handlers_are_available_as_the_table_says(short toolkitEvent, bool envelope, bool response, bool proactive)
    {
        (bool, bool, bool)? got = null;
        using ToolkitCard card = new(ScriptApplet.Describe(
            registry =>
            {
                switch (toolkitEvent)
                {
                    case EVENT_MENU_SELECTION:
                        registry.InitMenuEntry("A"u8.ToArray(), 0, 1, 0, false, 0, 0);
                        break;
                    case EVENT_TIMER_EXPIRATION:
                        registry.AllocateTimer();
                        break;
                    case EVENT_STATUS_COMMAND:
                        registry.RequestPollInterval(POLL_SYSTEM_DURATION);
                        break;
                    default:
                        registry.SetEvent(toolkitEvent);
                        break;
                }
            },
            (_, e) =>
            {
                Assert.That(e, Is.EqualTo(toolkitEvent));
                got = (HasHandler(EnvelopeHandlerSystem.GetTheHandler), HasHandler(EnvelopeResponseHandlerSystem.GetTheHandler), HasHandler(ProactiveHandlerSystem.GetTheHandler));
                Assert.That(HasHandler(ProactiveResponseHandlerSystem.GetTheHandler), Is.False, "nothing was sent yet");
            },
            "FF01100100010000000000"));
        card.TerminalProfile();
        string? data = toolkitEvent switch
        {
            EVENT_MENU_SELECTION => "D30782020181900101",
            EVENT_TIMER_EXPIRATION => "D70C82028281A40101A503000001",
            EVENT_CALL_CONTROL_BY_NAA => "D40A820282818604811122F3",
            EVENT_EVENT_DOWNLOAD_USER_ACTIVITY => "D60799010482028281",
            EVENT_UNRECOGNIZED_ENVELOPE => "010482028281",
            Usat.EVENT_UNFORMATTED_SMS_PP_ENV => "D115820283818B0F04038111F27F160000000000000000",
            Usat.EVENT_MO_SHORT_MESSAGE_CONTROL_BY_NAA => "D50A820282818604811122F3",
            _ => null,
        };
        if (data is not null)
            card.Envelope(data);
        else if (toolkitEvent == EVENT_STATUS_COMMAND)
            card.Transmit("80F2000C");
        Assert.That(got, Is.EqualTo((envelope, response, proactive)));
        Assert.That(card.AppletFaults, Is.Empty);
    }

    [Test]
    public void Before_the_terminal_profile_an_envelope_triggers_without_a_proactive_handler()
    {
        bool? available = null;
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) => available = HasHandler(ProactiveHandlerSystem.GetTheHandler)));
        Assert.That(card.UserActivity(), Is.EqualTo("9000"));
        Assert.That(available, Is.False);
    }

    [Test]
    public void While_a_command_is_open_other_applets_run_without_the_handler_and_may_wait_for_it()
    {
        List<string> log = [];
        using ToolkitCard card = new(
            ScriptApplet.Describe(r => r.SetEvent(EVENT_EVENT_DOWNLOAD_IDLE_SCREEN_AVAILABLE), (a, e) =>
            {
                log.Add($"{e} {HasHandler(ProactiveHandlerSystem.GetTheHandler)}");
                if (e == EVENT_PROACTIVE_HANDLER_AVAILABLE)
                    DisplayText([0x42]);
                else
                    a.Registry.SetEvent(EVENT_PROACTIVE_HANDLER_AVAILABLE);
            }, id: 2),
            ScriptApplet.Describe(ListenToActivity, (_, _) => DisplayText([0x41]), id: 1));
        card.TerminalProfile();
        string sw = card.UserActivity();
        Assert.That(card.Envelope("D60799010582020281"), Is.EqualTo(sw), "the idle screen event runs, the command is still pending");
        string first = card.Fetch(sw);
        string second = card.Fetch(card.Respond(first));
        Assert.That(second, Does.EndWith("42"));
        Assert.That(card.Respond(second), Is.EqualTo("9000"));
        Assert.That(log, Is.EqualTo(new[] { "17 False", "123 True" }), "the event comes once");
    }

    [TestCase(true, "6103")]
    [TestCase(false, "6200")]
    public void An_answer_to_an_unrecognized_envelope_carries_its_status(bool status, string expected)
    {
        using ToolkitCard card = new(ScriptApplet.Describe(r => r.SetEvent(EVENT_UNRECOGNIZED_ENVELOPE), (_, _) =>
        {
            EnvelopeResponseHandler answer = EnvelopeResponseHandlerSystem.GetTheHandler();
            answer.AppendArray([0x12, 0x01, 0x10], 0, 3);
            answer.Post(status);
            Assert.That(HasHandler(EnvelopeResponseHandlerSystem.GetTheHandler), Is.False, "gone once posted");
        }));
        card.TerminalProfile();
        string sw = card.Envelope("010482028281");
        Assert.That(sw, Is.EqualTo(expected));
        Assert.That(card.Transmit("00C0000003"), Is.EqualTo("1201109000"));
    }

    [Test]
    public void Call_control_answers_with_data_while_a_command_waits()
    {
        using ToolkitCard card = new(ScriptApplet.Describe(r => r.SetEvent(EVENT_CALL_CONTROL_BY_NAA), (_, _) =>
        {
            EnvelopeResponseHandler answer = EnvelopeResponseHandlerSystem.GetTheHandler();
            answer.AppendTLV(TAG_ADDRESS | TAG_SET_CR, [0x91, 0x11, 0x22, 0x33, 0x44], 0, 5);
            answer.PostAsBERTLV(true, 0x02);
            DisplayText([0x41]);
        }));
        card.TerminalProfile();
        Assert.That(card.Envelope("D40A820282818604811122F3"), Is.EqualTo("6109"));
        Assert.That(card.Transmit("00C0000009"), Is.EqualTo("020786059111223344910F"));
    }

    [TestCase("D3")]
    [TestCase("D602990104")]
    [TestCase("D605990104")]
    [TestCase("FF")]
    public void A_broken_envelope_answers_6A80_and_triggers_nobody(string data)
    {
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) => Assert.Fail("triggered")));
        card.TerminalProfile();
        Assert.That(card.Envelope(data), Is.EqualTo("6A80"));
        Assert.That(card.AppletFaults, Is.Empty);
    }

    [Test]
    public void Any_bytes_whatever_leave_the_toolkit_alive()
    {
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) => DisplayText([0x41])));
        card.TerminalProfile();
        Gen.Select(Gen.OneOf(Gen.Const((byte)0xC2), Gen.Const((byte)0x14), Gen.Const((byte)0x12)), Gen.Byte.Array[1, 60]).Sample(t =>
        {
            byte[] command = [0x80, t.Item1, 0, 0, (byte)t.Item2.Length, .. t.Item2];
            string answer = card.Transmit(Convert.ToHexString(command));
            return !answer.EndsWith("6F00", StringComparison.Ordinal);
        }, threads: 1, iter: 500);
        Assert.That(card.Faults, Is.Empty);
    }

    [TestCase(PRO_CMD_TIMER_MANAGEMENT, "A40102", true)]
    [TestCase(PRO_CMD_TIMER_MANAGEMENT, "A40101", false)]
    [TestCase(PRO_CMD_TIMER_MANAGEMENT, "", true)]
    [TestCase(0x25, "", true)]
    [TestCase(0x05, "", true)]
    [TestCase(0x03, "", true)]
    [TestCase(0x04, "", true)]
    [TestCase(PRO_CMD_OPEN_CHANNEL, "", true)]
    [TestCase(PRO_CMD_DECLARE_SERVICE, "", true)]
    [TestCase(0x00, "", false)]
    public void Commands_that_are_the_cards_own_are_refused(int type, string objects, bool refused)
    {
        bool? got = null;
        using ToolkitCard card = new(ScriptApplet.Describe(
            r =>
            {
                ListenToActivity(r);
                Assert.That(r.AllocateTimer(), Is.EqualTo(1));
            },
            (_, _) =>
            {
                ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
                handler.Init((byte)type, 0, DEV_ID_TERMINAL);
                byte[] more = Convert.FromHexString(objects);
                handler.AppendArray(more, 0, (short)more.Length);
                try
                {
                    got = false;
                    handler.Send();
                }
                catch (ToolkitException exception) when (exception.GetReason() == ToolkitException.COMMAND_NOT_ALLOWED)
                {
                    got = true;
                }
            }));
        card.TerminalProfile();
        string sw = card.UserActivity();
        Assert.That(got, Is.EqualTo(refused));
        Assert.That(sw, refused ? Is.EqualTo("9000") : Does.StartWith("91"));
    }

    [Test]
    public void Above_the_hosts_limit_an_envelope_is_busy_and_the_card_goes_on()
    {
        static void Show(ScriptApplet applet, short toolkitEvent) => DisplayText([0x41]);
        using ToolkitCard first = new(new InMemoryCardStore(), 1, ScriptApplet.Describe(ListenToActivity, Show));
        using ToolkitCard second = new(new InMemoryCardStore(), 1, ScriptApplet.Describe(ListenToActivity, Show));
        first.TerminalProfile();
        second.TerminalProfile();
        string sw = first.UserActivity();
        Assert.That(second.UserActivity(), Is.EqualTo("9300"));
        first.Run(sw, PRO_CMD_DISPLAY_TEXT);
        Assert.That(second.UserActivity(), Is.EqualTo("910F"));
    }

    [Test]
    public void A_handler_and_a_command_cost_nothing_once_warm()
    {
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, static (a, _) => a.Counter++));
        card.TerminalProfile();
        byte[] envelope = Convert.FromHexString("80C2000009D60799010482028281");
        byte[] response = new byte[258];
        for (int i = 0; i < 50; i++)
            card.Card.Transmit(envelope, response);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            card.Card.Transmit(envelope, response);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static bool HasHandler<T>(Func<T> getTheHandler)
    {
        try
        {
            getTheHandler();
            return true;
        }
        catch (ToolkitException exception)
        {
            Assert.That(exception.GetReason(), Is.EqualTo(ToolkitException.HANDLER_NOT_AVAILABLE));
            return false;
        }
    }

    private readonly record struct AppletDescriptionOf(byte Priority, byte Id);
}
