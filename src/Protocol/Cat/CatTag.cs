namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>Tags of COMPREHENSION-TLV objects, without the comprehension-required bit (bit 8).</summary>
/// <remarks>ETSI TS 101 220 §7.2, ETSI TS 102 223 §9.3. A tag has other uses in some commands and events; the name here is its first.</remarks>
public enum CatTag : byte
{
    /// <summary>Command details.</summary>
    CommandDetails = 0x01,

    /// <summary>Device identities.</summary>
    DeviceIdentities = 0x02,

    /// <summary>Result.</summary>
    Result = 0x03,

    /// <summary>Duration.</summary>
    Duration = 0x04,

    /// <summary>Alpha identifier.</summary>
    Alpha = 0x05,

    /// <summary>Address.</summary>
    Address = 0x06,

    /// <summary>Capability configuration parameters.</summary>
    CapabilityConfiguration = 0x07,

    /// <summary>Subaddress.</summary>
    Subaddress = 0x08,

    /// <summary>SS string (elsewhere: BSSID / PLMN ID).</summary>
    SsString = 0x09,

    /// <summary>USSD string (elsewhere: IP address list / HESSID).</summary>
    UssdString = 0x0A,

    /// <summary>SMS TPDU (elsewhere: Surrounding macrocells / PDP-PDN-PDU type).</summary>
    SmsTpdu = 0x0B,

    /// <summary>Cell Broadcast page.</summary>
    CellBroadcastPage = 0x0C,

    /// <summary>Text string.</summary>
    TextString = 0x0D,

    /// <summary>Tone (elsewhere: eCAT client profile).</summary>
    Tone = 0x0E,

    /// <summary>Item (elsewhere: eCAT client identity).</summary>
    Item = 0x0F,

    /// <summary>Item identifier (elsewhere: Encapsulated envelope type).</summary>
    ItemIdentifier = 0x10,

    /// <summary>Response length (elsewhere: Call control result).</summary>
    ResponseLength = 0x11,

    /// <summary>File List (elsewhere: CAT service list).</summary>
    FileList = 0x12,

    /// <summary>Location Information.</summary>
    LocationInformation = 0x13,

    /// <summary>IMEI.</summary>
    Imei = 0x14,

    /// <summary>Help request.</summary>
    HelpRequest = 0x15,

    /// <summary>Network Measurement Results.</summary>
    NetworkMeasurements = 0x16,

    /// <summary>Default text.</summary>
    DefaultText = 0x17,

    /// <summary>Items next action indicator.</summary>
    NextActionIndicator = 0x18,

    /// <summary>Event list.</summary>
    EventList = 0x19,

    /// <summary>Cause.</summary>
    Cause = 0x1A,

    /// <summary>Location status.</summary>
    LocationStatus = 0x1B,

    /// <summary>Transaction identifier.</summary>
    TransactionIdentifier = 0x1C,

    /// <summary>BCCH channel list (elsewhere: Data connection status).</summary>
    BcchChannelList = 0x1D,

    /// <summary>Icon identifier.</summary>
    Icon = 0x1E,

    /// <summary>Item icon identifier list.</summary>
    ItemIcons = 0x1F,

    /// <summary>Card reader status.</summary>
    CardReaderStatus = 0x20,

    /// <summary>Card ATR (elsewhere: eCAT sequence number).</summary>
    CardAtr = 0x21,

    /// <summary>C-APDU (elsewhere: Encrypted TLV list).</summary>
    CommandApdu = 0x22,

    /// <summary>R-APDU (elsewhere: SA template).</summary>
    ResponseApdu = 0x23,

    /// <summary>Timer identifier.</summary>
    TimerIdentifier = 0x24,

    /// <summary>Timer value.</summary>
    TimerValue = 0x25,

    /// <summary>Date-Time and Time zone.</summary>
    DateTimeAndZone = 0x26,

    /// <summary>Call control requested action.</summary>
    CallControlRequestedAction = 0x27,

    /// <summary>AT Command.</summary>
    AtCommand = 0x28,

    /// <summary>AT Response.</summary>
    AtResponse = 0x29,

    /// <summary>BC repeat indicator (elsewhere: Data connection type).</summary>
    BcRepeatIndicator = 0x2A,

    /// <summary>Immediate response.</summary>
    ImmediateResponse = 0x2B,

    /// <summary>DTMF string.</summary>
    DtmfString = 0x2C,

    /// <summary>Language.</summary>
    Language = 0x2D,

    /// <summary>Timing Advance (elsewhere: (E/5G)SM cause).</summary>
    TimingAdvance = 0x2E,

    /// <summary>AID.</summary>
    Aid = 0x2F,

    /// <summary>Browser Identity.</summary>
    BrowserIdentity = 0x30,

    /// <summary>URL (elsewhere: IMS URI).</summary>
    Url = 0x31,

    /// <summary>Bearer.</summary>
    Bearer = 0x32,

    /// <summary>Provisioning Reference File.</summary>
    ProvisioningFile = 0x33,

    /// <summary>Browser Termination Cause (elsewhere: Supported radio access technologies).</summary>
    BrowserTerminationCause = 0x34,

    /// <summary>Bearer description.</summary>
    BearerDescription = 0x35,

    /// <summary>Channel data.</summary>
    ChannelData = 0x36,

    /// <summary>Channel data length.</summary>
    ChannelDataLength = 0x37,

    /// <summary>Channel status.</summary>
    ChannelStatus = 0x38,

    /// <summary>Buffer size.</summary>
    BufferSize = 0x39,

