namespace JavaCard.Framework;

/// <summary>A fault in the use of the card's resources.</summary>
/// <param name="reason">One of the constants.</param>
public sealed class SystemException(short reason) : CardRuntimeException(reason)
{
    /// <summary>A parameter is out of its range.</summary>
    public const short ILLEGAL_VALUE = 1;

    /// <summary>No room for another transient array.</summary>
    public const short NO_TRANSIENT_SPACE = 2;

    /// <summary>No transient array of this kind here.</summary>
    public const short ILLEGAL_TRANSIENT = 3;

    /// <summary>The AID is not this applet's, or registered already.</summary>
    public const short ILLEGAL_AID = 4;

    /// <summary>The card has no more of it.</summary>
    public const short NO_RESOURCE = 5;

    /// <summary>Not allowed here.</summary>
    public const short ILLEGAL_USE = 6;

    /// <summary>Throws one.</summary>
    public static new void ThrowIt(short reason) => throw new SystemException(reason);
}
