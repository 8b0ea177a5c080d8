using JavaCard.Framework;

namespace Uicc.Toolkit;

/// <summary>What the terminal can do, as it said in TERMINAL PROFILE (ETSI TS 102 241, TS 102 223 §5.2).</summary>
/// <remarks>Bit n of byte m (both from 1) has the index (m - 1) * 8 + (n - 1). Misspelt names are the package's own.</remarks>
public static class TerminalProfile
{
    /// <summary>Byte 1, bit 1: Profile Download.</summary>
    public const short IDX_PROFILE_DOWNLOAD = 0;

    /// <summary>Byte 1, bit 2: SMS-PP Data Download.</summary>
    public const short IDX_SMS_PP_DOWNLOAD = 1;

    /// <summary>Byte 1, bit 3: CB Data Download.</summary>
    public const short IDX_CELL_BROADCAST_DOWNLOAD = 2;

    /// <summary>Byte 1, bit 4: Menu Selection.</summary>
    public const short IDX_MENU_SELECTION = 3;

    /// <summary>Byte 1, bit 6: Timer expiration.</summary>
    public const short IDX_TIMER_EXPIRATION = 5;

    /// <summary>Byte 1, bit 8: Call control envelope always sent during automatic redial mode.</summary>
    public const short IDX_CALL_CONTROLL_BY_NAA = 7;

    /// <summary>Byte 2, bit 1: Command result.</summary>
    public const short IDX_COMMAND_RESULT = 8;

    /// <summary>Byte 2, bit 6: UCS2 Entry.</summary>
    public const short IDX_UCS2_ENTRY = 13;

    /// <summary>Byte 2, bit 7: UCS2 Display.</summary>
    public const short IDX_UCS2_DISPLAY = 14;

    /// <summary>Byte 2, bit 8: Display of Extension Text.</summary>
    public const short IDX_DISPLAY_TEXT = 15;

    /// <summary>Byte 3, bit 1: Proactive SIM: DISPLAY TEXT.</summary>
    public const short IDX_PROACTIVE_UICC_DISPLAY_TEXT = 16;

    /// <summary>Byte 3, bit 2: Proactive SIM: GET INKEY.</summary>
    public const short IDX_PROACTIVE_UICC_GET_INKEY = 17;

    /// <summary>Byte 3, bit 3: Proactive SIM: GET INPUT.</summary>
    public const short IDX_PROACTIVE_UICC_GET_INPUT = 18;

    /// <summary>Byte 3, bit 4: Proactive SIM: MORE TIME.</summary>
    public const short IDX_PROACTIVE_UICC_MORE_TIME = 19;

    /// <summary>Byte 3, bit 5: Proactive SIM: PLAY TONE.</summary>
    public const short IDX_PROACTIVE_UICC_PLAY_TONE = 20;

    /// <summary>Byte 3, bit 6: Proactive SIM: POLL INTERVAL.</summary>
    public const short IDX_PROACTIVE_UICC_POLL_INTERVAL = 21;

    /// <summary>Byte 3, bit 7: Proactive SIM: POLLING OFF.</summary>
    public const short IDX_PROACTIVE_UICC_POLLING_OFF = 22;

    /// <summary>Byte 3, bit 8: Proactive SIM: REFRESH.</summary>
    public const short IDX_PROACTIVE_UICC_REFRESH = 23;

    /// <summary>Byte 4, bit 1: Proactive SIM: SELECT ITEM.</summary>
    public const short IDX_PROACTIVE_UICC_SELECT_ITEM = 24;

    /// <summary>Byte 4, bit 3: Proactive SIM: SEND SS.</summary>
    public const short IDX_PROACTIVE_UICC_SEND_SS = 26;

    /// <summary>Byte 4, bit 5: Proactive SIM: SET UP CALL.</summary>
    public const short IDX_PROACTIVE_UICC_SET_UP_CALL = 28;

