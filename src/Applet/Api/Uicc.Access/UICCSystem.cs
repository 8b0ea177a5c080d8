using JavaCard.Framework;
using SystemException = JavaCard.Framework.SystemException;

namespace Uicc.Access;

/// <summary>Gives applets their views of the file system. A view may be kept in a field; its current file goes with the reset.</summary>
public static class UICCSystem
{
    /// <summary>A view of the files under the MF; the MF is selected.</summary>
    /// <param name="memoryEvent"><see cref="JCSystem.CLEAR_ON_RESET"/>.</param>
    /// <exception cref="SystemException"><see cref="SystemException.ILLEGAL_TRANSIENT"/> for another event.</exception>
    public static FileView GetTheUICCView(byte memoryEvent) => Open([], memoryEvent);

    /// <summary>A view of the files of an application; its ADF is selected.</summary>
    /// <param name="aid">The application.</param>
    /// <param name="memoryEvent"><see cref="JCSystem.CLEAR_ON_RESET"/>.</param>
    /// <exception cref="SystemException"><see cref="SystemException.ILLEGAL_TRANSIENT"/> for another event.</exception>
    /// <exception cref="UICCException"><see cref="UICCException.FILE_NOT_FOUND"/>: the card has no such application.</exception>
    public static FileView GetTheFileView(AID aid, byte memoryEvent)
    {
        byte[] bytes = new byte[16];
        return Open(bytes.AsSpan(0, aid.GetBytes(bytes, 0)), memoryEvent);
    }

    /// <summary>A view of the files of an application; its ADF is selected.</summary>
    /// <param name="buffer">Holds the AID.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Its length.</param>
    /// <param name="memoryEvent"><see cref="JCSystem.CLEAR_ON_RESET"/>.</param>
    /// <exception cref="SystemException"><see cref="SystemException.ILLEGAL_TRANSIENT"/> for another event.</exception>
    /// <exception cref="UICCException"><see cref="UICCException.FILE_NOT_FOUND"/>: the card has no such application.</exception>
    public static FileView GetTheFileView(byte[] buffer, short offset, byte length, byte memoryEvent) =>
        Open(buffer.AsSpan(offset, length), memoryEvent);

    private static FileView Open(ReadOnlySpan<byte> aid, byte memoryEvent)
    {
        if (memoryEvent != JCSystem.CLEAR_ON_RESET)
            SystemException.ThrowIt(SystemException.ILLEGAL_TRANSIENT);
        return CardContext.Require().OpenFileView(aid);
    }
}
