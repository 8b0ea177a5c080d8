using System.Net.Sockets;
using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Pcsc.Vpcd;

/// <summary>Puts a card into a slot of the driver vpcd, which listens, and puts it in again when the driver was restarted.</summary>
/// <param name="card">The card; it stays the caller's.</param>
/// <param name="host">Where pcscd runs.</param>
/// <param name="port">The slot's TCP port: 35963 for the first, the next for the second.</param>
/// <param name="tell">Gets a sentence for whatever is worth one.</param>
public sealed class VpcdClient(ICardLink card, string host, int port, Action<string> tell)
{
    /// <summary>TCP port of the driver's first slot, 8C7B.</summary>
    public const int FirstPort = 35963;

    /// <summary>Slots of the driver.</summary>
    public const int Slots = 2;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FirstQuestion = TimeSpan.FromSeconds(3); // the driver asks every 0.4 s

    /// <summary>Serves until it is cancelled.</summary>
    /// <param name="cancellationToken">Takes the card out.</param>
    /// <exception cref="CardLinkException">There is no such host, or the card does not start.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        bool complained = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            using Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using CancellationTokenRegistration end = cancellationToken.Register(socket.Dispose);
            try
            {
                socket.Connect(host, port);
                complained = false;
                tell("the card is in the reader");
                if (!socket.Poll(FirstQuestion, SelectMode.SelectRead))
                    tell("the driver does not ask for the card; is another one in this slot?");
                new VpcdSession(card, socket).Run();
                tell("the driver took the card out; trying again until Ctrl-C");
            }
            catch (SocketException unknown) when (unknown.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain)
            {
                throw new CardLinkException($"{host}: the name of this host is not known.", unknown);
            }
            catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
            {
                if (!complained && !cancellationToken.IsCancellationRequested)
                    tell($"no driver ({broken.Message}); is pcscd running with vsmartcard-vpcd? Trying again until Ctrl-C");
                complained = true;
            }
            cancellationToken.WaitHandle.WaitOne(BetweenTries);
        }
    }
}
