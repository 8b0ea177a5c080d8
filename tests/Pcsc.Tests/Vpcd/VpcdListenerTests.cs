using System.Net;
using System.Net.Sockets;
using Tottoli.MultiSim.Pcsc.Vpcd;

namespace Tottoli.MultiSim.Pcsc.Tests.Vpcd;

internal sealed class VpcdListenerTests
{
    private static readonly byte[] Select = [0x00, 0xA4, 0x00, 0x04, 0x02, 0x3F, 0x00];

    [Test]
    public async Task One_program_after_the_other_uses_the_card()
    {
        using FakeCard card = new();
        using CancellationTokenSource end = new();
        using VpcdListener listener = new(IPAddress.Loopback, 0);
        Task serving = Task.Run(() => listener.Run(card, end.Token));
        FakeDriver first = await ConnectAsync(listener.EndPoint);
        Assert.That(first.Exchange(Select), Is.EqualTo("00A40004023F009000"));
        using FakeDriver second = await ConnectAsync(listener.EndPoint);
        second.Send(Select);
        Assert.That(first.Exchange(VpcdSession.GetAtr), Is.EqualTo("3B00"), "the first one has the card");
        first.Dispose();
        Assert.That(second.Receive(), Is.EqualTo("00A40004023F009000"));
        await end.CancelAsync();
        await serving.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.That(card.Life(), Is.EqualTo("on 00A40004023F00 off on 00A40004023F00 off"));
    }

    [Test]
    public void A_port_that_is_taken_is_told()
    {
        using Socket other = FakeDriver.Slot();
        Assert.That(() => new VpcdListener(IPAddress.Loopback, ((IPEndPoint)other.LocalEndPoint!).Port), Throws.TypeOf<SocketException>());
    }

    private static async Task<FakeDriver> ConnectAsync(IPEndPoint address)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address);
        return new FakeDriver(socket);
    }
}
