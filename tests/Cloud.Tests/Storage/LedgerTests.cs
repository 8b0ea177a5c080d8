using System.Globalization;
using System.Net;
using Tottoli.MultiSim.Cloud.Tests.Desk;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud.Tests.Storage;

public sealed class LedgerTests
{
    private TestDesk _desk = null!;

    [SetUp]
    public async Task Open() => _desk = await TestDesk.OpenAsync();

    [TearDown]
    public ValueTask Close() => _desk.DisposeAsync();

    [Test]
    public async Task A_top_up_is_booked_once_for_its_id()
    {
        Assert.That((await TopUpAsync("t1", 10.5m)).Balance, Is.EqualTo(10.5m));
        Assert.That((await TopUpAsync("t2", 1)).Balance, Is.EqualTo(11.5m));
        Assert.That((await TopUpAsync("t1", 10.5m)).Balance, Is.EqualTo(10.5m), "a repeated top-up is answered as the first was");
        Assert.That((await StatementAsync()).Balance, Is.EqualTo(11.5m));
        await TestDesk.RefusedAsync(HttpStatusCode.Conflict, () => TopUpAsync("t1", 10));
    }

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("0.0000001")]
    [TestCase("1000000000.1")]
    public async Task An_amount_that_cannot_be_booked_is_refused(string amount)
    {
        CloudError error = await TestDesk.RefusedAsync(HttpStatusCode.BadRequest, () => TopUpAsync("t", decimal.Parse(amount, CultureInfo.InvariantCulture)));
        Assert.That(error.Path, Is.EqualTo("$.amount"));
    }

    [Test]
    public async Task Usage_at_home_costs_the_local_rates_and_elsewhere_the_roaming_rates()
    {
        await TopUpAsync("t", 100);
        UsageReceipt home = await _desk.AsHome.ReportUsageAsync(Usage("a", TestDesk.HomePlmn, 1.5m, 2, 3), default);
        UsageReceipt far = await _desk.AsFar.ReportUsageAsync(Usage("b", TestDesk.FarPlmn, 1.5m, 2, 3), default);
        Assert.That(home, Is.EqualTo(new UsageReceipt(3.25m, 3.25m, 96.75m, true)));
        Assert.That(far, Is.EqualTo(new UsageReceipt(32.5m, 32.5m, 64.25m, false)));
    }

    [Test]
    public async Task A_local_profile_is_charged_at_its_own_rates_and_compared_with_roaming_on_the_home_profile()
    {
        (string link, _) = await _desk.ChooseAsync("far", "002020000000009", 100);
        _desk.Card.InstalledImsi = "002020000000009";
        await _desk.RegisterAsync();
        await _desk.DeliverAllAsync();
        await TopUpAsync("t", 100);
        UsageReceipt usage = await _desk.AsFar.ReportUsageAsync(Usage("a", TestDesk.FarPlmn, 1, 0, 0, "002020000000009"), default);
        Assert.That(usage, Is.EqualTo(new UsageReceipt(2, 10, 98, true)));
        StatementLine line = (await StatementAsync()).Lines[^1];
        Assert.That(line, Is.EqualTo(new StatementLine("usage", "a", -2, 98, TestDesk.Noon, link, "002020000000009", TestDesk.FarPlmn)));
    }

    [Test]
    public async Task An_event_is_charged_once()
    {
        await TopUpAsync("t", 100);
        UsageEvent usage = Usage("a", TestDesk.HomePlmn, 1, 1, 1);
        UsageReceipt first = await _desk.AsHome.ReportUsageAsync(usage, default);
        await TopUpAsync("u", 1);
        UsageReceipt again = await _desk.AsHome.ReportUsageAsync(usage, default);
        Assert.That(again, Is.EqualTo(first));
        Assert.That((await StatementAsync()).Balance, Is.EqualTo(99.25m));
        CloudError error = await TestDesk.RefusedAsync(HttpStatusCode.Conflict, () => _desk.AsHome.ReportUsageAsync(usage with { Sms = 2 }, default));
        Assert.That(error.Path, Is.EqualTo("$.eventId"));
    }

    [Test]
    public async Task A_charge_that_would_make_the_balance_negative_is_refused_and_books_nothing()
    {
        await TopUpAsync("t", 3);
        UsageEvent usage = Usage("a", TestDesk.HomePlmn, 3.000001m, 0, 0);
        CloudError error = await TestDesk.RefusedAsync(HttpStatusCode.PaymentRequired, () => _desk.AsHome.ReportUsageAsync(usage, default));
        Assert.That((error.Needed, error.Available), Is.EqualTo((3.000001m, 3m)));
        Assert.That((await StatementAsync()).Lines, Has.Count.EqualTo(1));
        await TopUpAsync("u", 0.000001m);
        Assert.That((await _desk.AsHome.ReportUsageAsync(usage, default)).Balance, Is.Zero, "after a top-up the same event can be charged");
    }

    [Test]
    public async Task Charges_at_the_same_moment_never_spend_more_than_there_is()
    {
        await TopUpAsync("t", 5);
        bool[] charged = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
        {
            try
            {
                // Every event is reported twice at once.
                await _desk.AsHome.ReportUsageAsync(Usage($"e{i / 2}", TestDesk.HomePlmn, 1, 0, 0), default);
                return true;
            }
            catch (CloudException e) when (e.Status == HttpStatusCode.PaymentRequired)
            {
                return false;
            }
        })));
        Statement statement = await StatementAsync();
        Assert.That(charged.Count(done => done), Is.GreaterThanOrEqualTo(5));
        Assert.That(statement.Balance, Is.Zero);
        Assert.That(statement.Lines.Sum(line => line.Amount), Is.Zero);
        Assert.That(statement.Lines, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task Usage_is_taken_from_the_network_that_it_speaks_of_only()
    {
        UsageEvent usage = Usage("a", TestDesk.HomePlmn, 1, 1, 1);
        await TestDesk.RefusedAsync(HttpStatusCode.Unauthorized, () => _desk.Anyone.ReportUsageAsync(usage, default));
        await TestDesk.RefusedAsync(HttpStatusCode.Forbidden, () => _desk.AsFar.ReportUsageAsync(usage, default));
        await TestDesk.RefusedAsync(HttpStatusCode.Forbidden, () => _desk.AsSubscriber.ReportUsageAsync(usage, default));
        await TestDesk.RefusedAsync(HttpStatusCode.NotFound, () => _desk.AsHome.ReportUsageAsync(usage with { Imsi = "001019999999999" }, default));
        CloudError error = await TestDesk.RefusedAsync(HttpStatusCode.BadRequest, () => _desk.AsHome.ReportUsageAsync(usage with { Minutes = -1 }, default));
        Assert.That(error.Path, Is.EqualTo("$.minutes"));
    }

    [Test]
    public async Task A_statement_is_for_its_subscriber_only()
    {
        SubscriberAccount other = await _desk.Anyone.RegisterSubscriberAsync(new("Other"), default);
        string id = _desk.Subscriber.SubscriberId;
        await TestDesk.RefusedAsync(HttpStatusCode.Forbidden, () => _desk.Anyone.As(other.ApiKey).GetStatementAsync(id, default));
        await TestDesk.RefusedAsync(HttpStatusCode.Forbidden, () => _desk.Anyone.As(other.ApiKey).TopUpAsync(id, new("x", 1), default));
        await TestDesk.RefusedAsync(HttpStatusCode.Unauthorized, () => _desk.Anyone.GetStatementAsync(id, default));
    }

    private static UsageEvent Usage(string id, string plmn, decimal megabytes, decimal minutes, int sms, string imsi = TestDesk.HomeImsi) =>
        new(id, imsi, plmn, TestDesk.Noon, megabytes, minutes, sms);

    private Task<TopUpReceipt> TopUpAsync(string id, decimal amount) => _desk.AsSubscriber.TopUpAsync(_desk.Subscriber.SubscriberId, new(id, amount), default);

    private Task<Statement> StatementAsync() => _desk.AsSubscriber.GetStatementAsync(_desk.Subscriber.SubscriberId, default);
}
