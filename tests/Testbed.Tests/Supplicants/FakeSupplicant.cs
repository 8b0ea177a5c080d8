using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tottoli.MultiSim.Testbed.Tests.Supplicants;

/// <summary>The control socket of a supplicant, in the hand of a test.</summary>
internal sealed class FakeSupplicant : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly string _path;
    private EndPoint? _client;

    public FakeSupplicant(string path)
    {
        _path = path;
        _socket.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        _socket.Bind(new UnixDomainSocketEndPoint(path));
    }

    /// <summary>The next message of the client, PING answered and left out.</summary>
    public string Receive()
    {
        byte[] buffer = new byte[4096];
        while (true)
        {
            EndPoint client = new UnixDomainSocketEndPoint(_path);
            int length = _socket.ReceiveFrom(buffer, ref client);
            _client = client;
            string message = Encoding.ASCII.GetString(buffer, 0, length);
            if (message != "PING")
                return message;
            Send("PONG\n");
        }
    }

    public void Send(string message) => _socket.SendTo(Encoding.Latin1.GetBytes(message), _client!);

    /// <summary>Takes a client on.</summary>
    public FakeSupplicant Attach()
    {
        Assert.That(Receive(), Is.EqualTo("ATTACH"));
        Send("OK\n");
        return this;
    }

    /// <summary>Ends as a program that is killed: the file stays.</summary>
    public void Dispose() => _socket.Dispose();
}
