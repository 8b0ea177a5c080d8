using System.Text.Json;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Sms;
using Tottoli.MultiSim.Testbed.Networks;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Testbed.Tests.Networks;

public sealed class ServiceCentreTests
{
    private const string Outbox = "GET /networks/001-01/outbox";
    private const string Reports = "POST /networks/001-01/reports";
    private const string Nothing = """{"messages":[]}""";

    private static readonly Imsi Subscriber = Imsi.Parse("001010000000001");

    private readonly List<SmsDeliver> _delivered = [];
    private FakePlatform _platform = null!;
    private ServiceCentre _centre = null!;
    private SmsOutcome _outcome = null!;

    [SetUp]
    public void Start()
    {
        _delivered.Clear();
        _outcome = new SmsOutcome(true, "9000", [0x40, 0x07, 0x7F, 0xF6, 0x04, 0x02, 0x71, 0x00, 0xAB]);
        _platform = new FakePlatform();
        VirtualClock clock = new(new DateTimeOffset(2027, 3, 1, 7, 30, 0, TimeSpan.FromHours(1)));
        _centre = new ServiceCentre(new ScenarioNetwork(Plmn.Parse("001-01"), "A long network name", "Testland"), _platform.Client, clock);
    }

    [TearDown]
    public void Stop() => _platform.Dispose();

    [Test]
    public async Task A_welcome_is_an_ordinary_message_of_the_network_with_the_clocks_time()
    {
        _centre.Welcome(Subscriber);

        bool delivered = await DeliverAsync();

        Assert.That(delivered, Is.True);
        SmsDeliver message = _delivered.Single();
        Assert.That((message.Text, message.Originator.Digits, message.IsDataDownload), Is.EqualTo(("Welcome home", "A long netw", false)));
        Assert.That(message.Time, Is.EqualTo(new DateTimeOffset(2027, 3, 1, 7, 30, 3, TimeSpan.FromHours(1))));
        Assert.That(_platform.Requests, Is.Empty, "the platform has no part in it");
    }

    [Test]
    public async Task A_welcome_for_somebody_who_left_is_dropped()
    {
        _centre.Welcome(Imsi.Parse("001010000000002"));
        _platform.Answer(Outbox, Nothing);

        Assert.That(await DeliverAsync(), Is.False);
        Assert.That(_delivered, Is.Empty);
    }

    [Test]
    public async Task The_outbox_is_delivered_one_by_one_and_each_is_reported_with_what_the_card_said()
    {
        _platform.Answer(Outbox, Messages(Subscriber.Digits, "m1", "m2")).Answer(Outbox, Messages(Subscriber.Digits, "m2")).Answer(Outbox, Nothing);
        _platform.Answer(Reports, """{"state":"received","reason":null}""");

        while (await DeliverAsync())
        {
        }

        Assert.That(_delivered.Select(message => message.MoreMessagesToSend), Is.EqualTo(new[] { true, false }));
        SmsDeliver first = _delivered[0];
        Assert.That((first.IsDataDownload, first.Originator.Digits, Convert.ToHexString(first.UserData.Octets.Span)), Is.EqualTo((true, "12345", "027000AA")));
        JsonElement[] reports = [.. _platform.Bodies(Reports)];
        Assert.That(reports.Select(report => report.GetProperty("messageId").GetString()), Is.EqualTo(new[] { "m1", "m2" }));
        Assert.That(reports[0].GetProperty("delivered").GetBoolean(), Is.True);
        Assert.That(reports[0].GetProperty("statusWord").GetString(), Is.EqualTo("9000"));
        Assert.That(reports[0].GetProperty("report").GetString(), Is.EqualTo("027100AB").IgnoreCase);
    }

    [Test]
    public async Task A_message_that_the_phone_did_not_take_is_reported_so()
    {
        _outcome = new SmsOutcome(false, null, [0x00, 0xD0, 0x00]);
        _platform.Answer(Outbox, Messages(Subscriber.Digits, "m1")).Answer(Reports, """{"state":"failed","reason":"x"}""");

        await DeliverAsync();

        JsonElement report = _platform.Bodies(Reports).Single();
        Assert.That(report.GetProperty("delivered").GetBoolean(), Is.False);
        Assert.That(report.TryGetProperty("report", out JsonElement userData) && userData.ValueKind != JsonValueKind.Null, Is.False);
    }

    [Test]
    public async Task Messages_for_others_wait()
    {
        _platform.Answer(Outbox, Messages("001010000000002", "m1"));

        Assert.That(await DeliverAsync(), Is.False);
        Assert.That(_delivered, Is.Empty);
    }

    private Task<bool> DeliverAsync() => _centre.DeliverNextAsync(
        Subscriber,
        (tpdu, _) =>
        {
            Assert.That(SmsDeliver.TryDecode(tpdu.Span, out SmsDeliver? message), Is.True);
            _delivered.Add(message!);
            return Task.FromResult(_outcome);
        },
        CancellationToken.None);

    private static string Messages(string imsi, params string[] ids)
    {
        IEnumerable<OutboxEntry> messages = ids.Select(id => new OutboxEntry(id, imsi, "12345", 127, 246, true, "027000aa"));
        return $"{{\"messages\":{JsonSerializer.Serialize(messages, JsonSerializerOptions.Web)}}}";
    }

    private sealed record OutboxEntry(string MessageId, string Imsi, string Originator, byte Pid, byte Dcs, bool UserDataHeaderIndicator, string UserData);
}
