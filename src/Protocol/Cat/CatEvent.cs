namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>Events of SET UP EVENT LIST and ENVELOPE (EVENT DOWNLOAD).</summary>
/// <remarks>ETSI TS 102 223 §8.25, 3GPP TS 31.111 §8.25.</remarks>
public enum CatEvent : byte
{
    /// <summary>MT call.</summary>
    MtCall = 0x00,

    /// <summary>Call connected.</summary>
    CallConnected = 0x01,

    /// <summary>Call disconnected.</summary>
    CallDisconnected = 0x02,

    /// <summary>Location status.</summary>
    LocationStatus = 0x03,

    /// <summary>User activity.</summary>
    UserActivity = 0x04,

    /// <summary>Idle screen available.</summary>
    IdleScreenAvailable = 0x05,

    /// <summary>Card reader status.</summary>
    CardReaderStatus = 0x06,

    /// <summary>Language selection.</summary>
    LanguageSelection = 0x07,

    /// <summary>Browser termination.</summary>
    BrowserTermination = 0x08,

    /// <summary>Data available.</summary>
    DataAvailable = 0x09,

    /// <summary>Channel status.</summary>
    ChannelStatus = 0x0A,

    /// <summary>Access Technology Change (single access technology).</summary>
    AccessTechnologyChange = 0x0B,

    /// <summary>Display parameters changed.</summary>
    DisplayParametersChanged = 0x0C,

    /// <summary>Local connection.</summary>
    LocalConnection = 0x0D,

    /// <summary>Network Search Mode Change.</summary>
    NetworkSearchModeChange = 0x0E,

    /// <summary>Browsing status.</summary>
    BrowsingStatus = 0x0F,

    /// <summary>Frames Information Change.</summary>
    FramesInformationChange = 0x10,

    /// <summary>I-WLAN Access Status.</summary>
    WlanAccessStatus = 0x11,

    /// <summary>Network Rejection.</summary>
    NetworkRejection = 0x12,

    /// <summary>HCI connectivity event.</summary>
    HciConnectivity = 0x13,

    /// <summary>Access Technology Change (multiple access technologies).</summary>
    AccessTechnologyChangeMultiple = 0x14,

    /// <summary>CSG cell selection.</summary>
    CsgCellSelection = 0x15,

    /// <summary>Contactless state request.</summary>
    ContactlessStateRequest = 0x16,

    /// <summary>IMS Registration.</summary>
    ImsRegistration = 0x17,

    /// <summary>Incoming IMS data.</summary>
    IncomingImsData = 0x18,

    /// <summary>Profile Container.</summary>
    ProfileContainer = 0x19,

    /// <summary>Secured Profile Container.</summary>
    SecuredProfileContainer = 0x1B,

    /// <summary>Poll Interval Negotiation.</summary>
    PollIntervalNegotiation = 0x1C,

    /// <summary>Data connection status change.</summary>
    DataConnectionStatusChange = 0x1D,

    /// <summary>CAG cell selection.</summary>
    CagCellSelection = 0x1E,

    /// <summary>Slices status change.</summary>
    SlicesStatusChange = 0x1F,
}
