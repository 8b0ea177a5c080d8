using System.Diagnostics;
using System.Net.Sockets;
using Tottoli.MultiSim.Pcsc.Vpcd;
using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Pcsc.Tests.Vpcd;

internal sealed class VpcdSessionTests
{
    private static readonly byte[] Select = [0x00, 0xA4, 0x00, 0x04, 0x02, 0x3F, 0x00];

    private FakeCard _card = null!;
    private FakeDriver _driver = null!;
    private Socket _socket = null!;
    private Task _session = null!;

    [SetUp]
    public async Task ConnectAsync()
    {
        _card = new FakeCard();
        using Socket slot = FakeDriver.Slot();
        _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await _socket.ConnectAsync(slot.LocalEndPoint!);
        _driver = await FakeDriver.AcceptAsync(slot);
        _session = Task.Run(new VpcdSession(_card, _socket).Run);
    }

    [TearDown]
    public async Task DisconnectAsync()
    {
        _driver.Dispose();
        await _session.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _card.Dispose();
    }

    [Test]
    public async Task The_usual_life_of_a_card_in_the_driver()
    {
        _driver.Send(VpcdSession.PowerOn);
        string atr = _driver.Exchange(VpcdSession.GetAtr);
        string answer = _driver.Exchange(Select);
        _driver.Send(VpcdSession.Reset);
        string again = _driver.Exchange(VpcdSession.GetAtr);
        _driver.Send(VpcdSession.PowerOff);
        string off = _driver.Exchange(VpcdSession.GetAtr);
        _driver.Dispose();
        await _session;
        Assert.Multiple(() =>
        {
            Assert.That(new[] { atr, again, off }, Is.All.EqualTo("3B00"), "the driver asks for the card while it is off, too");
            Assert.That(answer, Is.EqualTo("00A40004023F009000"));
            Assert.That(_card.Life(), Is.EqualTo("on on 00A40004023F00 reset off off"));
        });
    }

    [Test]
    public void A_program_that_says_nothing_of_power_can_use_the_card() => Assert.That(_driver.Exchange(Select), Is.EqualTo("00A40004023F009000"));

    [Test]
    public void A_card_that_is_off_has_nothing_to_say()
    {
        _driver.Send(VpcdSession.PowerOff);
        Assert.That(_driver.Exchange(Select), Is.Empty);
        _driver.Send(VpcdSession.Reset); // from off, a reset can only be a cold one
        Assert.That(_driver.Exchange(Select), Is.Not.Empty);
        Assert.That(_card.Life(), Is.EqualTo("on off on 00A40004023F00"));
    }

    [Test]
    public void A_message_may_come_in_any_pieces()
    {
        foreach (byte each in (byte[])[0x00, 0x07, .. Select])
        {
            _driver.Write(each);
            Thread.Sleep(2);
        }
        Assert.That(_driver.Receive(), Is.EqualTo("00A40004023F009000"));
    }

    [Test]
    public void Messages_may_come_at_once_and_are_answered_in_order()
    {
        _driver.Write([0x00, 0x01, VpcdSession.PowerOn, 0x00, 0x07, .. Select, 0x00, 0x01, VpcdSession.GetAtr, 0x00]);
        _driver.Write(0x01, VpcdSession.GetAtr);
        string all = "";
        while (all.Length < 2 * (2 + 9 + 4 + 4))
            all += _driver.ReceiveOnce();
        Assert.That(all, Is.EqualTo("0009" + "00A40004023F009000" + "0002" + "3B00" + "0002" + "3B00"));
    }

    [TestCase(0)]
    [TestCase(2)]
    [TestCase(300)]
    [TestCase(65_533)]
    public void Whatever_is_no_control_goes_to_the_card_as_it_is(int length)
    {
        byte[] command = new byte[length];
        Assert.That(_driver.Exchange(command), Is.EqualTo(Convert.ToHexString(command) + "9000"));
    }

    [TestCase(0x03)]
    [TestCase(0xFF)]
    public void A_control_that_nobody_knows_is_passed_over(byte control)
    {
        _driver.Send(control);
        Assert.That(_driver.Exchange(Select), Is.EqualTo("00A40004023F009000"));
    }

    [Test]
    public void An_answer_that_no_message_can_hold_becomes_a_status_word()
    {
        _card.Answer = new byte[65_536];
        Assert.That(_driver.Exchange(Select), Is.EqualTo("6F00"));
    }

    [Test]
    public void A_reply_is_one_write()
    {
        _driver.Send(Select);
        Assert.That(_driver.ReceiveOnce(), Is.EqualTo("000900A40004023F009000"));
    }

    /// <summary>Without TCP_QUICKACK each of these takes 40 ms, since the driver's kernel keeps the body until the length is acknowledged.</summary>
    [Test]
    [Platform("Linux")]
    public void The_drivers_two_writes_do_not_wait_for_a_late_acknowledgement()
    {
        const int count = 50;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            _driver.Exchange(Select);
            _driver.Send(VpcdSession.PowerOn); // not answered: nothing acknowledges it but TCP
        }
        Assert.That(Stopwatch.GetElapsedTime(start), Is.LessThan(TimeSpan.FromMilliseconds(count * 35)));
    }

    [Test]
    public async Task A_card_that_does_not_start_is_told()
    {
        using Socket slot = FakeDriver.Slot();
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(slot.LocalEndPoint!);
        using FakeCard broken = new() { IsBroken = true };
        Assert.That(() => new VpcdSession(broken, socket).Run(), Throws.TypeOf<CardLinkException>());
    }
}
