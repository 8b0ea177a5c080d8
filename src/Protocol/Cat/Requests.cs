namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>PROVIDE LOCAL INFORMATION: asks the terminal for what it knows of its place, time or self.</summary>
/// <remarks>ETSI TS 102 223 §6.4.15, 3GPP TS 31.111 §6.4.15. What is asked is the qualifier.</remarks>
public sealed record ProvideLocalInformation : ProactiveCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.ProvideLocalInformation;

    /// <summary>What is asked.</summary>
    public LocalInformation Information
    {
        get => (LocalInformation)Qualifier;
        init => Qualifier = (byte)value;
    }

    /// <summary>Which measurements, where network measurement results are asked.</summary>
    public byte? MeasurementQualifier { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects) =>
        new ProvideLocalInformation { MeasurementQualifier = objects.Byte(CatTag.MeasurementQualifier) };

    private protected override void WriteObjects(ref CommandWriter writer) => writer.Byte(CatTag.MeasurementQualifier, MeasurementQualifier);
}

/// <summary>TIMER MANAGEMENT: starts, stops or reads one of the terminal's eight timers.</summary>
/// <remarks>ETSI TS 102 223 §6.4.21. What is asked is bits 1 and 2 of the qualifier.</remarks>
public sealed record TimerManagement : ProactiveCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.TimerManagement;

    /// <summary>What is asked.</summary>
    public TimerAction Action
    {
        get => (TimerAction)(Qualifier & 0x03);
        init => Qualifier = (byte)value;
    }

    /// <summary>Which timer, 1..8.</summary>
    public required byte Timer { get; init; }

    /// <summary>Time to run; only with a start.</summary>
    public TimeSpan? Value { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects)
    {
        TimeSpan? value = null;
        if (objects.Bytes(CatTag.TimerValue) is { } bytes)
        {
            if (CatTimerValue.TryDecode(bytes.Span, out TimeSpan time))
                value = time;
            else
                objects.Reject();
        }
        byte timer = objects.Byte(CatTag.TimerIdentifier).GetValueOrDefault();
        if (timer is 0 or > 8)
            objects.Reject();
        return new TimerManagement { Timer = timer, Value = value };
    }

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Byte(CatTag.TimerIdentifier, Timer);
        if (Value is { } value)
            writer.Bytes(CatTag.TimerValue, CatTimerValue.Encode(value));
    }
}

/// <summary>SEND SHORT MESSAGE: the terminal sends an SMS-SUBMIT (or SMS-COMMAND) that the card made.</summary>
/// <remarks>3GPP TS 31.111 §6.4.10 and §6.6.9.</remarks>
public sealed record SendShortMessage : PresentedCommand
{
    /// <summary>A command to the network.</summary>
    public SendShortMessage() => Destination = DeviceIdentity.Network;

    /// <inheritdoc/>
    public override CommandType Type => CommandType.SendShortMessage;

    /// <summary>Service centre: TON/NPI byte, then swapped BCD digits; absent: the terminal takes the one of EF.SMSP.</summary>
    public ReadOnlyMemory<byte>? ServiceCentre { get; init; }

    /// <summary>The TPDU, as the card made it.</summary>
    public required ReadOnlyMemory<byte> Tpdu { get; init; }

    /// <summary>Qualifier bit 1: the terminal packs the 8-bit text to 7 bits a character before it sends.</summary>
    public bool PackingRequired => (Qualifier & 0x01) != 0;

    internal static ProactiveCommand Create(CommandObjects objects) =>
        Present(
            new SendShortMessage { ServiceCentre = objects.Bytes(CatTag.Address), Tpdu = objects.Bytes(CatTag.SmsTpdu).GetValueOrDefault() },
            objects);

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Alpha(Alpha);
        writer.Bytes(CatTag.Address, ServiceCentre);
        writer.Bytes(CatTag.SmsTpdu, Tpdu.Span);
        writer.Icon(Icon);
        WriteFormat(ref writer);
    }
}

/// <summary>PLAY TONE: the terminal plays a tone.</summary>
/// <remarks>ETSI TS 102 223 §6.4.6 and §6.6.5.</remarks>
public sealed record PlayTone : PresentedCommand
{
    /// <summary>A command to the earpiece.</summary>
    public PlayTone() => Destination = DeviceIdentity.Earpiece;

    /// <inheritdoc/>
    public override CommandType Type => CommandType.PlayTone;

    /// <summary>Which tone; absent: the general beep, 10.</summary>
    public byte? Tone { get; init; }

    /// <summary>How long.</summary>
    public CatDuration? Duration { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects) =>
        Present(new PlayTone { Tone = objects.Byte(CatTag.Tone), Duration = objects.Duration() }, objects);

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Alpha(Alpha);
        writer.Byte(CatTag.Tone, Tone);
        writer.Duration(Duration);
        writer.Icon(Icon);
        WriteFormat(ref writer);
    }
}
