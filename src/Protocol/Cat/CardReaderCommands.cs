namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>A command for the card in another reader of the terminal, which is the destination: 10..17.</summary>
public abstract record CardReaderCommand : ProactiveCommand
{
    private protected CardReaderCommand() => Destination = DeviceIdentity.CardReader1;

    private protected override void WriteObjects(ref CommandWriter writer)
    {
    }
}

/// <summary>PERFORM CARD APDU: the terminal passes a command on and returns the answer.</summary>
/// <remarks>ETSI TS 102 223 §6.4.16.</remarks>
public sealed record PerformCardApdu : CardReaderCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.PerformCardApdu;

    /// <summary>The command APDU.</summary>
    public required ReadOnlyMemory<byte> Apdu { get; init; }

    internal static ProactiveCommand Create(CommandObjects objects) => new PerformCardApdu { Apdu = objects.Bytes(CatTag.CommandApdu) ?? default };

    private protected override void WriteObjects(ref CommandWriter writer) => writer.Bytes(CatTag.CommandApdu, Apdu.Span);
}

/// <summary>POWER OFF CARD: the terminal switches the card off.</summary>
/// <remarks>ETSI TS 102 223 §6.4.17.</remarks>
public sealed record PowerOffCard : CardReaderCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.PowerOffCard;
}

/// <summary>POWER ON CARD: the terminal resets the card and returns its ATR.</summary>
/// <remarks>ETSI TS 102 223 §6.4.18.</remarks>
public sealed record PowerOnCard : CardReaderCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.PowerOnCard;
}

/// <summary>GET READER STATUS: how the readers stand (qualifier 00, to the terminal), or which one a reader is (01, to the reader).</summary>
/// <remarks>ETSI TS 102 223 §6.4.19.</remarks>
public sealed record GetReaderStatus : ProactiveCommand
{
    /// <inheritdoc/>
    public override CommandType Type => CommandType.GetReaderStatus;

    private protected override void WriteObjects(ref CommandWriter writer)
    {
    }
}
