namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>GET INPUT: asks the user for text or digits.</summary>
/// <remarks>ETSI TS 102 223 §6.4.3 and §6.6.3.</remarks>
public sealed record GetInput : PresentedCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.GetInput;

    /// <summary>The question.</summary>
    public required CatText Text { get; init; }

    /// <summary>Length of the answer, in characters.</summary>
    public required ResponseLength Length { get; init; }

    /// <summary>Answer that stands there already.</summary>
    public CatText? Default { get; init; }

    /// <summary>How long to wait for the user.</summary>
    public CatDuration? Duration { get; init; }

    /// <summary>Qualifier bit 2: the answer is in UCS2.</summary>
    public bool Ucs2 => (Qualifier & 0x02) != 0;

    /// <summary>Qualifier bit 3: what the user types is not shown.</summary>
    public bool Hidden => (Qualifier & 0x04) != 0;

    /// <summary>Qualifier bit 4: the answer comes packed, 7 bits a character.</summary>
    public bool PackedAnswer => (Qualifier & 0x08) != 0;

    internal static ProactiveCommand Create(CommandObjects objects)
    {
        ResponseLength length = default;
        if (objects.Bytes(CatTag.ResponseLength) is { } value && !ResponseLength.TryDecode(value.Span, out length))
            objects.Reject();
        return Present(
            new GetInput
            {
                Text = objects.Text(CatTag.TextString) ?? default,
                Length = length,
                Default = objects.Text(CatTag.DefaultText),
                Duration = objects.Duration(),
            },
            objects);
    }

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Text(CatTag.TextString, Text);
        writer.Bytes(CatTag.ResponseLength, [Length.Minimum, Length.Maximum]);
        writer.Text(CatTag.DefaultText, Default);
        writer.Icon(Icon);
        WriteFormat(ref writer);
        writer.Duration(Duration);
    }
}

/// <summary>GET INKEY: asks the user for one character, or yes or no.</summary>
/// <remarks>ETSI TS 102 223 §6.4.2 and §6.6.2.</remarks>
public sealed record GetInkey : PresentedCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.GetInkey;

    /// <summary>The question.</summary>
    public required CatText Text { get; init; }

    /// <summary>How long to wait for the user.</summary>
    public CatDuration? Duration { get; init; }

    /// <summary>Qualifier bit 2: the answer is in UCS2.</summary>
    public bool Ucs2 => (Qualifier & 0x02) != 0;

    /// <summary>Qualifier bit 3: yes or no is asked.</summary>
    public bool YesNo => (Qualifier & 0x04) != 0;

    internal static ProactiveCommand Create(CommandObjects objects) =>
        Present(new GetInkey { Text = objects.Text(CatTag.TextString) ?? default, Duration = objects.Duration() }, objects);

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Text(CatTag.TextString, Text);
        writer.Icon(Icon);
        writer.Duration(Duration);
        WriteFormat(ref writer);
    }
}
