using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>The phone and the networks: which one it tries, how it attaches, what it writes to the card about it.</summary>
/// <remarks>3GPP TS 23.122 §4.4, 3GPP TS 24.301 §5.5.1. One registration lives from a start of the card to its reset.</remarks>
internal sealed class Registration : IAttachDialogue
{
    private readonly CardChannel _channel;
    private readonly CardContent _content;
    private readonly IAirInterface _air;
    private readonly Action<PhoneEvent> _tell;
    private readonly LocationFiles _location;
    private readonly KeyFiles _keys;
    private readonly HashSet<Plmn> _barred = [];
    private readonly Queue<(Cell Cell, RejectCause Cause)> _refusals = new();
    private bool _subscriberRefused;
    private Cell? _asking;

    /// <summary>A registration for a card that has just been read.</summary>
    /// <param name="channel">The card.</param>
    /// <param name="content">What the phone read from it.</param>
    /// <param name="air">What the phone hears.</param>
    /// <param name="tell">Where to tell what happens.</param>
    public Registration(CardChannel channel, CardContent content, IAirInterface air, Action<PhoneEvent> tell)
    {
        (_channel, _content, _air, _tell) = (channel, content, air, tell);
        _location = new(content);
        _keys = new(content);
        UsedImsi = content.Imsi;
    }

    /// <summary>The identity that the phone uses: read at the start of the card.</summary>
    public Imsi? UsedImsi { get; }

    /// <summary>The cell on which the phone is registered.</summary>
    public Cell? Registered { get; private set; }

    /// <summary>Who the phone is there.</summary>
    public TemporaryIdentity? Identity { get; private set; }

    /// <summary>The cell that the phone listens to: where it is registered, or any in limited service.</summary>
    public Cell? Camped { get; private set; }

    /// <summary>The service.</summary>
    public LocationStatus Service => Registered is not null ? LocationStatus.NormalService
        : Camped is not null ? LocationStatus.LimitedService
        : LocationStatus.NoService;

    /// <summary>The next refusal that the card has not heard of; null where there is none.</summary>
    public (Cell Cell, RejectCause Cause)? TakeRefusal() => _refusals.TryDequeue(out (Cell, RejectCause) refusal) ? refusal : null;

