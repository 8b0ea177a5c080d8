using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tottoli.MultiSim.Pcsc.Native;

/// <summary>winscard.dll on Windows: <c>DWORD</c> and <c>LONG</c> have 4 bytes, handles are as wide as a pointer; text is UTF-16, in the functions that end in W.</summary>
/// <remarks>winscard.h and winsmcrd.h.</remarks>
internal static partial class WinScard
{
    private const string Library = "winscard.dll";

    /// <summary>SCARD_READERSTATE: 64 bytes on 64 bits; it has room for 36 bytes of an answer to reset.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ReaderState
    {
        public nint Reader;
        public nint UserData;
        public uint CurrentState;
        public uint EventState;
        public uint AtrLength;
        public AtrBytes Atr;
    }

    /// <summary>SCARD_IO_REQUEST: 8 bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct IoRequest
    {
        public uint Protocol;
        public uint Length;
    }

    [InlineArray(36)]
    public struct AtrBytes
    {
        private byte _first;
    }

    [LibraryImport(Library)]
    public static partial int SCardEstablishContext(uint scope, nint reserved1, nint reserved2, out nint context);

    [LibraryImport(Library)]
    public static partial int SCardReleaseContext(nint context);

    [LibraryImport(Library, EntryPoint = "SCardListReadersW")]
    public static partial int SCardListReaders(nint context, nint groups, ref char readers, ref uint length);

    [LibraryImport(Library, EntryPoint = "SCardGetStatusChangeW")]
    public static partial int SCardGetStatusChange(nint context, uint timeout, ref ReaderState states, uint count);

    [LibraryImport(Library, EntryPoint = "SCardConnectW", StringMarshalling = StringMarshalling.Utf16)]
    public static partial int SCardConnect(nint context, string reader, uint share, uint protocols, out nint card, out uint active);

    [LibraryImport(Library)]
    public static partial int SCardReconnect(nint card, uint share, uint protocols, uint initialization, out uint active);

    [LibraryImport(Library)]
    public static partial int SCardDisconnect(nint card, uint disposition);

    [LibraryImport(Library)]
    public static partial int SCardBeginTransaction(nint card);

    [LibraryImport(Library)]
    public static partial int SCardEndTransaction(nint card, uint disposition);

    [LibraryImport(Library, EntryPoint = "SCardStatusW")]
    public static partial int SCardStatus(nint card, ref char name, ref uint nameLength, out uint state, out uint protocol, ref byte atr, ref uint atrLength);

    [LibraryImport(Library)]
    public static partial int SCardTransmit(nint card, in IoRequest send, in byte command, uint commandLength, nint receive, ref byte response, ref uint responseLength);
}
