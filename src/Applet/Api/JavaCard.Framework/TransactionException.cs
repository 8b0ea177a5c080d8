namespace JavaCard.Framework;

/// <summary>A fault in the use of transactions.</summary>
/// <param name="reason">One of the constants.</param>
public sealed class TransactionException(short reason) : CardRuntimeException(reason)
{
    /// <summary>A transaction is open already.</summary>
    public const short IN_PROGRESS = 1;

    /// <summary>No transaction is open.</summary>
    public const short NOT_IN_PROGRESS = 2;

    /// <summary>The commit buffer is full.</summary>
    public const short BUFFER_FULL = 3;

    /// <summary>The card failed.</summary>
    public const short INTERNAL_FAILURE = 4;

    /// <summary>Not allowed here.</summary>
    public const short ILLEGAL_USE = 5;

    /// <summary>Throws one.</summary>
    public static new void ThrowIt(short reason) => throw new TransactionException(reason);
}
