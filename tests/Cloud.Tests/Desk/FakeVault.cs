using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud.Tests.Desk;

/// <summary>An operator's vault that answers what a test tells it to.</summary>
internal sealed class FakeVault : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FakeVault(WebApplication application) => _application = application;

    public List<VaultRequest> Requests { get; } = [];

    /// <summary>Answers by the last part of the path; a missing one is refused with 403.</summary>
    public Dictionary<string, VaultAnswer> Answers { get; } = [];

    /// <summary>What is answered instead, raw, where it is set.</summary>
    public string? Raw { get; set; }

    /// <summary>Media type of the raw answer.</summary>
    public string RawType { get; set; } = "application/json";

    public static async Task<FakeVault> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        WebApplication application = builder.Build();
        FakeVault vault = new(application);
        application.MapPost("/profiles/{name}", (RequestDelegate)vault.AnswerAsync);
        await application.StartAsync();
        return vault;
    }

    public Uri Url(string name) => new($"{_application.Urls.Single()}/profiles/{name}");

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        VaultRequest? request = await JsonSerializer.DeserializeAsync(context.Request.Body, CloudJson.Default.VaultRequest);
        lock (Requests)
            Requests.Add(request!);
        if (Raw is not null)
        {
            context.Response.ContentType = RawType;
            await context.Response.WriteAsync(Raw);
        }
        else if (Answers.TryGetValue((string)context.Request.RouteValues["name"]!, out VaultAnswer? answer))
        {
            await context.Response.WriteAsJsonAsync(answer, CloudJson.Default.VaultAnswer);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsJsonAsync(new CloudError("the certificate is not the issuer's"), CloudJson.Default.CloudError);
        }
    }
}
