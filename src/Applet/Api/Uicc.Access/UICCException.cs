using JavaCard.Framework;

namespace Uicc.Access;

/// <summary>A file could not be accessed (ETSI TS 102 241).</summary>
/// <param name="reason">One of the constants.</param>
public sealed class UICCException(short reason) : CardRuntimeException(reason)
{
    /// <summary>No EF is the current file.</summary>
    public const short NO_EF_SELECTED = 1;

    /// <summary>The EF is of another structure.</summary>
    public const short COMMAND_INCOMPATIBLE = 2;

    /// <summary>The access condition is not fulfilled.</summary>
    public const short SECURITY_STATUS_NOT_SATISFIED = 3;

    /// <summary>No such file.</summary>
    public const short FILE_NOT_FOUND = 4;

    /// <summary>The card failed.</summary>
    public const short INTERNAL_ERROR = 5;

    /// <summary>The file is deactivated.</summary>
    public const short REF_DATA_INVALIDATED = 6;

    /// <summary>Beyond the end of the file.</summary>
    public const short OUT_OF_FILE_BOUNDARIES = 7;

    /// <summary>Beyond the end of the record.</summary>
    public const short OUT_OF_RECORD_BOUNDARIES = 8;

    /// <summary>No such record.</summary>
    public const short RECORD_NOT_FOUND = 9;

    /// <summary>No such access mode for this file.</summary>
    public const short INVALID_MODE = 10;

    /// <summary>Not allowed on this file.</summary>
    public const short COMMAND_NOT_ALLOWED = 11;

    /// <summary>INCREASE beyond the greatest value.</summary>
    public const short MAX_VALUE_REACHED = 12;

    /// <summary>The memory failed.</summary>
    public const short MEMORY_PROBLEM = 13;

    /// <summary>The conditions of use are not fulfilled.</summary>
    public const short CONDITIONS_OF_USE_NOT_SATISFIED = 14;

    /// <summary>No such data object.</summary>
    public const short REFERENCED_DATA_NOT_FOUND = 15;

    /// <summary>Beyond the end of the data object.</summary>
    public const short OUT_OF_DATA_BOUNDARIES = 16;

    /// <summary>No room.</summary>
    public const short NOT_ENOUGH_MEMORY_SPACE = 17;

    /// <summary>No such tag.</summary>
    public const short INVALID_TAG_VALUE = 18;

    /// <summary>Throws one.</summary>
    public static new void ThrowIt(short reason) => throw new UICCException(reason);
}
