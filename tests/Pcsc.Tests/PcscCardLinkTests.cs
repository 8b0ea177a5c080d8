using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Pcsc.Tests;

internal sealed class PcscCardLinkTests
{
    private const string Name = "Reader 00 00";
    private const string Atr = "3B9F96801F878031E073FE2113674354534D30310090";

    private static readonly byte[] SelectMf = [0x00, 0xA4, 0x00, 0x04, 0x02, 0x3F, 0x00];

    private readonly byte[] _response = new byte[258];
    private FakePcsc _pcsc = null!;
    private PcscCardLink _link = null!;

    [SetUp]
    public void Connect()
    {
        _pcsc = new FakePcsc { Readers = { (Name, ReaderBits.Present, Atr) } };
        using PcscReaders readers = PcscReaders.Open(_pcsc);
        _link = readers.Connect(Name);
    }

    [TearDown]
    public void Nothing_stays_open()
    {
        _link.Dispose();
        Assert.That((_pcsc.Cards.Count, _pcsc.Contexts.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Power_on_is_a_cold_reset_and_gives_the_answer_to_reset()
    {
        string atr = Convert.ToHexString(_link.PowerOn().Span);
        Assert.Multiple(() =>
        {
            Assert.That(atr, Is.EqualTo(Atr));
            Assert.That(_pcsc.Calls, Is.EqualTo((string[])[$"Connect {Name} Exclusive T0", "Reconnect Unpower"]));
        });
    }

    [Test]
    public void A_second_power_on_is_a_cold_reset_again()
    {
        _link.PowerOn();
        _link.PowerOn();
        Assert.That(_pcsc.Calls, Is.EqualTo((string[])[$"Connect {Name} Exclusive T0", "Reconnect Unpower", "Reconnect Unpower"]));
    }

    [Test]
    public void Reset_is_a_warm_reset()
    {
        _link.PowerOn();
        Assert.That(_link.Reset().Length, Is.EqualTo(Atr.Length / 2));
        Assert.That(_pcsc.Calls[^1], Is.EqualTo("Reconnect Reset"));
    }

    [Test]
    public void Power_off_takes_the_power_and_is_nothing_where_it_is_off()
    {
        _link.PowerOff();
        _link.PowerOn();
        _link.PowerOff();
        _link.PowerOff();
        Assert.That(_pcsc.Calls.Where(call => call.StartsWith("Disconnect", StringComparison.Ordinal)), Is.EqualTo((string[])["Disconnect Unpower"]));
    }

    [Test]
    public void A_card_without_T0_is_asked_for_T1()
    {
        _pcsc.Speaks = CardProtocols.T1;
        _link.PowerOn();
        _link.Transmit(SelectMf, _response);
        Assert.Multiple(() =>
        {
            Assert.That(_link.Protocol, Is.EqualTo(CardProtocols.T1));
            Assert.That(_pcsc.Calls[^1], Does.StartWith("Transmit T1"));
        });
    }

    [TestCase("612F")]
    [TestCase("6C0A")]
    [TestCase("9F17")]
    [TestCase("01029000")]
    public void What_the_card_says_comes_unchanged(string answer)
    {
        _pcsc.Answer = Convert.FromHexString(answer);
        _link.PowerOn();
        int length = _link.Transmit(SelectMf, _response);
        Assert.Multiple(() =>
        {
            Assert.That(Convert.ToHexString(_response.AsSpan(0, length)), Is.EqualTo(answer));
            Assert.That(_pcsc.Calls.Count(call => call.StartsWith("Transmit", StringComparison.Ordinal)), Is.EqualTo(1));
        });
    }

    /// <summary>With less room than the longest answer, an answer could be lost whose command was carried out.</summary>
    [Test]
    public void The_service_always_gets_room_for_the_longest_answer()
    {
        _link.PowerOn();
        _link.Transmit(SelectMf, _response);
        Assert.That(_pcsc.Calls[^1], Is.EqualTo("Transmit T0 00A40004023F00 room 65538"));
    }

    [Test]
    public void An_answer_that_was_lost_is_not_asked_for_again()
    {
        _link.PowerOn();
        _pcsc.Script("Transmit", PcscStatus.InsufficientBuffer.Code);
        Assert.That(() => _link.Transmit(SelectMf, _response), Throws.TypeOf<CardLinkException>().With.Message.Contain("carried the command out"));
        Assert.That(_pcsc.Calls.Count(call => call.StartsWith("Transmit", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void An_answer_longer_than_the_callers_room_is_told()
    {
        _pcsc.Answer = new byte[300];
        _link.PowerOn();
        Assert.That(() => _link.Transmit(SelectMf, _response), Throws.TypeOf<CardLinkException>().With.Message.Contain("300 bytes"));
        Assert.That(() => _link.Transmit(SelectMf, new byte[257]), Throws.ArgumentException);
    }

    [Test]
    public void A_card_that_is_off_says_so() => Assert.Multiple(() =>
    {
        Assert.That(() => _link.Transmit(SelectMf, _response), Throws.TypeOf<CardLinkException>().With.Message.Contain("the card is off"));
        Assert.That(_link.Reset, Throws.TypeOf<CardLinkException>().With.Message.Contain("the card is off"));
        Assert.That(_link.BeginTransaction, Throws.TypeOf<CardLinkException>().With.Message.Contain("the card is off"));
    });

    [TestCase(0x80100068u, "another program reset the card")]
    [TestCase(0x80100069u, "the card was taken out")]
    [TestCase(0x80100016u, "broke off in the middle")]
    [TestCase(0x80100017u, "unplugged")]
    [TestCase(0x80100003u, "was restarted")]
    [TestCase(0x8010001Du, "service is not running")]
    [TestCase(0x6u, "was restarted")]
    public void A_card_that_is_lost_in_a_command_says_why_and_can_be_powered_on_again(uint code, string why)
    {
        _link.PowerOn();
        _pcsc.Script("Transmit", code);
        Assert.That(() => _link.Transmit(SelectMf, _response), Throws.TypeOf<CardLinkException>()
            .With.Message.StartWith($"{Name}: ").And.Message.Contain(why)
            .And.InnerException.Property(nameof(PcscException.Status)).EqualTo(new PcscStatus(code)));
        Assert.That((_pcsc.Cards.Count, _pcsc.Contexts.Count), Is.EqualTo((0, 0)), "nothing of the lost card stays open");
        Assert.That(() => _link.Transmit(SelectMf, _response), Throws.TypeOf<CardLinkException>().With.Message.Contain("the card is off"));
        _link.PowerOn();
        Assert.That(_link.Transmit(SelectMf, _response), Is.EqualTo(2));
    }

    [TestCase("Connect", 0x8010000Bu, "another program holds the card")]
    [TestCase("Connect", 0x8010000Cu, "there is no card in the reader")]
    [TestCase("Connect", 0x80100066u, "does not answer to reset")]
    [TestCase("Connect", 0x80100009u, "no such reader")]
    [TestCase("Reconnect", 0x8010000Bu, "another program holds the card")]
    [TestCase("Status", 0x80100069u, "the card was taken out")]
    [TestCase("EstablishContext", 0x8010001Du, "pcscd")]
    [TestCase("EstablishContext", 0x8010006Au, "polkit")]
    public void A_card_that_cannot_be_powered_on_says_why(string function, uint code, string why)
    {
        _pcsc.Script(function, code);
        Assert.That(_link.PowerOn, Throws.TypeOf<CardLinkException>().With.Message.Contain(why).And.Message.Contain($"{code:X8}"));
        Assert.That(_link.PowerOn().Length, Is.EqualTo(Atr.Length / 2), "the next try begins anew");
    }

    [Test]
    public void A_transaction_ends_once_and_not_after_its_card()
    {
        _link.PowerOn();
        IDisposable first = _link.BeginTransaction();
        first.Dispose();
        IDisposable second = _link.BeginTransaction();
        _link.PowerOff();
        second.Dispose();
        Assert.That(_pcsc.Calls.Count(call => call == "EndTransaction"), Is.EqualTo(1));
    }

    [Test]
    public void A_card_may_be_shared()
    {
        using PcscReaders readers = PcscReaders.Open(_pcsc);
        using PcscCardLink link = readers.Connect(Name, ShareMode.Shared);
        link.PowerOn();
        Assert.That(_pcsc.Calls[0], Is.EqualTo($"Connect {Name} Shared T0"));
    }
}
