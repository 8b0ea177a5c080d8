using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>A card that another process serves on a socket (<c>multisim serve tcp</c>), and that process.</summary>
internal sealed class CardProcess : IDisposable
{
    private const byte ResetControl = 2;
    private const byte GetAtrControl = 4;
    private const int HeaderSize = 2;

    private readonly Process _process;
    private readonly byte[] _buffer = new byte[HeaderSize + 65538];
    private Socket? _socket;

    /// <summary>Starts the process; it opens its image at once.</summary>
    public CardProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} could not be started.");
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Puts the terminal's end into the card's reader, which switches the card on.</summary>
    /// <returns>False where the process was killed before.</returns>
    public bool TryConnect()
    {
        string? line = _process.StandardOutput.ReadLine(); // "FILE at ADDRESS:PORT"
        if (line is null || !IPEndPoint.TryParse(line[(line.LastIndexOf(' ') + 1)..], out IPEndPoint? place))
            return false;
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            _socket.Connect(place);
        }
        catch (SocketException)
        {
            return false;
        }
        return TryExchange([GetAtrControl], out _);
    }

    /// <summary>Warm reset.</summary>
    /// <returns>False where the process was killed before it was over.</returns>
    public bool TryReset() => TrySend([ResetControl]) && TryExchange([GetAtrControl], out _);

    /// <summary>Sends a command and takes the answer.</summary>
    /// <returns>False where the process was killed before the whole answer had left it.</returns>
    public bool TryExchange(ReadOnlySpan<byte> command, out ReadOnlySpan<byte> answer)
    {
        answer = default;
        if (!TrySend(command) || !TryReceive(_buffer.AsSpan(0, HeaderSize)))
            return false;
        Span<byte> body = _buffer.AsSpan(HeaderSize, BinaryPrimitives.ReadUInt16BigEndian(_buffer));
        answer = body;
        return TryReceive(body);
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until the process is gone, and with it its lock.</summary>
    public void WaitForExit() => _process.WaitForExit();

    /// <summary>Closes what is left.</summary>
    public void Dispose()
    {
        _socket?.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private bool TrySend(ReadOnlySpan<byte> message)
    {
        byte[] frame = new byte[HeaderSize + message.Length];
        BinaryPrimitives.WriteUInt16BigEndian(frame, (ushort)message.Length);
        message.CopyTo(frame.AsSpan(HeaderSize));
        try
        {
            _socket!.Send(frame);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private bool TryReceive(Span<byte> room)
    {
        try
        {
            while (!room.IsEmpty)
            {
                int count = _socket!.Receive(room);
                if (count == 0)
                    return false;
                room = room[count..];
            }
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
