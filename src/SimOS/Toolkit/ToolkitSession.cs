using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Dispatch;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>The card application toolkit of one session: triggers applets, and carries their proactive commands to the terminal.</summary>
/// <remarks>
/// One proactive command at a time. The applet that sent it waits on its thread; events that come meanwhile run on the caller's
/// thread without a ProactiveHandler. Applets that the same event is still to reach wait in a queue until the command is answered.
/// Everything an applet changed is kept with the APDU in which it ran. ETSI TS 102 241 §6, TS 102 223 §4.
/// </remarks>
internal sealed class ToolkitSession
{
    private const byte ProactiveTag = 0xD0;

    private readonly AppletHost _host;
    private readonly CardOptions _options;
    private readonly SystemCommands _system;
    private readonly InlineActivation _inline;
    private readonly ThreadActivation _thread;
    private readonly Queue<AppletInstance> _queue = new();
    private readonly List<AppletInstance> _listeners = [];
    private readonly byte[] _profile = new byte[TlvList.CommandCapacity];
    private readonly byte[] _command = new byte[256];
    private readonly byte[] _response = new byte[TlvList.CommandCapacity];
    private short _queueEvent;
    private int _profileLength;
    private int _commandLength;
    private int _responseLength;
    private bool _suspended;
    private ProactiveState _state;
    private EnvelopeAnswer? _answer;
    private int _triggered;
    private int _busy;

    /// <summary>A session; no applet runs yet.</summary>
    public ToolkitSession(AppletHost host, CardOptions options)
    {
        _host = host;
        _options = options;
        _system = new SystemCommands(host);
        _inline = new InlineActivation(new AppletContext(host, this));
        _thread = new ThreadActivation(new AppletContext(host, this));
        _system.Reset();
    }

    /// <summary>Octets of the proactive command that waits for FETCH; 0 where none waits.</summary>
    public int PendingLength => _state == ProactiveState.Pending ? _commandLength : 0;

    /// <summary>The terminal profile; empty where none came in this session.</summary>
    public ReadOnlySpan<byte> Profile => _profile.AsSpan(0, _profileLength);

    /// <summary>The terminal's response to the command that was answered last; empty where it was none to that command.</summary>
    public ReadOnlySpan<byte> Response => _response.AsSpan(0, _responseLength);

    /// <summary>A command is about to be carried out.</summary>
    public void BeginCommand() => _host.BeginCommand();

    /// <summary>The first command after the answer to reset is about to be carried out.</summary>
    public void OnFirstCommand()
    {
        Trigger(EVENT_FIRST_COMMAND_AFTER_ATR);
        _host.Save();
    }

    /// <summary>A STATUS command was carried out.</summary>
    public void OnStatus()
    {
        Trigger(EVENT_STATUS_COMMAND);
        Advance();
        _host.Save();
    }

    /// <summary>TERMINAL PROFILE (ETSI TS 102 223 §5.2). A second one in a session replaces the first and sets the terminal up anew.</summary>
    public StatusWord TerminalProfile(ReadOnlySpan<byte> profile)
    {
        profile.CopyTo(_profile);
        _profileLength = profile.Length;
        _system.Reset();
        if (_state == ProactiveState.Idle)
        {
            Trigger(EVENT_PROFILE_DOWNLOAD);
            Advance();
        }
        _host.Save();
        return StatusWord.Success;
    }

    /// <summary>ENVELOPE (ETSI TS 102 223 §7), all but what the OTA endpoint takes.</summary>
    public StatusWord Envelope(ReadOnlySpan<byte> data, ref ResponseWriter response)
    {
        BerTlvReader reader = new(data);
        if (!reader.TryRead(out int tag, out ReadOnlySpan<byte> objects) || tag > 0xFF || !reader.AtEnd)
            return StatusWord.WrongData;
        (_answer, _triggered, _busy) = (null, 0, 0);
        short toolkitEvent = Route((byte)tag, objects);
        if (_listeners.Count > 0 && !TryTrigger(toolkitEvent, (byte)tag, objects))
            return StatusWord.ToolkitBusy;
        Advance();
        _host.Save();
        if (_busy != 0 && _busy == _triggered && _queue.Count == 0)
            return StatusWord.ToolkitBusy;
        if (_answer is null)
            return StatusWord.Success;
        _answer.WriteTo(ref response);
        bool refused = !_answer.Status && toolkitEvent != EVENT_CALL_CONTROL_BY_NAA;
        return refused ? StatusWord.Warning : StatusWord.Success;
    }

    /// <summary>FETCH (ETSI TS 102 221 §11.2.3). With nothing to fetch: 6985.</summary>
    public StatusWord Fetch(ref ResponseWriter response)
    {
        if (_state != ProactiveState.Pending)
            return StatusWord.ConditionsNotSatisfied;
        if (!response.Accepts(_commandLength))
            return StatusWord.WrongLe(_commandLength);
        response.Write(_command.AsSpan(0, _commandLength));
        _state = ProactiveState.Fetched;
        if (CommandObject(CatTag.CommandDetails)[1] == PRO_CMD_REFRESH)
            _host.Slots.RefreshFetched = true;
        return StatusWord.Success;
    }

