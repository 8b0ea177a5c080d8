using BenchmarkDotNet.Attributes;
using Tottoli.MultiSim.Workbench.Benchmarks;

namespace Tottoli.MultiSim.Bench;

/// <summary>f1 to f5 of MILENAGE: with one key, with another key each time, and for random ones of a million subscribers.</summary>
[MemoryDiagnoser]
public class MilenageBenchmarks
{
    private readonly MilenageSameKeyWorkload _same = new(1);
    private readonly MilenageFreshKeyWorkload _fresh = new(1);
    private readonly AucWorkload _million = new(1);

    /// <summary>Draws the subscribers.</summary>
    [GlobalSetup]
    public void Prepare() => _million.Prepare();

    /// <summary>Forgets the keys.</summary>
    [GlobalCleanup]
    public void Close()
    {
        foreach (Workload workload in (Workload[])[_same, _fresh, _million])
            workload.Dispose();
    }

    /// <summary>One key, prepared once.</summary>
    [Benchmark(OperationsPerInvoke = MilenageWorkload.Operations)]
    public void SameKey() => _same.Run();

    /// <summary>K and OPc read from memory each time.</summary>
    [Benchmark(OperationsPerInvoke = MilenageWorkload.Operations)]
    public void FreshKey() => _fresh.Run();

    /// <summary>A batch for subscribers of a large table; the same ones in each batch, so the cache helps more than in <c>multisim bench auth</c>.</summary>
    [Benchmark(OperationsPerInvoke = MilenageWorkload.Operations)]
    public void Auc() => _million.Run();
}
