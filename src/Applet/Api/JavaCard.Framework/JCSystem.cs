namespace JavaCard.Framework;

/// <summary>Transactions and transient memory of the card.</summary>
public static class JCSystem
{
    /// <summary>Not transient.</summary>
    public const byte NOT_A_TRANSIENT_OBJECT = 0;

    /// <summary>Cleared when the card is reset.</summary>
    public const byte CLEAR_ON_RESET = 1;

    /// <summary>Cleared when the applet is deselected; a toolkit applet is never selected, so there is none here.</summary>
    public const byte CLEAR_ON_DESELECT = 2;

    /// <summary>Opens a transaction over the applet's fields and what it writes to files.</summary>
    /// <exception cref="TransactionException"><see cref="TransactionException.IN_PROGRESS"/>.</exception>
    public static void BeginTransaction() => CardContext.Require().BeginTransaction();

    /// <summary>Closes the transaction. It becomes durable with the APDU in which it runs.</summary>
    /// <exception cref="TransactionException"><see cref="TransactionException.NOT_IN_PROGRESS"/>.</exception>
    public static void CommitTransaction() => CardContext.Require().CommitTransaction();

    /// <summary>Takes back everything since <see cref="BeginTransaction"/>, except in transient arrays.</summary>
    /// <exception cref="TransactionException"><see cref="TransactionException.NOT_IN_PROGRESS"/>.</exception>
    public static void AbortTransaction() => CardContext.Require().AbortTransaction();

    /// <summary>1 within a transaction, else 0.</summary>
    public static byte GetTransactionDepth() => CardContext.Require().TransactionDepth;

    /// <summary>Makes a byte array whose content is not kept. During installation only.</summary>
    /// <param name="length">Number of elements.</param>
    /// <param name="clearEvent"><see cref="CLEAR_ON_RESET"/>.</param>
    /// <exception cref="SystemException"><see cref="SystemException.ILLEGAL_TRANSIENT"/> for another event.</exception>
    public static byte[] MakeTransientByteArray(short length, byte clearEvent) => Keep(new byte[length], clearEvent);

    /// <summary>Makes a short array whose content is not kept. During installation only.</summary>
    /// <param name="length">Number of elements.</param>
    /// <param name="clearEvent"><see cref="CLEAR_ON_RESET"/>.</param>
    /// <exception cref="SystemException"><see cref="SystemException.ILLEGAL_TRANSIENT"/> for another event.</exception>
    public static short[] MakeTransientShortArray(short length, byte clearEvent) => Keep(new short[length], clearEvent);

    /// <summary>Makes a boolean array whose content is not kept. During installation only.</summary>
    /// <param name="length">Number of elements.</param>
    /// <param name="clearEvent"><see cref="CLEAR_ON_RESET"/>.</param>
    /// <exception cref="SystemException"><see cref="SystemException.ILLEGAL_TRANSIENT"/> for another event.</exception>
    public static bool[] MakeTransientBooleanArray(short length, byte clearEvent) => Keep(new bool[length], clearEvent);

    private static T[] Keep<T>(T[] array, byte clearEvent)
    {
        if (clearEvent != CLEAR_ON_RESET)
            SystemException.ThrowIt(SystemException.ILLEGAL_TRANSIENT);
        CardContext.Require().RegisterTransient(array);
        return array;
    }
}
