using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tottoli.MultiSim.Auc;

/// <summary>A web host on the loopback interface that logs nothing, so that no log can hold a key.</summary>
internal static class LoopbackHost
{
    /// <summary>Builds a host, without routes and not started.</summary>
    /// <param name="port">TCP port; 0 lets the system choose.</param>
    /// <param name="maxRequestBytes">Greatest body taken.</param>
    public static WebApplication Build(int port, int maxRequestBytes)
    {
        // Empty: no configuration files or variables of the place where it runs, no logging.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = maxRequestBytes;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        return builder.Build();
    }

    /// <summary>The caller decides when the host ends; the framework's own answer to Ctrl+C would take that from it.</summary>
    private sealed class CallersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