    /// <summary>Byte 4, bit 6: Proactive SIM: SET UP MENU.</summary>
    public const short IDX_PROACTIVE_UICC_SET_UP_MENU = 29;

    /// <summary>Byte 4, bit 7: Proactive SIM: PROVIDE LOCAL INFORMATION.</summary>
    public const short IDX_PROACTIVE_UICC_PROVIDE_LOCAL_INFORMATION_MCC_MNC_LAC_CELLID_IMEI = 30;

    /// <summary>Byte 4, bit 8: Proactive SIM: PROVIDE LOCAL INFORMATION (NMR).</summary>
    public const short IDX_PROACTIVE_UICC_PROVIDE_LOCAL_INFORMATION_NMR = 31;

    /// <summary>Byte 5, bit 1: Proactive SIM: SET UP EVENT LIST.</summary>
    public const short IDX_PROACTIVE_UICC_SET_UP_EVENT_LIST = 32;

    /// <summary>Byte 5, bit 2: Event: MT call.</summary>
    public const short IDX_EVENT_MT_CALL = 33;

    /// <summary>Byte 5, bit 3: Event: Call connected.</summary>
    public const short IDX_EVENT_CALL_CONNECTED = 34;

    /// <summary>Byte 5, bit 4: Event: Call disconnected.</summary>
    public const short IDX_EVENT_CALL_DISCONNECTED = 35;

    /// <summary>Byte 5, bit 5: Event: Location status.</summary>
    public const short IDX_EVENT_LOCATION_STATTUS = 36;

    /// <summary>Byte 5, bit 6: Event: User activity.</summary>
    public const short IDX_EVENT_USER_ACTIVITY = 37;

    /// <summary>Byte 5, bit 7: Event: Idle screen available.</summary>
    public const short IDX_EVENT_IDLE_SCREEN_AVAILABLE = 38;

    /// <summary>Byte 5, bit 8: Event: Card reader status.</summary>
    public const short IDX_EVENT_CARD_READER_STATUS = 39;

    /// <summary>Byte 6, bit 1: Event: Language Selection.</summary>
    public const short IDX_EVENT_LANGUAGAE_SELECTION = 40;

    /// <summary>Byte 6, bit 2: Event: Browser Termination.</summary>
    public const short IDX_EVENT_BROWSER_TERMINATION = 41;

    /// <summary>Byte 6, bit 3: Event: Data Available.</summary>
    public const short IDX_EVENT_DATA_AVAILABLE = 42;

    /// <summary>Byte 6, bit 4: Event: Channel Status.</summary>
    public const short IDX_EVENT_CHANNEL_STATUS = 43;

    /// <summary>Byte 6, bit 5: Event: Access Technology Change.</summary>
    public const short IDX_EVENT_ACCESS_TECHNOLOGY_CHANGE = 44;

    /// <summary>Byte 6, bit 6: Event: Display parameters changed.</summary>
    public const short IDX_EVENT_DISPLAY_PARAMETER_CHANGED = 45;

    /// <summary>Byte 6, bit 7: Event: Local Connection.</summary>
    public const short IDX_EVENT_LOCAL_CONNECTION = 46;

    /// <summary>Byte 6, bit 8: Event: Network Search Mode Change.</summary>
    public const short IDX_EVENT_NRETWORK_SEARCH_MODE_CHANGE = 47;

    /// <summary>Byte 7, bit 1: Proactive SIM: POWER ON CARD.</summary>
    public const short IDX_PROACTIVE_UICC_POWER_ON_CARD = 48;

    /// <summary>Byte 7, bit 2: Proactive SIM: POWER OFF CARD.</summary>
    public const short IDX_PROACTIVE_UICC_POWER_OFF_CARD = 49;

    /// <summary>Byte 7, bit 3: Proactive SIM: PERFORM CARD APDU.</summary>
    public const short IDX_PROACTIVE_UICC_PERFORM_CARD_APDU = 50;

