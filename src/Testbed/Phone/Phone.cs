using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>A phone: powers a card, reads it, serves its toolkit, looks for networks and registers, as a real one does and in its order.</summary>
/// <remarks>
/// <para>The phone sees the card through APDUs only, so the same phone drives an emulated card and one in a reader.</para>
/// <para>
/// It does nothing by itself: whoever drives it calls one method at a time and, after time went on, <see cref="SettleAsync"/>, which does what fell due.
/// Every method brings the phone to rest: nothing fetched is unanswered, no reset is pending, a changed place is told to the card. Where a card gives
/// it no rest, a <see cref="RestlessCardException"/> says so; the phone can be switched off then.
/// </para>
/// </remarks>
public sealed class Phone : IDisposable
{
    private const int MostBeginnings = 40; // resets and searches until the phone is at rest
    private const int MostBusyAnswers = 5;

    private readonly CardChannel _channel;
    private readonly IAirInterface _air;
    private readonly IPhoneUser _user;
    private readonly IPhoneObserver _observer;
    private readonly TimeProvider _time;
    private readonly PhoneOptions _options;
    private readonly PhoneTimers _timers;

    private CardContent? _content;
    private Registration? _registration;
    private ProactiveSession? _session;
    private bool _searchDue;
    private (LocationStatus Status, Cell? Cell)? _reported;

    /// <summary>A phone, switched off.</summary>
    /// <param name="card">The card in it.</param>
    /// <param name="air">What it hears.</param>
    /// <param name="user">Who holds it.</param>
    /// <param name="observer">Who is told what it does.</param>
    /// <param name="time">Its clock: timers and polls run on it.</param>
    /// <param name="options">What kind of phone it is.</param>
    public Phone(ICardLink card, IAirInterface air, IPhoneUser user, IPhoneObserver observer, TimeProvider time, PhoneOptions options)
    {
        (_channel, _air, _user, _observer, _time, _options) = (new(card), air, user, observer, time, options);
        _timers = new(time);
    }

    /// <summary>APDUs sent since the phone was made, GET RESPONSE and repetitions counted.</summary>
    public long ApduCount => _channel.ApduCount;

    /// <summary>Whether the phone is on.</summary>
    public bool IsOn => _content is not null;

    /// <summary>The identity that the phone uses: EF.IMSI as it was when the card was started. Null while off, or where the card has none.</summary>
    public Imsi? Imsi => _registration?.UsedImsi;

    /// <summary>The cell on which the phone is registered, or null.</summary>
    public Cell? RegisteredCell => _registration?.Registered;

    /// <summary>The service.</summary>
    public LocationStatus Service => _registration?.Service ?? LocationStatus.NoService;

    /// <summary>The card's menu (SET UP MENU); empty where it set up none.</summary>
    public IReadOnlyList<(byte Identifier, string Text)> Menu => _session?.Menu ?? [];

    /// <summary>Text that the card put on the idle screen; empty none.</summary>
    public string IdleText => _session?.IdleText ?? "";

