using System.Diagnostics;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>Sends commands of all kinds to cards, and looks after each whether the card kept the rules.</summary>
/// <remarks>
/// No exception inside the card; always a status word, and one that is documented for the instruction; response data only with a good one. A
/// refused command leaves what the card keeps as it was, but for the counters of PINs, and the session too, but for the security status after a wrong PIN.
/// </remarks>
/// <param name="seed">Where chance begins.</param>
/// <param name="count">Commands to send.</param>
public sealed class FuzzRun(long seed, long count)
{
    private const int CommandsACard = 5000;
    private const int CommandsAfterTermination = 200;
    private const int MaxFailures = 100;

    /// <summary>So many commands reach every documented pair of instruction and status word; one that they do not reach is a failure.</summary>
    private const long CountThatReachesAll = 5_000_000;

    private readonly StatusWordMatrix _matrix = new();
    private readonly long[] _origins = new long[3];
    private readonly Dictionary<string, string> _failures = []; // the first command of each kind
    private readonly byte[] _command = new byte[CommandDraft.MaxLength];
    private readonly byte[] _response = new byte[65536 + 2];
    private long _sent;
    private long _refused;
    private long _largest;

    /// <summary>Runs, until all is sent or too much went wrong.</summary>
    /// <param name="progress">Gets a line now and then; null for silence.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public FuzzReport Run(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        Stopwatch clock = Stopwatch.StartNew();
        InMemoryCardStore fresh = SoakCard.Issue();
        IReadOnlyList<KnownFile> files = Explore(fresh);
        int cards = 0;
        long memory = 0;
        long told = 0;
        while (_sent < count && _failures.Count < MaxFailures)
        {
            WearOut(fresh, files, ChanceOf(cards), cancellationToken);
            if (cards++ == 0)
                memory = GC.GetTotalMemory(forceFullCollection: true);
            if (told == _sent * 10 / count)
                continue;
            told = _sent * 10 / count;
            progress?.Report($"{_sent} commands, {clock.Elapsed.TotalSeconds:0} s, {_failures.Count} failures");
        }
        long growth = GC.GetTotalMemory(forceFullCollection: true) - memory;
        return new FuzzReport(
            seed, _sent, _origins[(int)FuzzOrigin.WellFormed], _origins[(int)FuzzOrigin.Mutated], _origins[(int)FuzzOrigin.Random],
            cards, _refused, Math.Round(clock.Elapsed.TotalSeconds, 1), growth, _largest, _matrix.Rows, _matrix.NotReached,
            [.. _failures.Select(failure => $"{failure.Key}; first at {failure.Value}"), .. Missed()]);
    }

    private IEnumerable<string> Missed() => _sent < CountThatReachesAll
        ? []
        : _matrix.NotReached.Select(pair => $"{pair} is documented, but no command of {_sent} was answered so: either it cannot be, or the fuzz terminal does not go there");

    // The steps of SplitMix64: seeds and cards that are near each other have nothing in common.
    private Random ChanceOf(int card)
    {
        ulong mixed = unchecked((ulong)seed + ((ulong)card * 0x9E3779B97F4A7C15));
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        return new Random((int)(mixed >> 33));
    }

    private static IReadOnlyList<KnownFile> Explore(InMemoryCardStore fresh)
    {
        using Card card = CardMaker.Open(InMemoryCardStore.CopyOf(fresh), new SeededEntropy(1, "card"));
        card.PowerOn();
        return KnownFiles.Of(card);
    }

    private void WearOut(InMemoryCardStore fresh, IReadOnlyList<KnownFile> files, Random chance, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using FuzzedCard card = new(fresh, chance.Next(8) == 0 ? 0 : int.MaxValue);
        FuzzTerminal terminal = new(chance, files);
        int left = CommandsACard;
        for (; left > 0 && _sent < count && _failures.Count < MaxFailures; left--, _sent++)
        {
            if (terminal.IsCardTerminated)
                left = Math.Min(left, CommandsAfterTermination);
            if (chance.Next(terminal.IsLeaving ? 3 : 500) == 0)
            {
                card.Reset(cold: chance.Next(2) == 0);
                terminal.OnReset();
            }
            ReadOnlySpan<byte> command = _command.AsSpan(0, terminal.Next(_command, out FuzzOrigin origin));
            _origins[(int)origin]++;
            bool isTerminated = terminal.IsCardTerminated;
            ReadOnlySpan<byte> response = card.Transmit(command, _response, out string? fault);
            terminal.Observe(response);
            StatusWord sw = new((ushort)((response[^2] << 8) | response[^1]));
            if (card.WasRefused)
                _refused++;
            Note(_matrix.Count(command, sw, isTerminated), command);
            Note(fault, command);
        }
        _largest = Math.Max(_largest, card.KeptOctets);
    }

    private void Note(string? failure, ReadOnlySpan<byte> command)
    {
        if (failure is not null)
            _failures.TryAdd(failure, $"command {_sent}, {Convert.ToHexString(command[..Math.Min(command.Length, 64)])}");
    }
}
