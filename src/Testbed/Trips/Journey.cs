using System.Globalization;
using System.Net;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Testbed.Networks;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Testbed.Trips;

/// <summary>The subscriber's way from leg to leg: what happens at a place, and what is noted of it.</summary>
internal sealed class Journey : IDisposable
{
    // How long the subscriber waits for service at a place; an applet's fallback may need its minutes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Glance = TimeSpan.FromMinutes(1);

    private readonly TripSetup _setup;
    private readonly World _world;
    private readonly MeteredLink _meter;
    private readonly TripRecorder _recorder;
    private readonly Traveller _traveller = new();
    private readonly Phone.Phone _phone;
    private IReadOnlyList<byte[]> _journal = [];

    public Journey(TripSetup setup, World world, MeteredLink meter, IProgress<TripProgress>? progress)
    {
        _setup = setup;
        _world = world;
        _meter = meter;
        _recorder = new TripRecorder(setup.Clock, meter, progress);
        PhoneOptions options = new() { Imei = setup.Scenario.Phone.Imei, Refresh = setup.Scenario.Phone.Refresh, Pin1 = setup.Pin1 };
        _phone = new Phone.Phone(meter, world.Air, _traveller, _recorder, setup.Clock, options);
    }

    /// <summary>Legs without registration, expectations that were not met, charges that were refused.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Plays all legs and switches the phone off.</summary>
    public async Task<IReadOnlyList<TripLegReport>> PlayAsync(CancellationToken cancellationToken)
    {
        _journal = LookAtJournal();
        List<TripLegReport> legs = [];
        foreach (ScenarioLeg leg in _setup.Scenario.Legs)
            legs.Add(await PlayAsync(leg, legs.Count, cancellationToken).ConfigureAwait(false));
        await _phone.PowerOffAsync(cancellationToken).ConfigureAwait(false);
        return legs;
    }

    /// <inheritdoc/>
    public void Dispose() => _phone.Dispose();

    // A card that travelled before has a journal already; it is read at the desk, before the card goes into the phone.
    private IReadOnlyList<byte[]> LookAtJournal()
    {
        CardChannel channel = new(_meter);
        channel.PowerOn();
        IReadOnlyList<byte[]> records = channel.TryReadRecords(MultisimFiles.Journal) ?? [];
        channel.PowerOff();
        return records;
    }

    private async Task<TripLegReport> PlayAsync(ScenarioLeg leg, int index, CancellationToken cancellationToken)
    {
        TimeSpan travel = _setup.Scenario.Arrival(leg) - _setup.Clock.GetUtcNow();
        if (travel > TimeSpan.Zero)
            await BearAsync(index, () => _setup.Clock.AdvanceAsync(travel, _phone.SettleAsync, cancellationToken), cancellationToken).ConfigureAwait(false);
        _recorder.Arrive(leg.Place);
        _world.MoveTo(leg.Networks);
        await BearAsync(index, () => ArriveAsync(leg, index, cancellationToken), cancellationToken).ConfigureAwait(false);
        UsageReceipt? bill = await UseAsync(leg, index, cancellationToken).ConfigureAwait(false);
        TripLegReport report = Report(leg, bill);
        Judge(leg, index, report);
        return report;
    }

    private async Task ArriveAsync(ScenarioLeg leg, int index, CancellationToken cancellationToken)
    {
        if (_phone.IsOn)
            await _phone.MoveAsync(cancellationToken).ConfigureAwait(false);
        else
            await _phone.PowerOnAsync(cancellationToken).ConfigureAwait(false);
        await StayAsync(cancellationToken).ConfigureAwait(false);
        if (leg.Choose is null)
            return;
        _recorder.Measure();
        await ChooseAsync(leg.Choose, index, cancellationToken).ConfigureAwait(false);
        await StayAsync(cancellationToken).ConfigureAwait(false);
    }

