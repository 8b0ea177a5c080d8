namespace Tottoli.MultiSim.ProfileSelector;

/// <summary>What an installer needs to know of the profile selector. Not a part of what runs on the card.</summary>
public static class SelectorPackage
{
    /// <summary>AID of the instance.</summary>
    public static byte[] Aid => [0xF0, .. "MULTISIM"u8, 0x01];

    /// <summary>
    /// UICC toolkit application specific parameters: priority 01, one timer, menu text up to 16 octets, one entry (01, at the end),
    /// no channel, no security level, no TAR, no service.
    /// </summary>
    public static byte[] ToolkitParameters => [0x01, 0x01, 0x10, 0x01, 0x00, 0x01, 0x00, 0x00, 0x00, 0x00];

    /// <summary>Application data that makes the applet use a REFRESH mode (ETSI TS 102 223 §8.6): 00, 03, 04 (as without data), 05 or 06.</summary>
    public static byte[] InstallParameters(byte refreshMode) => [refreshMode];
}
