using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.Protocol.Sms;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Testbed.Scenarios;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Workbench.Tests.Trips;

/// <summary>The built-in trip, played once on a card image on disk and looked at from all sides.</summary>
internal sealed class EuropeTests
{
    private static readonly EfDefinition[] LocationFamily = [UsimFiles.Loci, UsimFiles.PsLoci, UsimFiles.EpsLoci, FiveGsFiles.Loci3gpp];

    private readonly ImageFolder _folder = new();
    private Scenario _scenario = null!;
    private PlayedTrip _trip = null!;
    private ImageContent _image = null!;
    private string[] _slots = null!;

    private string Image => _folder.Path("europe.card");

    [OneTimeSetUp]
    public async Task PlayOnce()
    {
        _scenario = ScenarioReader.BuiltIn();
        _trip = await PlayedTrip.PlayAsync(_scenario, image: Image);
        _image = ImageContent.Of(Image);
        using CardImage card = new(CardStore.SqliteCardStore.Open(Image));
        _slots = [.. card.Slots.Select(slot => slot.Imsi!.Value.Digits)];
    }

    [OneTimeTearDown]
    public void RemoveImage() => _folder.Dispose();

    [Test]
    public void Every_leg_registers_and_meets_its_expectation()
    {
        Assert.That(_trip.Report.Failures, Is.Empty);
        Assert.That(_trip.Report.Succeeded);
        Assert.That(_trip.Report.Legs, Has.Count.EqualTo(_scenario.Legs.Count));
        foreach ((TripLegReport leg, ScenarioLeg wanted) in _trip.Report.Legs.Zip(_scenario.Legs))
        {
            Assert.That(leg.Registered, leg.Place);
            Assert.That(leg.Plmn, Is.EqualTo(wanted.Expect!.Plmn!.Value.ToString()), leg.Place);
            Assert.That(leg.Roaming, Is.EqualTo(wanted.Expect.Roaming), leg.Place);
            Assert.That(leg.Profile, wanted.Expect.Profile is null ? Is.Not.Null : Is.EqualTo(wanted.Expect.Profile), leg.Place);
            Assert.That(leg.Imsi, Is.EqualTo(_scenario.Profile(leg.Profile!).Profile.Imsi), leg.Place);
        }
    }

    [Test]
    public void Every_leg_tells_why_its_profile_and_what_it_took()
    {
        foreach (TripLegReport leg in _trip.Report.Legs)
        {
            Assert.That(leg.Reason, Is.Not.Null.And.Not.Empty, leg.Place);
            Assert.That(leg.RegistrationApdus, Is.Positive, leg.Place);
            Assert.That(leg.RegistrationSeconds, Is.Positive.And.LessThan(3600), leg.Place);
        }
    }

    [Test]
    public void All_profiles_that_were_ordered_are_on_the_card_and_proved()
    {
        string[] wanted = [_scenario.Subscriber.HomeProfile, .. _scenario.Subscriber.Profiles];
        Assert.That(_slots, Is.EqualTo(wanted.Select(id => _scenario.Profile(id).Profile.Imsi)));
        Assert.That(_trip.Report.ProfilesInstalled, Is.EqualTo(_scenario.Subscriber.Profiles.Count));
        Assert.That(_trip.Report.Ota.Acknowledged, Is.EqualTo(_trip.Report.Ota.Sent).And.AtLeast(_trip.Report.ProfilesInstalled));
    }

    [Test]
    public void The_report_counts_what_passed_on_the_wires()
    {
        Assert.That(_trip.Report.Apdus, Is.EqualTo(_trip.Log.Commands));
        int challenges = _trip.Log.Events.Count(e => e.Act == CardAct.Authenticated);
        Assert.That(_trip.Report.Authentications, Is.EqualTo(challenges), "no challenge of this trip is refused");
        Assert.That(_trip.Report.Authentications, Is.AtLeast(_trip.Report.Legs.Count));
    }

