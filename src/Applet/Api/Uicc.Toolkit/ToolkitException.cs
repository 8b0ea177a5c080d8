using JavaCard.Framework;

namespace Uicc.Toolkit;

/// <summary>A fault in the use of the toolkit (ETSI TS 102 241).</summary>
/// <param name="reason">One of the constants.</param>
public sealed class ToolkitException(short reason) : CardRuntimeException(reason)
{
    /// <summary>Handler overflow.</summary>
    public const short HANDLER_OVERFLOW = 1;

    /// <summary>Handler not available.</summary>
    public const short HANDLER_NOT_AVAILABLE = 2;

    /// <summary>Unavailable element.</summary>
    public const short UNAVAILABLE_ELEMENT = 3;

    /// <summary>Menu entry not found.</summary>
    public const short MENU_ENTRY_NOT_FOUND = 4;

    /// <summary>Registry error.</summary>
    public const short REGISTRY_ERROR = 5;

    /// <summary>Event 6: not supported.</summary>
    public const short EVENT_NOT_SUPPORTED = 6;

    /// <summary>Event 7: already registered.</summary>
    public const short EVENT_ALREADY_REGISTERED = 7;

    /// <summary>Out of tlv boundaries.</summary>
    public const short OUT_OF_TLV_BOUNDARIES = 8;

    /// <summary>Terminal profile not available.</summary>
    public const short TERMINAL_PROFILE_NOT_AVAILABLE = 9;

    /// <summary>Allowed length exceeded.</summary>
    public const short ALLOWED_LENGTH_EXCEEDED = 10;

    /// <summary>No timer available.</summary>
    public const short NO_TIMER_AVAILABLE = 11;

    /// <summary>Invalid timer id.</summary>
    public const short INVALID_TIMER_ID = 12;

    /// <summary>Event 13: not allowed.</summary>
    public const short EVENT_NOT_ALLOWED = 13;

    /// <summary>Bad input parameter.</summary>
    public const short BAD_INPUT_PARAMETER = 14;

    /// <summary>Command not allowed.</summary>
    public const short COMMAND_NOT_ALLOWED = 15;

    /// <summary>No service id available.</summary>
    public const short NO_SERVICE_ID_AVAILABLE = 16;

    /// <summary>Invalid service id.</summary>
    public const short INVALID_SERVICE_ID = 17;

    /// <summary>Tar not defined.</summary>
    public const short TAR_NOT_DEFINED = 18;

    /// <summary>Throws one.</summary>
    public static new void ThrowIt(short reason) => throw new ToolkitException(reason);
}
