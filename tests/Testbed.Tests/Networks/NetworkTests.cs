using System.Net;
using System.Text;
using System.Text.Json;
using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Testbed.Networks;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Testbed.Tests.Networks;

/// <summary>A network against a real operators' host over HTTP; the platform only writes down what it is told.</summary>
public sealed class NetworkTests
{
    private static readonly Plmn Home = Plmn.Parse("001-01");
    private static readonly Plmn Away = Plmn.Parse("999-002");
    private static readonly Imsi HomeImsi = Imsi.Parse("001010000000001");
    private static readonly Scenario Scenario = ScenarioReader.Read(Encoding.UTF8.GetBytes(SmallScenario.Text), "small.json");

    private AucServer _operators = null!;
    private HttpClient _connection = null!;
    private FakePlatform _platform = null!;
    private VirtualClock _clock = null!;

    [SetUp]
    public async Task Start()
    {
        Dictionary<Plmn, string> keys = Scenario.Networks.ToDictionary(network => network.Plmn, network => $"key of {network.Plmn}");
        _clock = new VirtualClock(Scenario.Start);
        _operators = await AucServer.StartAsync(ScenarioOperators.Configure(Scenario, [], keys, _clock), new SeededEntropy(1, "auc"), CancellationToken.None);
        _connection = new HttpClient { BaseAddress = _operators.Address };
        _platform = new FakePlatform();
    }

    [TearDown]
    public async Task Stop()
    {
        _connection.Dispose();
        _platform.Dispose();
        await _operators.DisposeAsync();
    }

    [Test]
    public async Task A_subscriber_at_home_is_let_in_after_one_challenge_and_the_platform_is_told()
    {
        Network network = On(Home);
        FakeSubscriber subscriber = Subscriber("home");

        AttachOutcome outcome = await AttachAsync(network, subscriber, HomeImsi);

        Assert.That(outcome, Is.InstanceOf<AttachOutcome.Accepted>());
        Assert.That((network.Registered, network.Authentications, subscriber.Challenges, subscriber.Identities), Is.EqualTo(((Imsi?)HomeImsi, 1, 1, 0)));
        Assert.That(_platform.Bodies("POST /registrations").Single().GetProperty("imsi").GetString(), Is.EqualTo(HomeImsi.Digits));
        Assert.That(network.Faults, Is.Empty);
    }

    [Test]
    public async Task A_partners_subscriber_may_roam_and_is_not_at_home()
    {
        Network network = On(Away);

        AttachOutcome outcome = await AttachAsync(network, Subscriber("home"), HomeImsi);

        Assert.That(outcome, Is.InstanceOf<AttachOutcome.Accepted>());
        Assert.That(network.IsHomeOf(HomeImsi), Is.False);
    }

    [Test]
    public async Task Without_an_agreement_the_network_refuses_before_it_asks_anybody()
    {
        Network network = On(Home);
        FakeSubscriber subscriber = Subscriber("away");

        AttachOutcome outcome = await AttachAsync(network, subscriber, Imsi.Parse("999002000000001"));

        Assert.That(outcome, Is.EqualTo(new AttachOutcome.Rejected(RejectCause.PlmnNotAllowed)));
        Assert.That(subscriber.Challenges, Is.Zero);
        Assert.That(_platform.Requests, Is.Empty);
        Assert.That(network.Registered, Is.Null);
    }

    [TestCase("001019999999999", Description = "an operator that is known, a subscriber that is not")]
    [TestCase("466920000000001", Description = "an operator that nobody knows")]
    public async Task An_unknown_subscriber_is_refused(string imsi)
    {
        AttachOutcome outcome = await AttachAsync(On(Home), Subscriber("home"), Imsi.Parse(imsi));

        Assert.That(outcome, Is.EqualTo(new AttachOutcome.Rejected(RejectCause.ImsiUnknown)));
    }

    [Test]
    public async Task A_wrong_res_is_an_illegal_ms()
    {
        Network network = On(Home);

        AttachOutcome outcome = await AttachAsync(network, new FakeSubscriber(Package("home")) { Forges = true }, HomeImsi);

        Assert.That(outcome, Is.EqualTo(new AttachOutcome.Rejected(RejectCause.IllegalMs)));
        Assert.That((network.Authentications, network.Registered), Is.EqualTo((0, (Imsi?)null)));
        Assert.That(_platform.Requests, Is.Empty);
    }

    [Test]
    public async Task A_card_with_another_key_refuses_the_challenge_and_is_not_let_in()
    {
        AttachOutcome outcome = await AttachAsync(On(Home), new FakeSubscriber(Package("home")) { HasAnotherKey = true }, HomeImsi);

        Assert.That(outcome, Is.EqualTo(new AttachOutcome.Rejected(RejectCause.IllegalMs)));
    }

