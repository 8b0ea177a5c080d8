using System.Collections.Concurrent;
using Tottoli.MultiSim.Protocol.Cat;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What a phone counts for its card: the eight timers of TIMER MANAGEMENT and the interval of STATUS.</summary>
/// <remarks>
/// A timer that runs out is only noted; the phone tells the card when it comes to rest, because only then is the card free. All are gone at a reset
/// (ETSI TS 102 223 §6.4.21).
/// </remarks>
/// <param name="clock">The phone's clock.</param>
internal sealed class PhoneTimers(TimeProvider clock) : IDisposable
{
    private const int Count = 8;

    private readonly Running?[] _running = new Running?[Count];
    private readonly ConcurrentQueue<Running> _expired = new();
    private ITimer? _poll;
    private int _pollDue;

    /// <summary>Starts a timer, anew where it runs.</summary>
    /// <param name="number">1..8.</param>
    /// <param name="duration">How long.</param>
    public void Start(byte number, TimeSpan duration)
    {
        Stop(number);
        Running running = new(number, clock.GetUtcNow(), duration);
        _running[number - 1] = running;
        running.Timer = clock.CreateTimer(_ => _expired.Enqueue(running), null, duration, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Stops a timer.</summary>
    /// <param name="number">1..8.</param>
    /// <returns>Time that was left, or null where it did not run.</returns>
    public TimeSpan? Stop(byte number)
    {
        TimeSpan? left = Left(number);
        _running[number - 1]?.Timer?.Dispose();
        _running[number - 1] = null;
        return left;
    }

    /// <summary>Time left of a timer, or null where it does not run.</summary>
    /// <param name="number">1..8.</param>
    public TimeSpan? Left(byte number)
    {
        if (_running[number - 1] is not { } running)
            return null;
        TimeSpan left = running.Started + running.Duration - clock.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>The next timer that ran out and of which the card does not know yet.</summary>
    public TimerExpiration? TakeExpired()
    {
        while (_expired.TryDequeue(out Running? running))
        {
            if (!ReferenceEquals(_running[running.Number - 1], running))
                continue; // stopped or started again since
            running.Timer?.Dispose();
            _running[running.Number - 1] = null;
            return new(running.Number, running.Duration);
        }
        return null;
    }

    /// <summary>Sends STATUS every so often.</summary>
    /// <param name="interval">How often; null never.</param>
    public void Poll(TimeSpan? interval)
    {
        _poll?.Dispose();
        _poll = null;
        Interlocked.Exchange(ref _pollDue, 0);
        if (interval is { } every)
            _poll = clock.CreateTimer(_ => Interlocked.Exchange(ref _pollDue, 1), null, every, every);
    }

    /// <summary>Whether a STATUS has fallen due since the last call.</summary>
    public bool TakePoll() => Interlocked.Exchange(ref _pollDue, 0) == 1;

    /// <summary>Stops everything: the card was reset or switched off.</summary>
    public void Clear()
    {
        for (byte number = 1; number <= Count; number++)
            Stop(number);
        _expired.Clear();
        Poll(null);
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private sealed class Running(byte number, DateTimeOffset started, TimeSpan duration)
    {
        public byte Number { get; } = number;

        public DateTimeOffset Started { get; } = started;

        public TimeSpan Duration { get; } = duration;

        public ITimer? Timer { get; set; }
    }
}
