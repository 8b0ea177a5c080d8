using System.Text;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Testbed.Scenarios;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Testbed.Tests.Trips;

public sealed class EnrolmentTests
{
    private const string Iccid = "8900000000000000017";

    private FakePlatform _platform = null!;

    [SetUp]
    public void Platform() => _platform = new FakePlatform()
        .Answer("POST /operators", """{"operatorId":"op1","apiKey":"op1-key"}""")
        .Answer("POST /operators", """{"operatorId":"op2","apiKey":"op2-key"}""")
        .Answer("POST /operators/op1/links", """{"linkId":"link-home"}""")
        .Answer("POST /operators/op2/links", """{"linkId":"link-away"}""")
        .Answer("POST /operators/op2/links", """{"linkId":"link-spare"}""")
        .Answer("POST /networks", """{"apiKey":"net1-key"}""")
        .Answer("POST /networks", """{"apiKey":"net2-key"}""")
        .Answer("POST /subscribers", """{"subscriberId":"sub","apiKey":"sub-key"}""")
        .Answer("POST /subscribers/sub/topups", """{"balance":20}""")
        .Answer("POST /subscribers/sub/orders", """{"orderId":"order"}""")
        .Answer("POST /issuers", """{"issuerId":"issuer","apiKey":"issuer-key"}""")
        .Answer("POST /cards", "{}")
        .Answer("GET /catalogue", Catalogue())
        .Answer("POST /subscribers/sub/profiles", "{}");

    [TearDown]
    public void Close() => _platform.Dispose();

    [Test]
    public async Task Everybody_joins_before_the_card_is_switched_on()
    {
        Enrolment enrolment = await PlayAsync();

        Assert.That(enrolment.LinkIds, Is.EquivalentTo(new Dictionary<string, string> { ["home"] = "link-home", ["away"] = "link-away", ["spare"] = "link-spare" }));
        Assert.That(enrolment.Networks.Keys, Is.EqualTo(new[] { Plmn.Parse("001-01"), Plmn.Parse("999-002") }));
        Assert.That(enrolment.SubscriberId, Is.EqualTo("sub"));
        Assert.That(_platform.Bodies("POST /subscribers/sub/profiles").Single().GetProperty("linkIds")[0].GetString(), Is.EqualTo("link-away"));
        Assert.That(_platform.Bodies("POST /subscribers/sub/topups").Single().GetProperty("amount").GetDecimal(), Is.EqualTo(20));
    }

    [Test]
    public async Task A_link_says_where_the_profile_is_and_what_it_costs_and_carries_no_secret()
    {
        await PlayAsync();

        JsonElement link = _platform.Bodies("POST /operators/op2/links")[0];
        Assert.Multiple(() =>
        {
            Assert.That(link.GetProperty("url").GetString(), Is.EqualTo("http://vault.test/b/operators/999-002/profiles/away"));
            Assert.That(link.GetProperty("homePlmn").GetString(), Is.EqualTo("999-002"));
            Assert.That(link.GetProperty("coverage")[0].GetString(), Is.EqualTo("999-002"));
            Assert.That(link.GetProperty("tariff").GetProperty("currency").GetString(), Is.EqualTo("EUR"));
            Assert.That(link.GetProperty("tariff").GetProperty("local").GetProperty("perSms").GetDecimal(), Is.EqualTo(0.5m));
        });
        string sent = string.Concat(_platform.Requests.Select(request => request.Body)).ToUpperInvariant();
        Assert.That(sent, Does.Not.Contain("00112233445566778899AABBCCDDEEFF").And.Not.Contain("FFEEDDCCBBAA99887766554433221100"));
        Assert.That(sent, Does.Not.Contain("0F0E0D0C0B0A09080706050403020100").And.Not.Contain("000102030405060708090A0B0C0D0E0F"));
    }

    [Test]
    public async Task The_issuer_hands_over_the_card_of_the_order_with_the_home_profile()
    {
        await PlayAsync();

        JsonElement card = _platform.Bodies("POST /cards").Single();
        Assert.Multiple(() =>
        {
            Assert.That(card.GetProperty("orderId").GetString(), Is.EqualTo("order"));
            Assert.That(card.GetProperty("iccid").GetString(), Is.EqualTo(Iccid));
            Assert.That(card.GetProperty("homeLinkId").GetString(), Is.EqualTo("link-home"));
            Assert.That(card.GetProperty("homeImsi").GetString(), Is.EqualTo("001010000000001"));
            Assert.That(_platform.Requests.Single(request => request.Route == "POST /cards").Key, Is.EqualTo("issuer-key"));
        });
    }

    private Task<Enrolment> PlayAsync()
    {
        Scenario scenario = ScenarioReader.Read(Encoding.UTF8.GetBytes(SmallScenario.Text), "small.json");
        Dictionary<Plmn, Uri> vaults = new() { [Plmn.Parse("001-01")] = new("http://vault.test/a/"), [Plmn.Parse("999-002")] = new("http://vault.test/b/") };
        IssuedCard card = new(Iccid, [0x30, 0x00], new TransportKeys(1, new string('1', 32), new string('2', 32)));
        return Enrolment.PlayAsync(scenario, _platform.Client, vaults, card, CancellationToken.None);
    }

    private static string Catalogue()
    {
        static string Entry(string id) =>
            $$$"""{"linkId":"{{{id}}}","operatorName":"x","name":"x","homePlmn":"999-002","tariff":{"currency":"EUR","local":{"perMegabyte":0,"perMinute":0,"perSms":0},"roaming":{"perMegabyte":0,"perMinute":0,"perSms":0}},"coverage":[]}""";
        return $$"""{"links":[{{Entry("link-home")}},{{Entry("link-away")}},{{Entry("link-spare")}}]}""";
    }
}
