using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Tlv;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>Which applets an event reaches, in the order in which it reaches them (ETSI TS 102 241 §6.7).</summary>
internal sealed class EventRoute(AppletHost host)
{
    private readonly List<AppletInstance> _listeners = [];

    /// <summary>The applets that the event routed last reaches.</summary>
    public List<AppletInstance> Listeners => _listeners;

    /// <summary>Routes an event to all who registered for it.</summary>
    /// <returns>The event.</returns>
    public short Listen(short toolkitEvent)
    {
        _listeners.Clear();
        foreach (AppletInstance instance in host.ByPriority)
        {
            if (instance.Entry.Has(toolkitEvent))
                _listeners.Add(instance);
        }
        return toolkitEvent;
    }

    /// <summary>Routes an envelope.</summary>
    /// <param name="tag">Its BER tag.</param>
    /// <param name="objects">The objects in it.</param>
    /// <returns>The event that it is.</returns>
    public short Envelope(byte tag, ReadOnlySpan<byte> objects)
    {
        switch (tag)
        {
            case (byte)CatBerTag.MenuSelection:
                AppletInstance? owner = host.OwnerOfEntry(Octet(objects, CatTag.ItemIdentifier), out MenuEntry? entry);
                bool help = ComprehensionTlvReader.TryFind(objects, (int)CatTag.HelpRequest, out _);
                Only(help && entry is not { HasHelp: true } ? null : owner);
                return help ? EVENT_MENU_SELECTION_HELP_REQUEST : EVENT_MENU_SELECTION;
            case (byte)CatBerTag.TimerExpiration:
                Only(host.OwnerOfTimer(Octet(objects, CatTag.TimerIdentifier)));
                return EVENT_TIMER_EXPIRATION;
            case (byte)CatBerTag.EventDownload:
                if (ComprehensionTlvReader.TryFind(objects, (int)CatTag.EventList, out ReadOnlySpan<byte> code) && code.Length == 1)
                    return Listen(DownloadedEventOf(code[0]));
                Only(null);
                return 0;
            case (byte)CatBerTag.CallControl:
                return Listen(EVENT_CALL_CONTROL_BY_NAA);
            case (byte)CatBerTag.MoShortMessageControl:
                return Listen(Uicc.Usim.Toolkit.ToolkitConstants.EVENT_MO_SHORT_MESSAGE_CONTROL_BY_NAA);
            case (byte)CatBerTag.SmsPpDownload:
                return Listen(Uicc.Usim.Toolkit.ToolkitConstants.EVENT_UNFORMATTED_SMS_PP_ENV);
            case (byte)CatBerTag.CellBroadcastDownload:
                return Listen(Uicc.Usim.Toolkit.ToolkitConstants.EVENT_UNFORMATTED_SMS_CB);
            default:
                return Listen(EVENT_UNRECOGNIZED_ENVELOPE);
        }
    }

    private static short DownloadedEventOf(byte code)
    {
        foreach (DownloadedEvent row in ToolkitEvents.Downloaded)
        {
            if (row.Code == code)
                return row.Event;
        }
        return 0;
    }

    private static byte Octet(ReadOnlySpan<byte> objects, CatTag tag) =>
        ComprehensionTlvReader.TryFind(objects, (int)tag, out ReadOnlySpan<byte> value) && value.Length == 1 ? value[0] : (byte)0;

    private void Only(AppletInstance? instance)
    {
        _listeners.Clear();
        if (instance is not null)
            _listeners.Add(instance);
    }
}
