using System.Collections.Frozen;
using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Testbed.Networks;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Testbed.Trips;

/// <summary>The networks of a scenario, the air between them and the phone, and the connections to the parties behind.</summary>
internal sealed class World : IDisposable
{
    private readonly List<HttpClient> _connections = [];
    private readonly Dictionary<Plmn, Network> _networks = [];

    private World(VirtualClock clock) => Air = new Air(clock);

    /// <summary>What the phone hears.</summary>
    public Air Air { get; }

    /// <summary>All networks.</summary>
    public IReadOnlyCollection<Network> Networks => _networks.Values;

    /// <summary>Who is at the platform as what.</summary>
    public required Enrolment Enrolment { get; init; }

    /// <summary>The network on which the phone is registered; null where it is on none.</summary>
    public Network? Serving => _networks.Values.FirstOrDefault(network => network.Registered is not null);

    /// <summary>Lets everybody join the platform and puts the networks on the air, out of the phone's reach.</summary>
    /// <exception cref="CloudException">The platform refused something.</exception>
    /// <exception cref="HttpRequestException">The platform cannot be reached.</exception>
    public static async Task<World> CreateAsync(TripSetup setup, CancellationToken cancellationToken)
    {
        HttpClient platform = new() { BaseAddress = Folder(setup.Cloud) };
        FrozenDictionary<Plmn, Uri> hosts = setup.Operators.ToFrozenDictionary(host => host.Key, host => Folder(host.Value));
        Enrolment enrolment;
        try
        {
            enrolment = await Enrolment.PlayAsync(setup.Scenario, new CloudClient(platform), hosts, setup.Issued, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            platform.Dispose();
            throw;
        }
        World world = new(setup.Clock) { Enrolment = enrolment };
        world._connections.Add(platform);
        world.Build(setup, hosts);
        return world;
    }

    /// <summary>Carries the phone to where these networks are heard, the strongest first.</summary>
    public void MoveTo(IReadOnlyList<Plmn> networks) => Air.MoveTo([.. networks.Select(plmn => _networks[plmn])]);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (HttpClient connection in _connections)
            connection.Dispose();
    }

    private void Build(TripSetup setup, FrozenDictionary<Plmn, Uri> hosts)
    {
        Dictionary<Plmn, HttpClient> operators = [];
        foreach ((Plmn home, Uri host) in hosts)
        {
            HttpClient connection = new() { BaseAddress = host };
            _connections.Add(connection);
            operators.Add(home, connection);
        }
        foreach (ScenarioNetwork description in setup.Scenario.Networks)
        {
            string key = setup.PartnerKeys[description.Plmn];
            HomeOperators homes = new(operators.ToFrozenDictionary(entry => entry.Key, entry => new AucClient(entry.Value, description.Plmn, key)));
            _networks.Add(
                description.Plmn,
                new Network(
                    description,
                    homes,
                    Enrolment.Networks[description.Plmn],
                    imsi => setup.Scenario.ProfileOf(imsi.Digits)?.Covers(description.Plmn) == true,
                    setup.Clock,
                    setup.Entropy));
        }
    }

    // A base address without the slash at its end would lose its last segment.
    private static Uri Folder(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
