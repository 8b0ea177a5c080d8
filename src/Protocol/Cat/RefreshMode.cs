namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>What REFRESH asks for: its qualifier.</summary>
/// <remarks>ETSI TS 102 223 §8.6 and §6.4.7, 3GPP TS 31.111 §6.4.7.</remarks>
public enum RefreshMode : byte
{
    /// <summary>NAA initialisation and full file change notification.</summary>
    InitialisationAndFullFileChange = 0x00,

    /// <summary>File change notification: only the listed files.</summary>
    FileChange = 0x01,

    /// <summary>NAA initialisation and file change notification.</summary>
    InitialisationAndFileChange = 0x02,

    /// <summary>NAA initialisation.</summary>
    Initialisation = 0x03,

    /// <summary>UICC reset; the reset is the answer, no TERMINAL RESPONSE follows.</summary>
    UiccReset = 0x04,

    /// <summary>NAA application reset.</summary>
    ApplicationReset = 0x05,

    /// <summary>NAA session reset (3G session).</summary>
    SessionReset = 0x06,

    /// <summary>Steering of roaming: a new list of preferred PLMNs.</summary>
    SteeringOfRoaming = 0x07,

    /// <summary>Steering of roaming for I-WLAN.</summary>
    SteeringOfRoamingWlan = 0x08,

    /// <summary>eUICC profile state change.</summary>
    EuiccStateChange = 0x09,

    /// <summary>Application update.</summary>
    ApplicationUpdate = 0x0A,
}
