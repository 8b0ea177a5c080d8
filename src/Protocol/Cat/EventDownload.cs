using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>Event download: something happened that the card asked to hear of by SET UP EVENT LIST.</summary>
/// <remarks>ETSI TS 102 223 §7.5, 3GPP TS 31.111 §7.5. All objects are written with comprehension required, as the printed test specifications do.</remarks>
public abstract record EventDownload : Envelope
{
    private protected EventDownload()
    {
    }

    /// <inheritdoc/>
    public override CatBerTag Tag => CatBerTag.EventDownload;

    /// <summary>Which event.</summary>
    public abstract CatEvent Kind { get; }

    internal static Envelope? From(List<CatObject> objects)
    {
        if (CatObject.Find(objects, CatTag.EventList) is not { Value.Length: 1 } list)
            return null;
        return (CatEvent)list.Value.Span[0] switch
        {
            CatEvent.LocationStatus => LocationStatusEvent.From(objects),
            CatEvent.NetworkRejection when NetworkRejectionEvent.From(objects) is { } rejection => rejection,
            CatEvent other => new OtherEvent(other, objects),
        };
    }

    private protected void WriteEvent(ref ComprehensionTlvWriter writer)
    {
        writer.Write((int)CatTag.EventList, true, [(byte)Kind]);
        WriteDevices(ref writer);
    }
}

/// <summary>Location status event: service, and where there is normal service, the place.</summary>
/// <param name="Status">The service.</param>
/// <param name="Location">The place; only in normal service.</param>
/// <remarks>ETSI TS 102 223 §7.5.4.</remarks>
public sealed record LocationStatusEvent(LocationStatus Status, LocationInformation? Location) : EventDownload
{
    /// <inheritdoc/>
    public override CatEvent Kind => CatEvent.LocationStatus;

    /// <inheritdoc/>
    public override DeviceIdentity Source => DeviceIdentity.Terminal;

    internal static new Envelope? From(List<CatObject> objects)
    {
        if (CatObject.Find(objects, CatTag.LocationStatus) is not { Value.Length: 1 } status)
            return null;
        LocationInformation? location =
            CatObject.Find(objects, CatTag.LocationInformation) is { } found && LocationInformation.TryDecode(found.Value.Span, out LocationInformation read)
                ? read
                : null;
        return new LocationStatusEvent((LocationStatus)status.Value.Span[0], location);
    }

    private protected override void WriteObjects(ref ComprehensionTlvWriter writer)
    {
        WriteEvent(ref writer);
        writer.Write((int)CatTag.LocationStatus, true, [(byte)Status]);
        if (Location is { } location)
            writer.Write((int)CatTag.LocationInformation, false, location.Encode());
    }
}

/// <summary>Network rejection event: a network refused to register the terminal. The form of E-UTRAN, with a tracking area.</summary>
/// <param name="Plmn">The network.</param>
/// <param name="TrackingArea">TAC, 16 bits.</param>
/// <param name="Technology">Access technology.</param>
/// <param name="UpdateType">What had been asked: 09 EPS attach (3GPP TS 31.111 §8.92).</param>
/// <param name="Cause">Cause of the refusal (3GPP TS 24.301 §9.9.3.9).</param>
/// <remarks>3GPP TS 31.111 §7.5.2.</remarks>
public sealed record NetworkRejectionEvent(Plmn Plmn, int TrackingArea, AccessTechnology Technology, byte UpdateType, byte Cause) : EventDownload
{
    /// <inheritdoc/>
    public override CatEvent Kind => CatEvent.NetworkRejection;

    /// <inheritdoc/>
    public override DeviceIdentity Source => DeviceIdentity.Network;

    internal static new Envelope? From(List<CatObject> objects)
    {
        if (CatObject.Find(objects, CatTag.TrackingArea) is not { Value.Length: 5 } area
            || !Plmn.TryDecode(area.Value.Span[..Plmn.Size], out Plmn plmn)
            || CatObject.Find(objects, CatTag.AccessTechnology) is not { Value.Length: 1 } technology
            || CatObject.Find(objects, CatTag.UpdateType) is not { Value.Length: 1 } update
            || CatObject.Find(objects, CatTag.RejectionCause) is not { Value.Length: 1 } cause)
        {
            return null;
        }
        int code = (area.Value.Span[3] << 8) | area.Value.Span[4];
        return new NetworkRejectionEvent(plmn, code, (AccessTechnology)technology.Value.Span[0], update.Value.Span[0], cause.Value.Span[0]);
    }

    private protected override void WriteObjects(ref ComprehensionTlvWriter writer)
    {
        WriteEvent(ref writer);
        Span<byte> area = stackalloc byte[Plmn.Size + 2];
        Plmn.Encode(area);
        area[3] = (byte)(TrackingArea >> 8);
        area[4] = (byte)TrackingArea;
        writer.Write((int)CatTag.TrackingArea, false, area);
        writer.Write((int)CatTag.AccessTechnology, true, [(byte)Technology]);
        writer.Write((int)CatTag.UpdateType, true, [UpdateType]);
        writer.Write((int)CatTag.RejectionCause, true, [Cause]);
    }
}

/// <summary>An event that has no record of its own: its objects as they were.</summary>
/// <param name="Kind">Which event.</param>
/// <param name="Objects">All objects, the event list and device identities among them, in order.</param>
public sealed record OtherEvent(CatEvent Kind, IReadOnlyList<CatObject> Objects) : EventDownload
{
    /// <inheritdoc/>
    public override CatEvent Kind { get; } = Kind;

    /// <inheritdoc/>
    public override DeviceIdentity Source =>
        CatObject.Find(Objects, CatTag.DeviceIdentities) is { Value.Length: 2 } devices ? (DeviceIdentity)devices.Value.Span[0] : DeviceIdentity.Terminal;

    private protected override void WriteObjects(ref ComprehensionTlvWriter writer)
    {
        foreach (CatObject item in Objects)
            item.Write(ref writer);
    }
}
