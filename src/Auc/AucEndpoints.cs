using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Auc;

/// <summary>The routes of the operators' host. No answer holds a subscriber's key, and no refusal repeats a value of the request that could be one.</summary>
internal sealed class AucEndpoints(IReadOnlyDictionary<Plmn, HomeOperator> operators, IEntropySource entropy, TimeProvider time)
{
    private const string Bearer = "Bearer ";

    /// <summary>Adds the routes.</summary>
    public void Map(WebApplication application)
    {
        application.MapPost("/operators/{plmn}/vectors", (RequestDelegate)VectorsAsync);
        application.MapPost("/operators/{plmn}/profiles/{profileId}", (RequestDelegate)ProfilesAsync);
        application.MapFallback((RequestDelegate)(context => RefuseAsync(context, StatusCodes.Status404NotFound,
            new CloudError("There is no such route.", null, "POST /operators/{plmn}/vectors or /operators/{plmn}/profiles/{profileId}"))));
    }

    private async Task VectorsAsync(HttpContext context)
    {
        if (FindOperator(context) is not HomeOperator home)
        {
            await RefuseOperatorAsync(context).ConfigureAwait(false);
            return;
        }
        VectorRequest? request = await ReadAsync(
            context, AucJson.Default.VectorRequest, "{ imsi, servingPlmn, rand?, auts? }, all texts").ConfigureAwait(false);
        if (request is null)
            return;
        (int status, CloudError? error) = Answer(context, home, request, out AuthenticationVector? vector);
        await (error is not null ? RefuseAsync(context, status, error) : context.Response.WriteAsJsonAsync(
            new VectorAnswer(Hex(vector!.Rand), Hex(vector.Autn), Hex(vector.Xres), Hex(vector.Ck), Hex(vector.Ik)),
            AucJson.Default.VectorAnswer, contentType: null, context.RequestAborted)).ConfigureAwait(false);
    }

    private (int Status, CloudError? Error) Answer(HttpContext context, HomeOperator home, VectorRequest request, out AuthenticationVector? vector)
    {
        vector = null;
        if (!Plmn.TryParse(request.ServingPlmn, out Plmn serving))
            return (StatusCodes.Status400BadRequest, new CloudError("This is not a PLMN.", "$.servingPlmn", "MCC-MNC, as 001-01"));
        if (!home.Knows(serving, BearerKey(context)))
            return (StatusCodes.Status401Unauthorized, new CloudError("The request carries no valid key of this roaming partner.", null, "Authorization: Bearer <the key of servingPlmn>"));
        if (!Imsi.TryParse(request.Imsi, out Imsi imsi))
            return (StatusCodes.Status400BadRequest, new CloudError("This is not an IMSI.", "$.imsi", "6 to 15 decimal digits"));
        if ((request.Rand is null) != (request.Auts is null))
            return (StatusCodes.Status400BadRequest, new CloudError("Only one of rand and auts is there.", "$", "both, to resynchronise, or neither"));
        if (request.Auts is not null)
        {
            if (!TryHex(request.Rand!, Aka.RandSize, out byte[] rand))
                return (StatusCodes.Status400BadRequest, new CloudError("This is not a RAND.", "$.rand", "32 hexadecimal digits"));
            if (!TryHex(request.Auts, Aka.AutsSize, out byte[] auts))
                return (StatusCodes.Status400BadRequest, new CloudError("This is not an AUTS.", "$.auts", "28 hexadecimal digits"));
            if (home.Subscribers.Resynchronise(imsi, rand, auts) == Resynchronisation.Refused)
                return (StatusCodes.Status422UnprocessableEntity, new CloudError("AUTS does not verify: it is not this subscriber's answer to this RAND.", "$.auts", "the AUTS of the card, with the RAND that it refused"));
        }
        if (home.Subscribers.TryGenerate(imsi, entropy, out vector))
            return (StatusCodes.Status200OK, null);
        return home.Subscribers.TryFind(imsi, out _, out _)
            ? (StatusCodes.Status409Conflict, new CloudError($"Subscriber {imsi} has an algorithm of 2G alone: there is no vector for it."))
            : (StatusCodes.Status404NotFound, new CloudError($"The operator has no subscriber {imsi}.", "$.imsi"));
    }

    private async Task ProfilesAsync(HttpContext context)
    {
        if (FindOperator(context) is not HomeOperator home)
        {
            await RefuseOperatorAsync(context).ConfigureAwait(false);
            return;
        }
        VaultRequest? request = await ReadAsync(
            context, AucJson.Default.VaultRequest, "{ iccid, certificate }: decimal digits, and DER in base64").ConfigureAwait(false);
        if (request is null)
            return;
        if (!Iccid.TryParse(request.Iccid, out Iccid iccid))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, new CloudError("This is not an ICCID.", "$.iccid", "18 to 20 decimal digits")).ConfigureAwait(false);
            return;
        }
        string profileId = (string)context.Request.RouteValues["profileId"]!;
        VaultRefusal refusal = home.Vault.TrySeal(
            profileId, iccid, request.Certificate, time.GetUtcNow(), entropy, out SealedGrant? grant, out string? reason);
        await (refusal switch
        {
            VaultRefusal.None => context.Response.WriteAsJsonAsync(
                new VaultAnswer(grant!.Imsi.Digits, grant.Payload), AucJson.Default.VaultAnswer, contentType: null, context.RequestAborted),
            VaultRefusal.UnknownProfile => RefuseAsync(context, StatusCodes.Status404NotFound, new CloudError("The vault has no such profile.")),
            VaultRefusal.TakenByAnotherCard => RefuseAsync(context, StatusCodes.Status409Conflict,
                new CloudError("Another card has this profile.", "$.iccid", "the ICCID that it was given to first")),
            _ => RefuseAsync(context, StatusCodes.Status403Forbidden,
                new CloudError($"The certificate is not accepted: {reason}.", "$.certificate", "the card's certificate, signed by an issuer that the operator trusts")),
        }).ConfigureAwait(false);
    }

    private HomeOperator? FindOperator(HttpContext context) =>
        Plmn.TryParse((string)context.Request.RouteValues["plmn"]!, out Plmn plmn) ? operators.GetValueOrDefault(plmn) : null;

    private static Task RefuseOperatorAsync(HttpContext context) =>
        RefuseAsync(context, StatusCodes.Status404NotFound, new CloudError("There is no such operator here.", null, "/operators/MCC-MNC/..., as 001-01"));

    /// <summary>Reads a body; where it cannot, answers 400 or 413 and gives null.</summary>
    private static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, string expected)
        where T : class
    {
        try
        {
            T? body = await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted).ConfigureAwait(false);
            if (body is not null)
                return body;
            await RefuseAsync(context, StatusCodes.Status400BadRequest, new CloudError("The body is null.", "$", expected)).ConfigureAwait(false);
        }
        catch (JsonException malformed)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, new CloudError("The body cannot be read.", malformed.Path ?? "$", expected)).ConfigureAwait(false);
        }
        catch (BadHttpRequestException refused)
        {
            await RefuseAsync(context, refused.StatusCode, new CloudError("The request cannot be read.", null, $"a body of at most {AucServer.MaxRequestBytes} bytes")).ConfigureAwait(false);
        }
        return null;
    }

    private static Task RefuseAsync(HttpContext context, int status, CloudError error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(error, AucJson.Default.CloudError, contentType: null, context.RequestAborted);
    }

    private static string BearerKey(HttpContext context)
    {
        string header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..] : "";
    }

    private static bool TryHex(string text, int length, out byte[] bytes)
    {
        bytes = new byte[length];
        return text.Length == 2 * length && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(bytes.Span);
}
