namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>What TIMER MANAGEMENT asks for: bits 1 and 2 of its qualifier.</summary>
/// <remarks>ETSI TS 102 223 §8.6.</remarks>
public enum TimerAction : byte
{
    /// <summary>Start the timer.</summary>
    Start = 0x00,

    /// <summary>Stop the timer.</summary>
    Deactivate = 0x01,

    /// <summary>Tell the time left.</summary>
    GetCurrentValue = 0x02,
}
