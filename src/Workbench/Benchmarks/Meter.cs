using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>Measures workloads with the machine's clock: time and memory of the batches alone, not of what prepares them.</summary>
public static class Meter
{
    private const int WarmUpBatches = 50;
    private const int Turns = 10;
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(150); // for the compiler's second tier

    /// <summary>
    /// Measures workloads on one or several threads at once, in turns of a part of the time each: so what changes on the machine meanwhile (a disk's
    /// cache, other programs) changes for all of them, and one can be compared with the other.
    /// </summary>
    /// <param name="makes">Each makes one workload of a thread, by the thread's number.</param>
    /// <param name="time">How long each is measured, without warm-up.</param>
    /// <param name="cores">Threads.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>A measurement of each, in the same order.</returns>
    public static IReadOnlyList<Measurement> Measure(IReadOnlyList<Func<int, Workload>> makes, TimeSpan time, int cores, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(makes);
        ArgumentOutOfRangeException.ThrowIfLessThan(cores, 1);
        List<Contestant[]> contestants = [];
        try
        {
            foreach (Func<int, Workload> make in makes)
            {
                Contestant[] threads = new Contestant[cores];
                contestants.Add(threads);
                for (int core = 0; core < cores; core++)
                    threads[core] = new Contestant(make(core));
                OnThreads(threads, static contestant => contestant.WarmUp(), cancellationToken);
            }
            int turns = makes.Count == 1 ? 1 : Turns;
            for (int turn = 0; turn < turns; turn++)
            {
                foreach (Contestant[] threads in contestants)
                    OnThreads(threads, contestant => contestant.Count(time / turns, cancellationToken), cancellationToken);
            }
            return [.. contestants.Select(Sum)];
        }
        finally
        {
            foreach (Contestant? contestant in contestants.SelectMany(static threads => threads))
                contestant?.Workload.Dispose();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever ends a thread is thrown again on the caller's.")]
    private static void OnThreads(Contestant[] contestants, Action<Contestant> work, CancellationToken cancellationToken)
    {
        using Barrier start = new(contestants.Length);
        Exception? failure = null;
        Thread[] threads = [.. contestants.Select(contestant => new Thread(() =>
        {
            try
            {
                start.SignalAndWait(cancellationToken);
                work(contestant);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private static Measurement Sum(Contestant[] contestants)
    {
        Workload workload = contestants[0].Workload;
        double perSecond = 0, operations = 0, spent = 0, allocated = 0;
        List<long> ticks = [];
        foreach (Contestant each in contestants)
        {
            double done = (double)each.Ticks.Count * workload.Batch;
            perSecond += done * Stopwatch.Frequency / each.Spent;
            operations += done;
            spent += each.Spent;
            allocated += each.Allocated;
            ticks.AddRange(each.Ticks);
        }
        ticks.Sort();
        double nanoseconds = 1e9 / Stopwatch.Frequency;
        double At(double share) => ticks[Math.Min(ticks.Count - 1, (int)(share * ticks.Count))] * nanoseconds / workload.Batch;
        return new Measurement(
            workload.Name, perSecond, spent * nanoseconds / operations, At(0.5), At(0.99), At(0.999), allocated / operations, workload.Batch, contestants.Length);
    }

    /// <summary>A workload of one thread, and what was measured of it.</summary>
    private sealed class Contestant(Workload workload)
    {
        public Workload Workload => workload;

        public List<long> Ticks { get; } = new(1 << 16);

        public long Spent { get; private set; }

        public long Allocated { get; private set; }

        public void WarmUp()
        {
            for (int i = 0; i < 2 * WarmUpBatches; i++)
            {
                workload.Prepare();
                workload.Run();
                if (i == WarmUpBatches)
                    Thread.Sleep(Settling);
            }
        }

        public void Count(TimeSpan time, CancellationToken cancellationToken)
        {
            // Each turn has a thread of its own, and a thread's first command makes what belongs to the thread.
            workload.Prepare();
            workload.Run();
            long end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
            long now;
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                workload.Prepare();
                long memory = GC.GetAllocatedBytesForCurrentThread();
                long begun = Stopwatch.GetTimestamp();
                workload.Run();
                now = Stopwatch.GetTimestamp();
                Allocated += GC.GetAllocatedBytesForCurrentThread() - memory;
                Ticks.Add(now - begun);
                Spent += now - begun;
            }
            while (now < end);
        }
    }
}