    [Test]
    public void What_was_charged_is_missing_on_the_balance()
    {
        TripReport report = _trip.Report;
        Assert.That(report.Legs.Sum(leg => leg.Cost), Is.EqualTo(_scenario.Subscriber.TopUp - report.Balance).And.Positive);
        Assert.That(report.Saved, Is.EqualTo(report.Legs.Sum(leg => leg.RoamingCost - leg.Cost)));
        Assert.That(report.Statement.Sum(line => line.Amount), Is.EqualTo(report.Balance));
        foreach ((TripLegReport leg, ScenarioLeg wanted) in report.Legs.Zip(_scenario.Legs))
        {
            ScenarioTariff tariff = _scenario.Profile(leg.Profile!).Profile.Tariff;
            ScenarioTariff home = _scenario.Profile(_scenario.Subscriber.HomeProfile).Profile.Tariff;
            bool atHome = _scenario.Profile(_scenario.Subscriber.HomeProfile).Profile.Covers(Plmn.Parse(leg.Plmn!));
            Assert.That(leg.Cost, Is.EqualTo(Price(wanted.Usage!, leg.Roaming ? tariff.Roaming : tariff.Local)), leg.Place);
            Assert.That(leg.RoamingCost, Is.EqualTo(Price(wanted.Usage!, atHome ? home.Local : home.Roaming)), leg.Place);
        }
    }

    [Test]
    public void Each_local_registration_is_greeted_with_a_message_in_EF_SMS()
    {
        int greetings = _trip.Log.Updates(UsimFiles.Sms).Count(update => TextOf(update.Content) == "Welcome home");
        int local = _trip.Lines.Count(line => line.Contains("registered on", StringComparison.Ordinal) && !line.EndsWith(", roaming", StringComparison.Ordinal));
        Assert.That(greetings, Is.EqualTo(local).And.AtLeast(_trip.Report.Legs.Count(leg => !leg.Roaming)));
        byte[][] records = [.. _image.File(UsimFiles.Sms)!.Chunk(StoredMessage.Size)];
        Assert.That(records.Count(record => TextOf(record) == "Welcome home"), Is.EqualTo(Math.Min(greetings, records.Length)));
    }

    [Test]
    public void A_location_goes_to_the_slot_that_was_used_there_and_to_no_other()
    {
        // What the phone wrote last while an IMSI was in use, and no other slot may have it.
        Dictionary<(string Imsi, FilePath File), byte[]> written = [];
        string imsi = "";
        foreach (CardEvent e in _trip.Log.Events)
        {
            if (e.Act == CardAct.Read && e.Path == UsimFiles.Imsi.Path && Imsi.TryDecode(e.Content, out Imsi read))
                imsi = read.Digits;
            else if (e.Act == CardAct.Updated && LocationFamily.Any(file => file.Path == e.Path))
                written[(imsi, e.Path)] = e.Content;
        }
        string[] used = [.. written.Keys.Select(key => key.Imsi).Distinct()];
        Assert.That(used, Has.Length.EqualTo(_trip.Report.Legs.Select(leg => leg.Imsi).Append(_slots[2]).Distinct().Count()));
        foreach (string each in used)
        {
            foreach (EfDefinition file in LocationFamily)
                Assert.That(_image.File(_image.SlotOf(each), file) ?? FreshContent.Of(file.Path), Is.EqualTo(written[(each, file.Path)]), $"{file.Name} of {each}");
        }
        Assert.That(used.Select(each => Convert.ToHexString(written[(each, UsimFiles.Loci.Path)])), Is.Unique);
    }

    [Test]
    public void A_slot_that_becomes_active_shows_no_location_no_keys_and_no_forbidden_network()
    {
        int switches = 0;
        string imsi = "";
        HashSet<FilePath> seen = [];
        foreach (CardEvent e in _trip.Log.Events.Where(e => e.Act == CardAct.Read))
        {
            if (e.Path == UsimFiles.Imsi.Path && Imsi.TryDecode(e.Content, out Imsi read) && read.Digits != imsi)
            {
                imsi = read.Digits;
                switches++;
                seen.Clear();
            }
            else if (imsi.Length > 0 && switches > 1 && seen.Add(e.Path) && FreshContent.Of(e.Path) is { } fresh)
            {
                Assert.That(Convert.ToHexString(e.Content), Is.EqualTo(Convert.ToHexString(fresh)), $"{e.Path} after the switch to {imsi}");
            }
        }
        Assert.That(switches, Is.AtLeast(6));
    }

