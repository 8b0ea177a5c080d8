using System.Net.Sockets;
using System.Text;

namespace Tottoli.MultiSim.Testbed.Supplicants;

/// <summary>
/// A client of wpa_supplicant's control interface: a Unix datagram socket with a path of its own, connected to the supplicant's, so that nobody
/// else can put a message into it.
/// </summary>
internal sealed class ControlSocket : IDisposable
{
    private const int LongestMessage = 8192; // of the supplicant: 4096

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly byte[] _buffer = new byte[LongestMessage];
    private readonly string _own = Path.Combine(Path.GetTempPath(), $"multisim-sim-{Path.GetRandomFileName()}");

    private ControlSocket(string path)
    {
        try
        {
            _socket.Bind(new UnixDomainSocketEndPoint(_own));
            _socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Connects to a supplicant, where one is there.</summary>
    /// <param name="path">The control socket of an interface, or the folder of control sockets with one interface in it.</param>
    /// <param name="complaint">Why not.</param>
    public static ControlSocket? TryConnect(string path, out string complaint)
    {
        complaint = "";
        try
        {
            if (Directory.Exists(path))
            {
                // wpa_supplicant makes the interface of Wi-Fi Direct by itself.
                string[] interfaces = [.. Directory.EnumerateFiles(path).Where(each => !Path.GetFileName(each).StartsWith("p2p-dev-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
                if (interfaces.Length != 1)
                {
                    complaint = interfaces.Length == 0 ? $"no supplicant has an interface in {path}" : $"{path} has several interfaces; name one of {string.Join(", ", interfaces)}";
                    return null;
                }
                path = interfaces[0];
            }
            if (File.Exists(path))
                return new ControlSocket(path);
            complaint = $"no supplicant at {path} yet";
            return null;
        }
        catch (Exception fault) when (fault is SocketException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            complaint = $"no supplicant at {path} ({fault.Message})";
            return null;
        }
    }

    /// <summary>Sends a message.</summary>
    /// <exception cref="SocketException">The supplicant is gone.</exception>
    public async Task SendAsync(string message, CancellationToken cancellationToken) =>
        await _socket.SendAsync(Encoding.ASCII.GetBytes(message), SocketFlags.None, cancellationToken).ConfigureAwait(false);

    /// <summary>The next message of the supplicant: an answer, or an event.</summary>
    /// <param name="patience">How long to wait for one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The message, each octet a character; null where none came.</returns>
    /// <exception cref="SocketException">The supplicant is gone.</exception>
    public async Task<string?> ReceiveAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            int length = await _socket.ReceiveAsync(_buffer, SocketFlags.None, limit.Token).ConfigureAwait(false);
            return Encoding.Latin1.GetString(_buffer, 0, length); // an SSID may hold any octet
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Takes leave of the supplicant, where it still listens.</summary>
    public void Dispose()
    {
        try
        {
            _socket.Blocking = false;
            _socket.Send("DETACH"u8);
        }
        catch (SocketException)
        {
            // It is gone, or so busy that it will find out by itself.
        }
        _socket.Dispose();
        File.Delete(_own);
    }
}
