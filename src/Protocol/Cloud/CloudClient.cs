using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tottoli.MultiSim.Protocol.Cloud;

/// <summary>The platform as one of its parties sees it over HTTP.</summary>
/// <remarks>Every method throws <see cref="CloudException"/> where the platform refuses, and <see cref="HttpRequestException"/> where it cannot be reached. Safe for several threads.</remarks>
/// <param name="http">Carries the requests; its base address is the platform's.</param>
/// <param name="apiKey">The party's bearer key; null before it has one.</param>
public sealed class CloudClient(HttpClient http, string? apiKey = null)
{
    /// <summary>The same platform, seen by the party that holds a key.</summary>
    /// <param name="key">The party's bearer key.</param>
    public CloudClient As(string key) => new(http, key);

    /// <summary>An operator joins.</summary>
    public Task<OperatorAccount> RegisterOperatorAsync(OperatorRegistration registration, CancellationToken cancellationToken) =>
        PostAsync("operators", registration, CloudJson.Default.OperatorRegistration, CloudJson.Default.OperatorAccount, cancellationToken);

    /// <summary>An operator uploads a link to a profile (operator's key).</summary>
    public Task<LinkReceipt> UploadLinkAsync(string operatorId, ProfileLink link, CancellationToken cancellationToken) =>
        PostAsync($"operators/{Segment(operatorId)}/links", link, CloudJson.Default.ProfileLink, CloudJson.Default.LinkReceipt, cancellationToken);

    /// <summary>All links (no key needed).</summary>
    public Task<Catalogue> GetCatalogueAsync(CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, "catalogue", null, CloudJson.Default.Catalogue, cancellationToken);

    /// <summary>A subscriber joins.</summary>
    public Task<SubscriberAccount> RegisterSubscriberAsync(SubscriberRegistration registration, CancellationToken cancellationToken) =>
        PostAsync("subscribers", registration, CloudJson.Default.SubscriberRegistration, CloudJson.Default.SubscriberAccount, cancellationToken);

    /// <summary>A subscriber pays in (subscriber's key).</summary>
    public Task<TopUpReceipt> TopUpAsync(string subscriberId, TopUp topUp, CancellationToken cancellationToken) =>
        PostAsync($"subscribers/{Segment(subscriberId)}/topups", topUp, CloudJson.Default.TopUp, CloudJson.Default.TopUpReceipt, cancellationToken);

    /// <summary>A subscriber orders a card (subscriber's key).</summary>
    public Task<OrderReceipt> OrderCardAsync(string subscriberId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"subscribers/{Segment(subscriberId)}/orders", null, CloudJson.Default.OrderReceipt, cancellationToken);

    /// <summary>A subscriber chooses profiles to be loaded (subscriber's key).</summary>
    public async Task ChooseProfilesAsync(string subscriberId, ProfileChoice choice, CancellationToken cancellationToken)
    {
        using HttpContent body = JsonContent.Create(choice, CloudJson.Default.ProfileChoice);
        using HttpResponseMessage answer = await ExchangeAsync(HttpMethod.Post, $"subscribers/{Segment(subscriberId)}/profiles", body, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Balance and bookings (subscriber's key).</summary>
    public Task<Statement> GetStatementAsync(string subscriberId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"subscribers/{Segment(subscriberId)}/statement", null, CloudJson.Default.Statement, cancellationToken);

    /// <summary>A card issuer joins.</summary>
    public Task<IssuerAccount> RegisterIssuerAsync(IssuerRegistration registration, CancellationToken cancellationToken) =>
        PostAsync("issuers", registration, CloudJson.Default.IssuerRegistration, CloudJson.Default.IssuerAccount, cancellationToken);

    /// <summary>An issuer hands over a card's public data and transport keys (issuer's key).</summary>
    public async Task IssueCardAsync(CardIssue card, CancellationToken cancellationToken)
    {
        using HttpContent body = JsonContent.Create(card, CloudJson.Default.CardIssue);
        using HttpResponseMessage answer = await ExchangeAsync(HttpMethod.Post, "cards", body, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The profiles on their way to a card, in the order of delivery (key of its issuer or its subscriber).</summary>
    public Task<IReadOnlyList<Delivery>> GetDeliveriesAsync(string iccid, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"cards/{Segment(iccid)}/deliveries", null, CloudJson.Default.IReadOnlyListDelivery, cancellationToken);

    /// <summary>A serving network joins.</summary>
    public Task<NetworkAccount> RegisterNetworkAsync(NetworkRegistration registration, CancellationToken cancellationToken) =>
        PostAsync("networks", registration, CloudJson.Default.NetworkRegistration, CloudJson.Default.NetworkAccount, cancellationToken);

    /// <summary>A network says that a card registered; the platform fetches and queues what is due (network's key).</summary>
    public Task<RegistrationReceipt> ReportRegistrationAsync(Registration registration, CancellationToken cancellationToken) =>
        PostAsync("registrations", registration, CloudJson.Default.Registration, CloudJson.Default.RegistrationReceipt, cancellationToken);

    /// <summary>The messages that a network is to deliver now (network's key).</summary>
    public Task<Outbox> GetOutboxAsync(string plmn, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"networks/{Segment(plmn)}/outbox", null, CloudJson.Default.Outbox, cancellationToken);

    /// <summary>What became of a message (network's key).</summary>
    public Task<ReportReceipt> ReportDeliveryAsync(string plmn, DeliveryReport report, CancellationToken cancellationToken) =>
        PostAsync($"networks/{Segment(plmn)}/reports", report, CloudJson.Default.DeliveryReport, CloudJson.Default.ReportReceipt, cancellationToken);

    /// <summary>What a card used in a network, charged to its subscriber's balance (network's key).</summary>
    public Task<UsageReceipt> ReportUsageAsync(UsageEvent usage, CancellationToken cancellationToken) =>
        PostAsync("usage", usage, CloudJson.Default.UsageEvent, CloudJson.Default.UsageReceipt, cancellationToken);

    private async Task<TAnswer> PostAsync<TBody, TAnswer>(
        string route, TBody value, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        using HttpContent body = JsonContent.Create(value, bodyType);
        return await SendAsync(HttpMethod.Post, route, body, answerType, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TAnswer> SendAsync<TAnswer>(
        HttpMethod method, string route, HttpContent? body, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await ExchangeAsync(method, route, body, cancellationToken).ConfigureAwait(false);
        try
        {
            return await answer.Content.ReadFromJsonAsync(answerType, cancellationToken).ConfigureAwait(false)
                ?? throw Unreadable(answer);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException) // the latter: an unknown character set
        {
            throw Unreadable(answer);
        }
    }

    private async Task<HttpResponseMessage> ExchangeAsync(HttpMethod method, string route, HttpContent? body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, new Uri(route, UriKind.Relative)) { Content = body };
        if (apiKey is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        HttpResponseMessage answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
        {
            CloudError? error = null;
            try
            {
                error = await answer.Content.ReadFromJsonAsync(CloudJson.Default.CloudError, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception malformed) when (malformed is JsonException or InvalidOperationException) // the latter: an unknown character set
            {
                // Something else than the platform answered (a proxy, another server): its status is all there is to tell.
            }
            throw new CloudException(answer.StatusCode, error ?? new CloudError($"{method} {route} gave no explanation."));
        }
    }

    private static CloudException Unreadable(HttpResponseMessage answer) =>
        new(answer.StatusCode, new CloudError("The answer is not what the platform sends; is this a MultiSim OTA server?"));

    private static string Segment(string value) => Uri.EscapeDataString(value);
}