    // A phone that a card drives in circles is switched off until the next place.
    private async Task BearAsync(int index, Func<Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (RestlessCardException restless)
        {
            Fail(index, "networks", restless.Message);
            await _phone.PowerOffAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // Until the phone is registered and a glance at it a minute later shows nothing new.
    private async Task StayAsync(CancellationToken cancellationToken)
    {
        TimeSpan until = _setup.Clock.Elapsed + Patience;
        int seen;
        do
        {
            await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            seen = _recorder.Registrations;
            await _setup.Clock.AdvanceAsync(Glance, _phone.SettleAsync, cancellationToken).ConfigureAwait(false);
        }
        while ((_world.Serving is null || seen != _recorder.Registrations) && _setup.Clock.Elapsed < until);
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        int taken = _recorder.Downloads;
        await _phone.SettleAsync(cancellationToken).ConfigureAwait(false);
        while (_world.Serving is Network network
            && await network.ServiceCentre.DeliverNextAsync(network.Registered!.Value, _phone.DeliverAsync, cancellationToken).ConfigureAwait(false))
        {
            await _phone.SettleAsync(cancellationToken).ConfigureAwait(false);
        }
        if (_recorder.Downloads > taken)
            _recorder.Say(string.Create(CultureInfo.InvariantCulture, $"{_recorder.Downloads - taken} messages over the air went into the card"));
    }

    private async Task ChooseAsync(string choice, int index, CancellationToken cancellationToken)
    {
        string? label = choice == ScenarioLeg.Automatic ? null : _setup.Scenario.Profile(choice).Profile.Name;
        if (!await _traveller.ChooseAsync(_phone, label, cancellationToken).ConfigureAwait(false))
            Fail(index, "choose", $"the SIM menu offers no way to {choice}; it has {_phone.Menu.Count} entries: {string.Join(", ", _phone.Menu.Select(item => item.Text))}");
    }

    private async Task<UsageReceipt?> UseAsync(ScenarioLeg leg, int index, CancellationToken cancellationToken)
    {
        if (_world.Serving is not Network network || leg.Usage is null)
            return null;
        // Made of what stays the same when it is sent again, and of the account, as a platform may have seen this scenario before.
        string eventId = string.Create(CultureInfo.InvariantCulture, $"{_world.Enrolment.SubscriberId}/leg-{index + 1}");
        try
        {
            return await network.ReportUsageAsync(eventId, network.Registered!.Value, leg.Usage, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudException e) when (e.Status == HttpStatusCode.PaymentRequired)
        {
            Fail(index, "usage", string.Create(CultureInfo.InvariantCulture, $"the balance does not cover it: {e.Error.Needed} needed, {e.Error.Available} available"));
            return null;
        }
    }

    private TripLegReport Report(ScenarioLeg leg, UsageReceipt? bill)
    {
        IReadOnlyList<byte[]> journal = _phone.IsOn ? _phone.ReadRecords(MultisimFiles.Journal) : _journal;
        string? reason = Decisions.Reason(Decisions.Since(_journal, journal), _phone.ReadRecords(MultisimFiles.Rules));
        _journal = journal;
        Network? network = _world.Serving;
        Imsi? imsi = network?.Registered;
        return new TripLegReport(
            leg.Date,
            leg.Place,
            network?.Country,
            network?.Cell.Name,
            network?.Cell.Plmn.ToString(),
            imsi is null ? null : _setup.Scenario.ProfileOf(imsi.Value.Digits)?.Id,
            imsi?.Digits,
            reason,
            network is not null && !network.IsHomeOf(imsi!.Value),
            network is not null,
            _recorder.RegistrationApdus,
            _recorder.RegistrationTime.TotalSeconds,
            bill?.Cost ?? 0,
            bill?.RoamingCost ?? 0);
    }

    private void Judge(ScenarioLeg leg, int index, TripLegReport report)
    {
        if (!report.Registered)
        {
            Fail(index, "networks", leg.Networks.Count == 0 ? "not registered; no network is heard there" : $"not registered; heard were {string.Join(", ", leg.Networks)}");
            return;
        }
        if (leg.Expect is not ScenarioExpectation expected)
            return;
        if (expected.Profile is not null && expected.Profile != report.Profile)
            Fail(index, "expect.profile", $"registered with {report.Profile ?? report.Imsi}, expected {expected.Profile}");
        if (expected.Plmn is Plmn plmn && plmn.ToString() != report.Plmn)
            Fail(index, "expect.plmn", $"registered on {report.Plmn}, expected {plmn}");
        if (expected.Roaming is bool roaming && roaming != report.Roaming)
            Fail(index, "expect.roaming", $"{(report.Roaming ? "roaming" : "at home")}, expected {(roaming ? "roaming" : "at home")}");
    }

    private void Fail(int index, string member, string what) => Failures.Add(
        string.Create(CultureInfo.InvariantCulture, $"{_setup.Scenario.Legs[index].Place} ($.legs[{index}].{member}): {what}."));
}