    /// <summary>
    /// TERMINAL RESPONSE (ETSI TS 102 223 §6.8). One that is no answer to the fetched command counts as its failure. Without a
    /// fetched command: 6985.
    /// </summary>
    public StatusWord TerminalResponse(ReadOnlySpan<byte> data)
    {
        if (_state != ProactiveState.Fetched)
            return StatusWord.ConditionsNotSatisfied;
        _responseLength = 0;
        if (Answers(data))
        {
            data.CopyTo(_response);
            _responseLength = data.Length;
        }
        _state = ProactiveState.Idle;
        if (_suspended)
            Settle(_thread.Resume());
        Advance();
        _host.Save();
        return StatusWord.Success;
    }

    /// <summary>Reset, power-off: the applet that waits is unwound, and what is under way ends.</summary>
    public void Tear()
    {
        _queue.Clear();
        if (_suspended)
        {
            _thread.Context.Instance.HasRun = true; // its unwinding may have touched fields: back to what is kept
            _thread.Abandon();
            _suspended = false;
        }
        _thread.ReleaseThread();
        _host.Restore();
        _host.ClearTransient();
        _state = ProactiveState.Idle;
        _profileLength = 0;
        _answer = null;
        _system.Reset();
    }

    /// <summary>The card rolls back the command that is being carried out: so do the applets.</summary>
    public void Rollback() => _host.Restore();

    /// <summary>Takes a proactive command of an applet's.</summary>
    /// <returns>False where the applet may not send it.</returns>
    public bool TryOffer(ReadOnlySpan<byte> command, AppletInstance sender)
    {
        ComprehensionTlvReader.TryFind(command, (int)CatTag.CommandDetails, out ReadOnlySpan<byte> details);
        byte type = details.Length == 3 ? details[1] : (byte)0;
        switch (type)
        {
            case (byte)CommandType.SetUpMenu or (byte)CommandType.SetUpEventList or (byte)CommandType.PollInterval or (byte)CommandType.PollingOff:
            case >= PRO_CMD_OPEN_CHANNEL and <= PRO_CMD_DECLARE_SERVICE: // no channel and no service can be allocated here
                return false;
            case PRO_CMD_TIMER_MANAGEMENT:
                if (!ComprehensionTlvReader.TryFind(command, (int)CatTag.TimerIdentifier, out ReadOnlySpan<byte> timer)
                    || timer.Length != 1 || !sender.Entry.OwnsTimer(timer[0]))
                {
                    return false;
                }
                break;
        }
        Offer(command);
        return true;
    }

    private void Offer(ReadOnlySpan<byte> command)
    {
        int header = command.Length > 127 ? 3 : 2;
        _command[0] = ProactiveTag;
        if (header == 3)
            _command[1] = 0x81;
        _command[header - 1] = (byte)command.Length;
        command.CopyTo(_command.AsSpan(header));
        _commandLength = header + command.Length;
        _state = ProactiveState.Pending;
    }

    private ReadOnlySpan<byte> CommandObject(CatTag tag)
    {
        int header = _command[1] == 0x81 ? 3 : 2;
        ComprehensionTlvReader.TryFind(_command.AsSpan(header, _commandLength - header), (int)tag, out ReadOnlySpan<byte> value);
        return value;
    }

    /// <summary>True where a TERMINAL RESPONSE carries the details of the fetched command: number and type.</summary>
    private bool Answers(ReadOnlySpan<byte> data) =>
        ComprehensionTlvReader.TryFind(data, (int)CatTag.CommandDetails, out ReadOnlySpan<byte> details)
        && details.Length == 3 && CommandObject(CatTag.CommandDetails) is { Length: 3 } sent && details[..2].SequenceEqual(sent[..2]);

    /// <summary>Finds the event of an envelope, and whom it reaches.</summary>
    private short Route(byte tag, ReadOnlySpan<byte> objects)
    {
        _listeners.Clear();
        switch (tag)
        {
            case (byte)CatBerTag.MenuSelection:
                byte item = Octet(objects, CatTag.ItemIdentifier);
                AppletInstance? owner = _host.OwnerOfEntry(item, out MenuEntry? entry);
                bool help = ComprehensionTlvReader.TryFind(objects, (int)CatTag.HelpRequest, out _);
                if (owner is not null && (!help || entry!.HasHelp))
                    _listeners.Add(owner);
                return help ? EVENT_MENU_SELECTION_HELP_REQUEST : EVENT_MENU_SELECTION;
            case (byte)CatBerTag.TimerExpiration:
                if (_host.OwnerOfTimer(Octet(objects, CatTag.TimerIdentifier)) is { } timerOwner)
                    _listeners.Add(timerOwner);
                return EVENT_TIMER_EXPIRATION;
            case (byte)CatBerTag.EventDownload:
                return ComprehensionTlvReader.TryFind(objects, (int)CatTag.EventList, out ReadOnlySpan<byte> code) && code.Length == 1
                    ? Listen(DownloadedEventOf(code[0])) : (short)0;
            case (byte)CatBerTag.CallControl:
                return Listen(EVENT_CALL_CONTROL_BY_NAA);
            case (byte)CatBerTag.MoShortMessageControl:
                return Listen(Uicc.Usim.Toolkit.ToolkitConstants.EVENT_MO_SHORT_MESSAGE_CONTROL_BY_NAA);
            case (byte)CatBerTag.SmsPpDownload:
                return Listen(Uicc.Usim.Toolkit.ToolkitConstants.EVENT_UNFORMATTED_SMS_PP_ENV);
            case (byte)CatBerTag.CellBroadcastDownload:
                return Listen(Uicc.Usim.Toolkit.ToolkitConstants.EVENT_UNFORMATTED_SMS_CB);
            default:
                return Listen(EVENT_UNRECOGNIZED_ENVELOPE);
        }
    }

