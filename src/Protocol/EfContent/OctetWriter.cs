namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>Collects the octets of a content.</summary>
/// <param name="limit">Octets that the content may have.</param>
internal sealed class OctetWriter(int limit)
{
    private readonly List<byte> _octets = [];

    /// <summary>Octets that may still follow.</summary>
    public int Left => limit - _octets.Count;

    /// <summary>Octets written.</summary>
    public int Length => _octets.Count;

    /// <summary>Adds octets.</summary>
    /// <exception cref="FormatException">The content becomes longer than it may be.</exception>
    public void Write(params ReadOnlySpan<byte> octets)
    {
        if (octets.Length > Left)
            throw new FormatException($"The content takes at least {_octets.Count + octets.Length} octets; there is room for {limit}.");
        _octets.AddRange(octets);
    }

    /// <summary>Adds FF.</summary>
    public void Fill(int count)
    {
        for (int i = 0; i < count; i++)
            Write(0xFF);
    }

    /// <summary>The octets.</summary>
    public byte[] ToArray() => [.. _octets];
}
