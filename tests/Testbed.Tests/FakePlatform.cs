using System.Net;
using System.Text;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Testbed.Tests;

/// <summary>A platform that writes down what it is asked and answers from a script; keys name their owner.</summary>
internal sealed class FakePlatform : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<(HttpStatusCode Status, string Body)>> _answers = [];

    /// <summary>What was asked: "POST route key body", in order.</summary>
    public List<Request> Requests { get; } = [];

    /// <summary>The platform as a client sees it.</summary>
    public CloudClient Client => new(new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://platform.test/") });

    /// <summary>The next answer to a route; the last one given is repeated.</summary>
    public FakePlatform Answer(string route, string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        if (!_answers.TryGetValue(route, out Queue<(HttpStatusCode, string)>? queue))
            _answers.Add(route, queue = new());
        queue.Enqueue((status, body));
        return this;
    }

    /// <summary>Bodies that were sent to a route, in order.</summary>
    public IReadOnlyList<JsonElement> Bodies(string route) =>
        [.. Requests.Where(request => request.Route == route).Select(request => JsonDocument.Parse(request.Body).RootElement)];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string route = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new(route, request.Headers.Authorization?.Parameter, body));
        if (!_answers.TryGetValue(route, out Queue<(HttpStatusCode Status, string Body)>? queue))
            return new(HttpStatusCode.NotFound) { Content = Json("""{"error":"no such route in this test"}""") };
        (HttpStatusCode status, string answer) = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        return new(status) { Content = Json(answer) };
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>One request.</summary>
    /// <param name="Route">Method and path.</param>
    /// <param name="Key">Bearer key, or null.</param>
    /// <param name="Body">The body, empty where there was none.</param>
    internal sealed record Request(string Route, string? Key, string Body);
}
