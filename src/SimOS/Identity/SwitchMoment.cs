namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>Moments at which an armed slot may become the active one (3GPP TS 31.111 §6.4.7.1).</summary>
internal enum SwitchMoment
{
    /// <summary>Cold or warm reset: the terminal reads everything anew.</summary>
    Reset,

    /// <summary>STATUS with P1 = 02: the terminal begins to end the application session.</summary>
    ApplicationClosing,

    /// <summary>SELECT by AID with session termination.</summary>
    SessionTermination,

    /// <summary>SELECT by AID of the application that is active on the channel already.</summary>
    Reselection,
}
