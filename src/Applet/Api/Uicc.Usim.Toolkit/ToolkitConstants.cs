namespace Uicc.Usim.Toolkit;

/// <summary>What USAT adds to <see cref="Uicc.Toolkit.ToolkitConstants"/> (3GPP TS 31.130, TS 31.111 §9).</summary>
public static class ToolkitConstants
{
    /// <summary>Event 2: formatted SMS PP env.</summary>
    public const short EVENT_FORMATTED_SMS_PP_ENV = 2;

    /// <summary>Event 3: formatted SMS PP upd.</summary>
    public const short EVENT_FORMATTED_SMS_PP_UPD = 3;

    /// <summary>Event 4: unformatted SMS PP env.</summary>
    public const short EVENT_UNFORMATTED_SMS_PP_ENV = 4;

    /// <summary>Event 5: unformatted SMS PP upd.</summary>
    public const short EVENT_UNFORMATTED_SMS_PP_UPD = 5;

    /// <summary>Event 6: unformatted SMS CB.</summary>
    public const short EVENT_UNFORMATTED_SMS_CB = 6;

    /// <summary>Event 10: MO short message control by NAA.</summary>
    public const short EVENT_MO_SHORT_MESSAGE_CONTROL_BY_NAA = 10;

    /// <summary>Event 10: MO short message control by SIM.</summary>
    public const short EVENT_MO_SHORT_MESSAGE_CONTROL_BY_SIM = 10;

    /// <summary>Event 24: formatted SMS CB.</summary>
    public const short EVENT_FORMATTED_SMS_CB = 24;

    /// <summary>Event 121: formatted USSD.</summary>
    public const short EVENT_FORMATTED_USSD = 121;

    /// <summary>Event 122: unformatted USSD.</summary>
    public const short EVENT_UNFORMATTED_USSD = 122;

    /// <summary>Event 31: download network rejection.</summary>
    public const short EVENT_EVENT_DOWNLOAD_NETWORK_REJECTION = 31;

    /// <summary>Event 33: download CSG cell selection event.</summary>
    public const short EVENT_EVENT_DOWNLOAD_CSG_CELL_SELECTION_EVENT = 33;

    /// <summary>Event 119: download IMS registration.</summary>
    public const short EVENT_EVENT_DOWNLOAD_IMS_REGISTRATION = 119;

    /// <summary>Event 120: download incoming IMS data.</summary>
    public const short EVENT_EVENT_DOWNLOAD_INCOMING_IMS_DATA = 120;

    /// <summary>Event 37: download data connection status change.</summary>
    public const short EVENT_EVENT_DOWNLOAD_DATA_CONNECTION_STATUS_CHANGE = 37;

    /// <summary>BER tag D2: cell broadcats download.</summary>
    public const byte BTAG_CELL_BROADCATS_DOWNLOAD = 0xD2;

    /// <summary>BER tag D2: cell broadcast download.</summary>
    public const byte BTAG_CELL_BROADCAST_DOWNLOAD = 0xD2;

    /// <summary>BER tag D5: MO short message control.</summary>
    public const byte BTAG_MO_SHORT_MESSAGE_CONTROL = 0xD5;

    /// <summary>BER tag D1: SMS PP download.</summary>
    public const byte BTAG_SMS_PP_DOWNLOAD = 0xD1;

    /// <summary>BER tag D9: USSD download.</summary>
    public const byte BTAG_USSD_DOWNLOAD = 0xD9;

    /// <summary>BER tag DD: geographical location reporting.</summary>
    public const byte BTAG_GEOGRAPHICAL_LOCATION_REPORTING = 0xDD;

    /// <summary>Command type 11: SEND SS.</summary>
    public const byte PRO_CMD_SEND_SS = 0x11;

    /// <summary>Command type 12: SEND USSD.</summary>
    public const byte PRO_CMD_SEND_USSD = 0x12;

    /// <summary>General result 14: USSD transac terminated.</summary>
    public const byte RES_CMD_PERF_USSD_TRANSAC_TERM = 0x14;

    /// <summary>General result 34: SS return error.</summary>
    public const byte RES_ERROR_SS_RETURN_ERROR = 0x34;

    /// <summary>General result 35: SMS RP error.</summary>
    public const byte RES_ERROR_SMS_RP_ERROR = 0x35;

    /// <summary>General result 37: USSD return error.</summary>
    public const byte RES_ERROR_USSD_RETURN_ERROR = 0x37;

    /// <summary>General result 39: command call MO control problem.</summary>
    public const byte RES_CMD_CALL_MO_CONTROL_PROBLEM = 0x39;

    /// <summary>COMPREHENSION-TLV tag 2A: BC indicator.</summary>
    public const byte TAG_BC_INDICATOR = 0x2A;

    /// <summary>COMPREHENSION-TLV tag 1D: BCCH channel list.</summary>
    public const byte TAG_BCCH_CHANNEL_LIST = 0x1D;

    /// <summary>COMPREHENSION-TLV tag 1A: cause.</summary>
    public const byte TAG_CAUSE = 0x1A;

    /// <summary>COMPREHENSION-TLV tag 0C: cell broadcast page.</summary>
    public const byte TAG_CELL_BROADCAST_PAGE = 0x0C;

