using System.Text.Json.Nodes;
using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Cloud;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed;
using Tottoli.MultiSim.Testbed.Scenarios;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>One border and one profile over the air, the parties put together by hand so that somebody can stand between them.</summary>
internal static class SmallTrip
{
    /// <summary>At home, then abroad where the profile "away" is at home.</summary>
    public static Scenario Scenario { get; } = new Story()
        .Network("001-01")
        .Network("001-99", ["001-01"])
        .Operator("001-01", Story.Profile("home", "001010000000001", ["001-01"]))
        .Operator("001-99", Fat(Story.Profile("away", "001990000000002", ["001-99"], ["001-99"])))
        .Leg("Home", ["001-01"])
        .Leg("Away", ["001-99"])
        .Read();

    /// <summary>Makes the card and plays.</summary>
    /// <param name="store">An empty store for the card.</param>
    /// <param name="tap">Who stands between phone and card.</param>
    /// <param name="between">Who stands before the operators' host, which is at the address given; null nobody.</param>
    /// <param name="issued">Called when the card is made, before it is used.</param>
    public static async Task<TripReport> PlayAsync(
        InMemoryCardStore store, Func<ICardLink, ICardLink> tap, Func<Uri, Uri>? between = null, Action? issued = null)
    {
        CancellationToken end = TestContext.CurrentContext.CancellationToken;
        VirtualClock clock = new(Scenario.Start);
        CardIssuer issuer = new(new SeededEntropy(1, "issuer"));
        (ScenarioOperator owner, ScenarioProfile home) = Scenario.Profile("home");
        IssuedCard card = issuer.Issue(store, ScenarioPackage.Of(owner, home), Scenario.Start);
        issued?.Invoke();
        Dictionary<Plmn, string> partners = Scenario.Networks.ToDictionary(network => network.Plmn, network => $"key of {network.Plmn}");
        await using AucServer operators = await AucServer.StartAsync(
            ScenarioOperators.Configure(Scenario, [issuer.PublicKey.ToArray()], partners, clock), new SeededEntropy(1, "operators"), end);
        await using CloudServer platform = await CloudServer.StartAsync(new CloudOptions { Entropy = new SeededEntropy(1, "platform") }, end);
        Uri host = between?.Invoke(operators.Address) ?? operators.Address;
        List<Exception> faults = [];
        using ICardLink link = tap(new EmulatedCardLink(CardMaker.Open(store, new SeededEntropy(1, "card"), onFault: faults.Add)));
        TripReport report = await Trip.RunAsync(
            new TripSetup(
                Scenario, link, card, platform.Address, Scenario.Operators.ToDictionary(each => each.Plmn, _ => host),
                partners, clock, new SeededEntropy(1, "networks")),
            progress: null, end);
        Assert.That(faults, Is.Empty);
        return report;
    }

    // Files with nothing in them, so many that the profile needs more than one secured packet.
    private static JsonObject Fat(JsonObject profile)
    {
        JsonArray files = [];
        Add(FiveGsFiles.SuciCalcInfo, 128, 0);
        Add(UsimFiles.PlmnWAct, 60, 0);
        Add(UsimFiles.OplmnWAct, 60, 0);
        Add(UsimFiles.Spdi, 33, 0);
        for (int record = 1; record <= 2; record++)
        {
            Add(UsimFiles.Msisdn, 30, record);
            Add(UsimFiles.Smsp, 40, record);
        }
        for (int record = 1; record <= 4; record++)
            Add(UsimFiles.Pnn, 24, record);
        profile["files"] = files;
        return profile;

        void Add(EfDefinition file, int size, int record) => files.Add(new JsonObject
        {
            ["path"] = file.Path.ToString(),
            ["content"] = new string('F', 2 * size),
            ["record"] = record,
        });
    }

    /// <summary>The operators of the scenario, as if they had never met a card.</summary>
    public static SubscriberStore Operators() => new(Scenario.Operators.SelectMany(owner => owner.Profiles.Select(profile => ScenarioPackage.Of(owner, profile)))
        .Select(package => new Subscription
        {
            Imsi = package.Imsi,
            Algorithm = package.Algorithm,
            K = package.K,
            Opc = package.Opc,
            Sqn = package.Sqn,
        }));
}
