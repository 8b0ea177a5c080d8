using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tottoli.MultiSim.Pcsc.Native;

/// <summary>PC/SC through <see cref="PcscLite"/>.</summary>
internal sealed class PcscLiteApi : IPcscApi
{
    public PcscStatus EstablishContext(out nint context) => PcscStatus.Of(PcscLite.SCardEstablishContext(NativeApi.SystemScope, 0, 0, out context));

    public PcscStatus ReleaseContext(nint context) => PcscStatus.Of(PcscLite.SCardReleaseContext(context));

    public PcscStatus ListReaders(nint context, out IReadOnlyList<string> readers)
    {
        readers = [];
        while (true)
        {
            nuint length = 0;
            PcscStatus status = PcscStatus.Of(PcscLite.SCardListReaders(context, 0, ref Unsafe.NullRef<byte>(), ref length));
            if (!status.IsSuccess || length == 0)
                return status;
            byte[] names = new byte[length];
            status = PcscStatus.Of(PcscLite.SCardListReaders(context, 0, ref names[0], ref length));
            if (status == PcscStatus.InsufficientBuffer) // a reader was plugged in between the two calls
                continue;
            if (status.IsSuccess)
                readers = NativeApi.Names(names.AsSpan(0, (int)length));
            return status;
        }
    }

    public PcscStatus GetStatusChange(nint context, TimeSpan timeout, Span<ReaderState> states)
    {
        PcscLite.ReaderState[] native = new PcscLite.ReaderState[states.Length];
        try
        {
            for (int i = 0; i < states.Length; i++)
                native[i] = new() { Reader = Marshal.StringToCoTaskMemUTF8(states[i].Reader), CurrentState = (nuint)states[i].Current };
            PcscStatus status = PcscStatus.Of(PcscLite.SCardGetStatusChange(context, (nuint)timeout.TotalMilliseconds, ref native[0], (nuint)native.Length));
            for (int i = 0; i < states.Length; i++)
            {
                states[i].Event = (ReaderBits)native[i].EventState;
                states[i].Atr = ((ReadOnlySpan<byte>)native[i].Atr)[..(int)native[i].AtrLength].ToArray();
            }
            return status;
        }
        finally
        {
            foreach (PcscLite.ReaderState state in native)
                Marshal.FreeCoTaskMem(state.Reader);
        }
    }

    public PcscStatus Connect(nint context, string reader, ShareMode share, CardProtocols wanted, out nint card, out CardProtocols active)
    {
        PcscStatus status = PcscStatus.Of(PcscLite.SCardConnect(context, reader, (nuint)share, (nuint)wanted, out card, out nuint protocol));
        active = (CardProtocols)protocol;
        return status;
    }

    public PcscStatus Reconnect(nint card, ShareMode share, CardProtocols wanted, CardDisposition initialization, out CardProtocols active)
    {
        PcscStatus status = PcscStatus.Of(PcscLite.SCardReconnect(card, (nuint)share, (nuint)wanted, (nuint)initialization, out nuint protocol));
        active = (CardProtocols)protocol;
        return status;
    }

    public PcscStatus Disconnect(nint card, CardDisposition disposition) => PcscStatus.Of(PcscLite.SCardDisconnect(card, (nuint)disposition));

    public PcscStatus BeginTransaction(nint card) => PcscStatus.Of(PcscLite.SCardBeginTransaction(card));

    public PcscStatus EndTransaction(nint card, CardDisposition disposition) => PcscStatus.Of(PcscLite.SCardEndTransaction(card, (nuint)disposition));

    public PcscStatus Status(nint card, Span<byte> atr, out int length)
    {
        Span<byte> name = stackalloc byte[NativeApi.NameRoom]; // not wanted, but not every service takes a null pointer
        nuint nameLength = (nuint)name.Length;
        nuint atrLength = (nuint)atr.Length;
        PcscStatus status = PcscStatus.Of(PcscLite.SCardStatus(card, ref name[0], ref nameLength, out _, out _, ref MemoryMarshal.GetReference(atr), ref atrLength));
        length = status.IsSuccess ? (int)atrLength : 0;
        return status;
    }

    public PcscStatus Transmit(nint card, CardProtocols protocol, ReadOnlySpan<byte> command, Span<byte> response, out int length)
    {
        PcscLite.IoRequest send = new() { Protocol = (nuint)protocol, Length = (nuint)Unsafe.SizeOf<PcscLite.IoRequest>() };
        nuint received = (nuint)response.Length;
        PcscStatus status = PcscStatus.Of(PcscLite.SCardTransmit(
            card, send, MemoryMarshal.GetReference(command), (nuint)command.Length, 0, ref MemoryMarshal.GetReference(response), ref received));
        length = status.IsSuccess ? (int)received : 0;
        return status;
    }
}
