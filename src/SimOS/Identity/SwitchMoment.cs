namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>Moments at which an armed slot may become the active one (3GPP TS 31.111 §6.4.7.1).</summary>
/// <remarks>All but the first count only after the terminal has fetched a REFRESH: one that ignores it keeps what it works with until it resets the card.</remarks>
internal enum SwitchMoment
{
    /// <summary>Cold or warm reset: the terminal reads everything anew.</summary>
    Reset,

    /// <summary>STATUS with P1 = 02: the terminal ends its use of the application and has written its files.</summary>
    ApplicationClosing,

    /// <summary>SELECT by AID with session termination.</summary>
    SessionTermination,

    /// <summary>SELECT by AID of the application that is active on the channel already.</summary>
    Reselection,
}
