using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tottoli.MultiSim.Pcsc.Native;

/// <summary>PCSC.framework on macOS: everything has 4 bytes, handles too; structures are packed; text is UTF-8.</summary>
/// <remarks>PCSC/wintypes.h, pcsclite.h and winscard.h of smartcardservices. <c>SCardIsValidContext</c> is missing in Apple's header.</remarks>
internal static partial class MacPcsc
{
    private const string Library = "/System/Library/Frameworks/PCSC.framework/PCSC"; // no file on disk since macOS 11, and found all the same

    /// <summary>SCARD_READERSTATE: 61 bytes on 64 bits.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
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
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    public struct IoRequest
    {
        public uint Protocol;
        public uint Length;
    }

    [InlineArray(33)]
    public struct AtrBytes
    {
        private byte _first;
    }

    [LibraryImport(Library)]
    public static partial int SCardEstablishContext(uint scope, nint reserved1, nint reserved2, out int context);

    [LibraryImport(Library)]
    public static partial int SCardReleaseContext(int context);

    [LibraryImport(Library)]
    public static partial int SCardListReaders(int context, nint groups, ref byte readers, ref uint length);

    [LibraryImport(Library)]
    public static partial int SCardGetStatusChange(int context, uint timeout, ref ReaderState states, uint count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SCardConnect(int context, string reader, uint share, uint protocols, out int card, out uint active);

    [LibraryImport(Library)]
    public static partial int SCardReconnect(int card, uint share, uint protocols, uint initialization, out uint active);

    [LibraryImport(Library)]
    public static partial int SCardDisconnect(int card, uint disposition);

    [LibraryImport(Library)]
    public static partial int SCardBeginTransaction(int card);

    [LibraryImport(Library)]
    public static partial int SCardEndTransaction(int card, uint disposition);

    [LibraryImport(Library)]
    public static partial int SCardStatus(int card, ref byte name, ref uint nameLength, out uint state, out uint protocol, ref byte atr, ref uint atrLength);

    [LibraryImport(Library)]
    public static partial int SCardTransmit(int card, in IoRequest send, in byte command, uint commandLength, nint receive, ref byte response, ref uint responseLength);
}
