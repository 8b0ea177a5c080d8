using JavaCard.Framework;
using Multisim.Identity;
using Uicc.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.ProfileSelector;

/// <summary>The time without service that a profile is given before the next one is tried.</summary>
/// <remarks>The terminal's timer measures it; in a terminal that has none, or refuses it, STATUS commands are counted.</remarks>
[JavaCard]
internal sealed class ServiceWait
{
    private const byte TIMER_START = 0x00;
    private const byte TIMER_DEACTIVATE = 0x01;
    private const byte POLLS = 10;

    private readonly byte[] _time;
    private readonly byte _timer;
    private bool _waiting;
    private bool _timed; // the terminal's timer runs
    private byte _polls;

    internal ServiceWait(ToolkitRegistry registry)
    {
        _time = new byte[] { 0x00, 0x50, 0x00 }; // 5 minutes: hours, minutes, seconds as swapped digits
        _timer = registry.AllocateTimer();
    }

    /// <summary>Whether a profile is being given its time.</summary>
    internal bool IsRunning() => _waiting;

    /// <summary>Begins, unless it has begun or there is no other profile to try.</summary>
    internal void Begin()
    {
        if (_waiting || NextSlot() == ProfileSlots.GetActive())
            return;
        _waiting = true;
        _polls = 0;
        StartTimer();
    }

    /// <summary>The card was reset: the terminal's timers are gone with it.</summary>
    internal void Restart()
    {
        if (_waiting)
            StartTimer();
    }

    /// <summary>There is service: the terminal's timer is stopped.</summary>
    internal void Stop()
    {
        if (!_waiting)
            return;
        _waiting = false;
        if (_timed)
            SendTimer(TIMER_DEACTIVATE);
        _timed = false;
    }

    /// <summary>Ends without a word to the terminal: the time is over, or another profile was chosen.</summary>
    internal void End() => _waiting = false;

    /// <summary>Counts a STATUS command, where the terminal's timer does not run.</summary>
    /// <returns>True where the time is over.</returns>
    internal bool Count()
    {
        if (!_timed && _polls < POLLS)
            _polls++;
        return _polls >= POLLS;
    }

    /// <summary>The time is over, but the terminal was not free: it counts as over at the next STATUS command.</summary>
    internal void Postpone() => _polls = POLLS;

    /// <summary>The next ready slot after the active one, in a circle; the active one where there is no other.</summary>
    internal static byte NextSlot()
    {
        byte count = ProfileSlots.GetCount();
        byte active = ProfileSlots.GetActive();
        for (short i = 1; i < count; i++)
        {
            byte slot = (byte)((active + i) % count);
            if (ProfileSlots.GetState(slot) == ProfileSlots.STATE_READY)
                return slot;
        }
        return active;
    }

    private void StartTimer()
    {
        _timed = false;
        if (Terminal.Supports(TerminalProfile.IDX_PROACTIVE_UICC_TIMER_MANAGEMENT_START_STOP))
            _timed = SendTimer(TIMER_START) <= Terminal.LAST_GOOD_RESULT;
    }

    private byte SendTimer(byte action)
    {
        ProactiveHandler handler = ProactiveHandlerSystem.GetTheHandler();
        handler.Init(PRO_CMD_TIMER_MANAGEMENT, action, DEV_ID_TERMINAL);
        handler.AppendTLV(TAG_TIMER_IDENTIFIER | TAG_SET_CR, _timer);
        if (action == TIMER_START)
            handler.AppendTLV(TAG_TIMER_VALUE | TAG_SET_CR, _time, 0, (short)_time.Length);
        return Terminal.Send(handler);
    }
}
