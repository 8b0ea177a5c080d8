using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>Measures workloads with the machine's clock: time and memory of the batches alone, not of what prepares them.</summary>
public static class Meter
{
    private const int WarmUpBatches = 50;
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(150); // for the compiler's second tier

    /// <summary>Measures a workload on one or several threads at once.</summary>
    /// <param name="make">Makes the workload of a thread, by the thread's number.</param>
    /// <param name="time">How long, without warm-up.</param>
    /// <param name="cores">Threads.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    public static Measurement Measure(Func<int, Workload> make, TimeSpan time, int cores, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentOutOfRangeException.ThrowIfLessThan(cores, 1);
        Workload[] workloads = new Workload[cores];
        try
        {
            for (int core = 0; core < cores; core++)
                workloads[core] = make(core);
            return Sum(workloads[0], Run(workloads, time, cancellationToken));
        }
        finally
        {
            foreach (Workload? workload in workloads)
                workload?.Dispose();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever ends a thread is thrown again on the caller's.")]
    private static Counts[] Run(Workload[] workloads, TimeSpan time, CancellationToken cancellationToken)
    {
        Counts[] counts = new Counts[workloads.Length];
        using Barrier start = new(workloads.Length);
        Exception? failure = null;
        Thread[] threads = [.. Enumerable.Range(0, workloads.Length).Select(core => new Thread(() =>
        {
            try
            {
                counts[core] = Count(workloads[core], time, start, cancellationToken);
            }
            catch (Exception exception)
            {
                failure = exception;
                start.RemoveParticipant();
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        return counts;
    }

    private static Counts Count(Workload workload, TimeSpan time, Barrier start, CancellationToken cancellationToken)
    {
        for (int i = 0; i < 2 * WarmUpBatches; i++)
        {
            workload.Prepare();
            workload.Run();
            if (i == WarmUpBatches)
                Thread.Sleep(Settling);
        }
        start.SignalAndWait(cancellationToken);

        List<long> ticks = new(1 << 16);
        long spent = 0, allocated = 0;
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
            allocated += GC.GetAllocatedBytesForCurrentThread() - memory;
            ticks.Add(now - begun);
            spent += now - begun;
        }
        while (now < end);
        return new Counts(ticks, spent, allocated);
    }

    private static Measurement Sum(Workload workload, Counts[] counts)
    {
        double perSecond = 0, operations = 0, spent = 0, allocated = 0;
        List<long> ticks = [];
        foreach (Counts each in counts)
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
            workload.Name, perSecond, spent * nanoseconds / operations, At(0.5), At(0.99), At(0.999), allocated / operations, workload.Batch, counts.Length);
    }

    private readonly record struct Counts(List<long> Ticks, long Spent, long Allocated);
}
