namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>EF.SPN: service provider name (TS 31.102 §4.2.12). <c>display condition(1) | name(16)</c>.</summary>
/// <param name="DisplayCondition">Bit 1: also show the network's name at home; bit 2: do not show the provider's name abroad.</param>
/// <param name="Name">The name.</param>
public readonly record struct ServiceProviderName(byte DisplayCondition, string Name)
{
    /// <summary>Octets of the EF.</summary>
    public const int Size = 17;

    /// <summary>Reads the EF.</summary>
    /// <param name="bytes">17 octets.</param>
    /// <param name="name">The name; empty where the file is.</param>
    /// <returns>False where there is no content.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out ServiceProviderName name)
    {
        name = default;
        if (bytes.IsEmpty)
            return false;
        name = new(bytes[0], AlphaText.Decode(bytes[1..]));
        return true;
    }

    /// <summary>Writes the EF.</summary>
    /// <param name="destination">17 octets or more; 17 are written.</param>
    /// <returns>False where the name takes more than 16 octets; nothing is written then.</returns>
    public bool TryEncode(Span<byte> destination)
    {
        if (!AlphaText.TryEncode(Name, destination[1..Size]))
            return false;
        destination[0] = DisplayCondition;
        return true;
    }
}
