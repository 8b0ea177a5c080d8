using JavaCard.Framework;
using Multisim.Identity;
using Uicc.Access;
using Uicc.Toolkit;
using static Tottoli.MultiSim.ProfileSelector.SelectionCodes;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.ProfileSelector;

/// <summary>The profile-selection applet: chooses the profile slot by the network the terminal is in, or as the subscriber says.</summary>
/// <remarks>
/// Written in the Java Card subset of C#. A switch is: journal, arm the slot, REFRESH. The arming is durable before the terminal
/// can fetch the REFRESH, and what comes after depends on the terminal alone.
/// </remarks>
[JavaCard]
public sealed class SelectorApplet : Applet, ToolkitInterface
{
    private const byte SERVICE_NORMAL = 0x00;
    private const byte REFRESH_UICC_RESET = 0x04;
    private const byte REFRESH_LAST_MODE = 0x06;
    private const byte PLI_LOCATION = 0x00;
    private const byte MAX_REFUSALS = 3;

    private readonly ToolkitRegistry _registry;
    private readonly RuleTable _rules;
    private readonly UnservedSlots _unserved;
    private readonly DecisionJournal _journal;
    private readonly ProfileMenu _menu;
    private readonly ServiceWait _wait;
    private readonly byte[] _plmn; // where the terminal was last, FF FF FF where that is not known
    private readonly byte[] _nowhere;
    private readonly byte _refreshMode;
    private byte _status; // of the last location status event
    private bool _manual; // the subscriber has chosen
    private bool _refreshing; // a slot is armed and the terminal has not refreshed yet
    private byte _refusals;

    private SelectorApplet(byte refreshMode)
    {
        FileView view = UICCSystem.GetTheUICCView(JCSystem.CLEAR_ON_RESET);
        _rules = new RuleTable(view);
        _unserved = new UnservedSlots();
        _journal = new DecisionJournal(view);
        _menu = new ProfileMenu();
        _plmn = new byte[] { UNKNOWN, UNKNOWN, UNKNOWN };
        _nowhere = new byte[] { UNKNOWN, UNKNOWN, UNKNOWN };
        _refreshMode = refreshMode;
        _registry = ToolkitRegistrySystem.GetEntry();
        _menu.Register(_registry);
        _registry.SetEvent(EVENT_PROFILE_DOWNLOAD);
        _registry.SetEvent(EVENT_EVENT_DOWNLOAD_LOCATION_STATUS);
        _registry.RequestPollInterval(POLL_SYSTEM_DURATION);
        _wait = new ServiceWait(_registry);
    }

    /// <summary>Makes the instance and registers it (Java Card API, <c>Applet.install</c>).</summary>
    /// <param name="bArray">AID, control information and application data, each with its length. Application data: the REFRESH mode, or nothing.</param>
    /// <param name="bOffset">Where they begin.</param>
    /// <param name="bLength">Their length.</param>
    public static void Install(byte[] bArray, short bOffset, byte bLength)
    {
        short control = (short)(bOffset + bArray[bOffset] + 1);
        short data = (short)(control + bArray[control] + 1);
        byte mode = REFRESH_UICC_RESET;
        if (bArray[data] != 0)
            mode = bArray[(short)(data + 1)];
        if (mode > REFRESH_LAST_MODE || mode == 1 || mode == 2) // 01 and 02 name files: they do not make a terminal read the IMSI
            ISOException.ThrowIt(ISO7816.SW_WRONG_DATA);
        new SelectorApplet(mode).Register(bArray, (short)(bOffset + 1), bArray[bOffset]);
    }

    /// <inheritdoc/>
    public override Shareable? GetShareableInterfaceObject(AID? clientAID, byte parameter)
    {
        if (clientAID == null && parameter == 1)
            return this;
        return null;
    }

    /// <inheritdoc/>
    public void ProcessToolkit(short toolkitEvent)
    {
        switch (toolkitEvent)
        {
            case EVENT_PROFILE_DOWNLOAD:
                OnProfileDownload();
                break;
            case EVENT_EVENT_DOWNLOAD_LOCATION_STATUS:
                OnLocationStatus();
                break;
            case EVENT_PROACTIVE_HANDLER_AVAILABLE:
                OnLocation();
                break;
            case EVENT_TIMER_EXPIRATION:
                if (_wait.IsRunning())
                    FallBack(TRIGGER_TIMER);
                break;
            case EVENT_STATUS_COMMAND:
                OnStatus();
                break;
            case EVENT_MENU_SELECTION:
                OnMenu();
                break;
        }
    }

