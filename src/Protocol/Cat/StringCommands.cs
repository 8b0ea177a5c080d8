namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>A command whose body is one string of bytes for somebody else than the terminal: the network, a modem.</summary>
public abstract record StringCommand : PresentedCommand
{
    private protected StringCommand()
    {
    }

    /// <summary>The string, as the card made it.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    private protected abstract CatTag ContentTag { get; }

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Alpha(Alpha);
        writer.Bytes(ContentTag, Content.Span);
        writer.Icon(Icon);
        WriteFormat(ref writer);
    }
}

/// <summary>SEND SS: a supplementary service string for the network, TON/NPI and swapped BCD digits.</summary>
/// <remarks>3GPP TS 31.111 §6.4.11.</remarks>
public sealed record SendSs : StringCommand
{
    /// <summary>A command to the network.</summary>
    public SendSs() => Destination = DeviceIdentity.Network;

    /// <inheritdoc/>
    public override CommandType Type => CommandType.SendSs;

    private protected override CatTag ContentTag => CatTag.SsString;

    internal static ProactiveCommand Create(CommandObjects objects) => Present(new SendSs { Content = objects.Bytes(CatTag.SsString) ?? default }, objects);
}

/// <summary>SEND USSD: a USSD string for the network, a data coding scheme of cell broadcast and the coded text.</summary>
/// <remarks>3GPP TS 31.111 §6.4.12.</remarks>
public sealed record SendUssd : StringCommand
{
    /// <summary>A command to the network.</summary>
    public SendUssd() => Destination = DeviceIdentity.Network;

    /// <inheritdoc/>
    public override CommandType Type => CommandType.SendUssd;

    private protected override CatTag ContentTag => CatTag.UssdString;

    internal static ProactiveCommand Create(CommandObjects objects) => Present(new SendUssd { Content = objects.Bytes(CatTag.UssdString) ?? default }, objects);
}

/// <summary>SEND DTMF: tones in a call, swapped BCD: A is *, B is #, C a pause.</summary>
/// <remarks>ETSI TS 102 223 §6.4.24.</remarks>
public sealed record SendDtmf : StringCommand
{
    /// <summary>A command to the network.</summary>
    public SendDtmf() => Destination = DeviceIdentity.Network;

    /// <inheritdoc/>
    public override CommandType Type => CommandType.SendDtmf;

    private protected override CatTag ContentTag => CatTag.DtmfString;

    internal static ProactiveCommand Create(CommandObjects objects) => Present(new SendDtmf { Content = objects.Bytes(CatTag.DtmfString) ?? default }, objects);
}

/// <summary>RUN AT COMMAND: a command for the modem, in ASCII.</summary>
/// <remarks>ETSI TS 102 223 §6.4.23.</remarks>
public sealed record RunAtCommand : StringCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.RunAtCommand;

    private protected override CatTag ContentTag => CatTag.AtCommand;

    internal static ProactiveCommand Create(CommandObjects objects)
    {
        if (objects.Has(CatTag.Icon) && string.IsNullOrEmpty(objects.Alpha()))
            objects.Reject(); // an icon illustrates a text
        return Present(new RunAtCommand { Content = objects.Bytes(CatTag.AtCommand) ?? default }, objects);
    }
}

/// <summary>LANGUAGE NOTIFICATION: the language of the card's texts.</summary>
/// <remarks>ETSI TS 102 223 §6.4.25.</remarks>
public sealed record LanguageNotification : ProactiveCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.LanguageNotification;

    /// <summary>Two letters of ISO 639-1 in ASCII; absent: the card takes back what it said.</summary>
    public ReadOnlyMemory<byte>? Language { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects) => new LanguageNotification { Language = objects.Bytes(CatTag.Language) };

    private protected override void WriteObjects(ref CommandWriter writer) => writer.Bytes(CatTag.Language, Language);
}
