using System.Buffers.Binary;
using System.Net.Sockets;
using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Pcsc.Vpcd;

/// <summary>A card at one end of a socket whose other end is a reader: the protocol of vsmartcard's driver vpcd.</summary>
/// <remarks>
/// <para>
/// A message is its length in two bytes, the most significant first, and that many bytes. Of the reader's messages those of one byte are controls:
/// <see cref="PowerOff"/>, <see cref="PowerOn"/> and <see cref="Reset"/> are not answered, <see cref="GetAtr"/> is, with the answer to reset, also while
/// the card is off: the driver asks a few times a second whether the card is still there. Any other message is a command APDU and is answered by data, SW1 and
/// SW2; by an empty message while the card is off, since it cannot speak then.
/// </para>
/// <para>
/// vpcd 3.3 sends length and body in two writes without TCP_NODELAY, so its kernel holds the body back until the length is acknowledged, and ours
/// delays that by 40 ms to send it with an answer that does not come. TCP_QUICKACK makes ours acknowledge at once. Linux forgets it soon, so it is set again
/// before each read that finds something unacknowledged; a reply, always one write, acknowledges all before it.
/// </para>
/// </remarks>
/// <param name="card">The card; it stays the caller's, and is on for as long as the reader is there.</param>
/// <param name="socket">A connected socket; it stays the caller's.</param>
public sealed class VpcdSession(ICardLink card, Socket socket)
{
    /// <summary>The card loses its power.</summary>
    public const byte PowerOff = 0;

    /// <summary>The card gets power: a cold reset.</summary>
    public const byte PowerOn = 1;

    /// <summary>Warm reset.</summary>
    public const byte Reset = 2;

    /// <summary>Asks for the answer to reset.</summary>
    public const byte GetAtr = 4;

    private const int HeaderSize = 2;
    private const int Tcp = 6;
    private const int QuickAck = 12;
    private const int StatusWordSize = 2;

    private static readonly byte[] On = [1, 0, 0, 0];

    private readonly byte[] _received = new byte[HeaderSize + ushort.MaxValue];
    private readonly byte[] _reply = new byte[HeaderSize + (1 << 16) + StatusWordSize];
    private ReadOnlyMemory<byte> _answerToReset;
    private bool _on;
    private bool _unacknowledged;

    /// <summary>Whether TCP_QUICKACK is used: so on Linux, and nowhere else. A benchmark turns it off to show what it is worth.</summary>
    public bool AcknowledgesAtOnce { get; init; } = OperatingSystem.IsLinux();

    /// <summary>Answers until the reader closes the connection.</summary>
    /// <exception cref="SocketException">The connection broke.</exception>
    /// <exception cref="ObjectDisposedException">The socket was disposed of meanwhile.</exception>
    public void Run()
    {
        Start();
        try
        {
            int begin = 0;
            int end = 0;
            while (true)
            {
                for (; TryTake(_received.AsSpan(begin, end - begin), out ReadOnlySpan<byte> message); begin += HeaderSize + message.Length)
                    Answer(message);
                _received.AsSpan(begin, end - begin).CopyTo(_received); // the beginning of a message, where there is one
                (begin, end) = (0, end - begin);
                if (_unacknowledged && AcknowledgesAtOnce)
                    socket.SetRawSocketOption(Tcp, QuickAck, On);
                int count = socket.Receive(_received.AsSpan(end));
                if (count == 0)
                    return;
                _unacknowledged = true;
                end += count;
            }
        }
        finally
        {
            card.PowerOff();
        }
    }

    private static bool TryTake(ReadOnlySpan<byte> received, out ReadOnlySpan<byte> message)
    {
        message = default;
        if (received.Length < HeaderSize)
            return false;
        int length = BinaryPrimitives.ReadUInt16BigEndian(received);
        if (received.Length < HeaderSize + length)
            return false;
        message = received.Slice(HeaderSize, length);
        return true;
    }

    private void Answer(ReadOnlySpan<byte> message)
    {
        if (message.Length != 1)
            Send(_on ? Transmit(message) : 0);
        else if (message[0] == GetAtr)
            Send(AnswerToReset());
        else if (message[0] == PowerOn || (message[0] == Reset && !_on))
            Start();
        else if (message[0] == Reset)
            _answerToReset = card.Reset();
        else if (message[0] == PowerOff)
            Stop();
    }

    private void Start()
    {
        _answerToReset = card.PowerOn();
        _on = true;
    }

    private void Stop()
    {
        card.PowerOff();
        _on = false;
    }

    private int AnswerToReset()
    {
        _answerToReset.Span.CopyTo(_reply.AsSpan(HeaderSize));
        return _answerToReset.Length;
    }

    private int Transmit(ReadOnlySpan<byte> command)
    {
        int length = card.Transmit(command, _reply.AsSpan(HeaderSize));
        if (length <= ushort.MaxValue)
            return length;
        // Longer than a message can be: the reader gets the status word that says so little because nothing fits better.
        BinaryPrimitives.WriteUInt16BigEndian(_reply.AsSpan(HeaderSize), StatusWord.TechnicalProblem.Value);
        return StatusWordSize;
    }

    private void Send(int length)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_reply, (ushort)length);
        socket.Send(_reply.AsSpan(0, HeaderSize + length));
        _unacknowledged = false;
    }
}