    /// <summary>The card was reset: an armed slot is active by now, and the terminal's timers are gone.</summary>
    private void OnProfileDownload()
    {
        _refreshing = false;
        _refusals = 0;
        _wait.Restart();
    }

    private void OnLocationStatus()
    {
        EnvelopeHandler envelope = EnvelopeHandlerSystem.GetTheHandler();
        if (envelope.FindTLV(TAG_LOCATION_STATUS, 1) == TLV_NOT_FOUND || envelope.GetValueLength() == 0)
            return;
        _status = envelope.GetValueByte(0);
        Util.ArrayCopyNonAtomic(_nowhere, 0, _plmn, 0, PLMN_LENGTH);
        if (_status == SERVICE_NORMAL && envelope.FindTLV(TAG_LOCATION_INFORMATION, 1) != TLV_NOT_FOUND && envelope.GetValueLength() >= PLMN_LENGTH)
            envelope.CopyValue(0, _plmn, 0, PLMN_LENGTH);
        if (Terminal.IsFree())
        {
            OnLocation();
            return;
        }
        if (_refreshing && !_manual && IsLocated() && IsRight(ProfileSlots.GetActive()))
            Stay(TRIGGER_LOCATION_STATUS, REASON_ALREADY_ACTIVE, NO_RULE); // back before the terminal refreshed: some never do
        _registry.SetEvent(EVENT_PROACTIVE_HANDLER_AVAILABLE); // another command is open: decide when it is over
    }

    /// <summary>Decides by the last location status event.</summary>
    private void OnLocation()
    {
        if (IsLocated())
        {
            _unserved.Forget(ProfileSlots.GetActive());
            if (!Decide(TRIGGER_LOCATION_STATUS, false))
                _wait.Stop();
            return;
        }
        if (_manual)
        {
            Stay(TRIGGER_LOCATION_STATUS, REASON_MANUAL_MODE, NO_RULE);
            return;
        }
        if (AskLocation() && Decide(TRIGGER_LOCATION_STATUS, true))
            return;
        _wait.Begin();
    }

    private void OnStatus()
    {
        if (!_refreshing && !_wait.IsRunning())
            return;
        if (!Terminal.IsFree())
            return;
        if (_refreshing)
            SendRefresh();
        else if (_wait.Count())
            FallBack(TRIGGER_STATUS);
    }

    private void OnMenu()
    {
        if (!Terminal.IsFree())
            return; // the terminal owes the answer to another command: no dialogue before its next reset
        byte choice = _menu.Choose(_manual);
        if (choice == ProfileMenu.CHOICE_NONE)
            return;
        if (choice == ProfileMenu.CHOICE_AUTOMATIC)
        {
            _manual = false;
            _unserved.ForgetAll();
            if (IsLocated())
                Decide(TRIGGER_MENU, false);
            else if (AskLocation())
                Decide(TRIGGER_MENU, true);
            return;
        }
        bool other = choice != ProfileSlots.GetActive();
        if (other && !Terminal.Supports(TerminalProfile.IDX_PROACTIVE_UICC_REFRESH))
            return;
        if (!_menu.Confirm(choice))
            return;
        _manual = true;
        _wait.End();
        if (other)
            Switch(TRIGGER_MENU, REASON_BY_HAND, choice, NO_RULE);
        else
            Stay(TRIGGER_MENU, REASON_BY_HAND, NO_RULE);
    }

    /// <summary>Decides by the network in <c>_plmn</c>.</summary>
    /// <returns>True where a switch was begun.</returns>
    private bool Decide(byte trigger, bool asked)
    {
        if (_manual)
        {
            Stay(trigger, REASON_MANUAL_MODE, NO_RULE);
            return false;
        }
        _unserved.ForgetElsewhere(_plmn);
        byte active = ProfileSlots.GetActive();
        byte rule = _rules.Find(_plmn, _unserved);
        if (rule == NO_RULE)
        {
            bool homeReady = ProfileSlots.GetState(ProfileSlots.SLOT_HOME) == ProfileSlots.STATE_READY && !_unserved.Has(ProfileSlots.SLOT_HOME);
            if (active != ProfileSlots.SLOT_HOME && homeReady)
                return Switch(trigger, REASON_NO_RULE_HOME, ProfileSlots.SLOT_HOME, NO_RULE);
            Stay(trigger, REASON_NO_RULE_STAY, NO_RULE);
            return false;
        }
        byte slot = _rules.GetSlot();
        if (slot == active)
        {
            Stay(trigger, REASON_ALREADY_ACTIVE, rule);
            return false;
        }
        byte reason = REASON_PATTERN_RULE;
        if (asked)
            reason = REASON_ASKED_THEN_RULE;
        else if (_rules.IsExact())
            reason = REASON_EXACT_RULE;
        return Switch(trigger, reason, slot, rule);
    }