    /// <summary>Byte 7, bit 4: Proactive SIM: GET READER STATUS (status).</summary>
    public const short IDX_PROACTIVE_UICC_GET_READER_STATUS_STATUS = 51;

    /// <summary>Byte 7, bit 5: Proactive SIM: GET READER STATUS (identifier).</summary>
    public const short IDX_PROACTIVE_UICC_GET_READER_STATUS_IDENTIFIER = 52;

    /// <summary>Byte 8, bit 1: Proactive SIM: TIMER MANAGEMENT (start, stop).</summary>
    public const short IDX_PROACTIVE_UICC_TIMER_MANAGEMENT_START_STOP = 56;

    /// <summary>Byte 8, bit 2: Proactive SIM: TIMER MANAGEMENT (get current value).</summary>
    public const short IDX_PROACTIVE_UICC_TIMER_MANAGEMENT_CUR_VALUE = 57;

    /// <summary>Byte 8, bit 3: Proactive SIM: PROVIDE LOCAL INFORMATION (date, time, tz).</summary>
    public const short IDX_PROACTIVE_UICC_PROVIDE_LOCAL_INFORMATION_DATE_TIME = 58;

    /// <summary>Byte 8, bit 6: Proactive SIM: RUN AT COMMAND.</summary>
    public const short IDX_PROACTIVE_UICC_RUN_AT_COMMAND = 61;

    /// <summary>Byte 8, bit 7: SET UP CALL: 2nd alpha identifier.</summary>
    public const short IDX_SETUP_CALL = 62;

    /// <summary>Byte 9, bit 2: SEND DTMF command.</summary>
    public const short IDX_SEND_DTMF = 65;

    /// <summary>Byte 9, bit 4: Proactive SIM: PROVIDE LOCAL INFORMATION (language).</summary>
    public const short IDX_PROACTIVE_UICC_PROVIDE_LOCAL_INFORMATION_LANGUAGE = 67;

    /// <summary>Byte 9, bit 5: Proactive SIM: PROVIDE LOCAL INFORMATION (Timing Advance).</summary>
    public const short IDX_PROACTIVE_UICC_PROVIDE_LOCAL_INFORMATION_TIMING = 68;

    /// <summary>Byte 9, bit 6: Proactive SIM: LANGUAGE NOTIFICATION.</summary>
    public const short IDX_PROACTIVE_UICC_LANGUAGE_NOTIFICATION = 69;

    /// <summary>Byte 9, bit 7: Proactive SIM: LAUNCH BROWSER.</summary>
    public const short IDX_PROACTIVE_UICC_LAUNCH_BROWSER = 70;

    /// <summary>Byte 9, bit 8: Proactive SIM: PROVIDE LOCAL INFORMATION (Access Technology).</summary>
    public const short IDX_PROACTIVE_UICC_PROVIDE_LOCAL_INFORMATION_ACCESS_TECHNOLOGY = 71;

    /// <summary>Byte 10, bit 1: Soft keys support for SELECT ITEM.</summary>
    public const short IDX_SOFT_KEYS_SELECT_ITEM = 72;

    /// <summary>Byte 10, bit 2: Soft Keys support for SET UP MENU.</summary>
    public const short IDX_SOFT_KEYS_SET_UP_MENU = 73;

    /// <summary>Byte 12, bit 1: Proactive SIM: OPEN CHANNEL.</summary>
    public const short IDX_PROACTIVE_UICC_OPEN_CHANNEL = 88;

    /// <summary>Byte 12, bit 2: Proactive SIM: CLOSE CHANNEL.</summary>
    public const short IDX_PROACTIVE_UICC_CLOSE_CHANNEL = 89;

    /// <summary>Byte 12, bit 3: Proactive SIM: RECEIVE DATA.</summary>
    public const short IDX_PROACTIVE_UICC_RECEIVE_DATA = 90;