    /// <summary>COMPREHENSION-TLV tag 0B: SMS TPDU.</summary>
    public const byte TAG_SMS_TPDU = 0x0B;

    /// <summary>COMPREHENSION-TLV tag 09: SS string.</summary>
    public const byte TAG_SS_STRING = 0x09;

    /// <summary>COMPREHENSION-TLV tag 2E: timing advance.</summary>
    public const byte TAG_TIMING_ADVANCE = 0x2E;

    /// <summary>COMPREHENSION-TLV tag 1C: transaction identfier.</summary>
    public const byte TAG_TRANSACTION_IDENTFIER = 0x1C;

    /// <summary>COMPREHENSION-TLV tag 0A: USSD string.</summary>
    public const byte TAG_USSD_STRING = 0x0A;

    /// <summary>COMPREHENSION-TLV tag 52: PDP context activation parameters.</summary>
    public const byte TAG_PDP_CONTEXT_ACTIVATION_PARAMETERS = 0x52;

    /// <summary>COMPREHENSION-TLV tag 69: UTRAN measurement qualifier.</summary>
    public const byte TAG_UTRAN_MEASUREMENT_QUALIFIER = 0x69;

    /// <summary>COMPREHENSION-TLV tag 7E: CSG id list.</summary>
    public const byte TAG_CSG_ID_LIST = 0x7E;

    /// <summary>COMPREHENSION-TLV tag 37: CSG selection status.</summary>
    public const byte TAG_CSG_SELECTION_STATUS = 0x37;

    /// <summary>COMPREHENSION-TLV tag 55: CSG selection status n.</summary>
    public const byte TAG_CSG_SELECTION_STATUS_N = 0x55;

    /// <summary>COMPREHENSION-TLV tag 56: CSG id.</summary>
    public const byte TAG_CSG_ID = 0x56;

    /// <summary>COMPREHENSION-TLV tag 57: HNB name.</summary>
    public const byte TAG_HNB_NAME = 0x57;

    /// <summary>COMPREHENSION-TLV tag 4A: I WLAN identifier.</summary>
    public const byte TAG_I_WLAN_IDENTIFIER = 0x4A;

    /// <summary>COMPREHENSION-TLV tag 4B: I WLAN access status.</summary>
    public const byte TAG_I_WLAN_ACCESS_STATUS = 0x4B;

    /// <summary>COMPREHENSION-TLV tag 72: PLMN with access technology list.</summary>
    public const byte TAG_PLMN_WACT_LIST = 0x72;

    /// <summary>COMPREHENSION-TLV tag 73: routing area information.</summary>
    public const byte TAG_ROUTING_AREA_INFORMATION = 0x73;

    /// <summary>COMPREHENSION-TLV tag 74: update attach.</summary>
    public const byte TAG_UPDATE_ATTACH = 0x74;

    /// <summary>COMPREHENSION-TLV tag 75: rejection cause code.</summary>
    public const byte TAG_REJECTION_CAUSE_CODE = 0x75;

    /// <summary>COMPREHENSION-TLV tag 76: geographical location parameters.</summary>
    public const byte TAG_GEOGRAPHICAL_LOCATION_PARAMETERS = 0x76;

    /// <summary>COMPREHENSION-TLV tag 77: GAD shapes.</summary>
    public const byte TAG_GAD_SHAPES = 0x77;

    /// <summary>COMPREHENSION-TLV tag 78: NMEA sentence.</summary>
    public const byte TAG_NMEA_SENTENCE = 0x78;

    /// <summary>COMPREHENSION-TLV tag 79: PLMN list.</summary>
    public const byte TAG_PLMN_LIST = 0x79;

    /// <summary>COMPREHENSION-TLV tag 7C: EPS PDN connection activation parameters.</summary>
    public const byte TAG_EPS_PDN_CONNECTION_ACTIVATION_PARAMETERS = 0x7C;

    /// <summary>COMPREHENSION-TLV tag 7D: tracking area identification.</summary>
    public const byte TAG_TRACKING_AREA_IDENTIFICATION = 0x7D;

    /// <summary>COMPREHENSION-TLV tag 31: IMS request URI.</summary>
    public const byte TAG_IMS_REQUEST_URI = 0x31;

    /// <summary>COMPREHENSION-TLV tag 76: IARI.</summary>
    public const byte TAG_IARI = 0x76;

    /// <summary>COMPREHENSION-TLV tag 77: IMPU list.</summary>
    public const byte TAG_IMPU_LIST = 0x77;

    /// <summary>COMPREHENSION-TLV tag 78: IMS status code.</summary>
    public const byte TAG_IMS_STATUS_CODE = 0x78;

    /// <summary>COMPREHENSION-TLV tag 1D: data connection status.</summary>
    public const byte TAG_DATA_CONNECTION_STATUS = 0x1D;

    /// <summary>COMPREHENSION-TLV tag 2A: data connection type.</summary>
    public const byte TAG_DATA_CONNECTION_TYPE = 0x2A;

    /// <summary>COMPREHENSION-TLV tag 2E: SM cause.</summary>
    public const byte TAG_SM_CAUSE = 0x2E;
}
