using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud.Http;

/// <summary>Reads JSON bodies strictly: what is not expected is refused with its JSON path.</summary>
internal static class RequestBody
{
    /// <summary>Greatest body taken, in bytes. A certificate is the longest thing anybody sends.</summary>
    public const int MaxBytes = 32 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Reads a body.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="type">What the route takes.</param>
    /// <param name="inspect">A look at the raw body before it is compared with the type; null for none.</param>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type, Action<JsonElement>? inspect = null)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
            throw new Refusal(StatusCodes.Status415UnsupportedMediaType, new("The body is not marked as JSON.", null, "Content-Type: application/json"));
        try
        {
            using JsonDocument document = await JsonDocument.ParseAsync(context.Request.Body, Strict, context.RequestAborted).ConfigureAwait(false);
            inspect?.Invoke(document.RootElement);
            JsonShape.Check(document.RootElement, type, "$");
            return document.RootElement.Deserialize(type)!;
        }
        catch (JsonException e) when (e.Path is not null)
        {
            throw Refusal.Malformed("The value cannot be read.", e.Path, JsonShape.ExpectedAt(type, e.Path));
        }
        catch (JsonException e)
        {
            string place = e.LineNumber is null ? "" : $" (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})";
            throw Refusal.Malformed($"The body cannot be read as JSON{place}.", null, "one JSON object that names no member twice");
        }
        catch (InvalidOperationException)
        {
            // The reader's word for an escape that is no character, \ud800 alone, or for bytes that are no UTF-8.
            throw Refusal.Malformed("A text in the body is not made of whole characters.", null, "UTF-8, and surrogates in pairs only");
        }
    }

    /// <summary>Writes an answer.</summary>
    public static Task AnswerAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(answer, type, contentType: null, context.RequestAborted);
    }

    /// <summary>Writes a refusal.</summary>
    public static Task AnswerAsync(HttpContext context, Refusal refusal) =>
        AnswerAsync(context, refusal.Error, CloudJson.Default.CloudError, refusal.Status);
}
