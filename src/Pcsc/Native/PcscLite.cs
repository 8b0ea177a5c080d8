using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tottoli.MultiSim.Pcsc.Native;

/// <summary>libpcsclite on Linux and BSD: <c>DWORD</c> and <c>LONG</c> are C's <c>unsigned long</c> and <c>long</c>, 8 bytes where a pointer has 8; text is UTF-8.</summary>
/// <remarks>PCSC/wintypes.h, pcsclite.h and winscard.h of pcsc-lite 1.9.9.</remarks>
internal static partial class PcscLite
{
    private const string Library = "libpcsclite.so.1"; // the runtime package's name; without .1 it is the -dev package's

    /// <summary>SCARD_READERSTATE: 80 bytes on 64 bits.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ReaderState
    {
        public nint Reader;
        public nint UserData;
        public nuint CurrentState;
        public nuint EventState;
        public nuint AtrLength;
        public AtrBytes Atr;
    }

    /// <summary>SCARD_IO_REQUEST: 16 bytes on 64 bits.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct IoRequest
    {
        public nuint Protocol;
        public nuint Length;
    }

    [InlineArray(33)]
    public struct AtrBytes
    {
        private byte _first;
    }

    [LibraryImport(Library)]
    public static partial nint SCardEstablishContext(nuint scope, nint reserved1, nint reserved2, out nint context);

    [LibraryImport(Library)]
    public static partial nint SCardReleaseContext(nint context);

    [LibraryImport(Library)]
    public static partial nint SCardListReaders(nint context, nint groups, ref byte readers, ref nuint length);

    [LibraryImport(Library)]
    public static partial nint SCardGetStatusChange(nint context, nuint timeout, ref ReaderState states, nuint count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint SCardConnect(nint context, string reader, nuint share, nuint protocols, out nint card, out nuint active);

    [LibraryImport(Library)]
    public static partial nint SCardReconnect(nint card, nuint share, nuint protocols, nuint initialization, out nuint active);

    [LibraryImport(Library)]
    public static partial nint SCardDisconnect(nint card, nuint disposition);

    [LibraryImport(Library)]
    public static partial nint SCardBeginTransaction(nint card);

    [LibraryImport(Library)]
    public static partial nint SCardEndTransaction(nint card, nuint disposition);

    [LibraryImport(Library)]
    public static partial nint SCardStatus(nint card, ref byte name, ref nuint nameLength, out nuint state, out nuint protocol, ref byte atr, ref nuint atrLength);

    [LibraryImport(Library)]
    public static partial nint SCardTransmit(nint card, in IoRequest send, in byte command, nuint commandLength, nint receive, ref byte response, ref nuint responseLength);
}
