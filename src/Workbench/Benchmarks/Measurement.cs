namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>How fast a workload was.</summary>
/// <param name="Name">The workload.</param>
/// <param name="OpsPerSecond">Operations a second, over all cores.</param>
/// <param name="Nanoseconds">Mean time of one operation on one core.</param>
/// <param name="P50">Median of the batches' mean times, in ns an operation.</param>
/// <param name="P99">Time that one batch in a hundred exceeded, in ns an operation.</param>
/// <param name="P999">Time that one batch in a thousand exceeded, in ns an operation.</param>
/// <param name="BytesPerOp">Managed memory that one operation allocates.</param>
/// <param name="Batch">Operations of a batch.</param>
/// <param name="Cores">Threads at work.</param>
public sealed record Measurement(string Name, double OpsPerSecond, double Nanoseconds, double P50, double P99, double P999, double BytesPerOp, int Batch, int Cores);
