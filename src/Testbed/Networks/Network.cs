using System.Net;
using System.Security.Cryptography;
using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Testbed.Networks;

/// <summary>A serving network: it lets phones in by agreement and by authentication, and tells the platform who came.</summary>
/// <remarks>One phone at a time; not thread safe.</remarks>
/// <param name="description">PLMN, name, radio and roaming partners.</param>
/// <param name="homes">Whom to ask for vectors.</param>
/// <param name="cloud">The platform as this network sees it.</param>
/// <param name="isLocal">Whether an IMSI is at home here: this network is in its profile's coverage.</param>
/// <param name="clock">The clock of reports and of its service centre.</param>
/// <param name="entropy">Temporary identities.</param>
public sealed class Network(
    ScenarioNetwork description, HomeOperators homes, CloudClient cloud, Func<Imsi, bool> isLocal, VirtualClock clock, IEntropySource entropy)
{
    private const byte NoKeySet = 7;

    private readonly Dictionary<TemporaryIdentity, Imsi> _subscribers = [];
    private byte _keySetIdentifier = NoKeySet - 1;

    /// <summary>The cell that phones hear.</summary>
    public Cell Cell { get; } = new(description.Plmn, description.Name, description.AccessTechnology, description.AreaCode, CellId: 1);

    /// <summary>Where it is.</summary>
    public string Country => description.Country;

    /// <summary>The service centre for short messages.</summary>
    public ServiceCentre ServiceCentre { get; } = new(description, cloud, clock);

    /// <summary>Who is registered now; null where nobody is.</summary>
    public Imsi? Registered { get; private set; }

    /// <summary>Challenges that were answered with the RES which the home operator expected.</summary>
    public int Authentications { get; private set; }

    /// <summary>What failed between the operators, in words: not what a phone did wrong.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Whether an IMSI is at home here: this network is in its profile's coverage.</summary>
    public bool IsHomeOf(Imsi imsi) => isLocal(imsi);

    /// <summary>Decides about a phone that asks for service.</summary>
    /// <param name="request">Which cell, as whom.</param>
    /// <param name="dialogue">How to ask the phone back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AttachOutcome> AttachAsync(AttachRequest request, IAttachDialogue dialogue, CancellationToken cancellationToken)
    {
        Imsi imsi = Identify(request, dialogue);
        if (!homes.TryFind(imsi, out Plmn home, out AucClient? auc))
            return new AttachOutcome.Rejected(RejectCause.ImsiUnknown);
        if (!description.Admits(home))
            return new AttachOutcome.Rejected(RejectCause.PlmnNotAllowed);
        if (await AuthenticateAsync(imsi, home, auc, dialogue, cancellationToken).ConfigureAwait(false) is RejectCause cause)
            return new AttachOutcome.Rejected(cause);

        TemporaryIdentity identity = NewIdentity();
        Forget(imsi);
        _subscribers[identity] = imsi;
        Registered = imsi;
        _keySetIdentifier = (byte)((_keySetIdentifier + 1) % NoKeySet);
        if (isLocal(imsi))
            ServiceCentre.Welcome(imsi);
        await TellPlatformAsync(imsi, cancellationToken).ConfigureAwait(false);
        return new AttachOutcome.Accepted(identity, _keySetIdentifier);
    }

    /// <summary>A phone says goodbye. Its temporary identity stays known, so that it can come back with it.</summary>
    public void Detach(TemporaryIdentity identity)
    {
        if (_subscribers.TryGetValue(identity, out Imsi imsi) && Registered == imsi)
            Registered = null;
    }

    /// <summary>The phone is out of reach without goodbye: an implicit detach.</summary>
    public void Lose() => Registered = null;

    /// <summary>Tells the platform what the registered subscriber used; the same event is charged once.</summary>
    /// <param name="eventId">This network's own id of the event.</param>
    /// <param name="imsi">Who used it.</param>
    /// <param name="usage">What was used.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CloudException">The platform refused: the balance does not cover it, or it does not know the IMSI.</exception>
    public Task<UsageReceipt> ReportUsageAsync(string eventId, Imsi imsi, ScenarioUsage usage, CancellationToken cancellationToken) =>
        cloud.ReportUsageAsync(
            new(eventId, imsi.Digits, description.Plmn.ToString(), clock.GetUtcNow(), usage.Megabytes, usage.Minutes, usage.Sms), cancellationToken);

    // A temporary identity counts only where this network gave it; else the phone is asked for its IMSI.
    private Imsi Identify(AttachRequest request, IAttachDialogue dialogue)
    {
        if (request.Imsi is Imsi given)
            return given;
        return request.TemporaryIdentity is TemporaryIdentity temporary && request.LastArea == description.Plmn
            && _subscribers.TryGetValue(temporary, out Imsi known)
            ? known
            : dialogue.Identity();
    }

    // AKA of TS 33.102 6.3: a challenge, and after AUTS one more with a fresh sequence number.
    private async Task<RejectCause?> AuthenticateAsync(Imsi imsi, Plmn home, AucClient auc, IAttachDialogue dialogue, CancellationToken cancellationToken)
    {
        AuthenticationVector vector;
        AuthenticationResponse response;
        try
        {
            vector = await auc.GetVectorAsync(home, imsi, cancellationToken).ConfigureAwait(false);
            response = dialogue.Authenticate(vector.Rand.Span, vector.Autn.Span);
            if (response is AuthenticationResponse.SynchronisationFailure failure)
            {
                vector = await auc.ResynchroniseAsync(home, imsi, vector.Rand, failure.Auts, cancellationToken).ConfigureAwait(false);
                response = dialogue.Authenticate(vector.Rand.Span, vector.Autn.Span);
            }
        }
        catch (AucException e) when (e.Status == HttpStatusCode.NotFound)
        {
            return RejectCause.ImsiUnknown;
        }
        catch (Exception e) when (e is AucException or HttpRequestException)
        {
            Faults.Add($"{description.Plmn} got no authentication vector of {home}: {e.Message}");
            return RejectCause.NetworkFailure;
        }
        switch (response)
        {
            case AuthenticationResponse.Answered answer when CryptographicOperations.FixedTimeEquals(answer.Res.Span, vector.Xres.Span):
                Authentications++;
                return null;
            case AuthenticationResponse.SynchronisationFailure:
                Faults.Add($"{description.Plmn}: the card of {imsi} refused the sequence number of {home} also after re-synchronisation.");
                return RejectCause.NetworkFailure;
            default:
                return RejectCause.IllegalMs;
        }
    }

    private async Task TellPlatformAsync(Imsi imsi, CancellationToken cancellationToken)
    {
        try
        {
            await cloud
                .ReportRegistrationAsync(new(imsi.Digits, description.Plmn.ToString(), clock.GetUtcNow()), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (CloudException e) when (e.Status == HttpStatusCode.NotFound)
        {
            // Somebody else's subscriber: the platform need not know.
        }
    }

    private void Forget(Imsi imsi)
    {
        foreach (TemporaryIdentity old in _subscribers.Where(entry => entry.Value == imsi).Select(entry => entry.Key).ToArray())
            _subscribers.Remove(old);
    }

    // TMSI (TS 24.008 10.5.1.4), GUTI as an EPS mobile identity (TS 24.301 9.9.3.12), 5G-GUTI as a 5GS mobile identity (TS 24.501 9.11.3.4).
    private TemporaryIdentity NewIdentity()
    {
        Span<byte> identity = stackalloc byte[13];
        int length = description.AccessTechnology switch
        {
            AccessTechnology.Eutran => Guti(identity, [0x0B, 0xF6], [0x80, 0x01, 0x01]),
            AccessTechnology.NgRan => Guti(identity, [0x00, 0x0B, 0xF2], [0x01, 0x00, 0x41]),
            _ => 0,
        };
        Span<byte> tmsi = identity.Slice(length, 4);
        do
            entropy.Fill(tmsi);
        while (tmsi.IndexOfAnyExcept((byte)0xFF) < 0); // FFFFFFFF says "none"
        if (length == 0)
            tmsi[0] &= 0x3F; // the two top bits 11 belong to P-TMSIs (TS 23.003 2.4)
        return TemporaryIdentity.Of(identity[..(length + 4)]);
    }

    private int Guti(Span<byte> identity, ReadOnlySpan<byte> head, ReadOnlySpan<byte> core)
    {
        head.CopyTo(identity);
        description.Plmn.Encode(identity[head.Length..]);
        core.CopyTo(identity[(head.Length + Plmn.Size)..]);
        return head.Length + Plmn.Size + core.Length;
    }
}
