using System.Net;
using System.Net.Sockets;
using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Pcsc.Vpcd;

/// <summary>Serves a card to programs that connect: one after the other, since one card has one user.</summary>
public sealed class VpcdListener : IDisposable
{
    private readonly Socket _listener;

    /// <summary>Listens.</summary>
    /// <param name="address">Address to listen on.</param>
    /// <param name="port">Port; 0 lets the system choose.</param>
    /// <exception cref="SocketException">The address is not this machine's, or the port is taken.</exception>
    public VpcdListener(IPAddress address, int port)
    {
        _listener = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(new IPEndPoint(address, port));
            _listener.Listen();
        }
        catch
        {
            _listener.Dispose();
            throw;
        }
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    /// <summary>Serves until it is cancelled.</summary>
    /// <param name="card">The card; it stays the caller's.</param>
    /// <param name="cancellationToken">Takes the card out.</param>
    /// <exception cref="CardLinkException">The card does not start.</exception>
    public void Run(ICardLink card, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration end = cancellationToken.Register(_listener.Dispose);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                using Socket program = _listener.Accept();
                program.NoDelay = true;
                using CancellationTokenRegistration cut = cancellationToken.Register(program.Dispose);
                new VpcdSession(card, program).Run();
            }
            catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
            {
                // That program is gone; the next one may come. Or the service ends.
            }
        }
    }

    /// <summary>Listens no more.</summary>
    public void Dispose() => _listener.Dispose();
}
