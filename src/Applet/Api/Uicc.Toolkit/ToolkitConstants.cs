namespace Uicc.Toolkit;

/// <summary>Numbers of the toolkit: events, tags, command types, device identities, general results (ETSI TS 102 241, TS 102 223 §9).</summary>
/// <remarks>An interface in Java; here to be taken in by <c>using static</c>. Tags stand without the comprehension-required flag.</remarks>
public static class ToolkitConstants
{
    /// <summary>Event 1: profile download.</summary>
    public const short EVENT_PROFILE_DOWNLOAD = 1;

    /// <summary>Event 7: menu selection.</summary>
    public const short EVENT_MENU_SELECTION = 7;

    /// <summary>Event 8: menu selection help request.</summary>
    public const short EVENT_MENU_SELECTION_HELP_REQUEST = 8;

    /// <summary>Event 9: call control by NAA.</summary>
    public const short EVENT_CALL_CONTROL_BY_NAA = 9;

    /// <summary>Event 11: timer expiration.</summary>
    public const short EVENT_TIMER_EXPIRATION = 11;

    /// <summary>Event 12: event download, MT call.</summary>
    public const short EVENT_EVENT_DOWNLOAD_MT_CALL = 12;

    /// <summary>Event 13: event download, call connected.</summary>
    public const short EVENT_EVENT_DOWNLOAD_CALL_CONNECTED = 13;

    /// <summary>Event 14: event download, call disconnected.</summary>
    public const short EVENT_EVENT_DOWNLOAD_CALL_DISCONNECTED = 14;

    /// <summary>Event 15: event download, location status.</summary>
    public const short EVENT_EVENT_DOWNLOAD_LOCATION_STATUS = 15;

    /// <summary>Event 16: event download, user activity.</summary>
    public const short EVENT_EVENT_DOWNLOAD_USER_ACTIVITY = 16;

    /// <summary>Event 17: event download, idle screen available.</summary>
    public const short EVENT_EVENT_DOWNLOAD_IDLE_SCREEN_AVAILABLE = 17;

    /// <summary>Event 18: event download, card reader status.</summary>
    public const short EVENT_EVENT_DOWNLOAD_CARD_READER_STATUS = 18;

    /// <summary>Event 19: status command.</summary>
    public const short EVENT_STATUS_COMMAND = 19;

    /// <summary>Event 20: event download, language selection.</summary>
    public const short EVENT_EVENT_DOWNLOAD_LANGUAGE_SELECTION = 20;

    /// <summary>Event 21: event download, browser termination.</summary>
    public const short EVENT_EVENT_DOWNLOAD_BROWSER_TERMINATION = 21;

    /// <summary>Event 22: event download, data available.</summary>
    public const short EVENT_EVENT_DOWNLOAD_DATA_AVAILABLE = 22;

    /// <summary>Event 23: event download, channel status.</summary>
    public const short EVENT_EVENT_DOWNLOAD_CHANNEL_STATUS = 23;

    /// <summary>Event 25: event download, access technology change.</summary>
    public const short EVENT_EVENT_DOWNLOAD_ACCESS_TECHNOLOGY_CHANGE = 25;

    /// <summary>Event 26: event download, display parameter changed.</summary>
    public const short EVENT_EVENT_DOWNLOAD_DISPLAY_PARAMETER_CHANGED = 26;

    /// <summary>Event 27: event download, local connection.</summary>
    public const short EVENT_EVENT_DOWNLOAD_LOCAL_CONNECTION = 27;

    /// <summary>Event 28: event download, network search mode change.</summary>
    public const short EVENT_EVENT_DOWNLOAD_NETWORK_SEARCH_MODE_CHANGE = 28;

    /// <summary>Event 29: browsing status.</summary>
    public const short EVENT_EVENT_BROWSING_STATUS = 29;

    /// <summary>Event 32: event download, HCI connectivity.</summary>
    public const short EVENT_EVENT_DOWNLOAD_HCI_CONNECTIVITY = 32;

    /// <summary>Event 34: event download, frames information changed.</summary>
    public const short EVENT_EVENT_DOWNLOAD_FRAMES_INFORMATION_CHANGED = 34;

    /// <summary>Event 35: event download, contactless state request.</summary>
    public const short EVENT_EVENT_DOWNLOAD_CONTACTLESS_STATE_REQUEST = 35;

