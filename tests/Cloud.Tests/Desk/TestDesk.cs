using System.Net;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.SecuredPackets;

namespace Tottoli.MultiSim.Cloud.Tests.Desk;

/// <summary>A started platform with one operator, its vault, a subscriber, a card and two networks.</summary>
internal sealed class TestDesk : IAsyncDisposable
{
    public const string Iccid = "8970199000000000017";
    public const string HomeImsi = "001010000000001";
    public const string HomePlmn = "001-01";
    public const string FarPlmn = "002-02";
    public static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly byte[] Kic = [.. Enumerable.Range(0x20, 16).Select(i => (byte)i)];
    public static readonly byte[] Kid = [.. Enumerable.Range(0x40, 16).Select(i => (byte)i)];

    private HttpClient _http = new();

    private TestDesk(CloudServer server, FakeVault vault)
    {
        Server = server;
        Vault = vault;
    }

    public CloudServer Server { get; private set; }

    public FakeVault Vault { get; }

    public Uri Address => Server.Address;

    public CloudClient Anyone => new(_http);

    public OperatorAccount Operator { get; private set; } = null!;

    public SubscriberAccount Subscriber { get; private set; } = null!;

    public IssuerAccount Issuer { get; private set; } = null!;

    public string HomeKey { get; private set; } = "";

    public string FarKey { get; private set; } = "";

    public string HomeLink { get; private set; } = "";

    public CloudClient AsOperator => Anyone.As(Operator.ApiKey);

    public CloudClient AsSubscriber => Anyone.As(Subscriber.ApiKey);

    public CloudClient AsIssuer => Anyone.As(Issuer.ApiKey);

    public CloudClient AsHome => Anyone.As(HomeKey);

    public CloudClient AsFar => Anyone.As(FarKey);

    public FakeCard Card { get; } = NewCard();

    public static OtaKeySet Keys => new(1, OtaAlgorithm.Aes, Kic, Kid);

    /// <summary>Local 1, 0.5, 0.25; roaming ten times that.</summary>
    public static Tariff Tariff(string currency = "EUR", decimal factor = 1) =>
        new(currency, new Rates(1 * factor, 0.5m * factor, 0.25m * factor), new Rates(10 * factor, 5 * factor, 2.5m * factor));

    public static FakeCard NewCard() => new(Keys);

    public static async Task<TestDesk> OpenAsync(string? database = null)
    {
        FakeVault vault = await FakeVault.StartAsync();
        TestDesk desk = new(await CloudServer.StartAsync(Options(database, 1), CancellationToken.None), vault);
        desk._http = new HttpClient { BaseAddress = desk.Server.Address };
        CloudClient anyone = desk.Anyone;
        desk.Operator = await anyone.RegisterOperatorAsync(new("Home Telecom", HomePlmn), default);
        desk.Subscriber = await anyone.RegisterSubscriberAsync(new("Traveller"), default);
        desk.Issuer = await anyone.RegisterIssuerAsync(new("Card maker"), default);
        desk.HomeKey = (await anyone.RegisterNetworkAsync(new(HomePlmn, "Home"), default)).ApiKey;
        desk.FarKey = (await anyone.RegisterNetworkAsync(new(FarPlmn, "Far"), default)).ApiKey;
        desk.HomeLink = await desk.AddLinkAsync("home", HomePlmn, ["001-*"], 1);
        await desk.IssueAsync();
        return desk;
    }

    public Task IssueAsync() => IssueAsync(Iccid, HomeImsi);

    public async Task IssueAsync(string iccid, string imsi)
    {
        OrderReceipt order = await AsSubscriber.OrderCardAsync(Subscriber.SubscriberId, default);
        TransportKeys keys = new(1, Convert.ToHexString(Kic), Convert.ToHexString(Kid));
        await AsIssuer.IssueCardAsync(new(order.OrderId, iccid, HomeLink, imsi, [0x30, 0x03, 0x02, 0x01, 0x00], keys), default);
    }

    public async Task<string> AddLinkAsync(string name, string plmn, string[] coverage, decimal factor) =>
        (await AsOperator.UploadLinkAsync(Operator.OperatorId, new(name, plmn, Vault.Url(name), Tariff(factor: factor), coverage), default)).LinkId;

    /// <summary>Adds a link whose vault gives a payload of so many bytes, and chooses it.</summary>
    public async Task<(string Link, byte[] Payload)> ChooseAsync(string name, string imsi, int length)
    {
        string link = await AddLinkAsync(name, FarPlmn, ["002-*"], 2);
        byte[] payload = new byte[length];
        new SeededEntropy(length, name).Fill(payload);
        Vault.Answers[name] = new VaultAnswer(imsi, payload);
        await AsSubscriber.ChooseProfilesAsync(Subscriber.SubscriberId, new([link]), default);
        return (link, payload);
    }

    public Task<RegistrationReceipt> RegisterAsync(string imsi = HomeImsi) =>
        AsHome.ReportRegistrationAsync(new(imsi, HomePlmn, Noon), default);

    public async Task<IReadOnlyList<OutboxMessage>> OutboxAsync() => (await AsHome.GetOutboxAsync(HomePlmn, default)).Messages;

    public Task<ReportReceipt> ReportAsync(OutboxMessage message, byte[]? report, bool delivered = true) =>
        AsHome.ReportDeliveryAsync(
            HomePlmn, new(message.MessageId, delivered, delivered ? "9000" : "6F00", report is null ? null : Convert.ToHexString(report), Noon), default);

    /// <summary>Delivers what is offered until nothing is.</summary>
    /// <param name="change">What the air does to the report of a packet; null leaves it alone.</param>
    public async Task<List<ReportReceipt>> DeliverAllAsync(Func<byte[], byte[]?>? change = null)
    {
        List<ReportReceipt> receipts = [];
        for (IReadOnlyList<OutboxMessage> outbox = await OutboxAsync(); outbox.Count > 0; outbox = await OutboxAsync())
        {
            byte[]? proof = Card.Receive(Convert.FromHexString(outbox[0].UserData));
            receipts.Add(await ReportAsync(outbox[0], proof is null || change is null ? proof : change(proof)));
        }
        return receipts;
    }

    public Task<IReadOnlyList<Delivery>> DeliveriesAsync() => AsIssuer.GetDeliveriesAsync(Iccid, default);

    /// <summary>Ends the server and starts another on the same file.</summary>
    public async Task RestartAsync(string database)
    {
        await Server.DisposeAsync();
        Server = await CloudServer.StartAsync(Options(database, 2), CancellationToken.None);
        _http.Dispose();
        _http = new HttpClient { BaseAddress = Server.Address };
    }

    /// <summary>The refusal that a request meets.</summary>
    public static async Task<CloudError> RefusedAsync(HttpStatusCode status, Func<Task> request)
    {
        CloudException refusal = (await Assert.ThrowsAsync<CloudException>(() => request()))!;
        Assert.That(refusal.Status, Is.EqualTo(status), refusal.Message);
        return refusal.Error;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
        await Vault.DisposeAsync();
    }

    private static CloudOptions Options(string? database, long seed) =>
        new() { Entropy = new SeededEntropy(seed, "platform"), Database = database };
}
