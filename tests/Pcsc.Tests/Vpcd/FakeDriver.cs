using System.Net;
using System.Net.Sockets;

namespace Tottoli.MultiSim.Pcsc.Tests.Vpcd;

/// <summary>The reader's end of the wire, as vpcd 3.3 has it: length and body in a write each, without TCP_NODELAY.</summary>
internal sealed class FakeDriver(Socket socket) : IDisposable
{
    private const int Patience = 10_000;

    private readonly byte[] _room = new byte[2 + ushort.MaxValue];

    /// <summary>A slot of the driver: listens.</summary>
    /// <param name="port">Its port; 0 lets the system choose.</param>
    public static Socket Slot(int port = 0)
    {
        Socket slot = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        slot.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        slot.Bind(new IPEndPoint(IPAddress.Loopback, port));
        slot.Listen();
        return slot;
    }

    /// <summary>Waits until a card is put into the slot.</summary>
    public static async Task<FakeDriver> AcceptAsync(Socket slot) => new(await slot.AcceptAsync(new CancellationTokenSource(Patience).Token));

    /// <summary>Sends bytes as they are.</summary>
    public void Write(params byte[] bytes) => socket.Send(bytes);

    /// <summary>Sends a message.</summary>
    public void Send(params byte[] message)
    {
        socket.Send([(byte)(message.Length >> 8), (byte)message.Length]);
        socket.Send(message);
    }

    /// <summary>Receives one message, in hexadecimal.</summary>
    public string Receive()
    {
        socket.ReceiveTimeout = Patience;
        int have = 0;
        int length = 0;
        do
        {
            int count = socket.Receive(_room.AsSpan(have));
            Assert.That(count, Is.Positive, "the card went away");
            have += count;
            length = (_room[0] << 8) | _room[1];
        }
        while (have < 2 || have < 2 + length);
        Assert.That(have, Is.EqualTo(2 + length), "more than one message");
        return Convert.ToHexString(_room, 2, length);
    }

    /// <summary>Sends a message and receives the answer.</summary>
    public string Exchange(params byte[] message)
    {
        Send(message);
        return Receive();
    }

    /// <summary>What one read finds: the writes of the other end are seen apart where they were apart.</summary>
    public string ReceiveOnce()
    {
        socket.ReceiveTimeout = Patience;
        return Convert.ToHexString(_room, 0, socket.Receive(_room));
    }

    public void Dispose() => socket.Dispose();
}
