using System.Diagnostics;
using System.Globalization;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Storage;
using Facts = System.Collections.Immutable.ImmutableDictionary<string, string>;
using Pieces = System.Collections.Immutable.ImmutableDictionary<Tottoli.MultiSim.SimOS.Storage.StateKey, byte[]>;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>Kills processes that serve a card, at any instant, and looks whether the card's image is as the answers said.</summary>
/// <remarks>
/// Two references. A twin of the card in memory gets each command that the card answered: after a kill every piece of the image must be that of the twin before the
/// command that was under way, or after it, or after a commit in between, which only PIN commands make. And a model of what a terminal can know (files, PIN, tries, sequence
/// numbers, active slot) is compared with what a card opened on a copy of the image answers. Challenges that the card accepted before are tried again there.
/// </remarks>
/// <param name="serve">How the process is started that serves the image with a name, as <c>multisim serve tcp</c> does, on a port of its choice.</param>
/// <param name="seed">Where chance begins.</param>
/// <param name="count">Kills.</param>
public sealed class CrashRun(Func<string, ProcessStartInfo> serve, long seed, int count)
{
    private const int MostCommands = 60;
    private const int MostMilliseconds = 12;
    private const int MostMillisecondsToOpen = 400;
    private const int MaxFailures = 10;

    private readonly Random _chance = new((int)((ulong)seed * 0x9E3779B97F4A7C15 >> 33));
    private readonly AcceptedChallenges _accepted = new(new Random((int)seed));
    private readonly Dictionary<string, int[]> _steps = [];
    private readonly List<string> _failures = [];
    private readonly byte[] _response = new byte[65538];
    private Facts _facts = Facts.Empty;
    private long _acknowledged;
    private int _whileOpening;
    private ulong _sqn = 32;