    /// <summary>Looks around and registers where it must: where it is not, where its network or area changed.</summary>
    public async Task SearchAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Cell> heard = await _air.ScanAsync(cancellationToken).ConfigureAwait(false);
        _barred.Clear();
        Plmn? last = Registered?.Plmn ?? _location.RegisteredPlmn;
        if (Registered is { } current)
        {
            if (heard.Any(c => c == current))
                return;
            if (heard.All(c => c.Plmn != current.Plmn))
                Leave(told: false);
        }
        Camped = heard.Count > 0 ? heard[0] : null;
        if (UsedImsi is not { } imsi || _subscriberRefused)
            return;
        foreach (Cell cell in NetworkSelection.Order(heard, _content, last, _barred))
        {
            if (_barred.Contains(cell.Plmn))
                continue; // another cell of it was refused a moment ago
            if (await TryAttachAsync(cell, imsi, cancellationToken).ConfigureAwait(false))
                return;
            if (_subscriberRefused)
                return;
        }
        if (Registered is not null)
            Leave(told: false); // the update of the location was refused everywhere
    }

    /// <summary>Says goodbye to the network and writes the location to the card that was used there.</summary>
    public async Task DetachAsync(CancellationToken cancellationToken)
    {
        if (Registered is { } cell && Identity is { } identity)
        {
            await _air.DetachAsync(cell, identity, cancellationToken).ConfigureAwait(false);
            _location.Write(_channel);
            Leave(told: true);
        }
        else
        {
            _location.Write(_channel);
        }
    }

    /// <inheritdoc/>
    Imsi IAttachDialogue.Identity() => UsedImsi.GetValueOrDefault();

    /// <inheritdoc/>
    public AuthenticationResponse Authenticate(ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn)
    {
        if (rand.Length != 16 || autn.Length != 16)
            throw new ArgumentException($"RAND and AUTN are 16 bytes each; {rand.Length} and {autn.Length} were given.", nameof(rand));
        _channel.SelectApplicationDirectory();
        AuthenticationResponse response = Read(AuthenticateAnswer.Ask(_channel, rand, autn), autn);
        _tell(new Authenticated(_asking!, response switch
        {
            AuthenticationResponse.Answered => AuthenticationResult.Answered,
            AuthenticationResponse.SynchronisationFailure => AuthenticationResult.SynchronisationFailure,
            _ => AuthenticationResult.MacFailure,
        }));
        return response;
    }

    private async Task<bool> TryAttachAsync(Cell cell, Imsi imsi, CancellationToken cancellationToken)
    {
        _asking = cell;
        (TemporaryIdentity Identity, Plmn Plmn)? last = _location.Last(cell.Technology);
        AttachOutcome outcome = await AskAsync(cell, imsi, last, cancellationToken).ConfigureAwait(false);
        if (outcome is AttachOutcome.Rejected { Cause: RejectCause.IdentityNotDerived } && last is not null)
        {
            _location.Forget();
            outcome = await AskAsync(cell, imsi, null, cancellationToken).ConfigureAwait(false);
        }
        if (outcome is AttachOutcome.Accepted accepted)
        {
            Accept(cell, imsi, accepted);
            return true;
        }
        Refuse(cell, imsi, ((AttachOutcome.Rejected)outcome).Cause);
        return false;
    }

    private Task<AttachOutcome> AskAsync(Cell cell, Imsi imsi, (TemporaryIdentity Identity, Plmn Plmn)? last, CancellationToken cancellationToken)
    {
        _keys.Discard();
        AttachRequest request = new(cell, last is null ? imsi : null, last?.Identity, last?.Plmn, _keys.KeySetIdentifier(cell.Technology));
        return _air.AttachAsync(request, this, cancellationToken);
    }

    private void Accept(Cell cell, Imsi imsi, AttachOutcome.Accepted accepted)
    {
        Registered = cell;
        Camped = cell;
        Identity = accepted.TemporaryIdentity;
        _location.SetRegistered(cell, accepted.TemporaryIdentity);
        _location.Write(_channel);
        _keys.Write(_channel, cell, accepted.KeySetIdentifier);
        _tell(new Registered(imsi, cell, !_content.IsHome(cell.Plmn)));
    }

    private void Refuse(Cell cell, Imsi imsi, RejectCause cause)
    {
        _keys.Discard();
        switch (cause)
        {
            case RejectCause.ImsiUnknown or RejectCause.IllegalMs or RejectCause.IllegalMe or RejectCause.AllServicesNotAllowed
                or RejectCause.ServicesNotAllowed:
                // The card is not good for service until it is started again.
                _subscriberRefused = true;
                _location.Forget();
                _location.Write(_channel);
                _keys.Forget(_channel);
                break;
            case RejectCause.PlmnNotAllowed:
                Forbid(cell.Plmn);
                break;
            default:
                break; // for the time being: the next search may try again
        }
        _barred.Add(cell.Plmn);
        _refusals.Enqueue((cell, cause));
        _tell(new RegistrationRejected(imsi, cell, cause));
    }

    /// <summary>Writes a network into EF.FPLMN. Home networks never go there (3GPP TS 23.122 §4.4.3.1.1).</summary>
    private void Forbid(Plmn plmn)
    {
        byte[] list = _content.Get(UsimFiles.Fplmn).ToArray();
        if (_content.IsHome(plmn) || !PlmnList.Add(list, plmn))
            return;
        _content.Put(UsimFiles.Fplmn, list);
        _channel.TryUpdateBinary(UsimFiles.Fplmn, list);
    }

    private void Leave(bool told)
    {
        Cell cell = Registered!;
        Registered = null;
        Identity = null;
        Camped = null;
        _tell(new Detached(cell, told));
    }

    private AuthenticationResponse Read(AuthenticateAnswer answer, ReadOnlySpan<byte> autn)
    {
        if (!answer.Auts.IsEmpty)
            return new AuthenticationResponse.SynchronisationFailure(answer.Auts);
        if (answer.Res.IsEmpty)
            return new AuthenticationResponse.MacFailure();
        _keys.Agree(answer.Ck.Span, answer.Ik.Span, autn);
        return new AuthenticationResponse.Answered(answer.Res);
    }
}