    /// <summary>Event 36: poll interval negotiation.</summary>
    public const short EVENT_EVENT_POLL_INTERVAL_NEGOTIATION = 36;

    /// <summary>Event 123: proactive handler available.</summary>
    public const short EVENT_PROACTIVE_HANDLER_AVAILABLE = 123;

    /// <summary>Event 124: external file update.</summary>
    public const short EVENT_EXTERNAL_FILE_UPDATE = 124;

    /// <summary>Event 125: remote file update.</summary>
    public const short EVENT_REMOTE_FILE_UPDATE = 125;

    /// <summary>Event 126: application deselect.</summary>
    public const short EVENT_APPLICATION_DESELECT = 126;

    /// <summary>Event 127: first command after ATR.</summary>
    public const short EVENT_FIRST_COMMAND_AFTER_ATR = 127;

    /// <summary>Event 128: event download, access technology change multiple.</summary>
    public const short EVENT_EVENT_DOWNLOAD_ACCESS_TECHNOLOGY_CHANGE_MULTIPLE = 128;

    /// <summary>Event 129: memory failure.</summary>
    public const short EVENT_MEMORY_FAILURE = 129;

    /// <summary>Event -1: unrecognized envelope.</summary>
    public const short EVENT_UNRECOGNIZED_ENVELOPE = -1;

    /// <summary>BER tag D0: proactive UICC command.</summary>
    public const byte BTAG_PROACTIVE_UICC_COMMAND = 0xD0;

    /// <summary>BER tag D3: menu selection.</summary>
    public const byte BTAG_MENU_SELECTION = 0xD3;

    /// <summary>BER tag D4: call control.</summary>
    public const byte BTAG_CALL_CONTROL = 0xD4;

    /// <summary>BER tag D6: event download.</summary>
    public const byte BTAG_EVENT_DOWNLOAD = 0xD6;

    /// <summary>BER tag D7: timer expiration.</summary>
    public const byte BTAG_TIMER_EXPIRATION = 0xD7;

    /// <summary>COMPREHENSION-TLV tag 01: command details.</summary>
    public const byte TAG_COMMAND_DETAILS = 0x01;

    /// <summary>COMPREHENSION-TLV tag 02: device identities.</summary>
    public const byte TAG_DEVICE_IDENTITIES = 0x02;

    /// <summary>COMPREHENSION-TLV tag 03: result.</summary>
    public const byte TAG_RESULT = 0x03;

    /// <summary>COMPREHENSION-TLV tag 04: duration.</summary>
    public const byte TAG_DURATION = 0x04;

    /// <summary>COMPREHENSION-TLV tag 05: alpha identifier.</summary>
    public const byte TAG_ALPHA_IDENTIFIER = 0x05;

    /// <summary>COMPREHENSION-TLV tag 06: address.</summary>
    public const byte TAG_ADDRESS = 0x06;

    /// <summary>COMPREHENSION-TLV tag 07: capability configuration parameters.</summary>
    public const byte TAG_CAPABILITY_CONFIGURATION_PARAMETERS = 0x07;

    /// <summary>COMPREHENSION-TLV tag 08: called party subaddress.</summary>
    public const byte TAG_CALLED_PARTY_SUBADDRESS = 0x08;

    /// <summary>COMPREHENSION-TLV tag 0D: text string.</summary>
    public const byte TAG_TEXT_STRING = 0x0D;

    /// <summary>COMPREHENSION-TLV tag 0E: tone.</summary>
    public const byte TAG_TONE = 0x0E;

    /// <summary>COMPREHENSION-TLV tag 0F: item.</summary>
    public const byte TAG_ITEM = 0x0F;

    /// <summary>COMPREHENSION-TLV tag 10: item identifier.</summary>
    public const byte TAG_ITEM_IDENTIFIER = 0x10;

    /// <summary>COMPREHENSION-TLV tag 11: response length.</summary>
    public const byte TAG_RESPONSE_LENGTH = 0x11;

    /// <summary>COMPREHENSION-TLV tag 12: file list.</summary>
    public const byte TAG_FILE_LIST = 0x12;

    /// <summary>COMPREHENSION-TLV tag 13: location information.</summary>
    public const byte TAG_LOCATION_INFORMATION = 0x13;

    /// <summary>COMPREHENSION-TLV tag 14: IMEI.</summary>
    public const byte TAG_IMEI = 0x14;