    /// <summary>Byte 12, bit 4: Proactive SIM: SEND DATA.</summary>
    public const short IDX_PROACTIVE_UICC_SEND_DATA = 91;

    /// <summary>Byte 12, bit 5: Proactive SIM: GET CHANNEL STATUS.</summary>
    public const short IDX_PROACTIVE_UICC_GET_CHANNEL_STATUS = 92;

    /// <summary>Byte 12, bit 6: Proactive SIM: SERVICE SEARCH.</summary>
    public const short IDX_PROACTIVE_UICC_SERVICE_SEARCH = 93;

    /// <summary>Byte 12, bit 7: Proactive SIM: GET SERVICE INFORMATION.</summary>
    public const short IDX_PROACTIVE_UICC_GET_SERVICE_INFORMATION = 94;

    /// <summary>Byte 12, bit 8: Proactive SIM: DECLARE SERVICE.</summary>
    public const short IDX_PROACTIVE_UICC_DECLARE_SERVICE = 95;

    /// <summary>Byte 13, bit 1: CSD bearer.</summary>
    public const short IDX_CSD = 96;

    /// <summary>Byte 13, bit 2: GPRS bearer.</summary>
    public const short IDX_GPRS = 97;

    /// <summary>Byte 13, bit 3: Bluetooth bearer.</summary>
    public const short IDX_BLUETOOTH = 98;

    /// <summary>Byte 13, bit 4: IrDA bearer.</summary>
    public const short IDX_IRDA = 99;

    /// <summary>Byte 13, bit 5: RS232 bearer.</summary>
    public const short IDX_RS232 = 100;

    /// <summary>Byte 14, bit 8: Screen sizing parameters.</summary>
    public const short IDX_SCREEN_SIZING = 111;

    /// <summary>Byte 15, bit 8: Variable size fonts.</summary>
    public const short IDX_VARIABLE_SIZE_FONTS = 119;

    /// <summary>Byte 16, bit 1: Display resize.</summary>
    public const short IDX_DISPLAY_RESIZE = 120;

    /// <summary>Byte 16, bit 2: Text Wrapping.</summary>
    public const short IDX_TEXT_WRAPPING = 121;

    /// <summary>Byte 16, bit 3: Text Scrolling.</summary>
    public const short IDX_TEXT_SCROLLING = 122;

    /// <summary>Byte 16, bit 4: Text Attributes.</summary>
    public const short IDX_TEXT_ATTRIBUTE = 123;

    /// <summary>Byte 17, bit 1: TCP client mode remote connection.</summary>
    public const short IDX_TCP = 128;

    /// <summary>Byte 17, bit 2: UDP client mode remote connection.</summary>
    public const short IDX_UDP = 129;

    /// <summary>Byte 18, bit 1: Proactive SIM: DISPLAY TEXT (Variable Time out).</summary>
    public const short IDX_PROACTIVE_UICC_DISPLAY_TEXT_VARIABLE_TIMEOUT = 136;

    /// <summary>Byte 18, bit 2: Proactive SIM: GET INKEY (help is supported).</summary>
    public const short IDX_PROACTIVE_UICC_GET_INKEY_HELP_SUPPORTED = 137;

    /// <summary>Byte 18, bit 3: USB bearer.</summary>
    public const short IDX_USB = 138;

    /// <summary>Byte 18, bit 4: Proactive SIM: GET INKEY (Variable Timeout).</summary>
    public const short IDX_PROACTIVE_UICC_GET_INKEY_VARIABLE_TIMEOUT = 139;

    /// <summary>Byte 18, bit 5: Proactive SIM: PROVIDE LOCAL INFORMATION (ESN).</summary>
    public const short IDX_PROVIDE_LOCAL_INFORMATION_ESN = 140;

