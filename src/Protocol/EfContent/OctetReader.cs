namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>Takes octets of a content one after another.</summary>
/// <param name="octets">The content.</param>
internal ref struct OctetReader(ReadOnlySpan<byte> octets)
{
    private ReadOnlySpan<byte> _rest = octets;

    /// <summary>Octets not taken yet.</summary>
    public readonly int Left => _rest.Length;

    /// <summary>What has not been taken yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Takes octets.</summary>
    /// <exception cref="FormatException">Fewer are left.</exception>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
            throw new FormatException($"{count} octets are expected, {_rest.Length} are left.");
        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    /// <summary>Takes all octets that are left.</summary>
    public ReadOnlySpan<byte> TakeRest() => Take(_rest.Length);

    /// <summary>Takes all that is left but the padding at its end.</summary>
    public ReadOnlySpan<byte> TakeUnpadded()
    {
        ReadOnlySpan<byte> rest = TakeRest();
        return rest[..(rest.LastIndexOfAnyExcept((byte)0xFF) + 1)];
    }
}