    /// <summary>COMPREHENSION-TLV tag 15: help request.</summary>
    public const byte TAG_HELP_REQUEST = 0x15;

    /// <summary>COMPREHENSION-TLV tag 16: network measurement results.</summary>
    public const byte TAG_NETWORK_MEASUREMENT_RESULTS = 0x16;

    /// <summary>COMPREHENSION-TLV tag 17: default text.</summary>
    public const byte TAG_DEFAULT_TEXT = 0x17;

    /// <summary>COMPREHENSION-TLV tag 18: items next action indicator.</summary>
    public const byte TAG_ITEMS_NEXT_ACTION_INDICATOR = 0x18;

    /// <summary>COMPREHENSION-TLV tag 19: event list.</summary>
    public const byte TAG_EVENT_LIST = 0x19;

    /// <summary>COMPREHENSION-TLV tag 1B: location status.</summary>
    public const byte TAG_LOCATION_STATUS = 0x1B;

    /// <summary>COMPREHENSION-TLV tag 1E: icon identifier.</summary>
    public const byte TAG_ICON_IDENTIFIER = 0x1E;

    /// <summary>COMPREHENSION-TLV tag 1F: item icon identifier list.</summary>
    public const byte TAG_ITEM_ICON_IDENTIFIER_LIST = 0x1F;

    /// <summary>COMPREHENSION-TLV tag 20: card reader status.</summary>
    public const byte TAG_CARD_READER_STATUS = 0x20;

    /// <summary>COMPREHENSION-TLV tag 21: card ATR.</summary>
    public const byte TAG_CARD_ATR = 0x21;

    /// <summary>COMPREHENSION-TLV tag 22: C apdu.</summary>
    public const byte TAG_C_APDU = 0x22;

    /// <summary>COMPREHENSION-TLV tag 23: R apdu.</summary>
    public const byte TAG_R_APDU = 0x23;

    /// <summary>COMPREHENSION-TLV tag 24: timer identifier.</summary>
    public const byte TAG_TIMER_IDENTIFIER = 0x24;

    /// <summary>COMPREHENSION-TLV tag 25: timer value.</summary>
    public const byte TAG_TIMER_VALUE = 0x25;

    /// <summary>COMPREHENSION-TLV tag 26: date time and time zone.</summary>
    public const byte TAG_DATE_TIME_AND_TIME_ZONE = 0x26;

    /// <summary>COMPREHENSION-TLV tag 27: call control requested action.</summary>
    public const byte TAG_CALL_CONTROL_REQUESTED_ACTION = 0x27;

    /// <summary>COMPREHENSION-TLV tag 28: AT command.</summary>
    public const byte TAG_AT_COMMAND = 0x28;

    /// <summary>COMPREHENSION-TLV tag 29: AT response.</summary>
    public const byte TAG_AT_RESPONSE = 0x29;

    /// <summary>COMPREHENSION-TLV tag 2B: immediate response.</summary>
    public const byte TAG_IMMEDIATE_RESPONSE = 0x2B;

    /// <summary>COMPREHENSION-TLV tag 2C: DTMF string.</summary>
    public const byte TAG_DTMF_STRING = 0x2C;

    /// <summary>COMPREHENSION-TLV tag 2D: language.</summary>
    public const byte TAG_LANGUAGE = 0x2D;

    /// <summary>COMPREHENSION-TLV tag 2F: AID.</summary>
    public const byte TAG_AID = 0x2F;

    /// <summary>COMPREHENSION-TLV tag 30: browser identity.</summary>
    public const byte TAG_BROWSER_IDENTITY = 0x30;

    /// <summary>COMPREHENSION-TLV tag 31: URL.</summary>
    public const byte TAG_URL = 0x31;

    /// <summary>COMPREHENSION-TLV tag 31: URI.</summary>
    public const byte TAG_URI = 0x31;

    /// <summary>COMPREHENSION-TLV tag 32: bearer.</summary>
    public const byte TAG_BEARER = 0x32;

    /// <summary>COMPREHENSION-TLV tag 33: provision reference file.</summary>
    public const byte TAG_PROVISION_REFERENCE_FILE = 0x33;

    /// <summary>COMPREHENSION-TLV tag 34: browser termination.</summary>
    public const byte TAG_BROWSER_TERMINATION = 0x34;

