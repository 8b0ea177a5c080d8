using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class PinTests
{
    private const string Zero = "30303030FFFFFFFF";
    private const string One = "31313131FFFFFFFF";
    private const string Unblock = "3030303030303030";
    private const string Enable = "0028000108" + Zero;
    private const string Right = "0020000108" + Zero;
    private const string Wrong = "0020000108" + One;
    private const string Ask = "0020000100";
    private const string ReadImsi = "00B0870009";

    [Test]
    public void PIN1_protects_files_only_while_it_is_enabled()
    {
        using TestCard card = new();
        card.Ok(TestCard.SelectUsim, ReadImsi, Enable, ReadImsi);
        card.Card.Reset();
        card.Ok(TestCard.SelectUsim);
        Assert.That(card.Send(ReadImsi), Is.EqualTo("6982"));
        card.Ok(Right, ReadImsi);
        card.Ok("0026000108" + Zero);
        card.Card.Reset();
        card.Ok(TestCard.SelectUsim, ReadImsi);
    }

    [Test]
    public void Three_wrong_tries_block_and_UNBLOCK_opens_again()
    {
        using TestCard card = new();
        card.Ok(Enable);
        Assert.That(card.Send(Ask), Is.EqualTo("63C3"));
        Assert.That(card.Send(Wrong), Is.EqualTo("63C2"));
        Assert.That(card.Send(Ask), Is.EqualTo("63C2"), "asking costs nothing");
        Assert.That(card.Send(Wrong), Is.EqualTo("63C1"));
        Assert.That(card.Send(Wrong), Is.EqualTo("63C0"));
        Assert.That(card.Send(Right), Is.EqualTo("6983"));
        Assert.That(card.Send(Ask), Is.EqualTo("6983"));
        Assert.That(card.Send("002C000100"), Is.EqualTo("63CA"));
        Assert.That(card.Send("002C000110" + One + One), Is.EqualTo("63C9"));
        card.Ok("002C000110" + Unblock + One, Wrong);
        Assert.That(card.Send("002C000100"), Is.EqualTo("63CA"));
        Assert.That(card.Send(Ask), Is.EqualTo("63C3"));
    }

    [Test]
    public void A_right_PIN_restores_the_tries_and_a_wrong_one_ends_what_was_verified()
    {
        using TestCard card = new();
        card.Ok(TestCard.SelectUsim, Enable, ReadImsi);
        Assert.That(card.Send(Wrong), Is.EqualTo("63C2"));
        Assert.That(card.Send(ReadImsi), Is.EqualTo("6982"));
        card.Ok(Right, ReadImsi);
        Assert.That(card.Send(Ask), Is.EqualTo("63C3"));
    }

    [Test]
    public void UNBLOCK_blocks_for_ever_after_ten_wrong_tries()
    {
        using TestCard card = new();
        for (int left = 9; left >= 0; left--)
            Assert.That(card.Send("002C000110" + One + One), Is.EqualTo($"63C{left:X}"));
        Assert.That(card.Send("002C000110" + Unblock + One), Is.EqualTo("6983"));
    }

    [Test]
    public void UNBLOCK_enables_a_disabled_PIN()
    {
        using TestCard card = new();
        card.Ok("002C000110" + Unblock + One);
        Assert.That(card.Ok(TestCard.SelectMf), Does.Contain("9001E0"));
    }

    [TestCase(Right, "6984", TestName = "VERIFY of a disabled PIN")]
    [TestCase("0024000110" + Zero + One, "6984", TestName = "CHANGE of a disabled PIN")]
    [TestCase("0026000108" + Zero, "6985", TestName = "DISABLE twice")]
    [TestCase("0026008108" + Zero, "6985", TestName = "PIN2 cannot be disabled")]
    [TestCase(Ask, "63C3")]
    [TestCase("0020008100", "63C3")]
    [TestCase("002C008100", "63CA")]
    [TestCase("0020000000", "6A88")]
    [TestCase("0020000200", "6A88")]
    [TestCase("002C000A00", "6A88", TestName = "ADM1 has no UNBLOCK PIN")]
    [TestCase("0020010100", "6A86")]
    [TestCase("002000010430303030", "6700", TestName = "A PIN has eight octets")]
    [TestCase("0024008110" + Zero + "3131FFFFFFFFFFFF", "6A80", TestName = "A new PIN has four digits or more")]
    public void Refused_without_a_change(string command, string expected)
    {
        using TestCard card = new();
        string before = card.StateHash();
        Assert.That(card.Send(command), Is.EqualTo(expected));
        Assert.That(card.StateHash(), Is.EqualTo(before));
    }

    [Test]
    public void CHANGE_PIN_takes_the_old_value()
    {
        using TestCard card = new();
        card.Ok(Enable);
        Assert.That(card.Send("0024000110" + One + One), Is.EqualTo("63C2"));
        card.Ok("0024000110" + Zero + One, "0020000108" + One);
        Assert.That(card.Send(Right), Is.EqualTo("63C2"));
    }

    [Test]
    public void A_try_is_spent_in_the_store_before_the_comparison()
    {
        WatchedStore store = new();
        using TestCard card = new(store);
        card.Ok(Enable);
        store.Commits.Clear();
        card.Ok(Right);
        Assert.That(store.Commits, Is.EqualTo(new[] { 2, 3 }), "one durable commit with the try gone, another with it given back");
        store.Commits.Clear();
        Assert.That(card.Send(Wrong), Is.EqualTo("63C2"));
        Assert.That(store.Commits, Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public void Verified_PINs_count_on_all_channels()
    {
        using TestCard card = new();
        card.Ok(Enable, "0070000001", "01A4040C10A0000000871002FFFFFFFF8907090000", "01B0870009");
    }

    /// <summary>Notes the tries left of PIN1 at each commit.</summary>
    private sealed class WatchedStore : ICardStore
    {
        private readonly InMemoryCardStore _inner = new();
        private int _tries;

        public List<int> Commits { get; } = [];

        public void Load(StateReceiver receiver) => _inner.Load(receiver);

        public void Begin() => _inner.Begin();

        public void Put(StateKey key, ReadOnlySpan<byte> content)
        {
            if (key.Area == StateArea.Pin)
                _tries = content[1];
            _inner.Put(key, content);
        }

        public void Remove(StateKey key) => _inner.Remove(key);

        public void Commit()
        {
            Commits.Add(_tries);
            _inner.Commit();
        }

        public void Rollback() => _inner.Rollback();

        public void Dispose() => _inner.Dispose();
    }
}
