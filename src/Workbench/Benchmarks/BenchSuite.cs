using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>What is measured of cards and of authentication, by name.</summary>
/// <param name="time">How long each is measured.</param>
/// <param name="cores">Each is measured on one core, and on as many where that is more.</param>
/// <param name="folder">Where card images are made for the time of a measurement.</param>
public sealed class BenchSuite(TimeSpan time, int cores, string folder)
{
    /// <summary>A file system in memory, where the system has one.</summary>
    private const string MemoryFolder = "/dev/shm";

    /// <summary>Commands to files, through <c>Card.Transmit</c>.</summary>
    public IReadOnlyList<Func<int, Workload>[]> Apdu { get; } =
    [
        [static seed => new SelectWorkload(seed)],
        [static seed => new ReadWorkload(seed)],
        [static seed => new UpdateWorkload(seed)],
        [static seed => new VerifyWorkload(seed)],
    ];

    /// <summary>Algorithms, key changes, AUTHENTICATE through <c>Card.Transmit</c>, and what the disk gives: in turns with the card that is kept on it.</summary>
    public IReadOnlyList<Func<int, Workload>[]> Authentication { get; } =
    [
        [static seed => new MilenageSameKeyWorkload(seed)],
        [static seed => new MilenageFreshKeyWorkload(seed)],
        [static seed => new AucWorkload(seed)],
        .. TripletWorkload.Algorithms.Select(static algorithm => (Func<int, Workload>[])[seed => new TripletWorkload(algorithm, seed)]),
        [static seed => new SuciWorkload(SuciScheme.ProfileA, "suci/profile-a", seed)],
        [static seed => new SuciWorkload(SuciScheme.ProfileB, "suci/profile-b", seed)],
        [static seed => AuthenticateWorkload.InMemory(seed)],
        [seed => AuthenticateWorkload.Durable("authenticate/durable", folder, seed), _ => new CommitWorkload("sqlite/commit", folder)],
        .. InMemoryFolder,
    ];

    private static Func<int, Workload>[][] InMemoryFolder => !Directory.Exists(MemoryFolder) ? [] :
    [
        [static seed => AuthenticateWorkload.Durable("authenticate/durable-shm", MemoryFolder, seed), static _ => new CommitWorkload("sqlite/commit-shm", MemoryFolder)],
    ];

    /// <summary>Measures.</summary>
    /// <param name="groups">What: <see cref="Apdu"/> or <see cref="Authentication"/>. The workloads of a group take turns.</param>
    /// <param name="progress">Told of each measurement when it is made.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public IReadOnlyList<Measurement> Measure(IEnumerable<Func<int, Workload>[]> groups, Action<Measurement> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(progress);
        List<Measurement> done = [];
        foreach (Func<int, Workload>[] group in groups)
        {
            foreach (int threads in cores == 1 ? [1] : (int[])[1, cores])
            {
                foreach (Measurement measurement in Meter.Measure(group, time, threads, cancellationToken))
                {
                    progress(measurement);
                    done.Add(measurement);
                }
            }
        }
        return done;
    }

    /// <summary>Measures a card at the other end of a link, on one core: a card does one thing at a time.</summary>
    /// <param name="link">The way to the card; it stays the caller's.</param>
    /// <param name="progress">Told of each measurement when it is made.</param>
    /// <param name="cancellationToken">Stops between two commands.</param>
    /// <exception cref="Testbed.Phone.CardCommandException">The card refuses what is measured.</exception>
    public IReadOnlyList<Measurement> MeasureReader(ICardLink link, Action<Measurement> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(progress);
        link.PowerOn();
        List<Measurement> done = [];
        foreach (Func<ICardLink, Workload> make in (Func<ICardLink, Workload>[])[LinkWorkload.Select, LinkWorkload.Authenticate])
        {
            done.AddRange(Meter.Measure([_ => make(link)], time, 1, cancellationToken));
            progress(done[^1]);
        }
        link.PowerOff();
        return done;
    }
}
