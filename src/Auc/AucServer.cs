using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Auc;

/// <summary>The home operators' host: authentication vectors for serving networks, and profiles sealed to cards, over HTTP.</summary>
/// <remarks>It serves the loopback interface only, and logs nothing: no log can hold a key.</remarks>
public sealed class AucServer : IAsyncDisposable
{
    /// <summary>Greatest body taken, in bytes.</summary>
    public const int MaxRequestBytes = 32 * 1024;

    private readonly WebApplication _application;

    private AucServer(WebApplication application)
    {
        _application = application;
        Address = new Uri(application.Urls.Single());
    }

    /// <summary>Where the host listens, "http://127.0.0.1:PORT"; the system picked the port.</summary>
    public Uri Address { get; }

    /// <summary>Starts a host; it serves when the task is done.</summary>
    /// <param name="configuration">The operators.</param>
    /// <param name="entropy">Where RANDs and ephemeral keys come from.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="ArgumentException">Two operators have one PLMN, or a subscriber or profile cannot be.</exception>
    public static async Task<AucServer> StartAsync(AucConfiguration configuration, IEntropySource entropy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(entropy);
        Dictionary<Plmn, HomeOperator> operators = [];
        foreach (OperatorConfiguration each in configuration.Operators)
        {
            if (!operators.TryAdd(each.Plmn, new HomeOperator(each)))
                throw new ArgumentException($"Operator {each.Plmn} appears twice; a PLMN has one operator.", nameof(configuration));
        }
        WebApplication application = Build(new AucEndpoints(operators, new SharedEntropy(entropy), configuration.Time));
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new AucServer(application);
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

    private static WebApplication Build(AucEndpoints endpoints)
    {
        // Empty: no configuration files or variables of the place where it runs, no logging.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        WebApplication application = builder.Build();
        endpoints.Map(application);
        return application;
    }

    /// <summary>The caller decides when the host ends; the framework's own answer to Ctrl+C would take that from it.</summary>
    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
