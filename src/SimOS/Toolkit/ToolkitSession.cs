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
    private readonly AppletHost _host;
    private readonly CardOptions _options;
    private readonly EventRoute _route;
    private readonly OpenCommand _command = new();
    private readonly Queue<AppletInstance> _queue = new();
    private SystemCommands? _system; // these three are made when an event first needs them: many cards stay without
    private InlineActivation? _inline;
    private ThreadActivation? _thread;
    private byte[] _profile = [];
    private byte[] _response = [];
    private int _profileLength;
    private int _responseLength;
    private short _queueEvent;
    private bool _suspended;
    private EnvelopeAnswer? _answer;
    private int _triggered;
    private int _busy;

    /// <summary>A session; no applet runs yet.</summary>
    public ToolkitSession(AppletHost host, CardOptions options)
    {
        _host = host;
        _options = options;
        _route = new EventRoute(host);
    }

    /// <summary>How far the proactive command is.</summary>
    public ProactiveState State => _command.State;

    /// <summary>Octets of the proactive command that waits for FETCH; 0 where none waits.</summary>
    public int PendingLength => _command.PendingLength;

    /// <summary>True where no proactive command is under way and no applet waits.</summary>
    public bool IsIdle => _command.State == ProactiveState.Idle && !_suspended && _queue.Count == 0;

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
        Keep(profile, ref _profile, out _profileLength);
        (_system ??= new SystemCommands(_host)).Reset();
        if (_command.State == ProactiveState.Idle)
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
        short toolkitEvent = _route.Envelope((byte)tag, objects);
        if (_route.Listeners.Count > 0 && !TryTrigger(toolkitEvent, (byte)tag, objects))
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
        StatusWord sw = _command.Fetch(ref response);
        if (sw.IsSuccess && _command.Type == PRO_CMD_REFRESH)
            _host.Slots.RefreshFetched = true;
        return sw;
    }

    /// <summary>
    /// TERMINAL RESPONSE (ETSI TS 102 223 §6.8). One that is no answer to the fetched command counts as its failure. Without a
    /// fetched command: 6985.
    /// </summary>
    public StatusWord TerminalResponse(ReadOnlySpan<byte> data)
    {
        if (_command.State != ProactiveState.Fetched)
            return StatusWord.ConditionsNotSatisfied;
        _responseLength = 0;
        if (_command.IsAnsweredBy(data))
            Keep(data, ref _response, out _responseLength);
        _command.End();
        if (_suspended)
            Settle(Thread.Resume());
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
            Thread.Context.Instance.HasRun = true; // its unwinding may have touched fields: back to what is kept
            Thread.Abandon();
            _suspended = false;
        }
        _thread?.ReleaseThread();
        _host.Restore();
        _host.ClearTransient();
        _command.End();
        _profileLength = 0;
        _answer = null;
        _system?.Reset();
    }

    /// <summary>The card rolls back the command that is being carried out: so do the applets.</summary>
    public void Rollback() => _host.Restore();

    /// <summary>Takes a proactive command of an applet's.</summary>
    /// <returns>False where the applet may not send it.</returns>
    public bool TryOffer(ReadOnlySpan<byte> command, AppletInstance sender)
    {
        switch (OpenCommand.TypeOf(command))
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
        _command.Offer(command);
        return true;
    }

    private ThreadActivation Thread => _thread ??= new ThreadActivation(new AppletContext(_host, this));

    private static void Keep(ReadOnlySpan<byte> bytes, ref byte[] buffer, out int length)
    {
        if (buffer.Length == 0)
            buffer = new byte[TlvList.CommandCapacity]; // many cards are never sent any
        bytes.CopyTo(buffer);
        length = bytes.Length;
    }

    /// <summary>Triggers the applets registered for an event without an envelope. Where no thread is to be had, without a ProactiveHandler.</summary>
    private void Trigger(short toolkitEvent)
    {
        _route.Listen(toolkitEvent);
        if (_route.Listeners.Count > 0 && !TryTrigger(toolkitEvent, 0, []))
            RunInline(toolkitEvent, 0, []);
    }

    /// <summary>Triggers the listeners.</summary>
    /// <returns>False where the host allows no more threads; nothing was triggered then.</returns>
    private bool TryTrigger(short toolkitEvent, byte tag, ReadOnlySpan<byte> objects)
    {
        bool proactive = _profileLength > 0 && _command.State == ProactiveState.Idle && _queue.Count == 0 && ToolkitEvents.HasProactiveHandler(toolkitEvent);
        if (!proactive)
        {
            RunInline(toolkitEvent, tag, objects);
            return true;
        }
        if (!Thread.TryTakeThread(_options.BlockedAppletLimit))
            return false;
        Thread.Context.Envelope.Load(tag, objects);
        _queueEvent = toolkitEvent;
        foreach (AppletInstance instance in _route.Listeners)
            _queue.Enqueue(instance);
        RunQueue();
        return true;
    }

    private void RunInline(short toolkitEvent, byte tag, ReadOnlySpan<byte> objects)
    {
        if (_route.Listeners.Count == 0)
            return;
        _inline ??= new InlineActivation(new AppletContext(_host, this));
        _inline.Context.Envelope.Load(tag, objects);
        foreach (AppletInstance instance in _route.Listeners)
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
            Settle(Thread.Start(instance, _queueEvent));
        }
        if (!_suspended)
            _thread?.ReleaseThread();
    }

    private void Settle(ActivationOutcome outcome)
    {
        _suspended = outcome == ActivationOutcome.Suspended;
        if (!_suspended)
            Judge(Thread);
        else if (Thread.Context.Answer.IsPosted)
            _answer = Thread.Context.Answer;
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
        while (_command.State == ProactiveState.Idle)
        {
            if (_queue.Count > 0 || _thread is { HasThread: true })
            {
                RunQueue();
                continue;
            }
            if (_profileLength == 0)
                return;
            int length = _system!.Next(Profile, command);
            if (length > 0)
            {
                _command.Offer(command[..length]);
                return;
            }
            _route.Listen(EVENT_PROACTIVE_HANDLER_AVAILABLE);
            if (_route.Listeners.Count == 0 || !Thread.TryTakeThread(_options.BlockedAppletLimit))
                return;
            foreach (AppletInstance instance in _route.Listeners)
            {
                instance.Entry.Mark(EVENT_PROACTIVE_HANDLER_AVAILABLE, on: false);
                _queue.Enqueue(instance);
            }
            _queueEvent = EVENT_PROACTIVE_HANDLER_AVAILABLE;
        }
    }
}
