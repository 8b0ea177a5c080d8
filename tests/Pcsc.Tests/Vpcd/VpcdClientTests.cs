using System.Net;
using System.Net.Sockets;
using Tottoli.MultiSim.Pcsc.Vpcd;
using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Pcsc.Tests.Vpcd;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class VpcdClientTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FakeCard _card = new();
    private readonly List<string> _told = [];
    private readonly CancellationTokenSource _end = new();

    [Test]
    public async Task A_card_is_put_in_again_after_the_driver_was_restarted()
    {
        Socket slot = FakeDriver.Slot();
        int port = ((IPEndPoint)slot.LocalEndPoint!).Port;
        Task serving = Serve("127.0.0.1", port);
        using (FakeDriver first = await FakeDriver.AcceptAsync(slot))
            Assert.That(first.Exchange(VpcdSession.GetAtr), Is.EqualTo("3B00"));
        slot.Dispose();
        await TellsAsync("no driver");
        using Socket restarted = FakeDriver.Slot(port);
        using FakeDriver second = await FakeDriver.AcceptAsync(restarted);
        Assert.That(second.Exchange(VpcdSession.GetAtr), Is.EqualTo("3B00"));

        await _end.CancelAsync();
        await serving.WaitAsync(Patience);
        Assert.That(_card.Life(), Is.EqualTo("on off on off"), "out of the reader, the card has no power");
        Assert.That(_told[0], Does.StartWith("the card is in the reader"));
    }

    [Test]
    public async Task Without_a_driver_it_says_so_once_and_waits()
    {
        int port;
        using (Socket slot = FakeDriver.Slot())
            port = ((IPEndPoint)slot.LocalEndPoint!).Port;
        Task serving = Serve("127.0.0.1", port);
        await TellsAsync("is pcscd running with vsmartcard-vpcd?");
        await Task.Delay(600); // two more tries
        await _end.CancelAsync();
        await serving.WaitAsync(Patience);
        Assert.That(_told, Has.Count.EqualTo(1));
        Assert.That(_card.Life(), Is.Empty);
    }

    [Test]
    public async Task A_slot_that_another_card_is_in_is_told()
    {
        using Socket slot = FakeDriver.Slot(); // connects, but never asks
        Task serving = Serve("127.0.0.1", ((IPEndPoint)slot.LocalEndPoint!).Port);
        await TellsAsync("is another one in this slot?");
        await _end.CancelAsync();
        await serving.WaitAsync(Patience);
    }

    [Test]
    public void A_host_that_there_is_not_ends_it() =>
        Assert.That(async () => await Serve("no-such-host.invalid", 1).WaitAsync(Patience), Throws.TypeOf<CardLinkException>().With.Message.Contain("no-such-host.invalid"));

    public void Dispose()
    {
        _end.Dispose();
        _card.Dispose();
    }

    private Task Serve(string host, int port)
    {
        VpcdClient client = new(_card, host, port, text =>
        {
            lock (_told)
                _told.Add(text);
        });
        return Task.Run(() => client.Run(_end.Token));
    }

    private async Task TellsAsync(string text)
    {
        using CancellationTokenSource limit = new(Patience);
        while (true)
        {
            lock (_told)
            {
                if (_told.Any(line => line.Contains(text, StringComparison.Ordinal)))
                    return;
            }
            await Task.Delay(20, limit.Token);
        }
    }
}
