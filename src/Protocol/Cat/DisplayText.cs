namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>DISPLAY TEXT: shows a text to the user.</summary>
/// <remarks>ETSI TS 102 223 §6.4.1 and §6.6.1.</remarks>
public sealed record DisplayText : PresentedCommand
{
    private const byte HighPriorityBit = 0x01;
    private const byte WaitForUserBit = 0x80;

    /// <summary>A command to the display.</summary>
    public DisplayText() => Destination = DeviceIdentity.Display;

    /// <inheritdoc/>
    public override CommandType Type => CommandType.DisplayText;

    /// <summary>The text.</summary>
    public required CatText Text { get; init; }

    /// <summary>Qualifier bit 1: shown even where the screen is in use.</summary>
    public bool HighPriority
    {
        get => (Qualifier & HighPriorityBit) != 0;
        init => Qualifier = (byte)(value ? Qualifier | HighPriorityBit : Qualifier & ~HighPriorityBit);
    }

    /// <summary>Qualifier bit 8: stays until the user clears it; else the terminal clears it after a delay.</summary>
    public bool WaitForUser
    {
        get => (Qualifier & WaitForUserBit) != 0;
        init => Qualifier = (byte)(value ? Qualifier | WaitForUserBit : Qualifier & ~WaitForUserBit);
    }

    /// <summary>The terminal answers at once and leaves the text on the screen.</summary>
    public bool ImmediateResponse { get; init; }

    /// <summary>How long the text stays.</summary>
    public CatDuration? Duration { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects)
    {
        CatText text = objects.Text(CatTag.TextString) ?? default;
        if (text.IsEmpty && objects.Has(CatTag.Icon))
            objects.Reject();
        return Present(
            new DisplayText { Text = text, ImmediateResponse = objects.Has(CatTag.ImmediateResponse), Duration = objects.Duration() },
            objects);
    }

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Text(CatTag.TextString, Text);
        writer.Icon(Icon);
        if (ImmediateResponse)
            writer.Bytes(CatTag.ImmediateResponse, []);
        writer.Duration(Duration);
        WriteFormat(ref writer);
    }
}

/// <summary>SET UP IDLE MODE TEXT: a text for the idle screen. An empty one removes it.</summary>
/// <remarks>ETSI TS 102 223 §6.4.22.</remarks>
public sealed record SetUpIdleModeText : PresentedCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.SetUpIdleModeText;

    /// <summary>The text.</summary>
    public required CatText Text { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects)
    {
        CatText text = objects.Text(CatTag.TextString) ?? default;
        if (text.IsEmpty && objects.Has(CatTag.Icon))
            objects.Reject();
        return Present(new SetUpIdleModeText { Text = text }, objects);
    }

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Text(CatTag.TextString, Text);
        writer.Icon(Icon);
        WriteFormat(ref writer);
    }
}
