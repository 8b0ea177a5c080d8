using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Cloud;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.Protocol.Tracing;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed;
using Tottoli.MultiSim.Testbed.Scenarios;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Workbench;

/// <summary>How to run a trip.</summary>
public sealed record TripBenchOptions
{
    /// <summary>What is played.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>The platform in another process; null starts one in this process on a port that the system picks.</summary>
    public Uri? Cloud { get; init; }

    /// <summary>Where the card is kept, a file that is not there yet; null keeps it in memory.</summary>
    public string? CardPath { get; init; }

    /// <summary>What the card's changes outlive, where it is kept in a file: power or process.</summary>
    public Durability Durability { get; init; } = Durability.Power;

    /// <summary>Where every APDU is written as GSMTAP; null writes no trace.</summary>
    public string? TracePath { get; init; }

    /// <summary>The same seed gives the same keys, challenges and identities.</summary>
    public long Seed { get; init; }

    /// <summary>REFRESH mode that the applet uses (ETSI TS 102 223 §8.6).</summary>
    public byte RefreshMode { get; init; } = CardMaker.UiccReset;

    /// <summary>Whether the phone reaches the card through PC/SC, in this machine's virtual reader; else in this process.</summary>
    public bool ThroughReader { get; init; }

    /// <summary>Lets a caller see the APDUs between phone and card, or cut them off; null leaves the link as it is.</summary>
    public Func<ICardLink, ICardLink>? Tap { get; init; }
}

/// <summary>Everything around a trip in one place: issuer, card, operators' hosts, the platform, and the trip through them.</summary>
public static class TripBench
{
    private const int PartnerKeySize = 16;

    /// <summary>Makes the card, starts the parties and plays the scenario.</summary>
    /// <param name="options">How.</param>
    /// <param name="progress">Gets a line for whatever is worth one; null for silence.</param>
    /// <param name="cancellationToken">Ends the trip between two steps.</param>
    /// <exception cref="CardImageException">The card's file cannot be made.</exception>
    /// <exception cref="CardLinkException">The card cannot be reached through the reader.</exception>
    /// <exception cref="InvalidOperationException">The card or its applet had a fault of the program.</exception>
    public static async Task<TripReport> RunAsync(TripBenchOptions options, IProgress<TripProgress>? progress, CancellationToken cancellationToken)
    {
        VirtualClock clock = new(options.Scenario.Start);
        // The file that may be written over comes first: where it cannot be, no card was made.
        using GsmtapPcapWriter? trace = options.TracePath is null ? null : TraceFile.Create(options.TracePath, clock);
        ICardStore store = options.CardPath is null ? new InMemoryCardStore() : SqliteCardStore.Open(options.CardPath, create: true, options.Durability);
        EmulatedCardLink? card = null;
        try
        {
            CardIssuer issuer = new(new SeededEntropy(options.Seed, "issuer"));
            IssuedCard issued = issuer.Issue(store, HomeProfile(options.Scenario), options.Scenario.Start, new CardWishes { Iccid = RandomIccid(options.Seed) });
            List<Exception> faults = [];
            card = new EmulatedCardLink(CardMaker.Open(store, new SeededEntropy(options.Seed, "card"), options.RefreshMode, faults.Add));
            using VirtualReader? reader = options.ThroughReader ? VirtualReader.Insert(card, cancellationToken) : null;
            ICardLink link = reader is null ? card : reader.Link;
            TripReport report = await PlayAsync(options, clock, issuer, issued, Tapped(link, options, trace), progress, cancellationToken).ConfigureAwait(false);
            return faults.Count == 0 ? report : throw new InvalidOperationException("The card had a fault of the program.", new AggregateException(faults));
        }
        finally
        {
            if (card is null)
                store.Dispose();
            card?.Dispose();
            // A card that never left the desk would only stand in the way of the next try.
            if (options.CardPath is not null && card is not { WasOn: true })
                File.Delete(options.CardPath);
        }
    }

    private static async Task<TripReport> PlayAsync(
        TripBenchOptions options, VirtualClock clock, CardIssuer issuer, IssuedCard issued, ICardLink card, IProgress<TripProgress>? progress, CancellationToken cancellationToken)
    {
        Scenario scenario = options.Scenario;
        Dictionary<Plmn, string> partners = PartnerKeys(scenario, new SeededEntropy(options.Seed, "roaming partners"));
        await using AucServer operators = await AucServer.StartAsync(
            ScenarioOperators.Configure(scenario, [issuer.PublicKey.ToArray()], partners, clock),
            new SeededEntropy(options.Seed, "operators"), cancellationToken).ConfigureAwait(false);
        await using CloudServer? platform = options.Cloud is not null
            ? null
            : await CloudServer.StartAsync(new CloudOptions { Entropy = new SystemEntropy() }, cancellationToken).ConfigureAwait(false);
        TripSetup setup = new(
            scenario, card, issued, options.Cloud ?? platform!.Address,
            scenario.Operators.ToDictionary(owner => owner.Plmn, _ => operators.Address),
            partners, clock, new SeededEntropy(options.Seed, "networks"));
        return await Trip.RunAsync(setup, progress, cancellationToken).ConfigureAwait(false);
    }

    // The caller's tap lies nearest to the phone.
    private static ICardLink Tapped(ICardLink card, TripBenchOptions options, GsmtapPcapWriter? trace)
    {
        ICardLink link = trace is null ? card : new TracingLink(card, trace);
        return options.Tap is null ? link : options.Tap(link);
    }

    private static ProfilePackage HomeProfile(Scenario scenario)
    {
        (ScenarioOperator owner, ScenarioProfile profile) = scenario.Profile(scenario.Subscriber.HomeProfile);
        return ScenarioPackage.Of(owner, profile);
    }

    private static Dictionary<Plmn, string> PartnerKeys(Scenario scenario, SeededEntropy entropy)
    {
        Span<byte> key = stackalloc byte[PartnerKeySize];
        Dictionary<Plmn, string> keys = [];
        foreach (ScenarioNetwork network in scenario.Networks)
        {
            entropy.Fill(key);
            keys.Add(network.Plmn, Convert.ToHexString(key));
        }
        return keys;
    }

    private static Iccid RandomIccid(long seed)
    {
        Span<byte> random = stackalloc byte[15];
        new SeededEntropy(seed, "card numbers").Fill(random);
        Span<char> digits = stackalloc char[random.Length];
        for (int i = 0; i < random.Length; i++)
            digits[i] = (char)('0' + (random[i] % 10));
        return Iccid.WithCheckDigit($"8988{digits}");
    }
}