    /// <summary>Byte 18, bit 7: Proactive SIM: PROVIDE LOCAL INFORMATION (IMEISV).</summary>
    public const short IDX_PROVIDE_LOCAL_INFORMATION_IMEISV = 142;

    /// <summary>Byte 18, bit 8: Proactive SIM: PROVIDE LOCAL INFORMATION (Search Mode change).</summary>
    public const short IDX_PROVIDE_LOCAL_INFORMATION_SEARCH_MODE_CHANGE = 143;

    /// <summary>Byte 21, bit 1: WML.</summary>
    public const short IDX_WML_BROWSER_SUPPORTED = 160;

    /// <summary>Byte 21, bit 2: XHTML.</summary>
    public const short IDX_XHTML_BROWSER_SUPPORTED = 161;

    /// <summary>Byte 21, bit 3: HTML.</summary>
    public const short IDX_HTML_BROWSER_SUPPORTED = 162;

    /// <summary>Byte 21, bit 4: CHTML.</summary>
    public const short IDX_CHTML_BROWSER_SUPPORTED = 163;

    /// <summary>Byte 22, bit 2: Proactive SIM: PROVIDE LOCAL INFORMATION (battery state).</summary>
    public const short IDX_PROVIDE_LOCAL_INFORMATION_BATTERY_STATE = 169;

    /// <summary>Byte 22, bit 3: Proactive SIM: PLAY TONE (Melody tones and Themed tones supported).</summary>
    public const short IDX_PLAY_TONE_MELODY_THEMED_TONES = 170;

    /// <summary>Byte 22, bit 4: Multi-media Calls in SET UP CALL.</summary>
    public const short IDX_MULTI_MEDIA_CALL_IN_SET_UP_CALL = 171;

    /// <summary>Byte 23, bit 1: Proactive SIM: SET FRAMES.</summary>
    public const short IDX_SET_FRAMES = 176;

    /// <summary>Byte 23, bit 2: Proactive SIM: GET FRAMES STATUS.</summary>
    public const short IDX_GET_FRAMES_STATUS = 177;

    /// <summary>Byte 25, bit 1: Event: Browsing status.</summary>
    public const short IDX_EVENT_BROWSING_STATUS = 192;

    /// <summary>Byte 25, bit 8: Multiple access technologies supported in Event Access Technology Change and PROVIDE LOCAL INFORMATION.</summary>
    public const short IDX_MULTIPLE_ACCESS_TECHNOLOGIES_SUPPORT = 199;

    /// <summary>Byte 28, bit 1: Alignment left.</summary>
    public const short IDX_ALIGNMENT_LEFT = 216;

    /// <summary>Byte 28, bit 2: Alignment centre.</summary>
    public const short IDX_ALIGNMENT_CENTER = 217;

    /// <summary>Byte 28, bit 3: Alignment right.</summary>
    public const short IDX_ALIGNMENT_RIGHT = 218;

    /// <summary>Byte 28, bit 4: Font size normal.</summary>
    public const short IDX_FONT_SIZE_NORMAL = 219;

    /// <summary>Byte 28, bit 5: Font size large.</summary>
    public const short IDX_FONT_SIZE_LARGE = 220;

    /// <summary>Byte 28, bit 6: Font size small.</summary>
    public const short IDX_FONT_SIZE_SMALL = 221;

    /// <summary>Byte 29, bit 1: Style normal.</summary>
    public const short IDX_STYLE_NORMAL = 224;

    /// <summary>Byte 29, bit 2: Style bold.</summary>
    public const short IDX_STYLE_BOLD = 225;

    /// <summary>Byte 29, bit 3: Style italic.</summary>
    public const short IDX_STYLE_ITALIC = 226;

    /// <summary>Byte 29, bit 4: Style underlined.</summary>
    public const short IDX_STYLE_UNDERLINED = 227;

    /// <summary>Byte 29, bit 5: Style strikethrough.</summary>
    public const short IDX_STYLE_STRIKETHROUGH = 228;