    /// <summary>COMPREHENSION-TLV tag 34: supported radio access technologies.</summary>
    public const byte TAG_SUPPORTED_RADIO_ACCESS_TECHNOLOGIES = 0x34;

    /// <summary>COMPREHENSION-TLV tag 35: bearer description.</summary>
    public const byte TAG_BEARER_DESCRIPTION = 0x35;

    /// <summary>COMPREHENSION-TLV tag 36: channel data.</summary>
    public const byte TAG_CHANNEL_DATA = 0x36;

    /// <summary>COMPREHENSION-TLV tag 37: channel data length.</summary>
    public const byte TAG_CHANNEL_DATA_LENGTH = 0x37;

    /// <summary>COMPREHENSION-TLV tag 38: channel data status.</summary>
    public const byte TAG_CHANNEL_DATA_STATUS = 0x38;

    /// <summary>COMPREHENSION-TLV tag 39: buffer size.</summary>
    public const byte TAG_BUFFER_SIZE = 0x39;

    /// <summary>COMPREHENSION-TLV tag 3A: card reader id.</summary>
    public const byte TAG_CARD_READER_ID = 0x3A;

    /// <summary>COMPREHENSION-TLV tag 3C: UICC terminal transport level.</summary>
    public const byte TAG_UICC_TERMINAL_TRANSPORT_LEVEL = 0x3C;

    /// <summary>COMPREHENSION-TLV tag 3E: other data destination address.</summary>
    public const byte TAG_OTHER_DATA_DESTINATION_ADDRESS = 0x3E;

    /// <summary>COMPREHENSION-TLV tag 3F: access technology.</summary>
    public const byte TAG_ACCESS_TECHNOLOGY = 0x3F;

    /// <summary>COMPREHENSION-TLV tag 40: display parameters.</summary>
    public const byte TAG_DISPLAY_PARAMETERS = 0x40;

    /// <summary>COMPREHENSION-TLV tag 40: DNS server address.</summary>
    public const byte TAG_DNS_SERVER_ADDRESS = 0x40;

    /// <summary>COMPREHENSION-TLV tag 41: service record.</summary>
    public const byte TAG_SERVICE_RECORD = 0x41;

    /// <summary>COMPREHENSION-TLV tag 42: device filter.</summary>
    public const byte TAG_DEVICE_FILTER = 0x42;

    /// <summary>COMPREHENSION-TLV tag 43: service search.</summary>
    public const byte TAG_SERVICE_SEARCH = 0x43;

    /// <summary>COMPREHENSION-TLV tag 44: attribute information.</summary>
    public const byte TAG_ATTRIBUTE_INFORMATION = 0x44;

    /// <summary>COMPREHENSION-TLV tag 45: service availability.</summary>
    public const byte TAG_SERVICE_AVAILABILITY = 0x45;

    /// <summary>COMPREHENSION-TLV tag 46: ESN.</summary>
    public const byte TAG_ESN = 0x46;

    /// <summary>COMPREHENSION-TLV tag 47: network access name.</summary>
    public const byte TAG_NETWORK_ACCESS_NAME = 0x47;

    /// <summary>COMPREHENSION-TLV tag 49: remote entity address.</summary>
    public const byte TAG_REMOTE_ENTITY_ADDRESS = 0x49;

    /// <summary>COMPREHENSION-TLV tag 50: text attribute tag.</summary>
    public const byte TAG_TEXT_ATTRIBUTE_TAG = 0x50;

    /// <summary>COMPREHENSION-TLV tag 51: item text attribute list.</summary>
    public const byte TAG_ITEM_TEXT_ATTRIBUTE_LIST = 0x51;

    /// <summary>COMPREHENSION-TLV tag 53: contactless state request.</summary>
    public const byte TAG_CONTACTLESS_STATE_REQUEST = 0x53;

    /// <summary>COMPREHENSION-TLV tag 62: IMEISV.</summary>
    public const byte TAG_IMEISV = 0x62;

    /// <summary>COMPREHENSION-TLV tag 63: battery state.</summary>
    public const byte TAG_BATTERY_STATE = 0x63;

    /// <summary>COMPREHENSION-TLV tag 64: browsing status.</summary>
    public const byte TAG_BROWSING_STATUS = 0x64;

    /// <summary>COMPREHENSION-TLV tag 65: network search mode.</summary>
    public const byte TAG_NETWORK_SEARCH_MODE = 0x65;

