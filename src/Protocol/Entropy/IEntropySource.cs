namespace Tottoli.MultiSim.Protocol.Entropy;

/// <summary>Where chance comes from. Injected everywhere, so that a run repeats from its seed.</summary>
public interface IEntropySource
{
    /// <summary>Fills <paramref name="destination"/> with random bytes.</summary>
    void Fill(Span<byte> destination);
}
