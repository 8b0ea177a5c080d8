namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>Values of the life cycle status octet, tag 8A of an FCP (ETSI TS 102 221 §11.1.1.4.9).</summary>
internal static class LifeCycleStatus
{
    /// <summary>The file was created and its access rules do not hold yet.</summary>
    public const byte Creation = 0x01;

    /// <summary>The file is being filled and its access rules do not hold yet.</summary>
    public const byte Initialisation = 0x03;

    /// <summary>In use, but deactivated.</summary>
    public const byte Deactivated = 0x04;

    /// <summary>In use.</summary>
    public const byte Activated = 0x05;

    /// <summary>Terminated, for ever.</summary>
    public const byte Terminated = 0x0C;

    private const byte AnyBit = 0x02; // of 04 to 07, this bit says nothing
    private const byte TerminatedMask = 0xFC;

    /// <summary>True for a status octet that the standard knows.</summary>
    public static bool IsKnown(byte status) => status is 0x00 or Creation or Initialisation or (>= 0x04 and <= 0x07) or (>= 0x0C and <= 0x0F);

    /// <summary>True where the file refuses to be read and changed until it is activated.</summary>
    public static bool IsDeactivated(byte status) => (status & ~AnyBit) == Deactivated;

    /// <summary>True where the file refuses everything for ever.</summary>
    public static bool IsTerminated(byte status) => (status & TerminatedMask) == Terminated;

    /// <summary>True while access rules of the file do not hold.</summary>
    public static bool IsBeforeUse(byte status) => status is Creation or Initialisation;
}
