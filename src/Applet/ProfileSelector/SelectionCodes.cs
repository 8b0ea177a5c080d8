namespace Tottoli.MultiSim.ProfileSelector;

/// <summary>Numbers of the selection journal, and of the files below DF.MULTISIM.</summary>
internal static class SelectionCodes
{
    internal const byte TRIGGER_LOCATION_STATUS = 0x01;
    internal const byte TRIGGER_MENU = 0x02;
    internal const byte TRIGGER_TIMER = 0x04;
    internal const byte TRIGGER_STATUS = 0x05;

    internal const byte REASON_EXACT_RULE = 0x01;
    internal const byte REASON_PATTERN_RULE = 0x02;
    internal const byte REASON_NO_RULE_STAY = 0x03;
    internal const byte REASON_NO_RULE_HOME = 0x04;
    internal const byte REASON_BY_HAND = 0x05;
    internal const byte REASON_NO_SERVICE = 0x06;
    internal const byte REASON_ALREADY_ACTIVE = 0x07;
    internal const byte REASON_MANUAL_MODE = 0x08;
    internal const byte REASON_ASKED_THEN_RULE = 0x09;

    internal const byte NO_RULE = 0xFF;
    internal const byte UNKNOWN = 0xFF;
    internal const short PLMN_LENGTH = 3;

    internal const short FID_MF = 0x3F00;
    internal const short FID_DF_MULTISIM = 0x7FA6;
    internal const short FID_EF_RULES = 0x4F01;
    internal const short FID_EF_JOURNAL = 0x4F02;
    internal const short RULE_LENGTH = 6;
    internal const short JOURNAL_LENGTH = 16;
}
