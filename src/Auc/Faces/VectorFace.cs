using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc.Faces;

/// <summary>The AuC over HTTP: <c>POST /vectors</c> with an array of <see cref="VectorQuery"/>, answered by an array of <see cref="VectorResult"/>.</summary>
/// <remarks>
/// A batch is answered in its order, element by element, with one commit: a batch costs the disk no more than one vector.
/// Loopback only, and no log. Vectors hold keys: a page in a browser may not fetch them, so the host's name is checked and the body must be declared as JSON.
/// </remarks>
public sealed class VectorFace : IAsyncDisposable
{
    /// <summary>Greatest body taken, in bytes.</summary>
    public const int MaxRequestBytes = 1024 * 1024;

    /// <summary>Most vectors for one element of a batch.</summary>
    public const int MostVectors = 32;

    private readonly WebApplication _application;
    private readonly AuthenticationCentre _centre;

    private VectorFace(AuthenticationCentre centre, WebApplication application)
    {
        _centre = centre;
        _application = application;
    }

    /// <summary>Where it listens, "http://127.0.0.1:PORT".</summary>
    public Uri Address => new(_application.Urls.Single());

    /// <summary>Starts it; it serves when the task is done.</summary>
    /// <param name="centre">Who answers.</param>
    /// <param name="port">TCP port on the loopback interface; 0 lets the system choose.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port cannot be used.</exception>
    public static async Task<VectorFace> StartAsync(AuthenticationCentre centre, int port, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(centre);
        WebApplication application = LoopbackHost.Build(port, MaxRequestBytes);
        VectorFace face = new(centre, application);
        application.MapPost("/vectors", (RequestDelegate)face.VectorsAsync);
        application.MapFallback((RequestDelegate)(context => RefuseAsync(context, StatusCodes.Status404NotFound, new CloudError("There is no such route.", null, "POST /vectors"))));
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return face;
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops serving.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private async Task VectorsAsync(HttpContext context)
    {
        const string Expected = "an array of { imsi, kind, count?, network?, rand?, auts? }";
        if (context.Request.Host.Host is not ("127.0.0.1" or "localhost"))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, new CloudError("The request was made for another host.", null, "Host: 127.0.0.1 or localhost")).ConfigureAwait(false);
            return;
        }
        if (!context.Request.HasJsonContentType())
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, new CloudError("The body is not declared as JSON.", null, "Content-Type: application/json")).ConfigureAwait(false);
            return;
        }
        VectorQuery[]? batch;
        try
        {
            batch = await JsonSerializer.DeserializeAsync(context.Request.Body, AucJson.Default.VectorQueryArray, context.RequestAborted).ConfigureAwait(false);
        }
        catch (JsonException malformed)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, new CloudError("The body cannot be read.", malformed.Path ?? "$", Expected)).ConfigureAwait(false);
            return;
        }
        catch (BadHttpRequestException refused)
        {
            await RefuseAsync(context, refused.StatusCode, new CloudError("The request cannot be read.", null, $"a body of at most {MaxRequestBytes} bytes")).ConfigureAwait(false);
            return;
        }
        if (batch is null || Array.Exists(batch, each => each is null))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, new CloudError("The body is null, or an element of it.", "$", Expected)).ConfigureAwait(false);
            return;
        }
        VectorResult[] results = Answer(batch);
        await context.Response.WriteAsJsonAsync(results, AucJson.Default.VectorResultArray, contentType: null, context.RequestAborted).ConfigureAwait(false);
    }

    private VectorResult[] Answer(VectorQuery[] batch) => _centre.Do(subscribers =>
    {
        VectorResult[] results = new VectorResult[batch.Length];
        for (int i = 0; i < batch.Length; i++)
        {
            List<VectorFields> vectors = [];
            CloudError? error = Answer(subscribers, batch[i], $"$[{i}]", vectors);
            results[i] = new VectorResult(batch[i].Imsi, batch[i].Kind, error is null ? vectors : null, error);
        }
        return results;
    });

    private CloudError? Answer(SubscriberStore subscribers, VectorQuery query, string place, List<VectorFields> vectors)
    {
        if (!Imsi.TryParse(query.Imsi, out Imsi imsi))
            return new CloudError("This is not an IMSI.", $"{place}.imsi", "6 to 15 decimal digits");
        if (VectorKinds.Find(query.Kind) is not { } kind)
            return new CloudError("There is no such kind of vector.", $"{place}.kind", VectorKinds.Names);
        if (query.Count is < 1 or > MostVectors)
            return new CloudError("So many vectors are not given at once.", $"{place}.count", $"1 to {MostVectors}");
        byte[]? network = kind.Network is null ? (query.Network is null ? [] : null) : query.Network is null ? null : kind.Network(query.Network);
        if (network is null)
            return new CloudError("The network does not fit the kind.", $"{place}.network", kind.NetworkForm);
        if (Resynchronise(subscribers, imsi, query, place) is { } refused)
            return refused;
        for (int i = 0; i < query.Count; i++)
        {
            if (kind.Triplet is not null && subscribers.TryGenerateTriplet(imsi, _centre.Entropy, out GsmTriplet? triplet))
                vectors.Add(kind.Triplet(triplet));
            else if (kind.Quintet is not null && subscribers.TryGenerate(imsi, _centre.Entropy, out AuthenticationVector? vector, kind.Amf))
            {
                // What is derived, is derived of 128 bits each: TUAK's may have 256.
                if (kind.Amf != 0 && (vector.Ck.Length != AuthenticationKey.Size || vector.Ik.Length != AuthenticationKey.Size))
                    return new CloudError($"Subscriber {imsi} has CK or IK of 32 bytes, of which no key of this kind is derived.", $"{place}.kind", "umts");
                vectors.Add(kind.Quintet(vector, network));
            }
            else
                return subscribers.TryFind(imsi, out _, out _)
                    ? new CloudError($"Subscriber {imsi} has an algorithm of 2G alone.", $"{place}.kind", "gsm")
                    : new CloudError($"There is no subscriber {imsi}.", $"{place}.imsi", "one of those that were imported");
        }
        return null;
    }

    private static CloudError? Resynchronise(SubscriberStore subscribers, Imsi imsi, VectorQuery query, string place)
    {
        if ((query.Rand is null) != (query.Auts is null))
            return new CloudError("Only one of rand and auts is there.", place, "both, to resynchronise, or neither");
        if (query.Auts is null)
            return null;
        if (!TryHex(query.Rand!, Aka.RandSize, out byte[] rand))
            return new CloudError("This is not a RAND.", $"{place}.rand", "32 hexadecimal digits");
        if (!TryHex(query.Auts, Aka.AutsSize, out byte[] auts))
            return new CloudError("This is not an AUTS.", $"{place}.auts", "28 hexadecimal digits");
        return subscribers.Resynchronise(imsi, rand, auts) == Resynchronisation.Refused
            ? new CloudError("AUTS does not verify: it is not this subscriber's answer to this RAND.", $"{place}.auts", "the AUTS of the card, with the RAND that it refused")
            : null;
    }

    private static bool TryHex(string text, int length, out byte[] bytes)
    {
        bytes = new byte[length];
        return text.Length == 2 * length && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    private static Task RefuseAsync(HttpContext context, int status, CloudError error)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(error, AucJson.Default.CloudError, contentType: null, context.RequestAborted);
    }
}
