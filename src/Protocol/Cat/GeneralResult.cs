namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>First byte of the Result object of a TERMINAL RESPONSE. 0X and 1X: performed or ended by the user; 2X: try again; 3X: do not repeat.</summary>
/// <remarks>ETSI TS 102 223 §8.12, 3GPP TS 31.111 §8.12.</remarks>
public enum GeneralResult : byte
{
    /// <summary>Command performed successfully.</summary>
    Performed = 0x00,

    /// <summary>Command performed with partial comprehension.</summary>
    PartialComprehension = 0x01,

    /// <summary>Command performed with missing information.</summary>
    MissingInformation = 0x02,

    /// <summary>REFRESH performed with additional EFs read.</summary>
    RefreshWithAdditionalFiles = 0x03,

    /// <summary>Command performed successfully, but requested icon could not be displayed.</summary>
    IconNotDisplayed = 0x04,

    /// <summary>Command performed, but modified by call control by NAA.</summary>
    ModifiedByCallControl = 0x05,

    /// <summary>Command performed successfully, limited service.</summary>
    LimitedService = 0x06,

    /// <summary>Command performed with modifications.</summary>
    PerformedWithModification = 0x07,

    /// <summary>REFRESH performed, but the indicated NAA was not active.</summary>
    RefreshNaaNotActive = 0x08,

    /// <summary>Command performed successfully, tone not played.</summary>
    ToneNotPlayed = 0x09,

    /// <summary>Proactive UICC session terminated by the user.</summary>
    SessionTerminatedByUser = 0x10,

    /// <summary>Backward move in the proactive UICC session requested by user.</summary>
    BackwardMove = 0x11,

    /// <summary>No response from user.</summary>
    NoResponseFromUser = 0x12,

    /// <summary>Help information required by the user.</summary>
    HelpRequired = 0x13,

    /// <summary>USSD or SS transaction terminated by the user.</summary>
    UssdTerminatedByUser = 0x14,

    /// <summary>Terminal currently unable to process command.</summary>
    TerminalUnable = 0x20,

    /// <summary>Network currently unable to process command.</summary>
    NetworkUnable = 0x21,

    /// <summary>User did not accept the proactive command.</summary>
    UserDidNotAccept = 0x22,

    /// <summary>User cleared down call before connection or network refuse.</summary>
    UserClearedCall = 0x23,

    /// <summary>Action in contradiction with the current timer state.</summary>
    TimerContradiction = 0x24,

    /// <summary>Interaction with call control by NAA temporary problem.</summary>
    CallControlTemporary = 0x25,

    /// <summary>Launch browser generic error code.</summary>
    BrowserError = 0x26,

    /// <summary>MMS temporary problem.</summary>
    MmsTemporary = 0x27,

    /// <summary>Command beyond terminal's capabilities.</summary>
    BeyondCapabilities = 0x30,

    /// <summary>Command type not understood by terminal.</summary>
    TypeNotUnderstood = 0x31,

    /// <summary>Command data not understood by terminal.</summary>
    DataNotUnderstood = 0x32,

    /// <summary>Command number not known by terminal.</summary>
    NumberNotKnown = 0x33,

    /// <summary>SS Return Error.</summary>
    SsReturnError = 0x34,

    /// <summary>SMS RP-ERROR.</summary>
    SmsRpError = 0x35,

    /// <summary>Error, required values are missing.</summary>
    RequiredValuesMissing = 0x36,

    /// <summary>USSD Return Error.</summary>
    UssdReturnError = 0x37,

    /// <summary>MultipleCard commands error.</summary>
    MultipleCardError = 0x38,

    /// <summary>Interaction with call control by USIM or MO short message control by USIM, permanent problem.</summary>
    CallControlPermanent = 0x39,

    /// <summary>Bearer Independent Protocol error.</summary>
    BearerIndependentProtocolError = 0x3A,

    /// <summary>Access Technology unable to process command.</summary>
    AccessTechnologyUnable = 0x3B,

    /// <summary>Frames error.</summary>
    FramesError = 0x3C,

    /// <summary>MMS error.</summary>
    MmsError = 0x3D,
}
