namespace Tottoli.MultiSim.SimOS.Identity;

/// <summary>How far a profile slot is. The numbers stand in card images: never change one, only add.</summary>
public enum SlotState : byte
{
    /// <summary>Nothing is in it.</summary>
    Empty = 0,

    /// <summary>A profile is arriving over the air; nobody sees it until its last block is opened.</summary>
    Loading = 1,

    /// <summary>It holds a whole profile and may become active.</summary>
    Ready = 2,
}
