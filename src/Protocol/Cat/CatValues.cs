namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>An item of SET UP MENU or SELECT ITEM.</summary>
/// <param name="Identifier">1..255; what the terminal sends back when the user chooses it.</param>
/// <param name="Text">What the user reads.</param>
/// <remarks>ETSI TS 102 223 §8.9.</remarks>
public readonly record struct CatItem(byte Identifier, string Text);

/// <summary>An icon for a command or its alpha identifier.</summary>
/// <param name="Qualifier">Bit 1: 0 = the icon replaces the text, 1 = it is shown beside the text.</param>
/// <param name="Record">Record number in EF.IMG.</param>
/// <remarks>ETSI TS 102 223 §8.31.</remarks>
public readonly record struct CatIcon(byte Qualifier, byte Record)
{
    internal static bool TryDecode(ReadOnlySpan<byte> value, out CatIcon icon)
    {
        icon = value.Length == 2 ? new(value[0], value[1]) : default;
        return value.Length == 2;
    }
}

/// <summary>How long an answer of the user may be.</summary>
/// <param name="Minimum">Fewest characters.</param>
/// <param name="Maximum">Most characters; 255 is no limit.</param>
/// <remarks>ETSI TS 102 223 §8.11.</remarks>
public readonly record struct ResponseLength(byte Minimum, byte Maximum)
{
    internal static bool TryDecode(ReadOnlySpan<byte> value, out ResponseLength length)
    {
        length = value.Length == 2 ? new(value[0], value[1]) : default;
        return value.Length == 2;
    }
}
