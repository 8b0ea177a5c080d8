namespace Tottoli.MultiSim.Testbed;

/// <summary>A clock that stands still until it is moved, so that a trip of two weeks takes seconds and always the same ones.</summary>
/// <remarks>
/// Timers fire inside the call that moves the clock, on the caller's thread, in order of their due times (first made first where two are
/// due together), each with the clock standing at its due time. Reading the clock and making timers is thread safe; moving it is one thread's work.
/// </remarks>
/// <param name="start">Where the clock stands first; its offset is the local time zone that <see cref="TimeProvider.GetLocalNow"/> has.</param>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<VirtualTimer, (long Ticks, long Order)> _due = new();
    private readonly DateTimeOffset _start = start;
    private readonly TimeZoneInfo _zone = TimeZoneInfo.CreateCustomTimeZone("virtual", start.Offset, "virtual", "virtual");
    private long _elapsed;
    private long _order;

    /// <summary>How far the clock has been moved since it was made.</summary>
    public TimeSpan Elapsed => new(Interlocked.Read(ref _elapsed));

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _zone;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => (_start + Elapsed).ToUniversalTime();

    /// <inheritdoc/>
    public override long GetTimestamp() => Interlocked.Read(ref _elapsed);

    /// <summary>Moves the clock forward and fires what falls due on the way.</summary>
    /// <param name="duration">How far, zero or more.</param>
    public void Advance(TimeSpan duration)
    {
        long target = Target(duration);
        while (FireNext(target))
        {
        }
        MoveTo(target);
    }

    /// <summary>Moves the clock forward and, wherever a timer fired, lets its owner act before time goes on.</summary>
    /// <param name="duration">How far, zero or more. What <paramref name="settle"/> adds by moving the clock itself counts.</param>
    /// <param name="settle">What to do after each timer, and once at the end: usually a phone's <c>SettleAsync</c>.</param>
    /// <param name="cancellationToken">Ends the run between two steps.</param>
    public async Task AdvanceAsync(TimeSpan duration, Func<CancellationToken, Task> settle, CancellationToken cancellationToken = default)
    {
        long target = Target(duration);
        while (FireNext(target))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await settle(cancellationToken).ConfigureAwait(false);
        }
        MoveTo(target);
        await settle(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        VirtualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private long Target(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        return Interlocked.Read(ref _elapsed) + duration.Ticks;
    }

    private void MoveTo(long target)
    {
        if (target > Interlocked.Read(ref _elapsed))
            Interlocked.Exchange(ref _elapsed, target);
    }

    private bool FireNext(long limit)
    {
        VirtualTimer? timer;
        lock (_lock)
        {
            do
            {
                if (!_due.TryPeek(out timer, out (long Ticks, long Order) key) || key.Ticks > limit)
                    return false;
                _due.Dequeue();
                if (timer.Order != key.Order)
                    timer = null; // changed or disposed since: another entry stands for it, or none
                else
                    MoveTo(key.Ticks);
            }
            while (timer is null);
            if (timer.Period > TimeSpan.Zero)
                Schedule(timer, timer.Period);
            else
                timer.Order = 0;
        }
        timer.Fire();
        return true;
    }

    private void Schedule(VirtualTimer timer, TimeSpan dueTime)
    {
        timer.Order = ++_order;
        _due.Enqueue(timer, (Interlocked.Read(ref _elapsed) + dueTime.Ticks, timer.Order));
    }

    private sealed class VirtualTimer(VirtualClock clock, Action fire) : ITimer
    {
        private bool _disposed;

        /// <summary>Number of the queue entry that stands for this timer; 0 none.</summary>
        public long Order { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                if (_disposed)
                    return false;
                Period = period;
                Order = 0;
                if (dueTime >= TimeSpan.Zero)
                    clock.Schedule(this, dueTime);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                _disposed = true;
                Order = 0;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