    private static byte Octet(ReadOnlySpan<byte> objects, CatTag tag) =>
        ComprehensionTlvReader.TryFind(objects, (int)tag, out ReadOnlySpan<byte> value) && value.Length == 1 ? value[0] : (byte)0;

    private static short DownloadedEventOf(byte code)
    {
        foreach (DownloadedEvent row in ToolkitEvents.Downloaded)
        {
            if (row.Code == code)
                return row.Event;
        }
        return 0;
    }

    private short Listen(short toolkitEvent)
    {
        _listeners.Clear();
        foreach (AppletInstance instance in _host.ByPriority)
        {
            if (instance.Entry.Has(toolkitEvent))
                _listeners.Add(instance);
        }
        return toolkitEvent;
    }

    /// <summary>Triggers the applets registered for an event without an envelope. Where no thread is to be had, without a ProactiveHandler.</summary>
    private void Trigger(short toolkitEvent)
    {
        Listen(toolkitEvent);
        if (_listeners.Count > 0 && !TryTrigger(toolkitEvent, 0, []))
            RunInline(toolkitEvent, 0, []);
    }

    /// <summary>Triggers the listeners.</summary>
    /// <returns>False where the host allows no more threads; nothing was triggered then.</returns>
    private bool TryTrigger(short toolkitEvent, byte tag, ReadOnlySpan<byte> objects)
    {
        bool proactive = _profileLength > 0 && _state == ProactiveState.Idle && _queue.Count == 0 && ToolkitEvents.HasProactiveHandler(toolkitEvent);
        if (!proactive)
        {
            RunInline(toolkitEvent, tag, objects);
            return true;
        }
        if (!_thread.TryTakeThread(_options.BlockedAppletLimit))
            return false;
        _thread.Context.Envelope.Load(tag, objects);
        _queueEvent = toolkitEvent;
        foreach (AppletInstance instance in _listeners)
            _queue.Enqueue(instance);
        RunQueue();
        return true;
    }

    private void RunInline(short toolkitEvent, byte tag, ReadOnlySpan<byte> objects)
    {
        _inline.Context.Envelope.Load(tag, objects);
        foreach (AppletInstance instance in _listeners)
        {
            _triggered++;
            _inline.Start(instance, toolkitEvent);
            Judge(_inline);
        }
    }

    private void RunQueue()
    {
        while (!_suspended && _queue.TryDequeue(out AppletInstance? instance))
        {
            _triggered++;
            Settle(_thread.Start(instance, _queueEvent));
        }
        if (!_suspended)
            _thread.ReleaseThread();
    }

    private void Settle(ActivationOutcome outcome)
    {
        _suspended = outcome == ActivationOutcome.Suspended;
        if (!_suspended)
            Judge(_thread);
        else if (_thread.Context.Answer.IsPosted)
            _answer = _thread.Context.Answer;
    }

    private void Judge(Activation activation)
    {
        if (activation.ReportedBusy)
            _busy++;
        if (activation.Context.Answer.IsPosted)
            _answer = activation.Context.Answer;
        if (activation.Fault is { } fault)
            _options.OnAppletFault?.Invoke(fault);
    }

    /// <summary>Goes on with what is due, until a proactive command waits: queued applets, the card's own commands, applets that wait for the handler.</summary>
    private void Advance()
    {
        Span<byte> command = stackalloc byte[ProactiveCommandHandler.MaxLength];
        while (_state == ProactiveState.Idle)
        {
            if (_queue.Count > 0 || _thread.HasThread)
            {
                RunQueue();
                continue;
            }
            if (_profileLength == 0)
                return;
            int length = _system.Next(Profile, command);
            if (length > 0)
            {
                Offer(command[..length]);
                return;
            }
            Listen(EVENT_PROACTIVE_HANDLER_AVAILABLE);
            if (_listeners.Count == 0 || !_thread.TryTakeThread(_options.BlockedAppletLimit))
                return;
            foreach (AppletInstance instance in _listeners)
            {
                instance.Entry.Mark(EVENT_PROACTIVE_HANDLER_AVAILABLE, on: false);
                _queue.Enqueue(instance);
            }
            _queueEvent = EVENT_PROACTIVE_HANDLER_AVAILABLE;
        }
    }
}