    /// <summary>To be combined by OR: sets the comprehension-required flag of a tag.</summary>
    public const byte TAG_SET_CR = 0x80;

    /// <summary>To be combined by AND: clears the comprehension-required flag of a tag.</summary>
    public const byte TAG_SET_NO_CR = 0x7F;

    /// <summary>First byte of a length coded in two bytes.</summary>
    public const byte TLV_LENGTH_CODED_2BYTES = 0x81;

    /// <summary>No such TLV.</summary>
    public const byte TLV_NOT_FOUND = 0;

    /// <summary>Found, comprehension required.</summary>
    public const byte TLV_FOUND_CR_SET = 1;

    /// <summary>Found, comprehension not required.</summary>
    public const byte TLV_FOUND_CR_NOT_SET = 2;

    /// <summary>Command type 01: REFRESH.</summary>
    public const byte PRO_CMD_REFRESH = 0x01;

    /// <summary>Command type 02: MORE TIME.</summary>
    public const byte PRO_CMD_MORE_TIME = 0x02;

    /// <summary>Command type 10: SET UP CALL.</summary>
    public const byte PRO_CMD_SET_UP_CALL = 0x10;

    /// <summary>Command type 13: SEND SHORT MESSAGE.</summary>
    public const byte PRO_CMD_SEND_SHORT_MESSAGE = 0x13;

    /// <summary>Command type 14: SEND DTMF.</summary>
    public const byte PRO_CMD_SEND_DTMF = 0x14;

    /// <summary>Command type 15: LAUNCH BROWSER.</summary>
    public const byte PRO_CMD_LAUNCH_BROWSER = 0x15;

    /// <summary>Command type 20: PLAY TONE.</summary>
    public const byte PRO_CMD_PLAY_TONE = 0x20;

    /// <summary>Command type 21: DISPLAY TEXT.</summary>
    public const byte PRO_CMD_DISPLAY_TEXT = 0x21;

    /// <summary>Command type 22: GET INKEY.</summary>
    public const byte PRO_CMD_GET_INKEY = 0x22;

    /// <summary>Command type 23: GET INPUT.</summary>
    public const byte PRO_CMD_GET_INPUT = 0x23;

    /// <summary>Command type 24: SELECT ITEM.</summary>
    public const byte PRO_CMD_SELECT_ITEM = 0x24;

    /// <summary>Command type 26: PROVIDE LOCAL INFORMATION.</summary>
    public const byte PRO_CMD_PROVIDE_LOCAL_INFORMATION = 0x26;

    /// <summary>Command type 27: TIMER MANAGEMENT.</summary>
    public const byte PRO_CMD_TIMER_MANAGEMENT = 0x27;

    /// <summary>Command type 28: SET UP IDLE MODE TEXT.</summary>
    public const byte PRO_CMD_SET_UP_IDLE_MODE_TEXT = 0x28;

    /// <summary>Command type 30: PERFORM CARD APDU.</summary>
    public const byte PRO_CMD_PERFORM_CARD_APDU = 0x30;

    /// <summary>Command type 31: POWER ON CARD.</summary>
    public const byte PRO_CMD_POWER_ON_CARD = 0x31;

    /// <summary>Command type 32: POWER OFF CARD.</summary>
    public const byte PRO_CMD_POWER_OFF_CARD = 0x32;

    /// <summary>Command type 33: GET READER STATUS.</summary>
    public const byte PRO_CMD_GET_READER_STATUS = 0x33;

    /// <summary>Command type 34: RUN AT COMMAND.</summary>
    public const byte PRO_CMD_RUN_AT_COMMAND = 0x34;

    /// <summary>Command type 35: LANGUAGE NOTIFICATION.</summary>
    public const byte PRO_CMD_LANGUAGE_NOTIFICATION = 0x35;

    /// <summary>Command type 40: OPEN CHANNEL.</summary>
    public const byte PRO_CMD_OPEN_CHANNEL = 0x40;

    /// <summary>Command type 41: CLOSE CHANNEL.</summary>
    public const byte PRO_CMD_CLOSE_CHANNEL = 0x41;

    /// <summary>Command type 42: RECEIVE DATA.</summary>
    public const byte PRO_CMD_RECEIVE_DATA = 0x42;

    /// <summary>Command type 43: SEND DATA.</summary>
    public const byte PRO_CMD_SEND_DATA = 0x43;

