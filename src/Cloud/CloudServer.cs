using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tottoli.MultiSim.Cloud.Endpoints;
using Tottoli.MultiSim.Cloud.Http;
using Tottoli.MultiSim.Cloud.Ota;
using Tottoli.MultiSim.Cloud.Storage;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud;

/// <summary>The mock OTA server: links to profiles, subscribers with one balance, and delivery over the air. It never can read a profile.</summary>
/// <remarks>It serves the loopback interface only, logs nothing, and has no clock: times come with the requests.</remarks>
public sealed class CloudServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly Database _database;
    private readonly Vaults _vaults;
    private readonly DirectoryInfo? _temporary;

    private CloudServer(WebApplication application, Database database, Vaults vaults, DirectoryInfo? temporary, string databasePath)
    {
        _application = application;
        _database = database;
        _vaults = vaults;
        _temporary = temporary;
        DatabasePath = databasePath;
        Address = new Uri(application.Urls.Single());
    }

    /// <summary>Where the server listens, "http://127.0.0.1:PORT".</summary>
    public Uri Address { get; }

    /// <summary>The SQLite file in use.</summary>
    public string DatabasePath { get; }

    /// <summary>Starts a server; it serves when the task is done.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="InvalidDataException">The database file cannot be used.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<CloudServer> StartAsync(CloudOptions options, CancellationToken cancellationToken)
    {
        DirectoryInfo? temporary = options.Database is null ? Directory.CreateTempSubdirectory("multisim-ota-") : null;
        string path = options.Database ?? Path.Combine(temporary!.FullName, "ota.db");
        Database? database = null;
        Vaults vaults = new();
        WebApplication? application = null;
        try
        {
            database = Database.Open(path);
            application = Build(options, database, vaults);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new CloudServer(application, database, vaults, temporary, path);
        }
        catch
        {
            if (application is not null)
                await application.DisposeAsync().ConfigureAwait(false);
            vaults.Dispose();
            database?.Dispose();
            temporary?.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Stops serving and closes the database; a temporary one is deleted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _vaults.Dispose();
        _database.Dispose();
        _temporary?.Delete(recursive: true);
    }

    private static WebApplication Build(CloudOptions options, Database database, Vaults vaults)
    {
        // Empty: no configuration files or variables of the place where it runs, no logging.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        WebApplication application = builder.Build();
        application.Use(RefuseAsync);

        Gate gate = new(database);
        Parties parties = new(options.Entropy);
        OperatorEndpoints.Map(application, gate, parties);
        SubscriberEndpoints.Map(application, gate, parties);
        CardEndpoints.Map(application, gate, parties);
        NetworkEndpoints.Map(application, gate, parties, vaults, options);
        application.MapFallback(context => throw Refusal.NotFound($"There is no route {context.Request.Method} {context.Request.Path}."));
        return application;
    }

    private static async Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Refusal refusal)
        {
            await RequestBody.AnswerAsync(context, refusal).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await RequestBody.AnswerAsync(context, new Refusal(e.StatusCode, new CloudError("The request cannot be read.", null, $"a body of at most {RequestBody.MaxBytes} bytes"))).ConfigureAwait(false);
        }
    }

    /// <summary>The caller decides when the server ends; the host's own answer to Ctrl+C would take that from it.</summary>
    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
