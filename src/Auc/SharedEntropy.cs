using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Auc;

/// <summary>One source of chance for the requests of many threads.</summary>
internal sealed class SharedEntropy(IEntropySource source) : IEntropySource
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Fill(Span<byte> destination)
    {
        lock (_lock)
            source.Fill(destination);
    }
}
