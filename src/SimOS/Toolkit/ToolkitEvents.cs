using static Uicc.Toolkit.ToolkitConstants;
using Usat = Uicc.Usim.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>An event that the terminal downloads.</summary>
/// <param name="Code">Its code in SET UP EVENT LIST (ETSI TS 102 223 §8.25).</param>
/// <param name="Event">Its number for applets (ETSI TS 102 241).</param>
/// <param name="ProfileIndex">Bit of the terminal profile that says it is supported.</param>
/// <param name="OtherIndex">Another bit that says the same for another access technology, or -1.</param>
internal readonly record struct DownloadedEvent(byte Code, short Event, short ProfileIndex, short OtherIndex = -1);

/// <summary>The events of the toolkit, as tables.</summary>
internal static class ToolkitEvents
{
    /// <summary>Events of ENVELOPE (EVENT DOWNLOAD).</summary>
    public static ReadOnlySpan<DownloadedEvent> Downloaded => DownloadedRows;

    private static readonly DownloadedEvent[] DownloadedRows =
    [
        new(0x00, EVENT_EVENT_DOWNLOAD_MT_CALL, 33),
        new(0x01, EVENT_EVENT_DOWNLOAD_CALL_CONNECTED, 34),
        new(0x02, EVENT_EVENT_DOWNLOAD_CALL_DISCONNECTED, 35),
        new(0x03, EVENT_EVENT_DOWNLOAD_LOCATION_STATUS, 36),
        new(0x04, EVENT_EVENT_DOWNLOAD_USER_ACTIVITY, 37),
        new(0x05, EVENT_EVENT_DOWNLOAD_IDLE_SCREEN_AVAILABLE, 38),
        new(0x06, EVENT_EVENT_DOWNLOAD_CARD_READER_STATUS, 39),
        new(0x07, EVENT_EVENT_DOWNLOAD_LANGUAGE_SELECTION, 40),
        new(0x08, EVENT_EVENT_DOWNLOAD_BROWSER_TERMINATION, 41),
        new(0x0B, EVENT_EVENT_DOWNLOAD_ACCESS_TECHNOLOGY_CHANGE, 44),
        new(0x0C, EVENT_EVENT_DOWNLOAD_DISPLAY_PARAMETER_CHANGED, 45),
        new(0x0E, EVENT_EVENT_DOWNLOAD_NETWORK_SEARCH_MODE_CHANGE, 47),
        new(0x0F, EVENT_EVENT_BROWSING_STATUS, 192),
        new(0x10, EVENT_EVENT_DOWNLOAD_FRAMES_INFORMATION_CHANGED, 194),
        new(0x12, Usat.EVENT_EVENT_DOWNLOAD_NETWORK_REJECTION, 196, 198),
        new(0x13, EVENT_EVENT_DOWNLOAD_HCI_CONNECTIVITY, 197),
        new(0x14, EVENT_EVENT_DOWNLOAD_ACCESS_TECHNOLOGY_CHANGE_MULTIPLE, 199),
        new(0x15, Usat.EVENT_EVENT_DOWNLOAD_CSG_CELL_SELECTION_EVENT, 200),
        new(0x16, EVENT_EVENT_DOWNLOAD_CONTACTLESS_STATE_REQUEST, 201),
        new(0x17, Usat.EVENT_EVENT_DOWNLOAD_IMS_REGISTRATION, 246),
        new(0x18, Usat.EVENT_EVENT_DOWNLOAD_INCOMING_IMS_DATA, 245),
        new(0x1C, EVENT_EVENT_POLL_INTERVAL_NEGOTIATION, 258),
        new(0x1D, Usat.EVENT_EVENT_DOWNLOAD_DATA_CONNECTION_STATUS_CHANGE, 273, 274),
    ];

    /// <summary>Events of other envelopes and of the card itself that an applet may register for.</summary>
    private static readonly short[] Others =
    [
        EVENT_PROFILE_DOWNLOAD, EVENT_CALL_CONTROL_BY_NAA, Usat.EVENT_MO_SHORT_MESSAGE_CONTROL_BY_NAA,
        Usat.EVENT_UNFORMATTED_SMS_PP_ENV, Usat.EVENT_UNFORMATTED_SMS_CB,
        EVENT_PROACTIVE_HANDLER_AVAILABLE, EVENT_FIRST_COMMAND_AFTER_ATR, EVENT_UNRECOGNIZED_ENVELOPE,
    ];

    /// <summary>Events to which another method of the registry leads (ETSI TS 102 241 §6.7).</summary>
    public static bool IsImplied(short toolkitEvent) => toolkitEvent is EVENT_MENU_SELECTION or EVENT_MENU_SELECTION_HELP_REQUEST
        or EVENT_TIMER_EXPIRATION or EVENT_STATUS_COMMAND or EVENT_EVENT_DOWNLOAD_LOCAL_CONNECTION or EVENT_EXTERNAL_FILE_UPDATE;

    /// <summary>Events for one applet at a time.</summary>
    public static bool IsExclusive(short toolkitEvent) => toolkitEvent is EVENT_CALL_CONTROL_BY_NAA or Usat.EVENT_MO_SHORT_MESSAGE_CONTROL_BY_NAA;

    /// <summary>True where an applet may register for it by <c>SetEvent</c>.</summary>
    public static bool IsSupported(short toolkitEvent)
    {
        foreach (DownloadedEvent row in DownloadedRows)
        {
            if (row.Event == toolkitEvent)
                return true;
        }
        return Others.AsSpan().Contains(toolkitEvent);
    }

    /// <summary>True where a ProactiveHandler is available, if the terminal allows (table of ETSI TS 102 241 §6.7).</summary>
    public static bool HasProactiveHandler(short toolkitEvent) => toolkitEvent is not EVENT_FIRST_COMMAND_AFTER_ATR;

    /// <summary>True where an EnvelopeResponseHandler is available.</summary>
    public static bool HasResponse(short toolkitEvent) => toolkitEvent is EVENT_CALL_CONTROL_BY_NAA or EVENT_UNRECOGNIZED_ENVELOPE
        or Usat.EVENT_UNFORMATTED_SMS_PP_ENV or Usat.EVENT_MO_SHORT_MESSAGE_CONTROL_BY_NAA;

    /// <summary>True where an EnvelopeHandler is available.</summary>
    public static bool HasEnvelope(short toolkitEvent) => toolkitEvent is not (EVENT_FIRST_COMMAND_AFTER_ATR or EVENT_PROFILE_DOWNLOAD
        or EVENT_STATUS_COMMAND or EVENT_PROACTIVE_HANDLER_AVAILABLE);
}
