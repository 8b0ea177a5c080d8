using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>What a terminal tells the card by ENVELOPE. One record a kind.</summary>
/// <remarks>ETSI TS 102 223 §7, 3GPP TS 31.111 §7.</remarks>
public abstract record Envelope
{
    /// <summary>Longest envelope: a short APDU's data.</summary>
    public const int MaxLength = 255;

    private protected Envelope()
    {
    }

    /// <summary>Outer tag.</summary>
    public abstract CatBerTag Tag { get; }

    /// <summary>Who tells it.</summary>
    public abstract DeviceIdentity Source { get; }

    /// <summary>Reads an envelope.</summary>
    /// <param name="bytes">The whole BER-TLV object, as in the data of ENVELOPE.</param>
    /// <param name="envelope">The envelope; kinds without a record of their own are an <see cref="OtherEnvelope"/> or <see cref="OtherEvent"/>.</param>
    /// <returns>False where an object is cut off or a mandatory one is missing. The comprehension bits are not looked at.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Envelope? envelope)
    {
        envelope = null;
        BerTlvReader outer = new(bytes);
        if (!outer.TryRead(out int tag, out ReadOnlySpan<byte> body) || !outer.AtEnd || !CatObject.TryDecodeList(body, out List<CatObject> objects))
            return false;
        envelope = (CatBerTag)tag switch
        {
            CatBerTag.SmsPpDownload => SmsPpDownload.From(objects),
            CatBerTag.MenuSelection => MenuSelection.From(objects),
            CatBerTag.TimerExpiration => TimerExpiration.From(objects),
            CatBerTag.EventDownload => EventDownload.From(objects),
            _ => OtherEnvelope.From((CatBerTag)tag, objects),
        };
        return envelope is not null;
    }

    /// <summary>Writes the envelope.</summary>
    /// <param name="destination">Room for it, <see cref="MaxLength"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ArgumentException">The envelope does not fit.</exception>
    public int Encode(Span<byte> destination)
    {
        Span<byte> body = stackalloc byte[MaxLength];
        ComprehensionTlvWriter writer = new(body);
        WriteObjects(ref writer);
        BerTlvWriter outer = new(destination.Length > MaxLength ? destination[..MaxLength] : destination);
        outer.Write((int)Tag, body[..writer.Length]);
        return outer.Length;
    }

    private protected abstract void WriteObjects(ref ComprehensionTlvWriter writer);

    private protected void WriteDevices(ref ComprehensionTlvWriter writer) =>
        writer.Write((int)CatTag.DeviceIdentities, true, [(byte)Source, (byte)DeviceIdentity.Uicc]);
}

/// <summary>SMS-PP download: a short message for the card.</summary>
/// <param name="ServiceCentre">Service centre it came from; null where the terminal does not tell.</param>
/// <param name="Tpdu">SMS-DELIVER TPDU without the service centre.</param>
/// <remarks>3GPP TS 31.111 §7.1.1.</remarks>
public sealed record SmsPpDownload(Address? ServiceCentre, ReadOnlyMemory<byte> Tpdu) : Envelope
{
    /// <inheritdoc/>
    public override CatBerTag Tag => CatBerTag.SmsPpDownload;

    /// <inheritdoc/>
    public override DeviceIdentity Source => DeviceIdentity.Network;

    internal static Envelope? From(List<CatObject> objects)
    {
        if (CatObject.Find(objects, CatTag.SmsTpdu) is not { } tpdu)
            return null;
        Address? centre = CatObject.Find(objects, CatTag.Address) is { } found && Address.TryDecode(found.Value.Span, out Address address) ? address : null;
        return new SmsPpDownload(centre, tpdu.Value);
    }

    private protected override void WriteObjects(ref ComprehensionTlvWriter writer)
    {
        WriteDevices(ref writer);
        if (ServiceCentre is { } centre)
        {
            Span<byte> coded = stackalloc byte[1 + ((centre.Digits.Length + 1) / 2)];
            centre.Encode(coded);
            writer.Write((int)CatTag.Address, false, coded);
        }
        writer.Write((int)CatTag.SmsTpdu, true, Tpdu.Span);
    }
}

/// <summary>Menu selection: the user chose an item of the card's menu.</summary>
/// <param name="Item">The item, 1..255.</param>
/// <param name="HelpRequested">The user asks what it does.</param>
/// <remarks>ETSI TS 102 223 §7.2.</remarks>
public sealed record MenuSelection(byte Item, bool HelpRequested = false) : Envelope
{
    /// <inheritdoc/>
    public override CatBerTag Tag => CatBerTag.MenuSelection;

    /// <inheritdoc/>
    public override DeviceIdentity Source => DeviceIdentity.Keypad;

    internal static Envelope? From(List<CatObject> objects) => CatObject.Find(objects, CatTag.ItemIdentifier) is { Value.Length: 1 } item
        ? new MenuSelection(item.Value.Span[0], CatObject.Find(objects, CatTag.HelpRequest) is not null)
        : null;

    private protected override void WriteObjects(ref ComprehensionTlvWriter writer)
    {
        WriteDevices(ref writer);
        writer.Write((int)CatTag.ItemIdentifier, true, [Item]);
        if (HelpRequested)
            writer.Write((int)CatTag.HelpRequest, false, []);
    }
}

/// <summary>Timer expiration: a timer that the card started ran out.</summary>
/// <param name="Timer">Which, 1..8.</param>
/// <param name="Elapsed">How long it ran, whole seconds.</param>
/// <remarks>ETSI TS 102 223 §7.4.</remarks>
public sealed record TimerExpiration(byte Timer, TimeSpan Elapsed) : Envelope
{
    /// <inheritdoc/>
    public override CatBerTag Tag => CatBerTag.TimerExpiration;

    /// <inheritdoc/>
    public override DeviceIdentity Source => DeviceIdentity.Terminal;

    internal static Envelope? From(List<CatObject> objects) =>
        CatObject.Find(objects, CatTag.TimerIdentifier) is { Value.Length: 1 } timer
        && CatObject.Find(objects, CatTag.TimerValue) is { } value
        && CatTimerValue.TryDecode(value.Value.Span, out TimeSpan elapsed)
            ? new TimerExpiration(timer.Value.Span[0], elapsed)
            : null;

    private protected override void WriteObjects(ref ComprehensionTlvWriter writer)
    {
        WriteDevices(ref writer);
        writer.Write((int)CatTag.TimerIdentifier, true, [Timer]);
        writer.Write((int)CatTag.TimerValue, true, CatTimerValue.Encode(Elapsed));
    }
}

/// <summary>An envelope of a kind that has no record of its own: its objects as they were.</summary>
/// <param name="Tag">Outer tag.</param>
/// <param name="Objects">All objects, in order.</param>
public sealed record OtherEnvelope(CatBerTag Tag, IReadOnlyList<CatObject> Objects) : Envelope
{
    /// <inheritdoc/>
    public override CatBerTag Tag { get; } = Tag;

    /// <inheritdoc/>
    public override DeviceIdentity Source =>
        CatObject.Find(Objects, CatTag.DeviceIdentities) is { Value.Length: 2 } devices ? (DeviceIdentity)devices.Value.Span[0] : DeviceIdentity.Terminal;

    internal static Envelope From(CatBerTag tag, List<CatObject> objects) => new OtherEnvelope(tag, objects);

    private protected override void WriteObjects(ref ComprehensionTlvWriter writer)
    {
        foreach (CatObject item in Objects)
            item.Write(ref writer);
    }
}
