using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Pcsc.Tests;

internal sealed class PcscReadersTests
{
    private const string Virtual = "Virtual PCD 00 00";
    private const string Real = "Gemalto PC Twin Reader 00 00";

    private FakePcsc _pcsc = null!;
    private PcscReaders _readers = null!;

    [SetUp]
    public void Open()
    {
        _pcsc = new FakePcsc { Readers = { (Virtual, ReaderBits.Present | ReaderBits.InUse, "3B00"), (Real, ReaderBits.Empty, "") } };
        _readers = PcscReaders.Open(_pcsc);
    }

    [TearDown]
    public void Nothing_stays_open()
    {
        _readers.Dispose();
        Assert.That(_pcsc.Contexts, Is.Empty);
    }

    [Test]
    public void Virtual_readers_come_last() => Assert.That(_readers.List(), Is.EqualTo((Reader[])
    [
        new Reader(Real, ReaderCondition.Empty, ""),
        new Reader(Virtual, ReaderCondition.Shared, "3B00"),
    ]));

    [TestCase(ReaderBits.Empty, ReaderCondition.Empty)]
    [TestCase(ReaderBits.Present, ReaderCondition.Card)]
    [TestCase(ReaderBits.Present | (ReaderBits)0x00030000, ReaderCondition.Card)]
    [TestCase(ReaderBits.Present | ReaderBits.InUse, ReaderCondition.Shared)]
    [TestCase(ReaderBits.Present | ReaderBits.InUse | ReaderBits.Exclusive, ReaderCondition.Exclusive)]
    [TestCase(ReaderBits.Present | ReaderBits.Mute, ReaderCondition.Mute)]
    [TestCase(ReaderBits.Unavailable, ReaderCondition.Unavailable)]
    [TestCase(ReaderBits.Unknown, ReaderCondition.Unavailable)]
    public void The_bits_become_one_word(ReaderBits bits, ReaderCondition condition)
    {
        _pcsc.Readers[0] = (Virtual, bits, "");
        Assert.That(_readers.List()[^1].Condition, Is.EqualTo(condition));
    }

    [Test]
    public void No_reader_is_an_empty_list()
    {
        _pcsc.Readers.Clear();
        Assert.That(_readers.List(), Is.Empty);
    }

    [Test]
    public void A_reader_that_goes_while_it_is_looked_at_is_no_failure()
    {
        _pcsc.Script("GetStatusChange", PcscStatus.UnknownReader.Code);
        Assert.That(_readers.List(), Is.Empty);
    }

    [TestCase("ListReaders", 0x8010001Du)]
    [TestCase("GetStatusChange", 0x80100013u)]
    public void A_service_that_stops_is_told(string function, uint code)
    {
        _pcsc.Script(function, code);
        Assert.That(_readers.List, Throws.TypeOf<CardLinkException>().With.Message.Contain($"SCard{function}").And.Message.Contain($"{code:X8}"));
    }

    [Test]
    public void A_system_without_the_library_is_told_what_to_install()
    {
        _pcsc.IsMissing = true;
        Assert.That(() => PcscReaders.Open(_pcsc), Throws.TypeOf<CardLinkException>().With.Message.Contain("pcscd"));
    }

    [Test]
    public void A_watch_tells_what_is_there_and_then_what_changes()
    {
        Reader first = new(Virtual, ReaderCondition.Shared, "3B00");
        Reader empty = new(Real, ReaderCondition.Empty, "");
        Reader full = new(Real, ReaderCondition.Card, "3B01");
        Queue<Action> life = new(
        [
            () => _pcsc.Readers[1] = (Real, ReaderBits.Present | (ReaderBits)0x00010000, "3B01"),
            () => { }, // nothing happened in this slice
            () => _pcsc.Readers[1] = (Real, ReaderBits.Present | (ReaderBits)0x00030000, "3B01"), // taken out and put in between two looks
            () => _pcsc.Readers.RemoveAt(0),
            () => _pcsc.Readers.Clear(),
        ]);
        using CancellationTokenSource end = new();
        _pcsc.OnWait = () =>
        {
            if (life.TryDequeue(out Action? next))
                next();
            else
                end.Cancel();
        };
        List<ReaderChange> changes = [];
        foreach (ReaderChange change in _readers.Watch(end.Token))
        {
            changes.Add(change);
            if (change == new ReaderChange(full, null))
                break;
        }
        Assert.That(changes, Is.EqualTo((ReaderChange[])
        [
            new ReaderChange(null, first),
            new ReaderChange(null, empty),
            new ReaderChange(empty, full),
            new ReaderChange(full, full),
            new ReaderChange(first, null),
            new ReaderChange(full, null),
        ]));
    }

    [Test]
    public void A_watch_over_nothing_does_not_spin_and_ends_when_it_is_told_to()
    {
        _pcsc.Readers.Clear();
        using CancellationTokenSource end = new(TimeSpan.FromMilliseconds(250));
        Assert.That(() => _readers.Watch(end.Token).ToList(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_pcsc.Looks, Is.InRange(1, 5));
    }

    [Test]
    public void A_card_is_waited_for()
    {
        _pcsc.OnWait = () => _pcsc.Readers[1] = (Real, ReaderBits.Present, "3B02");
        Assert.That(_readers.WaitForCard(Real, TimeSpan.FromMinutes(1), CancellationToken.None).AnswerToReset, Is.EqualTo("3B02"));
    }

    [Test]
    public void A_card_that_is_there_is_found_at_once_and_a_real_one_first()
    {
        _pcsc.OnWait = () => Assert.Fail("there is nothing to wait for");
        Assert.That(_readers.WaitForCard(null, TimeSpan.FromMinutes(1), CancellationToken.None).Name, Is.EqualTo(Virtual));
        _pcsc.Readers[1] = (Real, ReaderBits.Present, "3B02");
        Assert.That(_readers.WaitForCard(null, TimeSpan.FromMinutes(1), CancellationToken.None).Name, Is.EqualTo(Real));
    }

    [Test]
    public void A_card_that_does_not_come_is_a_time_out() =>
        Assert.That(() => _readers.WaitForCard(Real, TimeSpan.FromMilliseconds(50), CancellationToken.None), Throws.TypeOf<TimeoutException>().With.Message.Contain(Real));

    [TestCase("Gemalto", Real)]
    [TestCase("virtual pcd", Virtual)]
    [TestCase(Virtual, Virtual)]
    public void A_reader_is_named_by_its_beginning(string given, string name)
    {
        using PcscCardLink link = _readers.Connect(given);
        Assert.That(link.Reader, Is.EqualTo(name));
    }

    [Test]
    public void A_name_that_fits_none_or_two_is_refused()
    {
        _pcsc.Readers.Add(("Virtual PCD 00 01", ReaderBits.Empty, ""));
        Assert.Multiple(() =>
        {
            Assert.That(() => _readers.Connect("Omnikey"), Throws.TypeOf<CardLinkException>().With.Message.Contain(Real));
            Assert.That(() => _readers.Connect("Virtual"), Throws.TypeOf<CardLinkException>().With.Message.Contain("more than one"));
            _pcsc.Readers.Clear();
            Assert.That(() => _readers.Connect("Omnikey"), Throws.TypeOf<CardLinkException>().With.Message.Contain("no reader is connected"));
        });
    }
}
