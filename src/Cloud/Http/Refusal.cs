using Microsoft.AspNetCore.Http;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud.Http;

/// <summary>A request that is not done, and why. Thrown anywhere below a route, rolls back its transaction, and becomes the answer.</summary>
internal sealed class Refusal(int status, CloudError error) : Exception(error.Error)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Body of the answer.</summary>
    public CloudError Error { get; } = error;

    /// <summary>400: the body is not of the right form.</summary>
    public static Refusal Malformed(string error, string? path, string expected) => new(StatusCodes.Status400BadRequest, new(error, path, expected));

    /// <summary>422: the form is right, the content cannot be taken.</summary>
    public static Refusal Unacceptable(string error, string? path, string expected) => new(StatusCodes.Status422UnprocessableEntity, new(error, path, expected));

    /// <summary>401: nobody we know.</summary>
    public static Refusal Unknown() =>
        new(StatusCodes.Status401Unauthorized, new("The request carries no valid key.", null, "Authorization: Bearer <the key given at registration>"));

    /// <summary>403: somebody else's.</summary>
    public static Refusal NotYours(string expected) => new(StatusCodes.Status403Forbidden, new("The key belongs to another party.", null, expected));

    /// <summary>404: no such thing.</summary>
    public static Refusal NotFound(string error, string? path = null) => new(StatusCodes.Status404NotFound, new(error, path));

    /// <summary>409: it contradicts what is stored.</summary>
    public static Refusal Conflict(string error, string? path = null, string? expected = null) => new(StatusCodes.Status409Conflict, new(error, path, expected));
}