    /// <summary>Byte 29, bit 6: Style text foreground colour.</summary>
    public const short IDX_STYLE_TEXT_FOREGROUND_COLOUR = 229;

    /// <summary>Byte 29, bit 7: Style text background colour.</summary>
    public const short IDX_STYLE_TEXT_BACKGROUND_COLOUR = 230;

    /// <summary>Byte 30, bit 3: TERMINAL APPLICATIONS.</summary>
    public const short IDX_TERMINAL_APPLICATIONS = 234;

    /// <summary>Byte 30, bit 5: Proactive SIM: ACTIVATE.</summary>
    public const short IDX_PROACTIVE_UICC_ACTIVATE = 236;

    /// <summary>Byte 30, bit 7: Proactive SIM: PROVIDE LOCAL INFORMATION (Broadcast Network Information).</summary>
    public const short IDX_PROACTIVE_UICC_PROVIDE_LOCAL_INFORMATION_BROADCAST_NETWORK = 238;

    /// <summary>Byte 31, bit 1: Proactive SIM: Contactless State Changed.</summary>
    public const short IDX_PROACTIVE_UICC_CONTACTLESS_STATE_CHANGED = 240;

    /// <summary>Byte 31, bit 3: Confirmation parameters supported for OPEN CHANNEL in Terminal Server Mode.</summary>
    public const short IDX_OPEN_CHANNEL_COFIRMATION_PARAMETER = 242;

    /// <summary>Byte 31, bit 3: Confirmation parameters supported for OPEN CHANNEL in Terminal Server Mode.</summary>
    public const short IDX_OPEN_CHANNEL_CONFIRMATION_PARAMETER = 242;

    /// <summary>Byte 31, bit 5: CAT over the modem interface.</summary>
    public const short IDX_CAT_SUPPORTED = 244;

    /// <summary>Byte 31, bit 8: Proactive SIM: Profile Container, Envelope Container, COMMAND CONTAINER and ENCAPSULATED SESSION CONTROL.</summary>
    public const short IDX_CONTAINER_AND_SESSION_CONTROL = 247;

    /// <summary>Byte 32, bit 4: Launch parameters supported for OPEN CHANNEL in Terminal Server Mode.</summary>
    public const short IDX_LAUNCH_PARAMETERS_FOR_OPEN_CHANNEL = 251;

    /// <summary>Byte 32, bit 5: Direct communication channel supported for OPEN CHANNEL in Terminal Server Mode.</summary>
    public const short IDX_DIRECT_COMMUNICATION_FOR_OPEN_CHANNEL = 252;

    /// <summary>Byte 32, bit 6: Proactive SIM: Security for Profile Container, Envelope Container, COMMAND CONTAINER and ENCAPSULATED SESSION CONTROL.</summary>
    public const short IDX_SECURE_CONTAINER_AND_SESSION_CONTROL = 253;

    /// <summary>Byte 32, bit 8: Support of refresh enforcement policy.</summary>
    public const short IDX_REFRESH_ENFORCEMENT_POLICY = 255;

    /// <summary>Byte 33, bit 1: Support of DNS server address request for OPEN CHANNEL related to packet data service bearer.</summary>
    public const short IDX_DNS_SERVER_ADDRESS_OPEN_CHANNEL = 256;

    /// <summary>Byte 33, bit 2: Support of Network Access Name reuse indication for CLOSE CHANNEL related to packet data service bearer.</summary>
    public const short IDX_NETWORK_ACCESS_NAME_REUSE_CLOSE_CHANNEL = 257;

    /// <summary>Byte 33, bit 3: Event: Poll Interval Negotiation.</summary>
    public const short IDX_EVENT_POLL_INTERVAL_NEGOTIATION = 258;

    /// <summary>Byte 33, bit 5: PLI: supported radio access technologies.</summary>
    public const short IDX_PROVIDE_LOCAL_INFORMATION_SUPPORTED_RADIO_ACCESS_TECHNOLOGIES = 260;