    [Test]
    public void A_detach_writes_the_location_before_the_card_is_reset()
    {
        List<CardEvent> events = _trip.Log.Events;
        int resets = 0;
        for (int i = 1; i < events.Count; i++)
        {
            if (events[i].Act != CardAct.Reset)
                continue;
            resets++;
            Assert.That(
                events.Take(i).Reverse().TakeWhile(e => e.Act is CardAct.Updated or CardAct.Other).Select(e => e.Path).Intersect(LocationFamily.Select(file => file.Path)).Count(),
                Is.EqualTo(LocationFamily.Length),
                $"before reset {resets}");
        }
        Assert.That(resets, Is.AtLeast(5));
    }

    [Test]
    public void A_packet_that_is_delivered_a_second_time_is_refused_and_changes_nothing()
    {
        using InMemoryCardStore store = new();
        OtaKeySet keys;
        using (CardStore.SqliteCardStore disk = CardStore.SqliteCardStore.Open(Image))
        {
            store.Begin();
            disk.Load(store.Put);
            store.Commit();
        }
        using (CardImage image = new(InMemoryCardStore.CopyOf(store)))
            keys = image.RevealOtaKeys(1)!;
        ImageContent before = new(store);
        SecurityParameters security = new(0x16, 0x19, 0x12, 0x12, 0xBFFF10);
        using EmulatedCardLink card = new(CardMaker.Open(store, new SeededEntropy(1, "card")));
        CardChannel channel = new(card);
        channel.PowerOn();
        int refused = 0;
        foreach (CardEvent envelope in _trip.Log.Events.Where(e => e.Act == CardAct.Enveloped && e.Content[5] == 0xD1))
        {
            CardAnswer answer = channel.Envelope(envelope.Content.AsSpan(5));
            Assert.That(answer.Status.IsSuccess, $"{answer.Status}");
            if (answer.Data.IsEmpty)
                continue; // more parts follow
            byte[] data = new byte[answer.Data.Length];
            Assert.That(ResponsePacket.TryUnwrap(answer.Data.Span[3..], security, keys, data, out ResponseContent receipt));
            Assert.That(receipt.Status, Is.EqualTo(SecuredPacketStatus.CounterLow));
            refused++;
        }
        Assert.That(refused, Is.EqualTo(_trip.Report.Ota.Sent).And.Positive);
        Assert.That(new ImageContent(store).IsSameAs(before));
    }

    [Test]
    public async Task The_same_seed_gives_the_same_report_to_the_last_character() =>
        Assert.That((await PlayedTrip.PlayAsync(_scenario)).Report.ToJson(), Is.EqualTo(_trip.Report.ToJson()));

    [Test]
    public async Task Another_seed_gives_another_card_on_the_same_way()
    {
        string image = _folder.Path("other.card");
        PlayedTrip other = await PlayedTrip.PlayAsync(_scenario, seed: 2, image: image);
        Assert.That(
            other.Report.Legs.Select(leg => (leg.Place, leg.Plmn, leg.Profile, leg.Imsi, leg.Cost)),
            Is.EqualTo(_trip.Report.Legs.Select(leg => (leg.Place, leg.Plmn, leg.Profile, leg.Imsi, leg.Cost))));
        using CardImage ours = new(CardStore.SqliteCardStore.Open(Image));
        using CardImage theirs = new(CardStore.SqliteCardStore.Open(image));
        Assert.That(theirs.Iccid, Is.Not.EqualTo(ours.Iccid));
        Assert.That(theirs.Certificate.ToArray(), Is.Not.EqualTo(ours.Certificate.ToArray()));
        Assert.That(theirs.RevealOtaKeys(1)!.Kic.ToArray(), Is.Not.EqualTo(ours.RevealOtaKeys(1)!.Kic.ToArray()));
        Assert.That(
            other.Log.Events.First(e => e.Act == CardAct.Authenticated).Content,
            Is.Not.EqualTo(_trip.Log.Events.First(e => e.Act == CardAct.Authenticated).Content), "RAND");
    }

    private static decimal Price(ScenarioUsage usage, ScenarioRates rates) =>
        (usage.Megabytes * rates.PerMegabyte) + (usage.Minutes * rates.PerMinute) + (usage.Sms * rates.PerSms);

    private static string? TextOf(byte[] record) =>
        StoredMessage.TryDecode(record, out StoredMessage? stored) && SmsDeliver.TryDecode(stored.Tpdu.Span, out SmsDeliver? message) ? message.Text : null;
}
