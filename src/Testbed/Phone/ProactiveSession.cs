using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>The card's turn: FETCH, perform, TERMINAL RESPONSE, as long as the card says 91 XX. Also the way of envelopes into the card.</summary>
/// <remarks>ETSI TS 102 223 §4, §6; ETSI TS 102 221 §7.4.2. What the card sets up here (menu, events, timers) is gone at its reset.</remarks>
internal sealed class ProactiveSession
{
    private readonly CardChannel _channel;
    private readonly Func<Registration?> _registration;
    private readonly IAirInterface _air;
    private readonly PhoneTimers _timers;
    private readonly TimeProvider _time;
    private readonly PhoneOptions _options;
    private readonly UserDialogue _dialogue;
    private readonly Action<PhoneEvent> _tell;
    private readonly Func<Refresh, CancellationToken, Task> _perform;
    private HashSet<CatEvent> _events = [];

    /// <summary>A session on a card that has just been reset.</summary>
    /// <param name="channel">The card.</param>
    /// <param name="registration">The registration of the moment.</param>
    /// <param name="air">What the phone hears.</param>
    /// <param name="timers">What it counts.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="options">The phone.</param>
    /// <param name="user">Who holds it.</param>
    /// <param name="tell">Where to tell what happens.</param>
    /// <param name="perform">Performs a REFRESH other than the UICC reset, before it is answered.</param>
    public ProactiveSession(
        CardChannel channel,
        Func<Registration?> registration,
        IAirInterface air,
        PhoneTimers timers,
        TimeProvider time,
        PhoneOptions options,
        IPhoneUser user,
        Action<PhoneEvent> tell,
        Func<Refresh, CancellationToken, Task> perform)
    {
        (_channel, _registration, _air, _timers, _time, _options, _tell, _perform) = (channel, registration, air, timers, time, options, tell, perform);
        _dialogue = new(user, tell);
    }

    /// <summary>The card's menu.</summary>
    public IReadOnlyList<(byte Identifier, string Text)> Menu { get; private set; } = [];

    /// <summary>Text that the card put on the idle screen; empty none.</summary>
    public string IdleText { get; private set; } = "";

    /// <summary>The card asked for a UICC reset, and this phone does it.</summary>
    public bool ResetRequested { get; private set; }

    /// <summary>Whether the phone has a toolkit.</summary>
    private bool HasToolkit => _options.Refresh != RefreshBehaviour.NoToolkit;

    /// <summary>Whether the card asked to hear of an event.</summary>
    public bool Wants(CatEvent what) => HasToolkit && _events.Contains(what);

