using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Workbench;

/// <summary>Chance from the operating system, for keys that must not repeat.</summary>
public sealed class SystemEntropy : IEntropySource
{
    /// <inheritdoc/>
    public void Fill(Span<byte> destination) => RandomNumberGenerator.Fill(destination);
}