    /// <summary>Runs.</summary>
    /// <param name="progress">Gets a line now and then; null for silence.</param>
    /// <param name="cancellationToken">Ends the run after the kill that is under way.</param>
    /// <exception cref="CardImageException">The image could not be made.</exception>
    public CrashReport Run(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        Stopwatch clock = Stopwatch.StartNew();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("multisim-crash-");
        int kills = 0;
        try
        {
            string image = Path.Combine(folder.FullName, "crash.simcard");
            Make(image);
            while (kills < count && _failures.Count < MaxFailures)
            {
                cancellationToken.ThrowIfCancellationRequested();
                KillOnce(image, ++kills);
                if (kills % Math.Max(1, count / 20) == 0)
                    progress?.Report(string.Create(CultureInfo.InvariantCulture, $"{kills} kills, {_acknowledged} commands, {clock.Elapsed.TotalSeconds:0} s, {_failures.Count} failures"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return new CrashReport(
            seed, kills, _acknowledged, _whileOpening, _accepted.Refused, Math.Round(clock.Elapsed.TotalSeconds, 1),
            [.. _steps.OrderBy(step => step.Key, StringComparer.Ordinal).Select(step => new CrashRow(step.Key, step.Value[0], step.Value[1], step.Value[2]))], _failures);
    }

    private void Make(string image)
    {
        using SqliteCardStore store = SqliteCardStore.Open(image, create: true);
        store.Begin();
        SoakCard.Issue().Load(store.Put);
        store.Commit();
        _facts = CardFacts.Read(store, [SoakCard.Pin1]).SetItem("sqn0", "0").SetItem("sqn1", "0");
    }

    private void KillOnce(string image, int kill)
    {
        Pieces before;
        using (SqliteCardStore store = SqliteCardStore.Open(image))
            before = CommitLog.Read(store);
        using CommitLog log = new(before);
        using Card twin = CardMaker.Open(log, new SeededEntropy(1, "twin"));
        using CardProcess process = new(serve(image));
        bool opening = _chance.Next(10) == 0;
        using Timer? early = opening ? new Timer(_ => process.Kill(), null, _chance.Next(MostMillisecondsToOpen), Timeout.Infinite) : null;
        List<Facts> candidates = [_facts];
        CrashStep? pending = null;
        if (process.TryConnect())
        {
            twin.PowerOn();
            _facts = CardFacts.AfterReset(_facts);
            pending = Talk(process, twin, log, kill);
            candidates = Candidates(pending);
        }
        else
        {
            _whileOpening++;
            twin.PowerOn();
            candidates.Add(CardFacts.AfterReset(_facts));
        }
        process.WaitForExit();
        if (pending is not null)
            Finish(twin, pending);
        Check(image, kill, pending, log.States, candidates);
    }

    /// <summary>Does one step after the other until the process is gone.</summary>
    /// <returns>The step that was under way.</returns>
    private CrashStep? Talk(CardProcess process, Card twin, CommitLog log, int kill)
    {
        // So many commands first, however slow the machine is; then any moment.
        using Timer end = new(_ => process.Kill());
        CrashScript script = new(_chance, _facts, _sqn, _accepted);
        for (int left = _chance.Next(MostCommands); ; left--)
        {
            if (left == 0)
                end.Change(TimeSpan.FromMilliseconds(_chance.NextDouble() * MostMilliseconds), Timeout.InfiniteTimeSpan);
            CrashStep step = script.Next(_facts);
            _sqn += 32;
            ReadOnlySpan<byte> answer = default;
            log.Mark();
            bool answered = step.IsReset ? process.TryReset() : process.TryExchange(step.Command, out answer);
            if (!answered)
                return step;
            _acknowledged++;
            ReadOnlySpan<byte> expected = Finish(twin, step);
            if (!answer.SequenceEqual(expected))
                _failures.Add($"kill {kill}: {step.Name} answered {Convert.ToHexString(answer)}, the card in memory {Convert.ToHexString(expected)}");
            if (!step.IsReset && !step.Expected.Split(' ').Contains(answer[^2].ToString("X2", CultureInfo.InvariantCulture)))
                _failures.Add($"kill {kill}: {step.Name} was answered {Convert.ToHexString(answer[^2..])}; expected {step.Expected}");
            if (_accepted.Observe(_facts["active"], step.Command, answer) is { } complaint)
                _failures.Add($"kill {kill}: {complaint}");
            _facts = step.After?.Invoke(_facts) ?? _facts;
            if (_failures.Count >= MaxFailures)
                process.Kill();
            script.Observe(step, answer, _facts);
        }
    }

    private ReadOnlySpan<byte> Finish(Card twin, CrashStep step)
    {
        if (!step.IsReset)
            return _response.AsSpan(0, twin.Transmit(step.Command, _response));
        twin.Reset();
        return [];
    }

    private List<Facts> Candidates(CrashStep? pending)
    {
        List<Facts> candidates = [_facts];
        if (pending?.Between is { } between)
            candidates.Add(between(_facts));
        if (pending?.After is { } after)
            candidates.Add(after(_facts));
        return candidates;
    }

    private void Check(string image, int kill, CrashStep? pending, IReadOnlyList<Pieces> states, List<Facts> candidates)
    {
        Pieces found;
        Facts observed;
        using (SqliteCardStore store = SqliteCardStore.Open(image))
        {
            found = CommitLog.Read(store);
            observed = CardFacts.Read(store, candidates.Select(facts => facts["pin"]));
            if (_accepted.TryAgain(store, observed["active"]) is { } complaint)
                _failures.Add($"kill {kill} during {pending?.Name ?? "opening"}: {complaint}");
        }
        int state = states.Count - 1;
        while (state >= 0 && !Same(found, states[state]))
            state--;
        string what = pending?.Name ?? "opening";
        if (state < 0)
            _failures.Add($"kill {kill} during {what}: the image is neither as before nor as after it: {Difference(found, states[^1])}");
        Facts? match = candidates.LastOrDefault(facts => Agrees(observed, CardFacts.AfterReset(facts)));
        if (match is null)
            _failures.Add($"kill {kill} during {what}: {Difference(observed, CardFacts.AfterReset(candidates[0]))}");
        else
            _facts = match;
        Count(what, state, states.Count);
    }

    private void Count(string what, int state, int states)
    {
        if (!_steps.TryGetValue(what, out int[]? counts))
            _steps[what] = counts = new int[3];
        counts[state <= 0 ? 0 : state == states - 1 ? 2 : 1]++;
    }

    private static bool Same(Pieces one, Pieces other) =>
        one.Count == other.Count && one.All(piece => other.TryGetValue(piece.Key, out byte[]? content) && content.AsSpan().SequenceEqual(piece.Value));

    private static bool Agrees(Facts observed, Facts model) =>
        observed.All(fact => (fact.Key == "pin" && !model.ContainsKey("pin")) || model.GetValueOrDefault(fact.Key, fact.Value) == fact.Value);

    private static string Difference(Pieces found, Pieces expected) =>
        string.Join(", ", found.Keys.Union(expected.Keys)
            .Where(key => !(found.TryGetValue(key, out byte[]? one) && expected.TryGetValue(key, out byte[]? other) && one.AsSpan().SequenceEqual(other)))
            .Select(key => $"{key.Area} {key.Path:X} of owner {key.Owner}").Take(5));

    private static string Difference(Facts observed, Facts model) =>
        string.Join(", ", observed.Where(fact => model.GetValueOrDefault(fact.Key, fact.Value) != fact.Value).Select(fact => $"{fact.Key} is {fact.Value}, not {model[fact.Key]}"));
}
