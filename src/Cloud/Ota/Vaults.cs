using System.Net.Http.Json;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Cloud.Ota;

/// <summary>Asks the operators' vaults for profiles. What comes back is sealed to the card; here it is bytes.</summary>
internal sealed class Vaults : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 64 * 1024,
    };

    /// <summary>Fetches a profile for a card.</summary>
    /// <param name="url">The link's address.</param>
    /// <param name="homePlmn">Network that the IMSI must belong to.</param>
    /// <param name="iccid">The card.</param>
    /// <param name="certificate">The card's certificate, DER.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The profile, or why there is none.</returns>
    public async Task<(VaultAnswer? Answer, string? Reason)> FetchAsync(
        Uri url, string homePlmn, string iccid, byte[] certificate, CancellationToken cancellationToken)
    {
        try
        {
            using HttpContent body = JsonContent.Create(new VaultRequest(iccid, certificate), CloudJson.Default.VaultRequest);
            using HttpResponseMessage response = await _http.PostAsync(url, body, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return (null, $"the vault answered {(int)response.StatusCode}: {await ExplanationAsync(response, cancellationToken).ConfigureAwait(false)}");
            VaultAnswer? answer = await response.Content.ReadFromJsonAsync(CloudJson.Default.VaultAnswer, cancellationToken).ConfigureAwait(false);
            string? fault = Fault(answer, homePlmn);
            return fault is null ? (answer, null) : (null, fault);
        }
        catch (HttpRequestException e)
        {
            return (null, $"the vault cannot be reached ({e.HttpRequestError})");
        }
        catch (JsonException e)
        {
            return (null, $"the vault's answer is not {{ imsi, payload }} (at {e.Path ?? "$"})");
        }
        catch (InvalidOperationException)
        {
            return (null, "the vault's answer is in a character set that nobody knows");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "the vault did not answer in time");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string? Fault(VaultAnswer? answer, string homePlmn)
    {
        if (answer is null || !Imsi.TryParse(answer.Imsi, out _))
            return "the vault gave no IMSI";
        // Otherwise one operator could have its usage charged to another operator's subscriber.
        if (!answer.Imsi.StartsWith(homePlmn.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal))
            return $"the vault gave an IMSI that does not belong to the link's network {homePlmn}";
        return answer.Payload.Length is 0 or > ProfileBlocks.MaxProfile
            ? $"the vault gave a profile of {answer.Payload.Length} bytes; 1 to {ProfileBlocks.MaxProfile} can be sent"
            : null;
    }

    private static async Task<string> ExplanationAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            CloudError? error = await response.Content.ReadFromJsonAsync(CloudJson.Default.CloudError, cancellationToken).ConfigureAwait(false);
            string text = error?.Error ?? "";
            return text.Length > 200 ? text[..200] : text;
        }
        catch (JsonException)
        {
            return "no explanation";
        }
    }
}
