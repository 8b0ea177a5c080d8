using JavaCard.Framework;
using Tottoli.MultiSim.SimOS.Storage;
using Uicc.Access;
using Uicc.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.Tests.Toolkit;

/// <summary>What of an applet is kept, and when: with the APDU, at abort, over power-off, at a tear.</summary>
public sealed class AppletStateTests
{
    private const short Activity = EVENT_EVENT_DOWNLOAD_USER_ACTIVITY;

    private static void ListenToActivity(ToolkitRegistry registry) => registry.SetEvent(Activity);

    private static void MoreTime()
    {
        ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
        handler.InitMoreTime();
        handler.Send();
    }

    [Test]
    public void Fields_and_registry_live_over_power_off_and_transient_arrays_do_not()
    {
        InMemoryCardStore store = new();
        ScriptApplet? applet = null;
        void Count(ScriptApplet a, short e)
        {
            a.Counter++;
            a.Fields[2] = 7;
            a.Scratch[0] = 9;
            a.Registry.SetEvent(EVENT_EVENT_DOWNLOAD_IDLE_SCREEN_AVAILABLE);
        }
        using (ToolkitCard card = new(store, 8, ScriptApplet.Describe(ListenToActivity, Count, created: a => applet = a)))
        {
            card.UserActivity();
            Assert.That(applet!.Scratch[0], Is.EqualTo(9));
            card.Card.Reset();
            Assert.That(applet.Scratch[0], Is.Zero, "cleared at reset");
            Assert.That(applet.Counter, Is.EqualTo(1));
        }
        using ToolkitCard reopened = new(store, 8, ScriptApplet.Describe(ListenToActivity, Count, created: a => applet = a));
        Assert.That((applet.Counter, applet.Fields[2], applet.Scratch[0]), Is.EqualTo((1, 7, 0)));
        reopened.Envelope("D60799010582020281");
        Assert.That(applet.Counter, Is.EqualTo(2), "the registration lives too");
    }