    [Test]
    public async Task A_card_that_is_ahead_is_resynchronised()
    {
        Network network = On(Home);
        FakeSubscriber subscriber = Subscriber("home");
        for (ulong ind = 0; ind < 32; ind++)
            subscriber.Remember((1000UL << 5) | ind);

        AttachOutcome outcome = await AttachAsync(network, subscriber, HomeImsi);

        Assert.That(outcome, Is.InstanceOf<AttachOutcome.Accepted>());
        Assert.That((network.Authentications, subscriber.Challenges), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task Where_the_home_operator_cannot_be_reached_the_failure_is_the_networks()
    {
        await _operators.DisposeAsync();
        Network network = On(Home);

        AttachOutcome outcome = await AttachAsync(network, Subscriber("home"), HomeImsi);

        Assert.That(outcome, Is.EqualTo(new AttachOutcome.Rejected(RejectCause.NetworkFailure)));
        Assert.That(network.Faults.Single(), Does.StartWith("001-01 got no authentication vector of 001-01"));
    }

    [Test]
    public async Task A_subscriber_comes_back_with_the_identity_that_this_network_gave()
    {
        Network network = On(Home);
        FakeSubscriber subscriber = Subscriber("home");
        TemporaryIdentity first = Given(await AttachAsync(network, subscriber, HomeImsi));
        network.Detach(first);
        Assert.That(network.Registered, Is.Null);

        TemporaryIdentity second = Given(await network.AttachAsync(new(network.Cell, null, first, Home, 0), subscriber, CancellationToken.None));

        Assert.That(second, Is.Not.EqualTo(first));
        Assert.That(subscriber.Identities, Is.Zero);
    }

    [Test]
    public async Task A_temporary_identity_of_another_network_is_asked_for_the_imsi()
    {
        Network network = On(Home);
        FakeSubscriber subscriber = Subscriber("home");
        TemporaryIdentity given = Given(await AttachAsync(network, subscriber, HomeImsi));

        AttachOutcome outcome = await network.AttachAsync(new(network.Cell, null, given, Away, 0), subscriber, CancellationToken.None);

        Assert.That(outcome, Is.InstanceOf<AttachOutcome.Accepted>());
        Assert.That(subscriber.Identities, Is.EqualTo(1));
    }

    [TestCase(AccessTechnology.Gsm, 4, "")]
    [TestCase(AccessTechnology.Utran, 4, "")]
    [TestCase(AccessTechnology.Eutran, 12, "0BF600F110800101")]
    [TestCase(AccessTechnology.NgRan, 13, "000BF200F110010041")]
    public async Task The_temporary_identity_is_coded_as_the_technology_has_it(AccessTechnology technology, int length, string head)
    {
        Network network = On(Home, technology);

        TemporaryIdentity identity = Given(await AttachAsync(network, Subscriber("home"), HomeImsi));

        Assert.That(identity.ToArray(), Has.Length.EqualTo(length));
        Assert.That(identity.Value, Does.StartWith(head));
    }

    [Test]
    public async Task Usage_goes_to_the_platform_with_the_id_of_the_event()
    {
        _platform.Answer("POST /usage", """{"cost":1.5,"roamingCost":4,"balance":18.5,"local":true}""");

        await On(Home).ReportUsageAsync("event-7", HomeImsi, new ScenarioUsage(1.5m, 2, 3), CancellationToken.None);

        JsonElement sent = _platform.Bodies("POST /usage").Single();
        Assert.That(sent.GetProperty("eventId").GetString(), Is.EqualTo("event-7"));
        Assert.That(sent.GetProperty("megabytes").GetDecimal(), Is.EqualTo(1.5m));
    }

    [Test]
    public async Task A_subscriber_whom_the_platform_does_not_know_registers_all_the_same()
    {
        using FakePlatform stranger = new FakePlatform().Answer("POST /registrations", """{"error":"no such card"}""", HttpStatusCode.NotFound);
        Network network = On(Home);
        Network unknown = On(Home, platform: stranger);

        Assert.That(await AttachAsync(unknown, Subscriber("home"), HomeImsi), Is.InstanceOf<AttachOutcome.Accepted>());
    }

    private static FakeSubscriber Subscriber(string id) => new(Package(id));

    private static TemporaryIdentity Given(AttachOutcome outcome) => ((AttachOutcome.Accepted)outcome).TemporaryIdentity;

    private static ProfilePackage Package(string id)
    {
        (ScenarioOperator owner, ScenarioProfile profile) = Scenario.Profile(id);
        return ScenarioPackage.Of(owner, profile);
    }

    private static Task<AttachOutcome> AttachAsync(Network network, FakeSubscriber subscriber, Imsi imsi) =>
        network.AttachAsync(new AttachRequest(network.Cell, imsi, null, null, 7), subscriber, CancellationToken.None);

    private Network On(Plmn plmn, AccessTechnology technology = AccessTechnology.Eutran, FakePlatform? platform = null)
    {
        ScenarioNetwork description = Scenario.Networks.Single(network => network.Plmn == plmn) with { AccessTechnology = technology };
        HomeOperators homes = new(Scenario.Operators.ToDictionary(owner => owner.Plmn, _ => new AucClient(_connection, plmn, $"key of {plmn}")));
        FakePlatform told = platform ?? _platform.Answer("POST /registrations", """{"queued":0}""");
        return new Network(description, homes, told.Client, imsi => Scenario.ProfileOf(imsi.Digits)!.Covers(plmn), _clock, new SeededEntropy(1, "network"));
    }
}
