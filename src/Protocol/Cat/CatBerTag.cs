namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>Tags of the outer BER-TLV objects of the toolkit.</summary>
/// <remarks>ETSI TS 101 220 §7.2.</remarks>
public enum CatBerTag : byte
{
    /// <summary>Proactive command.</summary>
    ProactiveCommand = 0xD0,

    /// <summary>SMS-PP download.</summary>
    SmsPpDownload = 0xD1,

    /// <summary>Cell Broadcast download.</summary>
    CellBroadcastDownload = 0xD2,

    /// <summary>Menu selection.</summary>
    MenuSelection = 0xD3,

    /// <summary>Call control.</summary>
    CallControl = 0xD4,

    /// <summary>MO short message control.</summary>
    MoShortMessageControl = 0xD5,

    /// <summary>Event download.</summary>
    EventDownload = 0xD6,

    /// <summary>Timer expiration.</summary>
    TimerExpiration = 0xD7,

    /// <summary>USSD download.</summary>
    UssdDownload = 0xD9,

    /// <summary>MMS transfer status.</summary>
    MmsTransferStatus = 0xDA,

    /// <summary>MMS notification download.</summary>
    MmsNotificationDownload = 0xDB,

    /// <summary>Terminal application.</summary>
    TerminalApplication = 0xDC,

    /// <summary>Geographical location reporting.</summary>
    GeographicalLocationReporting = 0xDD,

    /// <summary>Envelope container.</summary>
    EnvelopeContainer = 0xDE,

    /// <summary>ProSe report.</summary>
    ProSeReport = 0xDF,
}
