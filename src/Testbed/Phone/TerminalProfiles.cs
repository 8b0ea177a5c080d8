namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>What this phone can do for a card: the bits of TERMINAL PROFILE.</summary>
/// <remarks>ETSI TS 102 223 §5.2, 3GPP TS 31.111 §5.2. Only what the proactive session performs is claimed.</remarks>
internal static class TerminalProfiles
{
    /// <summary>Bytes 1 to 25.</summary>
    public static ReadOnlySpan<byte> Phone =>
    [
        0x2B, // 1: profile download, SMS-PP download, menu selection, timer expiration
        0x71, // 2: command result, alpha identifier, UCS2 entry, UCS2 display
        0xFF, // 3: DISPLAY TEXT, GET INKEY, GET INPUT, MORE TIME, PLAY TONE, POLL INTERVAL, POLLING OFF, REFRESH
        0x63, // 4: SELECT ITEM, SEND SMS, SET UP MENU, PROVIDE LOCAL INFORMATION (location, IMEI)
        0x11, // 5: SET UP EVENT LIST, location status event
        0x00, // 6
        0x00, // 7
        0x1F, // 8: TIMER MANAGEMENT start/stop and read, date and time, binary choice, SET UP IDLE MODE TEXT
        0x98, // 9: PROVIDE LOCAL INFORMATION (language, timing advance, access technology)
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, // 10..17
        0x80, // 18: PROVIDE LOCAL INFORMATION (search mode)
        0x00, 0x00, 0x00, // 19..21
        0x02, // 22: PROVIDE LOCAL INFORMATION (battery)
        0x00, 0x00, // 23, 24
        0x40, // 25: network rejection event in E-UTRAN
    ];
}