    /// <summary>Card reader identifier (elsewhere: REFRESH enforcement policy).</summary>
    CardReaderIdentifier = 0x3A,

    /// <summary>File Update Information (elsewhere: Application specific refresh data).</summary>
    FileUpdateInformation = 0x3B,

    /// <summary>UICC/terminal interface transport level.</summary>
    TransportLevel = 0x3C,

    /// <summary>Other address (data destination / local).</summary>
    OtherAddress = 0x3E,

    /// <summary>Access Technology.</summary>
    AccessTechnology = 0x3F,

    /// <summary>Display parameters (elsewhere: DNS server address).</summary>
    DisplayParameters = 0x40,

    /// <summary>Service Record.</summary>
    ServiceRecord = 0x41,

    /// <summary>Device Filter.</summary>
    DeviceFilter = 0x42,

    /// <summary>Service Search.</summary>
    ServiceSearch = 0x43,

    /// <summary>Attribute information.</summary>
    AttributeInformation = 0x44,

    /// <summary>Service Availability.</summary>
    ServiceAvailability = 0x45,

    /// <summary>ESN.</summary>
    Esn = 0x46,

    /// <summary>Network Access Name.</summary>
    NetworkAccessName = 0x47,

    /// <summary>CDMA-SMS-TPDU.</summary>
    CdmaSmsTpdu = 0x48,

    /// <summary>Remote Entity Address.</summary>
    RemoteEntityAddress = 0x49,

    /// <summary>I-WLAN Identifier (elsewhere: WLAN SSID).</summary>
    IWlanIdentifier = 0x4A,

    /// <summary>I-WLAN Access Status.</summary>
    IWlanAccessStatus = 0x4B,

    /// <summary>Text attribute.</summary>
    TextAttribute = 0x50,

    /// <summary>Item text attribute list.</summary>
    ItemTextAttributes = 0x51,

    /// <summary>PDP context Activation parameter.</summary>
    PdpContextActivation = 0x52,

    /// <summary>Contactless state request.</summary>
    ContactlessStateRequest = 0x53,

    /// <summary>Contactless functionality state.</summary>
    ContactlessState = 0x54,

    /// <summary>CSG cell selection status (elsewhere: IMS call disconnection cause).</summary>
    CsgCellSelectionStatus = 0x55,

    /// <summary>CSG ID (elsewhere: CAG information / S-NSSAI).</summary>
    CsgId = 0x56,

    /// <summary>HNB name (elsewhere: Extended rejection cause).</summary>
    HnbName = 0x57,

    /// <summary>MAC.</summary>
    Mac = 0x60,

    /// <summary>IMEISV.</summary>
    Imeisv = 0x62,

    /// <summary>Battery state.</summary>
    BatteryState = 0x63,

    /// <summary>Browsing status.</summary>
    BrowsingStatus = 0x64,

    /// <summary>Network Search Mode.</summary>
    NetworkSearchMode = 0x65,

    /// <summary>Frame Layout.</summary>
    FrameLayout = 0x66,

    /// <summary>Frames Information (elsewhere: Profile ID).</summary>
    FramesInformation = 0x67,

    /// <summary>Frame identifier.</summary>
    FrameIdentifier = 0x68,

    /// <summary>UTRAN/E-UTRAN Measurement Qualifier.</summary>
    MeasurementQualifier = 0x69,

    /// <summary>MMS Reference.</summary>
    MmsReference = 0x6A,

    /// <summary>MMS Identifier.</summary>
    MmsIdentifier = 0x6B,

    /// <summary>MMS Transfer Status.</summary>
    MmsTransferStatus = 0x6C,

    /// <summary>MEID.</summary>
    Meid = 0x6D,

    /// <summary>MMS Content Identifier.</summary>
    MmsContentIdentifier = 0x6E,

    /// <summary>MMS Notification.</summary>
    MmsNotification = 0x6F,

    /// <summary>Last Envelope.</summary>
    LastEnvelope = 0x70,

    /// <summary>Registry application data.</summary>
    RegistryApplicationData = 0x71,

    /// <summary>PLMNwAcT List (elsewhere: Extended information (CAG)).</summary>
    PlmnWithActList = 0x72,

    /// <summary>Routing Area Information (elsewhere: URI truncated).</summary>
    RoutingArea = 0x73,

    /// <summary>Update/Attach/Registration Type (elsewhere: ProSe report data).</summary>
    UpdateType = 0x74,

    /// <summary>Rejection Cause Code.</summary>
    RejectionCause = 0x75,

    /// <summary>Geographical Location Parameters (elsewhere: IARI).</summary>
    GeographicalLocation = 0x76,

    /// <summary>GAD shapes (elsewhere: IMPU list).</summary>
    GadShapes = 0x77,

    /// <summary>NMEA sentence (elsewhere: IMS status code).</summary>
    NmeaSentence = 0x78,

    /// <summary>PLMN List.</summary>
    PlmnList = 0x79,

    /// <summary>Broadcast Network Information.</summary>
    BroadcastNetworkInformation = 0x7A,

    /// <summary>ACTIVATE descriptor.</summary>
    ActivateDescriptor = 0x7B,

    /// <summary>EPS PDN connection activation parameters.</summary>
    EpsPdnConnectionActivation = 0x7C,

    /// <summary>Tracking Area Identification.</summary>
    TrackingArea = 0x7D,

    /// <summary>CSG ID list (elsewhere: Media type).</summary>
    CsgIdList = 0x7E,
}
