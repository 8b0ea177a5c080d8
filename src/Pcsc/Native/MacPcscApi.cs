using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tottoli.MultiSim.Pcsc.Native;

/// <summary>PC/SC through <see cref="MacPcsc"/>.</summary>
internal sealed class MacPcscApi : IPcscApi
{
    public PcscStatus EstablishContext(out nint context)
    {
        PcscStatus status = PcscStatus.Of(MacPcsc.SCardEstablishContext(NativeApi.SystemScope, 0, 0, out int handle));
        context = handle;
        return status;
    }

    public PcscStatus ReleaseContext(nint context) => PcscStatus.Of(MacPcsc.SCardReleaseContext((int)context));

    public PcscStatus ListReaders(nint context, out IReadOnlyList<string> readers)
    {
        readers = [];
        while (true)
        {
            uint length = 0;
            PcscStatus status = PcscStatus.Of(MacPcsc.SCardListReaders((int)context, 0, ref Unsafe.NullRef<byte>(), ref length));
            if (!status.IsSuccess || length == 0)
                return status;
            byte[] names = new byte[length];
            status = PcscStatus.Of(MacPcsc.SCardListReaders((int)context, 0, ref names[0], ref length));
            if (status == PcscStatus.InsufficientBuffer) // a reader was plugged in between the two calls
                continue;
            if (status.IsSuccess)
                readers = NativeApi.Names(names.AsSpan(0, (int)length));
            return status;
        }
    }

    public PcscStatus GetStatusChange(nint context, TimeSpan timeout, Span<ReaderState> states)
    {
        MacPcsc.ReaderState[] native = new MacPcsc.ReaderState[states.Length];
        try
        {
            for (int i = 0; i < states.Length; i++)
                native[i] = new() { Reader = Marshal.StringToCoTaskMemUTF8(states[i].Reader), CurrentState = (uint)states[i].Current };
            PcscStatus status = PcscStatus.Of(MacPcsc.SCardGetStatusChange((int)context, (uint)timeout.TotalMilliseconds, ref native[0], (uint)native.Length));
            for (int i = 0; i < states.Length; i++)
            {
                states[i].Event = (ReaderBits)native[i].EventState;
                states[i].Atr = ((ReadOnlySpan<byte>)native[i].Atr)[..(int)native[i].AtrLength].ToArray();
            }
            return status;
        }
        finally
        {
            foreach (MacPcsc.ReaderState state in native)
                Marshal.FreeCoTaskMem(state.Reader);
        }
    }

    public PcscStatus Connect(nint context, string reader, ShareMode share, CardProtocols wanted, out nint card, out CardProtocols active)
    {
        PcscStatus status = PcscStatus.Of(MacPcsc.SCardConnect((int)context, reader, (uint)share, (uint)wanted, out int handle, out uint protocol));
        card = handle;
        active = (CardProtocols)protocol;
        return status;
    }

    public PcscStatus Reconnect(nint card, ShareMode share, CardProtocols wanted, CardDisposition initialization, out CardProtocols active)
    {
        PcscStatus status = PcscStatus.Of(MacPcsc.SCardReconnect((int)card, (uint)share, (uint)wanted, (uint)initialization, out uint protocol));
        active = (CardProtocols)protocol;
        return status;
    }

    public PcscStatus Disconnect(nint card, CardDisposition disposition) => PcscStatus.Of(MacPcsc.SCardDisconnect((int)card, (uint)disposition));

    public PcscStatus BeginTransaction(nint card) => PcscStatus.Of(MacPcsc.SCardBeginTransaction((int)card));

    public PcscStatus EndTransaction(nint card, CardDisposition disposition) => PcscStatus.Of(MacPcsc.SCardEndTransaction((int)card, (uint)disposition));

    public PcscStatus Status(nint card, Span<byte> atr, out int length)
    {
        Span<byte> name = stackalloc byte[NativeApi.NameRoom]; // not wanted, but not every service takes a null pointer
        uint nameLength = (uint)name.Length;
        uint atrLength = (uint)atr.Length;
        PcscStatus status = PcscStatus.Of(MacPcsc.SCardStatus((int)card, ref name[0], ref nameLength, out _, out _, ref MemoryMarshal.GetReference(atr), ref atrLength));
        length = status.IsSuccess ? (int)atrLength : 0;
        return status;
    }

    public PcscStatus Transmit(nint card, CardProtocols protocol, ReadOnlySpan<byte> command, Span<byte> response, out int length)
    {
        MacPcsc.IoRequest send = new() { Protocol = (uint)protocol, Length = (uint)Unsafe.SizeOf<MacPcsc.IoRequest>() };
        uint received = (uint)response.Length;
        PcscStatus status = PcscStatus.Of(MacPcsc.SCardTransmit(
            (int)card, send, MemoryMarshal.GetReference(command), (uint)command.Length, 0, ref MemoryMarshal.GetReference(response), ref received));
        length = status.IsSuccess ? (int)received : 0;
        return status;
    }
}