    /// <summary>Command type 44: GET CHANNEL STATUS.</summary>
    public const byte PRO_CMD_GET_CHANNEL_STATUS = 0x44;

    /// <summary>Command type 45: SERVICE SEARCH.</summary>
    public const byte PRO_CMD_SERVICE_SEARCH = 0x45;

    /// <summary>Command type 46: GET SERVICE INFORMATION.</summary>
    public const byte PRO_CMD_GET_SERVICE_INFORMATION = 0x46;

    /// <summary>Command type 47: DECLARE SERVICE.</summary>
    public const byte PRO_CMD_DECLARE_SERVICE = 0x47;

    /// <summary>Command type 70: ACTIVATE.</summary>
    public const byte PRO_CMD_ACTIVATE = 0x70;

    /// <summary>Command type 71: CONTACTLESS STATE CHANGED.</summary>
    public const byte PRO_CMD_CONTACTLESS_STATE_CHANGED = 0x71;

    /// <summary>Device identity 01: keypad.</summary>
    public const byte DEV_ID_KEYPAD = 0x01;

    /// <summary>Device identity 02: display.</summary>
    public const byte DEV_ID_DISPLAY = 0x02;

    /// <summary>Device identity 03: earpiece.</summary>
    public const byte DEV_ID_EARPIECE = 0x03;

    /// <summary>Device identity 10: additional card reader 0.</summary>
    public const byte DEV_ID_ADDITIONAL_CARD_READER_0 = 0x10;

    /// <summary>Device identity 11: additional card reader 1.</summary>
    public const byte DEV_ID_ADDITIONAL_CARD_READER_1 = 0x11;

    /// <summary>Device identity 12: additional card reader 2.</summary>
    public const byte DEV_ID_ADDITIONAL_CARD_READER_2 = 0x12;

    /// <summary>Device identity 13: additional card reader 3.</summary>
    public const byte DEV_ID_ADDITIONAL_CARD_READER_3 = 0x13;

    /// <summary>Device identity 14: additional card reader 4.</summary>
    public const byte DEV_ID_ADDITIONAL_CARD_READER_4 = 0x14;

    /// <summary>Device identity 15: additional card reader 5.</summary>
    public const byte DEV_ID_ADDITIONAL_CARD_READER_5 = 0x15;

    /// <summary>Device identity 16: additional card reader 6.</summary>
    public const byte DEV_ID_ADDITIONAL_CARD_READER_6 = 0x16;

    /// <summary>Device identity 17: additional card reader 7.</summary>
    public const byte DEV_ID_ADDITIONAL_CARD_READER_7 = 0x17;

    /// <summary>Device identity 20: channel base.</summary>
    public const byte DEV_ID_CHANNEL_BASE = 0x20;

    /// <summary>Device identity 21: channel 1.</summary>
    public const byte DEV_ID_CHANNEL_1 = 0x21;

    /// <summary>Device identity 22: channel 2.</summary>
    public const byte DEV_ID_CHANNEL_2 = 0x22;

    /// <summary>Device identity 23: channel 3.</summary>
    public const byte DEV_ID_CHANNEL_3 = 0x23;

    /// <summary>Device identity 24: channel 4.</summary>
    public const byte DEV_ID_CHANNEL_4 = 0x24;

    /// <summary>Device identity 25: channel 5.</summary>
    public const byte DEV_ID_CHANNEL_5 = 0x25;

    /// <summary>Device identity 26: channel 6.</summary>
    public const byte DEV_ID_CHANNEL_6 = 0x26;

    /// <summary>Device identity 27: channel 7.</summary>
    public const byte DEV_ID_CHANNEL_7 = 0x27;

    /// <summary>Device identity 81: UICC.</summary>
    public const byte DEV_ID_UICC = 0x81;

    /// <summary>Device identity 82: terminal.</summary>
    public const byte DEV_ID_TERMINAL = 0x82;

    /// <summary>Device identity 83: network.</summary>
    public const byte DEV_ID_NETWORK = 0x83;

    /// <summary>Poll interval that deregisters from the STATUS event.</summary>
    public const short POLL_NO_DURATION = 0;

    /// <summary>Poll interval chosen by the card.</summary>
    public const short POLL_SYSTEM_DURATION = -1;

    /// <summary>General result 00: command performed.</summary>
    public const byte RES_CMD_PERF = 0x00;

