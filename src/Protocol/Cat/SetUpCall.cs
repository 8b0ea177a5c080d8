namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>SET UP CALL: calls a number. Texts and icons come twice: to confirm, and while the call is set up.</summary>
/// <remarks>ETSI TS 102 223 §6.4.13 and §6.6.12. The base record's text, icon and format are those of the confirmation.</remarks>
public sealed record SetUpCall : PresentedCommand
{
    /// <summary>A command to the network.</summary>
    public SetUpCall() => Destination = DeviceIdentity.Network;

    /// <inheritdoc/>
    public override CommandType Type => CommandType.SetUpCall;

    /// <summary>Number: TON/NPI, then swapped BCD digits.</summary>
    public required ReadOnlyMemory<byte> CalledNumber { get; init; }

    /// <summary>Capability configuration parameters.</summary>
    public ReadOnlyMemory<byte>? CapabilityConfiguration { get; init; }

    /// <summary>Called party subaddress.</summary>
    public ReadOnlyMemory<byte>? Subaddress { get; init; }

    /// <summary>How long to redial.</summary>
    public CatDuration? Duration { get; init; }

    /// <summary>Text while the call is set up.</summary>
    public string? CallAlpha { get; init; }

    /// <summary>Icon while the call is set up.</summary>
    public CatIcon? CallIcon { get; init; }

    /// <summary>Formatting of <see cref="CallAlpha"/>.</summary>
    public ReadOnlyMemory<byte>? CallTextAttribute { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects) => Present(
        new SetUpCall
        {
            CalledNumber = objects.Bytes(CatTag.Address) ?? default,
            CapabilityConfiguration = objects.Bytes(CatTag.CapabilityConfiguration),
            Subaddress = objects.Bytes(CatTag.Subaddress),
            Duration = objects.Duration(),
            CallAlpha = objects.Alpha(1),
            CallIcon = objects.Icon(1),
            CallTextAttribute = objects.Bytes(CatTag.TextAttribute, 1),
        },
        objects);

    private protected override void WriteObjects(ref CommandWriter writer)
    {
        writer.Alpha(Alpha);
        writer.Bytes(CatTag.Address, CalledNumber.Span);
        writer.Bytes(CatTag.CapabilityConfiguration, CapabilityConfiguration);
        writer.Bytes(CatTag.Subaddress, Subaddress);
        writer.Duration(Duration);
        writer.Icon(Icon);
        writer.Alpha(CallAlpha);
        writer.Icon(CallIcon);
        writer.Bytes(CatTag.TextAttribute, TextAttribute);
        writer.Bytes(CatTag.TextAttribute, CallTextAttribute);
        writer.Byte(CatTag.FrameIdentifier, Frame);
    }
}
