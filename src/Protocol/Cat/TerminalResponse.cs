using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>A terminal's answer to a proactive command: the data of TERMINAL RESPONSE, objects without an outer tag.</summary>
/// <remarks>ETSI TS 102 223 §6.8. What a command's answer carries beside the result is in <see cref="Objects"/>, in wire order.</remarks>
public sealed record TerminalResponse
{
    /// <summary>Longest answer: a short APDU's data.</summary>
    public const int MaxLength = 255;

    /// <summary>Command number, as in the command.</summary>
    public required byte Number { get; init; }

    /// <summary>Type of the command answered.</summary>
    public required CommandType Type { get; init; }

    /// <summary>Qualifier, as in the command.</summary>
    public byte Qualifier { get; init; }

    /// <summary>Who answers.</summary>
    public DeviceIdentity Source { get; init; } = DeviceIdentity.Terminal;

    /// <summary>Whom the answer is for.</summary>
    public DeviceIdentity Destination { get; init; } = DeviceIdentity.Uicc;

    /// <summary>How it went.</summary>
    public required GeneralResult Result { get; init; }

    /// <summary>Additional information on the result; for 20 the terminal's problem, 1 byte. May be absent even where it is due.</summary>
    public ReadOnlyMemory<byte> AdditionalInformation { get; init; }

    /// <summary>What the answer carries beside details, devices and result.</summary>
    public IReadOnlyList<CatObject> Objects { get; init; } = [];

    /// <summary>The item the user chose.</summary>
    public byte? ItemIdentifier => CatObject.Find(Objects, CatTag.ItemIdentifier) is { Value.Length: 1 } item ? item.Value.Span[0] : null;

    /// <summary>The text the user entered.</summary>
    public CatText? Text =>
        CatObject.Find(Objects, CatTag.TextString) is { } found && CatText.TryDecode(found.Value.Span, out CatText text) ? text : null;

    /// <summary>Where the terminal is.</summary>
    public LocationInformation? Location =>
        CatObject.Find(Objects, CatTag.LocationInformation) is { } found && LocationInformation.TryDecode(found.Value.Span, out LocationInformation location)
            ? location
            : null;

    /// <summary>The answer to a command.</summary>
    /// <param name="command">The command; its number, type and qualifier are repeated.</param>
    /// <param name="result">How it went.</param>
    /// <param name="objects">What else the answer carries.</param>
    public static TerminalResponse To(ProactiveCommand command, GeneralResult result, params IReadOnlyList<CatObject> objects) =>
        new() { Number = command.Number, Type = command.Type, Qualifier = command.Qualifier, Result = result, Objects = objects };

    /// <summary>Reads an answer.</summary>
    /// <param name="bytes">The data of TERMINAL RESPONSE.</param>
    /// <param name="response">The answer, or null.</param>
    /// <returns>False where details or result are missing or an object is cut off. The comprehension bits are not looked at.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, out TerminalResponse? response)
    {
        response = null;
        if (!CatObject.TryDecodeList(bytes, out List<CatObject> objects)
            || CatObject.Find(objects, CatTag.CommandDetails) is not { Value.Length: 3 } details
            || CatObject.Find(objects, CatTag.Result) is not { Value.Length: > 0 } result)
        {
            return false;
        }
        ReadOnlyMemory<byte> devices = CatObject.Find(objects, CatTag.DeviceIdentities) is { Value.Length: 2 } found ? found.Value : new byte[] { 0x82, 0x81 };
        response = new()
        {
            Number = details.Value.Span[0],
            Type = (CommandType)details.Value.Span[1],
            Qualifier = details.Value.Span[2],
            Source = (DeviceIdentity)devices.Span[0],
            Destination = (DeviceIdentity)devices.Span[1],
            Result = (GeneralResult)result.Value.Span[0],
            AdditionalInformation = result.Value[1..],
            Objects = objects.FindAll(o => o.Tag is not (CatTag.CommandDetails or CatTag.DeviceIdentities) && o != result),
        };
        return true;
    }

    /// <summary>Writes the answer.</summary>
    /// <param name="destination">Room for it, <see cref="MaxLength"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The answer does not fit.</exception>
    public int Encode(Span<byte> destination)
    {
        ComprehensionTlvWriter writer = new(destination.Length > MaxLength ? destination[..MaxLength] : destination);
        writer.Write((int)CatTag.CommandDetails, true, [Number, (byte)Type, Qualifier]);
        writer.Write((int)CatTag.DeviceIdentities, true, [(byte)Source, (byte)Destination]);
        writer.Write((int)CatTag.Result, true, [(byte)Result, .. AdditionalInformation.Span]);
        foreach (CatObject item in Objects)
            item.Write(ref writer);
        return writer.Length;
    }
}