    [Test]
    public void An_aborted_transaction_takes_back_fields_and_files()
    {
        ScriptApplet? applet = null;
        byte[] read = new byte[2];
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (a, _) =>
        {
            FileView view = UICCSystem.GetTheUICCView(JCSystem.CLEAR_ON_RESET);
            view.Select(UICCConstants.FID_EF_PL);
            view.UpdateBinary(0, [0x65, 0x6E], 0, 2);
            a.Counter = 1;
            JCSystem.BeginTransaction();
            Assert.That(JCSystem.GetTransactionDepth(), Is.EqualTo(1));
            a.Counter = 2;
            a.Fields[0] = 2;
            view.UpdateBinary(0, [0x64, 0x65], 0, 2);
            JCSystem.AbortTransaction();
            Assert.That(JCSystem.GetTransactionDepth(), Is.Zero);
            view.ReadBinary(0, read, 0, 2);
        }, created: a => applet = a));
        card.UserActivity();
        Assert.That(card.AppletFaults, Is.Empty);
        Assert.That(read, Is.EqualTo(new byte[] { 0x65, 0x6E }), "what was before the transaction stays");
        Assert.That((applet!.Counter, applet.Fields[0]), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_transaction_left_open_is_taken_back()
    {
        ScriptApplet? applet = null;
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (a, _) =>
        {
            JCSystem.BeginTransaction();
            a.Counter = 2;
        }, created: a => applet = a));
        card.UserActivity();
        Assert.That(applet!.Counter, Is.Zero);
    }

    [TestCase("begin twice", TransactionException.IN_PROGRESS)]
    [TestCase("commit none", TransactionException.NOT_IN_PROGRESS)]
    [TestCase("abort none", TransactionException.NOT_IN_PROGRESS)]
    [TestCase("send within", TransactionException.IN_PROGRESS)]
    public void Misuse_of_transactions_throws(string misuse, short reason)
    {
        short got = 0;
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) =>
        {
            try
            {
                switch (misuse)
                {
                    case "begin twice":
                        JCSystem.BeginTransaction();
                        JCSystem.BeginTransaction();
                        break;
                    case "commit none":
                        JCSystem.CommitTransaction();
                        break;
                    case "abort none":
                        JCSystem.AbortTransaction();
                        break;
                    default:
                        JCSystem.BeginTransaction();
                        MoreTime();
                        break;
                }
            }
            catch (TransactionException exception)
            {
                got = exception.GetReason();
            }
        }));
        card.TerminalProfile();
        Assert.That(card.UserActivity(), Is.EqualTo("9000"));
        Assert.That(got, Is.EqualTo(reason));
    }

    [Test]
    public void What_was_written_before_Send_is_kept_with_its_APDU_and_the_rest_with_the_response()
    {
        InMemoryCardStore store = new();
        ScriptApplet? applet = null;
        void TwoSteps(ScriptApplet a, short e)
        {
            a.Counter = 1;
            MoreTime();
            a.Counter = 2;
        }
        ToolkitCard card = new(store, 8, ScriptApplet.Describe(ListenToActivity, TwoSteps, created: a => applet = a));
        card.TerminalProfile();
        string sw = card.UserActivity();
        using (ToolkitCard killed = new(store, 8, ScriptApplet.Describe(ListenToActivity, TwoSteps, created: a => applet = a)))
            Assert.That(applet!.Counter, Is.EqualTo(1));
        card.Run(sw, PRO_CMD_MORE_TIME);
        card.Dispose();
        using ToolkitCard after = new(store, 8, ScriptApplet.Describe(ListenToActivity, TwoSteps, created: a => applet = a));
        Assert.That(applet!.Counter, Is.EqualTo(2));
    }

    [TestCase("reset", false)]
    [TestCase("reset", true)]
    [TestCase("off", false)]
    [TestCase("off", true)]
    [TestCase("dispose", true)]
    public void A_tear_unwinds_the_applet_and_its_unwinding_changes_nothing(string how, bool fetched)
    {
        ScriptApplet? applet = null;
        bool unwound = false;
        bool swallowed = false;
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (a, _) =>
        {
            a.Counter = 1;
            try
            {
                MoreTime();
                a.Counter = 2;
            }
            catch (CardRuntimeException)
            {
                swallowed = true;
            }
            finally
            {
                unwound = true;
                a.Counter = 3;
            }
        }, created: a => applet = a));
        card.TerminalProfile();
        string sw = card.UserActivity();
        if (fetched)
            card.Fetch(sw);
        switch (how)
        {
            case "reset":
                card.Card.Reset();
                break;
            case "off":
                card.Card.PowerOff();
                card.Card.PowerOn();
                break;
            default:
                card.Card.Dispose();
                break;
        }
        Assert.That((unwound, swallowed), Is.EqualTo((true, false)));
        Assert.That(applet!.Counter, Is.EqualTo(1));
        Assert.That(card.AppletFaults, Is.Empty, "a tear is no fault of the applet's");
        if (how == "dispose")
            return;
        Assert.That(card.Select(), Is.EqualTo("9000"), "nothing is pending after a reset");
        card.TerminalProfile();
        Assert.That(card.UserActivity(), Does.StartWith("91"));
    }

    [Test]
    public void An_applet_that_catches_everything_is_torn_all_the_same()
    {
        int calls = 0;
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) =>
        {
            for (int i = 0; i < 3; i++)
            {
                try
                {
                    MoreTime();
                }
                catch (Exception)
                {
                    calls++;
                }
            }
        }));
        card.TerminalProfile();
        card.UserActivity();
        card.Card.Reset();
        Assert.That(calls, Is.EqualTo(3), "each call of the Api throws again");
    }

    [Test]
    public void An_applet_that_calls_without_end_is_stopped()
    {
        using ToolkitCard card = new(ScriptApplet.Describe(ListenToActivity, (_, _) =>
        {
            while (true)
                JCSystem.GetTransactionDepth();
        }));
        card.TerminalProfile();
        Assert.That(card.UserActivity(), Is.EqualTo("9000"));
        Assert.That(card.AppletFaults.Single().Message, Does.Contain("without end"));
    }

    [Test]
    public void The_api_outside_a_card_says_so() =>
        Assert.That(() => ToolkitRegistrySystem.GetEntry(), Throws.InvalidOperationException.With.Message.Contains("install the applet on a Card"));
}