    /// <summary>Nothing changes: an earlier arming that the terminal has not followed is taken back, except the subscriber's own.</summary>
    private void Stay(byte trigger, byte reason, byte rule)
    {
        byte active = ProfileSlots.GetActive();
        _journal.Write(trigger, _status, _plmn, reason, active, active, rule);
        if (reason == REASON_MANUAL_MODE)
            return;
        _refreshing = false;
        ProfileSlots.Arm(active);
    }

    /// <summary>Switches to another slot. A terminal that knows no REFRESH stays where it is.</summary>
    /// <returns>True where the switch was begun.</returns>
    private bool Switch(byte trigger, byte reason, byte slot, byte rule)
    {
        if (!Terminal.Supports(TerminalProfile.IDX_PROACTIVE_UICC_REFRESH))
            return false;
        _journal.Write(trigger, _status, _plmn, reason, ProfileSlots.GetActive(), slot, rule);
        ProfileSlots.Arm(slot);
        _refreshing = true;
        _refusals = 0;
        _wait.End();
        SendRefresh();
        return true;
    }

    /// <summary>Sends REFRESH. After a refusal it is tried again at a STATUS command, three times in all; the slot stays armed for the next reset.</summary>
    private void SendRefresh()
    {
        ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
        handler.Init(PRO_CMD_REFRESH, _refreshMode, DEV_ID_TERMINAL);
        byte result = Terminal.Send(handler);
        if (result <= Terminal.LAST_GOOD_RESULT)
        {
            _refreshing = false;
            return;
        }
        _refusals++;
        if (_refusals >= MAX_REFUSALS || result >= Terminal.FIRST_PERMANENT_RESULT)
            _refreshing = false;
    }

    /// <summary>Asks the terminal where it is.</summary>
    /// <returns>False where it cannot say; <c>_plmn</c> is unchanged then.</returns>
    private bool AskLocation()
    {
        if (!Terminal.Supports(TerminalProfile.IDX_PROACTIVE_UICC_PROVIDE_LOCAL_INFORMATION_MCC_MNC_LAC_CELLID_IMEI))
            return false;
        ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
        handler.Init(PRO_CMD_PROVIDE_LOCAL_INFORMATION, PLI_LOCATION, DEV_ID_TERMINAL);
        if (Terminal.Send(handler) > Terminal.LAST_GOOD_RESULT)
            return false;
        ProactiveResponseHandler response = ProactiveResponseHandlerSystem.GetTheHandler();
        if (response.FindTLV(TAG_LOCATION_INFORMATION, 1) == TLV_NOT_FOUND || response.GetValueLength() < PLMN_LENGTH)
            return false;
        if (response.CompareValue(0, _nowhere, 0, PLMN_LENGTH) == 0)
            return false;
        response.CopyValue(0, _plmn, 0, PLMN_LENGTH);
        return true;
    }

    /// <summary>The time is over and there is still no service: the next profile.</summary>
    private void FallBack(byte trigger)
    {
        if (!Terminal.IsFree())
        {
            _wait.Postpone(); // another command is open
            return;
        }
        _wait.End();
        if (_manual)
            return;
        byte active = ProfileSlots.GetActive();
        _unserved.Note(active, _plmn);
        byte slot = ServiceWait.NextSlot();
        if (slot != active)
            Switch(trigger, REASON_NO_SERVICE, slot, NO_RULE);
    }

    /// <summary>Whether a slot is the one for the network in <c>_plmn</c>.</summary>
    private bool IsRight(byte slot)
    {
        if (_rules.Find(_plmn, _unserved) == NO_RULE)
            return slot == ProfileSlots.SLOT_HOME;
        return _rules.GetSlot() == slot;
    }

    private bool IsLocated() => Util.ArrayCompare(_plmn, 0, _nowhere, 0, PLMN_LENGTH) != 0;
}
