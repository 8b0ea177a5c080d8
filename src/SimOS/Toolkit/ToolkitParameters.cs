namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>UICC toolkit application specific parameters, read (ETSI TS 102 226 §8.2.1.3.2.2.1).</summary>
/// <param name="Priority">01 highest .. FF lowest.</param>
/// <param name="Timers">How many timers the applet may take, 0..8.</param>
/// <param name="MenuTextLength">Longest menu text.</param>
/// <param name="MenuEntries">Position and identifier of each menu entry, two octets each.</param>
internal readonly record struct ToolkitParameters(byte Priority, byte Timers, byte MenuTextLength, ReadOnlyMemory<byte> MenuEntries)
{
    /// <summary>Number of menu entries.</summary>
    public int EntryCount => MenuEntries.Length / 2;

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="ArgumentException">They are cut off, or ask for what a card does not have: the host's fault.</exception>
    public static ToolkitParameters Parse(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> parameters = bytes.Span;
        if (parameters.Length < 5 || parameters.Length < 5 + (2 * parameters[3]))
            throw new ArgumentException($"Toolkit parameters {Convert.ToHexString(parameters)} are cut off: priority, timers, menu text length, number of entries, position and identifier of each, channels are expected.");
        if (parameters[1] > 8)
            throw new ArgumentException($"Toolkit parameters ask for {parameters[1]} timers; a terminal has 8.");
        ReadOnlyMemory<byte> entries = bytes.Slice(4, 2 * parameters[3]);
        for (int i = 1; i < entries.Length; i += 2)
        {
            byte id = entries.Span[i];
            if (id > 0x7F)
                throw new ArgumentException($"Toolkit parameters give a menu entry the identifier {id:X2}; 01..7F may be given, 00 lets the card choose.");
        }
        if (parameters[4 + entries.Length] != 0)
            throw new ArgumentException("Toolkit parameters ask for channels; this card has no bearer-independent protocol.");
        return new ToolkitParameters(parameters[0], parameters[1], parameters[2], entries);
    }
}
