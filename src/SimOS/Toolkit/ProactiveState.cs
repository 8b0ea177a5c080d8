namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>How far the one proactive command of the card is.</summary>
internal enum ProactiveState
{
    /// <summary>There is none.</summary>
    Idle,

    /// <summary>It waits: each successful command ends with 91 XX.</summary>
    Pending,

    /// <summary>The terminal has fetched it and owes a response; commands end with 90 00.</summary>
    Fetched,
}
