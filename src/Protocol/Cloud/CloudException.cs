using System.Net;

namespace Tottoli.MultiSim.Protocol.Cloud;

/// <summary>Body of every refusal, of the platform and of the operators' hosts alike.</summary>
/// <param name="Error">What was wrong.</param>
/// <param name="Path">JSON path of the wrong value in the request; null where it is not about one.</param>
/// <param name="Expected">What should have been there.</param>
/// <param name="Needed">With 402: what the charge would have been.</param>
/// <param name="Available">With 402: what the balance is.</param>
public sealed record CloudError(string Error, string? Path = null, string? Expected = null, decimal? Needed = null, decimal? Available = null);

/// <summary>The platform refused a request.</summary>
public sealed class CloudException : Exception
{
    /// <summary>A refusal.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="error">The platform's own words.</param>
    public CloudException(HttpStatusCode status, CloudError error)
        : base(Text(status, error))
    {
        Status = status;
        Error = error;
    }

    /// <summary>HTTP status: 400 malformed, 401 unknown key, 402 balance too low, 403 not yours, 404 unknown, 409 contradicts what is stored, 422 not acceptable.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>What the platform said.</summary>
    public CloudError Error { get; }

    private static string Text(HttpStatusCode status, CloudError error)
    {
        string text = $"The platform answered {(int)status}: {error.Error}";
        if (error.Path is not null)
            text += $" (at {error.Path})";
        if (error.Expected is not null)
            text += $"; expected {error.Expected}";
        return error.Needed is null ? text : $"{text}; needed {error.Needed}, available {error.Available}";
    }
}
