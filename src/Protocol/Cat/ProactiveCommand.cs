using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>A proactive command: what a card answers to FETCH. One record a type of command.</summary>
/// <remarks>
/// ETSI TS 102 223 §6.4 (what each does), §6.6 (structure), §9 (tags); 3GPP TS 31.111 for the USIM. The list of objects of each type is a row of
/// <see cref="CommandShapes"/>.
/// </remarks>
public abstract record ProactiveCommand
{
    /// <summary>Longest command, whole: a FETCH answers 256 bytes at most.</summary>
    public const int MaxLength = 256;

    private protected ProactiveCommand()
    {
    }

    /// <summary>Which command this is.</summary>
    public abstract CommandType Type { get; }

    /// <summary>Command number, 1..254; cards use 1. The terminal response repeats it.</summary>
    public byte Number { get; init; } = 1;

    /// <summary>Command qualifier; its bits are each command's own (ETSI TS 102 223 §8.6).</summary>
    public byte Qualifier { get; init; }

    /// <summary>Who sends the command.</summary>
    public DeviceIdentity Source { get; init; } = DeviceIdentity.Uicc;

    /// <summary>Whom it is for.</summary>
    public DeviceIdentity Destination { get; init; } = DeviceIdentity.Terminal;

    /// <summary>Reads a command.</summary>
    /// <param name="bytes">The whole BER-TLV object D0.</param>
    /// <param name="command">
    /// The command. Where the answer is false it is an <see cref="UnknownCommand"/> with the details that the terminal response must repeat, or null
    /// where not even these could be read.
    /// </param>
    /// <param name="result">
    /// <see cref="GeneralResult.Performed"/> on success, else what the terminal answers: type not understood, data not understood, required values
    /// are missing.
    /// </param>
    /// <returns>True where the command can be performed as far as its coding goes.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ProactiveCommand? command, out GeneralResult result)
    {
        command = null;
        result = GeneralResult.DataNotUnderstood;
        BerTlvReader outer = new(bytes);
        if (!outer.TryRead(out int tag, out ReadOnlySpan<byte> body) || tag != (int)CatBerTag.ProactiveCommand || !outer.AtEnd)
            return false;
        ComprehensionTlvReader reader = new(body);
        if (!reader.TryRead(out int detailsTag, out _, out ReadOnlySpan<byte> details) || detailsTag != (int)CatTag.CommandDetails || details.Length != 3)
            return false;
        UnknownCommand unknown = new((CommandType)details[1]) { Number = details[0], Qualifier = details[2] };
        command = unknown;
        if (!reader.TryRead(out int devicesTag, out _, out ReadOnlySpan<byte> devices) || devicesTag != (int)CatTag.DeviceIdentities || devices.Length != 2)
        {
            result = GeneralResult.RequiredValuesMissing;
            return false;
        }
        unknown = unknown with { Source = (DeviceIdentity)devices[0], Destination = (DeviceIdentity)devices[1] };
        command = unknown;
        if (CommandShapes.Of(unknown.Type) is not { } shape)
        {
            result = GeneralResult.TypeNotUnderstood;
            return false;
        }
        CommandObjects objects = CommandObjects.Sort(reader.Rest, shape.Objects);
        ProactiveCommand? decoded = objects.Fault == GeneralResult.Performed ? shape.Create(objects) : null;
        result = objects.Fault;
        if (decoded is null || result != GeneralResult.Performed)
            return false;
        command = decoded with { Number = unknown.Number, Qualifier = unknown.Qualifier, Source = unknown.Source, Destination = unknown.Destination };
        return true;
    }

    /// <summary>Writes the command.</summary>
    /// <param name="destination">Room for it, <see cref="MaxLength"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The command does not fit.</exception>
    public int Encode(Span<byte> destination)
    {
        Span<byte> body = stackalloc byte[MaxLength];
        CommandWriter writer = new(body);
        writer.Bytes(CatTag.CommandDetails, [Number, (byte)Type, Qualifier]);
        writer.Bytes(CatTag.DeviceIdentities, [(byte)Source, (byte)Destination]);
        WriteObjects(ref writer);
        BerTlvWriter outer = new(destination.Length > MaxLength ? destination[..MaxLength] : destination);
        outer.Write((int)CatBerTag.ProactiveCommand, body[..writer.Length]);
        return outer.Length;
    }

    private protected abstract void WriteObjects(ref CommandWriter writer);
}

/// <summary>A command that this library has no record for, or whose data it could not understand: its details, to answer it.</summary>
/// <param name="Type">Type byte as received.</param>
public sealed record UnknownCommand(CommandType Type) : ProactiveCommand
{
    /// <inheritdoc/>
    public override CommandType Type { get; } = Type;

    private protected override void WriteObjects(ref CommandWriter writer)
    {
    }
}

/// <summary>A command with something for the eye of the user beside its data.</summary>
public abstract record PresentedCommand : ProactiveCommand
{
    private protected PresentedCommand()
    {
    }

    /// <summary>Text about the command; null: the terminal may say what it likes, empty: it says nothing.</summary>
    public string? Alpha { get; init; }

    /// <summary>Icon for the command.</summary>
    public CatIcon? Icon { get; init; }

    /// <summary>Formatting of the text, 4 bytes a block: start, length, format, colour.</summary>
    public ReadOnlyMemory<byte>? TextAttribute { get; init; }

    /// <summary>Frame on the screen, where the terminal has frames.</summary>
    public byte? Frame { get; init; }

    private protected static T Present<T>(T command, CommandObjects objects)
        where T : PresentedCommand =>
        command with
        {
            Alpha = objects.Alpha(),
            Icon = objects.Icon(),
            TextAttribute = objects.Bytes(CatTag.TextAttribute),
            Frame = objects.Byte(CatTag.FrameIdentifier),
        };

    private protected void WriteFormat(ref CommandWriter writer)
    {
        writer.Bytes(CatTag.TextAttribute, TextAttribute);
        writer.Byte(CatTag.FrameIdentifier, Frame);
    }
}