    /// <summary>Fetches and performs until the card has nothing more to ask, or asks for a reset.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (HasToolkit && !ResetRequested && _channel.PendingCommand > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlyMemory<byte> fetched = _channel.Send(0x80, 0x12, 0x00, 0x00, default, _channel.PendingCommand).Require("FETCH", "");
            bool understood = ProactiveCommand.TryDecode(fetched.Span, out ProactiveCommand? command, out GeneralResult fault);
            if (command is null)
                throw new CardCommandException("FETCH", "a proactive command (its coding is broken)", StatusWord.TechnicalProblem);
            TerminalResponse? response = understood
                ? await PerformAsync(command, cancellationToken).ConfigureAwait(false)
                : TerminalResponse.To(command, fault);
            _tell(new ProactiveCommandRun(command.Type, command.Qualifier, response?.Result));
            if (response is null)
                return;
            Respond(response);
        }
    }

    /// <summary>Sends an envelope.</summary>
    /// <param name="envelope">The envelope.</param>
    /// <returns>The card's answer; 93 00 where it is busy.</returns>
    public CardAnswer Send(Envelope envelope)
    {
        Span<byte> data = stackalloc byte[Envelope.MaxLength];
        int length = envelope.Encode(data);
        return _channel.Envelope(data[..length]);
    }

    private void Respond(TerminalResponse response)
    {
        Span<byte> data = stackalloc byte[TerminalResponse.MaxLength];
        int length = response.Encode(data);
        _channel.Send(0x80, 0x14, 0x00, 0x00, data[..length]).Require("TERMINAL RESPONSE", "");
    }

    private async Task<TerminalResponse?> PerformAsync(ProactiveCommand command, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case Refresh refresh:
                return await RefreshAsync(refresh, cancellationToken).ConfigureAwait(false);
            case SendShortMessage message:
                return await SubmitAsync(message, cancellationToken).ConfigureAwait(false);
            case DisplayText text:
                return _dialogue.Display(text);
            case SelectItem select:
                return _dialogue.Select(select);
            case GetInput input:
                return _dialogue.Input(input);
            case GetInkey inkey:
                return _dialogue.Inkey(inkey);
            case ProvideLocalInformation question:
                Registration? registration = _registration();
                return LocalInformationAnswers.Answer(
                    question, registration?.Service ?? LocationStatus.NoService, registration?.Camped, _time.GetLocalNow(), _options);
            case TimerManagement timer:
                return ManageTimer(timer);
            case PollInterval poll:
                return Poll(poll);
            case PollingOff:
                _timers.Poll(_options.StatusInterval);
                break;
            case SetUpEventList list:
                _events = [.. list.Events];
                break;
            case SetUpMenu menu:
                Menu = [.. menu.Items.Select(i => (i.Identifier, i.Text))];
                break;
            case SetUpIdleModeText idle:
                IdleText = idle.Text.ToString();
                break;
            case MoreTime or PlayTone:
                break;
            default:
                return TerminalResponse.To(command, GeneralResult.BeyondCapabilities);
        }
        return TerminalResponse.To(command, GeneralResult.Performed);
    }

    private async Task<TerminalResponse?> RefreshAsync(Refresh refresh, CancellationToken cancellationToken)
    {
        bool follows = RefreshPolicy.Follows(_options.Refresh, refresh.Mode);
        _tell(new Refreshed(refresh.Mode, follows));
        if (!follows)
            return RefreshPolicy.Refusal(_options.Refresh, refresh.Mode) is { } result ? TerminalResponse.To(refresh, result) : null;
        if (refresh.Mode == RefreshMode.UiccReset)
        {
            ResetRequested = true; // the reset is the answer
            return null;
        }
        await _perform(refresh, cancellationToken).ConfigureAwait(false);
        return TerminalResponse.To(refresh, refresh.Mode == RefreshMode.FileChange ? GeneralResult.Performed : GeneralResult.RefreshWithAdditionalFiles);
    }

    private async Task<TerminalResponse> SubmitAsync(SendShortMessage message, CancellationToken cancellationToken)
    {
        const byte NoServiceProblem = 0x04;
        const byte TemporaryFailure = 0x29;
        if (_registration() is not { Registered: { } cell, Identity: { } identity })
            return TerminalResponse.To(message, GeneralResult.TerminalUnable) with { AdditionalInformation = new[] { NoServiceProblem } };
        string centre = message.ServiceCentre is { } address && Address.TryDecode(address.Span, out Address number) ? number.ToString() : "";
        bool sent = await _air.SubmitAsync(cell, identity, centre, message.Tpdu, cancellationToken).ConfigureAwait(false);
        return sent
            ? TerminalResponse.To(message, GeneralResult.Performed)
            : TerminalResponse.To(message, GeneralResult.SmsRpError) with { AdditionalInformation = new[] { TemporaryFailure } };
    }

    private TerminalResponse ManageTimer(TimerManagement timer)
    {
        CatObject identifier = CatObject.Required(CatTag.TimerIdentifier, timer.Timer);
        if (timer.Action == TimerAction.Start)
        {
            if (timer.Value is not { } value)
                return TerminalResponse.To(timer, GeneralResult.RequiredValuesMissing);
            _timers.Start(timer.Timer, value);
            return TerminalResponse.To(timer, GeneralResult.Performed, identifier);
        }
        TimeSpan? left = timer.Action == TimerAction.Deactivate ? _timers.Stop(timer.Timer) : _timers.Left(timer.Timer);
        return left is { } time
            ? TerminalResponse.To(timer, GeneralResult.Performed, identifier, CatObject.Required(CatTag.TimerValue, CatTimerValue.Encode(time)))
            : TerminalResponse.To(timer, GeneralResult.TimerContradiction, identifier);
    }

    private TerminalResponse Poll(PollInterval poll)
    {
        TimeSpan interval = poll.Interval.Time > _options.ShortestStatusInterval ? poll.Interval.Time : _options.ShortestStatusInterval;
        _timers.Poll(interval);
        CatDuration kept = interval.TotalSeconds <= byte.MaxValue
            ? new(DurationUnit.Seconds, (byte)Math.Ceiling(interval.TotalSeconds))
            : new(DurationUnit.Minutes, (byte)Math.Min(byte.MaxValue, Math.Ceiling(interval.TotalMinutes)));
        return TerminalResponse.To(poll, GeneralResult.Performed, CatObject.Required(CatTag.Duration, (byte)kept.Unit, kept.Interval));
    }
}