    /// <summary>General result 01: partial comprehension.</summary>
    public const byte RES_CMD_PERF_PARTIAL_COMPR = 0x01;

    /// <summary>General result 02: missing information.</summary>
    public const byte RES_CMD_PERF_MISSING_INFO = 0x02;

    /// <summary>General result 03: REFRESH performed, additional EFs read.</summary>
    public const byte RES_CMD_PERF_REFRESH_ADD_EF_READ = 0x03;

    /// <summary>General result 04: requested icon not displayed.</summary>
    public const byte RES_CMD_PERF_REQ_ICON_NOT_DISP = 0x04;

    /// <summary>General result 05: modified by call control.</summary>
    public const byte RES_CMD_PERF_MODIF_CC_NAA = 0x05;

    /// <summary>General result 06: limited service.</summary>
    public const byte RES_CMD_PERF_LIMITED_SERVICE = 0x06;

    /// <summary>General result 07: performed with modification.</summary>
    public const byte RES_CMD_PERF_WITH_MODIFICATION = 0x07;

    /// <summary>General result 08: REFRESH performed, NAA not active.</summary>
    public const byte RES_REFRESH_PERF_NO_NAA_ACTIVE = 0x08;

    /// <summary>General result 10: session terminated by the user.</summary>
    public const byte RES_CMD_PERF_SESSION_TERM_USER = 0x10;

    /// <summary>General result 11: backward move requested.</summary>
    public const byte RES_CMD_PERF_BACKWARD_MOVE_REQ = 0x11;

    /// <summary>General result 12: no response from user.</summary>
    public const byte RES_CMD_PERF_NO_RESP_FROM_USER = 0x12;

    /// <summary>General result 13: help information requested.</summary>
    public const byte RES_CMD_PERF_HELP_INFO_REQ = 0x13;

    /// <summary>General result 20: terminal unable to process.</summary>
    public const byte RES_TEMP_PB_TERMINAL_UNABLE_PROC = 0x20;

    /// <summary>General result 21: network unable to process (the name is the constant's own).</summary>
    public const byte RES_TEMP_PB_SESSION_TERM_USER = 0x21;

    /// <summary>General result 22: user rejected the call.</summary>
    public const byte RES_TEMP_PB_USER_REJECT_CALL_REQ = 0x22;

    /// <summary>General result 23: user cleared the call.</summary>
    public const byte RES_TEMP_PB_USER_CLEAR_CALL = 0x23;

    /// <summary>General result 24: in contradiction with timer state.</summary>
    public const byte RES_TEMP_PB_IN_CONTR_TIMER_STATE = 0x24;

    /// <summary>General result 25: temporary interaction with call control.</summary>
    public const byte RES_TEMP_PB_INTERACT_CC_BY_NAA = 0x25;

    /// <summary>General result 26: browser error.</summary>
    public const byte RES_ERROR_LAUNCH_BROWSE_GENERIC_CODE = 0x26;

    /// <summary>General result 30: command beyond terminal capability.</summary>
    public const byte RES_ERROR_CMD_BEYOND_TERMINAL_CAPAB = 0x30;

    /// <summary>General result 31: command type not understood.</summary>
    public const byte RES_ERROR_CMD_TYP_NOT_UNDERSTOOD = 0x31;

    /// <summary>General result 32: command data not understood.</summary>
    public const byte RES_ERROR_CMD_DATA_NOT_UNDERSTOOD = 0x32;

    /// <summary>General result 33: command number not known.</summary>
    public const byte RES_ERROR_CMD_NUMBER_NOT_KNOWN = 0x33;

    /// <summary>General result 36: required values missing.</summary>
    public const byte RES_ERROR_REQ_VALUES_MISS = 0x36;

    /// <summary>General result 38: multiple card error.</summary>
    public const byte RES_ERROR_MULTIPLE_CARD_ERROR = 0x38;

    /// <summary>General result 39: permanent interaction with call control or MO SMS control.</summary>
    public const byte RES_ERROR_INTERACT_CC_SMSMO_BY_NAA = 0x39;

    /// <summary>General result 3A: Bearer Independent Protocol error.</summary>
    public const byte RES_ERROR_BEARER_INDEPENDENT_PROTOCOL_ERROR = 0x3A;

    /// <summary>General result 3B: access technology error.</summary>
    public const byte RES_ERROR_ACCESS_TECH_ERROR = 0x3B;
}
