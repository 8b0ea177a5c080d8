using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc;

/// <summary>A home operator did not give a vector.</summary>
public sealed class AucException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="error">The operator's own words.</param>
    public AucException(HttpStatusCode status, CloudError error)
        : base($"The home operator answered {(int)status}: {error.Error}{(error.Expected is null ? "" : $" Expected {error.Expected}.")}")
    {
        Status = status;
        Error = error;
    }

    /// <summary>HTTP status: 400 malformed, 401 no roaming partner, 404 unknown operator or subscriber, 422 AUTS does not verify.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>What the operator said.</summary>
    public CloudError Error { get; }
}

/// <summary>The home operators' host as a serving network sees it. Safe for several threads.</summary>
/// <remarks>Methods throw <see cref="AucException"/> where the operator refuses, and <see cref="HttpRequestException"/> where it cannot be reached.</remarks>
/// <param name="http">Carries the requests; its base address is the host's.</param>
/// <param name="serving">The network that asks.</param>
/// <param name="key">Its bearer key, as agreed with the home operators.</param>
public sealed class AucClient(HttpClient http, Plmn serving, string key)
{
    private const int ShortestRes = 4;

    /// <summary>Asks for a vector.</summary>
    /// <param name="home">The subscriber's home operator.</param>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<AuthenticationVector> GetVectorAsync(Plmn home, Imsi imsi, CancellationToken cancellationToken) =>
        PostAsync(home, new VectorRequest(imsi.Digits, serving.ToString()), cancellationToken);

    /// <summary>Hands over a card's AUTS and asks for a vector that is fresh to it.</summary>
    /// <param name="home">The subscriber's home operator.</param>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="rand">The RAND that the card refused, 16 bytes.</param>
    /// <param name="auts">The card's AUTS, 14 bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<AuthenticationVector> ResynchroniseAsync(
        Plmn home, Imsi imsi, ReadOnlyMemory<byte> rand, ReadOnlyMemory<byte> auts, CancellationToken cancellationToken) =>
        PostAsync(
            home,
            new VectorRequest(imsi.Digits, serving.ToString(), Convert.ToHexStringLower(rand.Span), Convert.ToHexStringLower(auts.Span)),
            cancellationToken);

    private async Task<AuthenticationVector> PostAsync(Plmn home, VectorRequest body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"operators/{home}/vectors", UriKind.Relative));
        request.Content = JsonContent.Create(body, AucJson.Default.VectorRequest);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!response.IsSuccessStatusCode)
            {
                CloudError? error = await response.Content.ReadFromJsonAsync(AucJson.Default.CloudError, cancellationToken).ConfigureAwait(false);
                throw new AucException(response.StatusCode, error ?? new CloudError("It gave no explanation."));
            }
            VectorAnswer? answer = await response.Content.ReadFromJsonAsync(AucJson.Default.VectorAnswer, cancellationToken).ConfigureAwait(false);
            return answer is null
                ? throw Unreadable(response)
                : new AuthenticationVector(
                    Bytes(answer.Rand, Aka.RandSize, Aka.RandSize), Bytes(answer.Autn, Aka.AutnSize, Aka.AutnSize), Bytes(answer.Xres, ShortestRes, AuthenticationKey.MaxSize),
                    Key(answer.Ck), Key(answer.Ik));
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException)
        {
            throw Unreadable(response);
        }
    }

    // 16 bytes, or 32 of TUAK.
    private static byte[] Key(string hex) => Bytes(hex, AuthenticationKey.Size, hex.Length == 2 * AuthenticationKey.MaxSize ? AuthenticationKey.MaxSize : AuthenticationKey.Size);

    private static byte[] Bytes(string hex, int shortest, int longest) => hex.Length >= 2 * shortest && hex.Length <= 2 * longest
        ? Convert.FromHexString(hex)
        : throw new FormatException("A value of the vector has another length than it can have.");

    private static AucException Unreadable(HttpResponseMessage response) =>
        new(response.StatusCode, new CloudError("The answer is not what a home operator sends; is this a MultiSim operators' host?"));
}
