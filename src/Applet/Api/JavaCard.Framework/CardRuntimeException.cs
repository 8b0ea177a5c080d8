namespace JavaCard.Framework;

/// <summary>Root of what an applet throws and catches: an exception that carries a reason code.</summary>
/// <param name="reason">Why, as the derived class counts.</param>
public class CardRuntimeException(short reason) : Exception
{
    private short _reason = reason;

    /// <summary>The reason code.</summary>
    public short GetReason() => _reason;

    /// <summary>Replaces the reason code.</summary>
    public void SetReason(short reason) => _reason = reason;

    /// <summary>Class and reason.</summary>
    public override string Message => $"{GetType().Name} reason {_reason}";

    /// <summary>Throws one.</summary>
    public static void ThrowIt(short reason) => throw new CardRuntimeException(reason);
}