    /// <summary>True where the terminal supports a facility; false beyond the end of its profile.</summary>
    /// <param name="index">One of the <c>IDX_</c> constants.</param>
    /// <exception cref="ToolkitException">BAD_INPUT_PARAMETER: negative; TERMINAL_PROFILE_NOT_AVAILABLE: none came yet.</exception>
    public static bool Check(short index)
    {
        ReadOnlySpan<byte> profile = Profile();
        if (index < 0)
            ToolkitException.ThrowIt(ToolkitException.BAD_INPUT_PARAMETER);
        return index >> 3 < profile.Length && (profile[index >> 3] >> (index & 7) & 1) != 0;
    }

    /// <summary>True where the terminal supports a facility.</summary>
    /// <param name="index">One of the <c>IDX_</c> constants below 256.</param>
    /// <exception cref="ToolkitException">TERMINAL_PROFILE_NOT_AVAILABLE: none came yet.</exception>
    public static bool Check(byte index) => Check((short)index);

    /// <summary>True where the terminal supports every facility of a mask; its profile goes on with zeros.</summary>
    /// <exception cref="ToolkitException">TERMINAL_PROFILE_NOT_AVAILABLE: none came yet.</exception>
    public static bool Check(byte[] mask, short offset, short length)
    {
        ReadOnlySpan<byte> profile = Profile();
        ReadOnlySpan<byte> wanted = mask.AsSpan(offset, length);
        for (int i = 0; i < wanted.Length; i++)
        {
            if (((i < profile.Length ? profile[i] : 0) & wanted[i]) != wanted[i])
                return false;
        }
        return true;
    }

    /// <summary>Reads a number out of the profile: 108 and 104 give the display height.</summary>
    /// <param name="indexMSB">Index of its highest bit.</param>
    /// <param name="indexLSB">Index of its lowest bit; at most 16 bits in all.</param>
    /// <exception cref="ToolkitException">BAD_INPUT_PARAMETER: no such range; TERMINAL_PROFILE_NOT_AVAILABLE: none came yet.</exception>
    public static short GetValue(short indexMSB, short indexLSB)
    {
        ReadOnlySpan<byte> profile = Profile();
        if (indexLSB < 0 || indexMSB < indexLSB || indexMSB - indexLSB > 15)
            ToolkitException.ThrowIt(ToolkitException.BAD_INPUT_PARAMETER);
        int value = 0;
        for (int i = indexMSB; i >= indexLSB; i--)
            value = (value << 1) | (i >> 3 < profile.Length ? profile[i >> 3] >> (i & 7) & 1 : 0);
        return (short)value;
    }

    /// <summary>Copies from the profile.</summary>
    /// <returns><paramref name="dstOffset"/> + <paramref name="dstLength"/>.</returns>
    /// <exception cref="ToolkitException">BAD_INPUT_PARAMETER: beyond its end; TERMINAL_PROFILE_NOT_AVAILABLE: none came yet.</exception>
    public static short Copy(short startOffset, byte[] dstBuffer, short dstOffset, short dstLength)
    {
        ReadOnlySpan<byte> profile = Profile();
        if (startOffset < 0 || startOffset + dstLength > profile.Length)
            ToolkitException.ThrowIt(ToolkitException.BAD_INPUT_PARAMETER);
        profile.Slice(startOffset, dstLength).CopyTo(dstBuffer.AsSpan(dstOffset));
        return (short)(dstOffset + dstLength);
    }

    private static ReadOnlySpan<byte> Profile()
    {
        ReadOnlySpan<byte> profile = CardContext.Require().TerminalProfile;
        if (profile.IsEmpty)
            ToolkitException.ThrowIt(ToolkitException.TERMINAL_PROFILE_NOT_AVAILABLE);
        return profile;
    }
}
