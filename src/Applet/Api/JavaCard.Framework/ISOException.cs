namespace JavaCard.Framework;

/// <summary>Says the status word with which a command is to end.</summary>
/// <param name="reason">A status word, as in <see cref="ISO7816"/>.</param>
public sealed class ISOException(short reason) : CardRuntimeException(reason)
{
    /// <summary>Throws one.</summary>
    public static new void ThrowIt(short reason) => throw new ISOException(reason);
}
