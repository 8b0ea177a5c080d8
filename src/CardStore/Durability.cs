namespace Tottoli.MultiSim.CardStore;

/// <summary>What the changes of a card outlive, once their status word has left.</summary>
public enum Durability
{
    /// <summary>Loss of power: the disk has each change before its status word leaves (SQLite's <c>synchronous=FULL</c>).</summary>
    Power,

    /// <summary>The end of the process, however it comes; loss of power may cost the last changes, never a half one (<c>synchronous=NORMAL</c>).</summary>
    Process,

    /// <summary>Nothing: the card is a copy in memory, and its file stays as it was.</summary>
    Memory,
}
