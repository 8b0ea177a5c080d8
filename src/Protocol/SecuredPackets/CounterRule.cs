namespace Tottoli.MultiSim.Protocol.SecuredPackets;

/// <summary>The replay check of a command packet's counter, 40 bits (ETSI TS 102 225 5.1.4).</summary>
public static class CounterRule
{
    /// <summary>The last value: a stored counter that reached it is blocked for ever.</summary>
    public const ulong MaxValue = 0xFF_FFFF_FFFF;

    /// <summary>Judges a counter. To be asked after the packet's integrity was verified.</summary>
    /// <param name="mode">How the packet wants it checked.</param>
    /// <param name="stored">The counter of the packet accepted last.</param>
    /// <param name="received">The packet's counter.</param>
    /// <param name="storedAfter">What to store: the received one where it was checked and accepted, else the old one.</param>
    /// <returns>OK, low (also for an equal one), high, or blocked.</returns>
    public static SecuredPacketStatus Check(CounterMode mode, ulong stored, ulong received, out ulong storedAfter)
    {
        storedAfter = stored;
        if (mode is CounterMode.None or CounterMode.NotChecked)
            return SecuredPacketStatus.Ok;
        if (stored >= MaxValue)
            return SecuredPacketStatus.CounterBlocked;
        if (received <= stored)
            return SecuredPacketStatus.CounterLow;
        if (mode == CounterMode.OneHigher && received != stored + 1)
            return SecuredPacketStatus.CounterHigh;
        storedAfter = received;
        return SecuredPacketStatus.Ok;
    }
}