    /// <summary>Switches the phone on: the card is started, its toolkit served, a network looked for. Nothing happens where it is on.</summary>
    /// <param name="cancellationToken">Gives up between two APDUs or at the air.</param>
    /// <exception cref="CardCommandException">The card refuses what a phone cannot do without.</exception>
    /// <exception cref="CardLinkException">No card answers.</exception>
    public async Task PowerOnAsync(CancellationToken cancellationToken = default)
    {
        if (IsOn)
            return;
        _channel.PowerOn();
        StartCard();
        await RestAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Switches the phone off: it leaves the network, writes its location to the card and ends the session. Nothing happens where it is off.</summary>
    /// <param name="cancellationToken">Gives up at the air.</param>
    public async Task PowerOffAsync(CancellationToken cancellationToken = default)
    {
        if (!IsOn)
            return;
        await _registration!.DetachAsync(cancellationToken).ConfigureAwait(false);
        _channel.Status(0x02);
        _channel.PowerOff();
        Forget();
    }

    /// <summary>The phone stands somewhere else now: it looks around, and registers where its network or area is another.</summary>
    /// <param name="cancellationToken">Gives up between two APDUs or at the air.</param>
    public async Task MoveAsync(CancellationToken cancellationToken = default)
    {
        _searchDue = IsOn;
        await RestAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does what fell due: expired timers, polls, what the card asked for meanwhile. To be called after time went on.</summary>
    /// <param name="cancellationToken">Gives up between two APDUs or at the air.</param>
    public Task SettleAsync(CancellationToken cancellationToken = default) => RestAsync(cancellationToken);

    /// <summary>The network delivers a short message.</summary>
    /// <param name="tpdu">SMS-DELIVER TPDU.</param>
    /// <param name="cancellationToken">Gives up between two APDUs.</param>
    /// <returns>What the delivery report says; a phone without service takes nothing.</returns>
    public async Task<SmsOutcome> DeliverAsync(ReadOnlyMemory<byte> tpdu, CancellationToken cancellationToken = default)
    {
        if (RegisteredCell is null || _content is null || _session is null)
            return new(false, null, null);
        SmsOutcome outcome = await SmsReceiver.ReceiveAsync(tpdu, _channel, _content, _session, Tell, cancellationToken).ConfigureAwait(false);
        await RestAsync(cancellationToken).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>The user opens the card's menu and chooses an item; the dialogue that follows runs to its end.</summary>
    /// <param name="identifier">Identifier of an item of <see cref="Menu"/>.</param>
    /// <param name="cancellationToken">Gives up between two APDUs or at the air.</param>
    /// <exception cref="ArgumentException">The menu has no such item.</exception>
    public async Task SelectMenuItemAsync(byte identifier, CancellationToken cancellationToken = default)
    {
        (byte Identifier, string Text) item = Menu.FirstOrDefault(i => i.Identifier == identifier);
        if (_session is null || item.Identifier == 0)
            throw new ArgumentException($"The SIM menu has no item {identifier}. It has: {string.Join(", ", Menu)}.", nameof(identifier));
        Tell(new ItemChosen(item.Identifier, item.Text));
        await SendUntilTakenAsync(new MenuSelection(identifier), cancellationToken).ConfigureAwait(false);
        await RestAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads all records of a file of the card, as an application of the phone does.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The records in order; none where the card has no such file or the phone is off.</returns>
    public IReadOnlyList<byte[]> ReadRecords(EfDefinition file) => IsOn ? _channel.TryReadRecords(file) ?? [] : [];

    /// <summary>Reads a transparent file of the card.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Its content; null where the card has no such file or the phone is off.</returns>
    public byte[]? ReadBinary(EfDefinition file) => IsOn ? _channel.TryReadBinary(file) : null;

    /// <summary>Stops the timers. The card stays as it is; switch the phone off first.</summary>
    public void Dispose() => _timers.Dispose();

    private void StartCard()
    {
        _timers.Clear();
        _content = StartUp.Run(_channel, _options);
        _registration = new(_channel, _content, _air, Tell);
        _session = new(_channel, () => _registration, _air, _timers, _time, _options, _user, Tell, PerformRefreshAsync);
        _timers.Poll(_options.StatusInterval);
        _reported = null;
        _searchDue = true;
        TellInitialised();
    }

    private void Forget()
    {
        _timers.Clear();
        (_content, _registration, _session, _reported, _searchDue) = (null, null, null, null, false);
    }

    /// <summary>Works until nothing is left to do. One step may cause the next: a location makes the card ask for a reset, a reset for a registration.</summary>
    private async Task RestAsync(CancellationToken cancellationToken)
    {
        int beginnings = 0;
        while (_session is { } session && _registration is { } registration)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await session.RunAsync(cancellationToken).ConfigureAwait(false);
            if (session.ResetRequested)
            {
                CountBeginning();
                await ResetCardAsync(cancellationToken).ConfigureAwait(false);
            }
            else if (_searchDue)
            {
                CountBeginning(); // a REFRESH without reset asks for a search as well
                _searchDue = false;
                await _registration.SearchAsync(cancellationToken).ConfigureAwait(false);
            }
            else if (_timers.TakeExpired() is { } expired)
            {
                await SendUntilTakenAsync(expired, cancellationToken).ConfigureAwait(false);
            }
            else if (_timers.TakePoll())
            {
                _channel.Status(0x00);
            }
            else if (registration.TakeRefusal() is { } refusal)
            {
                await ReportRefusalAsync(refusal.Cell, refusal.Cause, cancellationToken).ConfigureAwait(false);
            }
            else if (_reported != (registration.Service, registration.Camped))
            {
                await ReportServiceAsync(registration, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                return;
            }
        }

        void CountBeginning()
        {
            if (++beginnings > MostBeginnings)
                throw new RestlessCardException();
        }
    }

    private async Task ResetCardAsync(CancellationToken cancellationToken)
    {
        await _registration!.DetachAsync(cancellationToken).ConfigureAwait(false);
        _channel.Reset();
        StartCard();
    }

    /// <summary>REFRESH in every mode but the UICC reset: performed before it is answered.</summary>
    private async Task PerformRefreshAsync(Refresh refresh, CancellationToken cancellationToken)
    {
        CardContent content = _content!;
        if (RefreshPolicy.InitialisesApplication(refresh.Mode))
        {
            await _registration!.DetachAsync(cancellationToken).ConfigureAwait(false);
            _channel.Status(0x02);
            if (refresh.Mode is RefreshMode.ApplicationReset or RefreshMode.SessionReset)
                _channel.TerminateApplication(content.Aid.Span);
            StartUp.Initialise(_channel, content, _options);
        }
        else
        {
            Imsi? before = content.Imsi;
            foreach (FilePath path in refresh.Files)
            {
                if (StartUp.Known(path) is { } file)
                    StartUp.Read(_channel, content, file);
            }
            if (content.Imsi == before)
                return;
            await _registration!.DetachAsync(cancellationToken).ConfigureAwait(false);
        }
        _registration = new(_channel, content, _air, Tell);
        _searchDue = true;
        TellInitialised();
    }

    private async Task ReportServiceAsync(Registration registration, CancellationToken cancellationToken)
    {
        (LocationStatus status, Cell? cell) = (registration.Service, registration.Camped);
        _reported = (status, cell);
        bool wanted = _session!.Wants(CatEvent.LocationStatus);
        if (wanted)
        {
            // A place is told in normal service only (ETSI TS 102 223 §7.5.4.2).
            LocationInformation? place = status == LocationStatus.NormalService ? LocalInformationAnswers.LocationOf(cell!) : null;
            wanted = await SendUntilTakenAsync(new LocationStatusEvent(status, place), cancellationToken).ConfigureAwait(false);
        }
        Tell(new ServiceChanged(status, cell, wanted));
    }

    /// <summary>The network rejection event, in the form of E-UTRAN: the only one that the phone's profile claims.</summary>
    private async Task ReportRefusalAsync(Cell cell, RejectCause cause, CancellationToken cancellationToken)
    {
        const byte EpsAttach = 0x09;
        if (cell.Technology == AccessTechnology.Eutran && _session!.Wants(CatEvent.NetworkRejection))
            await SendUntilTakenAsync(new NetworkRejectionEvent(cell.Plmn, cell.AreaCode, cell.Technology, EpsAttach, (byte)cause), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends an envelope, again while the card says that it is busy and there is something of its own to fetch.</summary>
    private async Task<bool> SendUntilTakenAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < MostBusyAnswers; attempt++)
        {
            CardAnswer answer = _session!.Send(envelope);
            if (answer.Status != StatusWord.ToolkitBusy)
                return answer.Status.IsSuccess;
            await _session.RunAsync(cancellationToken).ConfigureAwait(false);
            if (_session.ResetRequested)
                return false;
        }
        return false;
    }

    private void TellInitialised()
    {
        if (_content is { Imsi: { } imsi } content)
            Tell(new CardInitialised(content.IccidDigits, imsi));
    }

    private void Tell(PhoneEvent what) => _observer.OnPhoneEvent(what with { At = _time.GetUtcNow(), ApduCount = _channel.ApduCount });
}
