using Microsoft.AspNetCore.Builder;
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
        WebApplication application = LoopbackHost.Build(0, MaxRequestBytes);
        new AucEndpoints(operators, new SharedEntropy(entropy), configuration.Time).Map(application);
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
}
