namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>Something whose speed can be measured, on one thread: a batch of equal operations, run again and again.</summary>
/// <param name="name">Its name in reports, <c>group/case</c>.</param>
/// <param name="batch">Operations of one batch.</param>
public abstract class Workload(string name, int batch) : IDisposable
{
    /// <summary>Its name in reports.</summary>
    public string Name => name;

    /// <summary>Operations of one batch. The clock is read once a batch, so one must take much longer than that.</summary>
    public int Batch => batch;

    /// <summary>Makes what the next batch consumes. Its time and its memory do not count.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Runs one batch.</summary>
    /// <exception cref="InvalidOperationException">An operation gave another answer than the one that counts.</exception>
    public abstract void Run();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the workload holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
