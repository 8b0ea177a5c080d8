namespace JavaCard.Framework;

/// <summary>Status words and offsets of ISO/IEC 7816-4.</summary>
public static class ISO7816
{
    /// <summary>Status word 9000: no error.</summary>
    public const short SW_NO_ERROR = unchecked((short)0x9000);

    /// <summary>Status word 6100: bytes remaining 00.</summary>
    public const short SW_BYTES_REMAINING_00 = 0x6100;

    /// <summary>Status word 6700: wrong length.</summary>
    public const short SW_WRONG_LENGTH = 0x6700;

    /// <summary>Status word 6982: security status not satisfied.</summary>
    public const short SW_SECURITY_STATUS_NOT_SATISFIED = 0x6982;

    /// <summary>Status word 6983: file invalid.</summary>
    public const short SW_FILE_INVALID = 0x6983;

    /// <summary>Status word 6983: authentication method blocked.</summary>
    public const short SW_AUTHENTICATION_METHOD_BLOCKED = 0x6983;

    /// <summary>Status word 6984: data invalid.</summary>
    public const short SW_DATA_INVALID = 0x6984;

    /// <summary>Status word 6985: conditions not satisfied.</summary>
    public const short SW_CONDITIONS_NOT_SATISFIED = 0x6985;

    /// <summary>Status word 6986: command not allowed.</summary>
    public const short SW_COMMAND_NOT_ALLOWED = 0x6986;

    /// <summary>Status word 6999: applet select failed.</summary>
    public const short SW_APPLET_SELECT_FAILED = 0x6999;

    /// <summary>Status word 6A80: wrong data.</summary>
    public const short SW_WRONG_DATA = 0x6A80;

    /// <summary>Status word 6A81: func not supported.</summary>
    public const short SW_FUNC_NOT_SUPPORTED = 0x6A81;

    /// <summary>Status word 6A82: file not found.</summary>
    public const short SW_FILE_NOT_FOUND = 0x6A82;

    /// <summary>Status word 6A83: record not found.</summary>
    public const short SW_RECORD_NOT_FOUND = 0x6A83;

    /// <summary>Status word 6A86: incorrect p1p2.</summary>
    public const short SW_INCORRECT_P1P2 = 0x6A86;

    /// <summary>Status word 6B00: wrong p1p2.</summary>
    public const short SW_WRONG_P1P2 = 0x6B00;

    /// <summary>Status word 6C00: correct length 00.</summary>
    public const short SW_CORRECT_LENGTH_00 = 0x6C00;

    /// <summary>Status word 6D00: instruction byte not supported.</summary>
    public const short SW_INS_NOT_SUPPORTED = 0x6D00;

    /// <summary>Status word 6E00: class byte not supported.</summary>
    public const short SW_CLA_NOT_SUPPORTED = 0x6E00;

    /// <summary>Status word 6F00: unknown.</summary>
    public const short SW_UNKNOWN = 0x6F00;

    /// <summary>Status word 6A84: file full.</summary>
    public const short SW_FILE_FULL = 0x6A84;

    /// <summary>Status word 6881: logical channel not supported.</summary>
    public const short SW_LOGICAL_CHANNEL_NOT_SUPPORTED = 0x6881;

    /// <summary>Status word 6882: secure messaging not supported.</summary>
    public const short SW_SECURE_MESSAGING_NOT_SUPPORTED = 0x6882;

    /// <summary>Status word 6200: warning state unchanged.</summary>
    public const short SW_WARNING_STATE_UNCHANGED = 0x6200;

    /// <summary>Status word 6883: last command expected.</summary>
    public const short SW_LAST_COMMAND_EXPECTED = 0x6883;

    /// <summary>Status word 6884: command chaining not supported.</summary>
    public const short SW_COMMAND_CHAINING_NOT_SUPPORTED = 0x6884;
}
