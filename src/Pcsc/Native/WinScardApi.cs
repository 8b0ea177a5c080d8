using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tottoli.MultiSim.Pcsc.Native;

/// <summary>PC/SC through <see cref="WinScard"/>.</summary>
internal sealed class WinScardApi : IPcscApi
{
    public PcscStatus EstablishContext(out nint context) => PcscStatus.Of(WinScard.SCardEstablishContext(NativeApi.SystemScope, 0, 0, out context));

    public PcscStatus ReleaseContext(nint context) => PcscStatus.Of(WinScard.SCardReleaseContext(context));

    public PcscStatus ListReaders(nint context, out IReadOnlyList<string> readers)
    {
        readers = [];
        while (true)
        {
            uint length = 0;
            PcscStatus status = PcscStatus.Of(WinScard.SCardListReaders(context, 0, ref Unsafe.NullRef<char>(), ref length));
            if (!status.IsSuccess || length == 0)
                return status;
            char[] names = new char[length];
            status = PcscStatus.Of(WinScard.SCardListReaders(context, 0, ref names[0], ref length));
            if (status == PcscStatus.InsufficientBuffer) // a reader was plugged in between the two calls
                continue;
            if (status.IsSuccess)
                readers = NativeApi.Names(names.AsSpan(0, (int)length));
            return status;
        }
    }

    public PcscStatus GetStatusChange(nint context, TimeSpan timeout, Span<ReaderState> states)
    {
        WinScard.ReaderState[] native = new WinScard.ReaderState[states.Length];
        try
        {
            for (int i = 0; i < states.Length; i++)
                native[i] = new() { Reader = Marshal.StringToCoTaskMemUni(states[i].Reader), CurrentState = (uint)states[i].Current };
            PcscStatus status = PcscStatus.Of(WinScard.SCardGetStatusChange(context, (uint)timeout.TotalMilliseconds, ref native[0], (uint)native.Length));
            for (int i = 0; i < states.Length; i++)
            {
                states[i].Event = (ReaderBits)native[i].EventState;
                states[i].Atr = ((ReadOnlySpan<byte>)native[i].Atr)[..(int)native[i].AtrLength].ToArray();
            }
            return status;
        }
        finally
        {
            foreach (WinScard.ReaderState state in native)
                Marshal.FreeCoTaskMem(state.Reader);
        }
    }

    public PcscStatus Connect(nint context, string reader, ShareMode share, CardProtocols wanted, out nint card, out CardProtocols active)
    {
        PcscStatus status = PcscStatus.Of(WinScard.SCardConnect(context, reader, (uint)share, (uint)wanted, out card, out uint protocol));
        active = (CardProtocols)protocol;
        return status;
    }

    public PcscStatus Reconnect(nint card, ShareMode share, CardProtocols wanted, CardDisposition initialization, out CardProtocols active)
    {
        PcscStatus status = PcscStatus.Of(WinScard.SCardReconnect(card, (uint)share, (uint)wanted, (uint)initialization, out uint protocol));
        active = (CardProtocols)protocol;
        return status;
    }

    public PcscStatus Disconnect(nint card, CardDisposition disposition) => PcscStatus.Of(WinScard.SCardDisconnect(card, (uint)disposition));

    public PcscStatus BeginTransaction(nint card) => PcscStatus.Of(WinScard.SCardBeginTransaction(card));

    public PcscStatus EndTransaction(nint card, CardDisposition disposition) => PcscStatus.Of(WinScard.SCardEndTransaction(card, (uint)disposition));

    public PcscStatus Status(nint card, Span<byte> atr, out int length)
    {
        Span<char> name = stackalloc char[NativeApi.NameRoom]; // not wanted, but not every service takes a null pointer
        uint nameLength = (uint)name.Length;
        uint atrLength = (uint)atr.Length;
        PcscStatus status = PcscStatus.Of(WinScard.SCardStatus(card, ref name[0], ref nameLength, out _, out _, ref MemoryMarshal.GetReference(atr), ref atrLength));
        length = status.IsSuccess ? (int)atrLength : 0;
        return status;
    }

    public PcscStatus Transmit(nint card, CardProtocols protocol, ReadOnlySpan<byte> command, Span<byte> response, out int length)
    {
        WinScard.IoRequest send = new() { Protocol = (uint)protocol, Length = (uint)Unsafe.SizeOf<WinScard.IoRequest>() };
        uint received = (uint)response.Length;
        PcscStatus status = PcscStatus.Of(WinScard.SCardTransmit(
            card, send, MemoryMarshal.GetReference(command), (uint)command.Length, 0, ref MemoryMarshal.GetReference(response), ref received));
        length = status.IsSuccess ? (int)received : 0;
        return status;
    }
}
