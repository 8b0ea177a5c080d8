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
        Assert.That(card.Ok(TestCard.SelectMf), Does.Contain("9001F0"));
    }

    [TestCase(Right, "6984", TestName = "VERIFY of a disabled PIN")]
    [TestCase("0024000110" + Zero + One, "6984", TestName = "CHANGE of a disabled PIN")]
    [TestCase("0026000108" + Zero, "6985", TestName = "DISABLE twice")]
    [TestCase("0026008108" + Zero, "6985", TestName = "PIN2 cannot be disabled")]
    [TestCase(Ask, "63C3")]
    [TestCase("0020008100", "63C3")]
    [TestCase("002C008100", "63CA")]
    [TestCase("0020001100", "63C3", TestName = "The Universal PIN is there")]
    [TestCase("002C001100", "63CA")]
    [TestCase("0020000A00", "63C3", TestName = "ADM1 is there")]
    [TestCase("0020000E00", "63C3", TestName = "ADM5 is there")]
    [TestCase("0020008A00", "63C3", TestName = "ADM6 is there")]
    [TestCase("0020008E00", "63C3", TestName = "ADM10 is there")]
    [TestCase("0020000F00", "6A88", TestName = "0F is no reference")]
    [TestCase("0020009100", "6A88", TestName = "91 is no reference")]
    [TestCase("0026000A083838383838383838", "6985", TestName = "A key cannot be disabled")]
    [TestCase("0026800108" + Zero, "6A86", TestName = "Replacing a PIN by none")]
    [TestCase("0026910108" + Zero, "6985", TestName = "Replacing a PIN that is disabled")]
    [TestCase("0026918108" + Zero, "6A88", TestName = "Replacing a PIN that is no application's")]
    [TestCase("0026911108" + Zero, "6A88", TestName = "Replacing the Universal PIN by itself")]
    [TestCase("0028910108" + Zero, "6A86", TestName = "ENABLE knows no Universal PIN")]
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

    [Test]
    public void The_Universal_PIN_stands_in_for_a_PIN_that_it_replaced()
    {
        using TestCard card = new();
        card.Ok(Enable, "0026910108" + Zero);
        Assert.That(card.Ok(TestCard.SelectMf), Does.EndWith("C61290017083010183018183010A950108830111"), "PIN1 is disabled, the Universal PIN is used");
        card.Card.Reset();
        card.Ok(TestCard.SelectUsim);
        Assert.That(card.Send(ReadImsi), Is.EqualTo("6982"));
        Assert.That(card.Send(Right), Is.EqualTo("6984"));
        Assert.That(card.Send("0020001108" + One), Is.EqualTo("63C2"));
        card.Ok("0020001108" + Zero, ReadImsi);
        card.Card.PowerOn();
        card.Ok(TestCard.SelectUsim);
        Assert.That(card.Send(ReadImsi), Is.EqualTo("6982"), "it outlives power-off");
        card.Ok(Enable, ReadImsi);
        Assert.That(card.Ok(TestCard.SelectMf), Does.EndWith("C6129001F083010183018183010A950100830111"));
        card.Ok("0026000108" + Zero);
        card.Card.Reset();
        card.Ok(TestCard.SelectUsim, ReadImsi);
        Assert.That(card.Ok(TestCard.SelectMf), Does.EndWith("C61290017083010183018183010A950100830111"), "disabled, and nothing in its stead");
    }

    [Test]
    public void A_PIN_whose_replacement_is_disabled_asks_for_nothing_and_UNBLOCK_ends_the_replacement()
    {
        using TestCard card = new();
        card.Ok(Enable, "0026910108" + Zero, "0026001108" + Zero);
        card.Card.Reset();
        card.Ok(TestCard.SelectUsim, ReadImsi);
        card.Ok("002C000110" + Unblock + Zero);
        card.Card.Reset();
        Assert.That(card.Ok(TestCard.SelectUsim), Does.EndWith("C6129001E083010183018183010A950100830111"));
        Assert.That(card.Send(ReadImsi), Is.EqualTo("6982"));
    }

    [Test]
    public void Each_administrative_key_has_its_own_value_and_tries()
    {
        using TestCard card = new();
        card.Ok("0024000B10" + "3838383838383838" + "00010203040506FF");
        Assert.That(card.Send("0020000B083838383838383838"), Is.EqualTo("63C2"));
        Assert.That(card.Send("0020000A00"), Is.EqualTo("63C3"));
        card.Ok("0020000B0800010203040506FF", "0020008E083838383838383838");
    }

    [Test]
    public void PIN2_counts_where_its_application_runs_and_no_longer_than_it()
    {
        using TestCard card = new();
        string pin2 = "0020008108" + Zero;
        const string updateEst = "00D6000001";
        card.Ok(TestCard.SelectUsim, "00A4000C026F56");
        Assert.That(card.Send(updateEst + "01"), Is.EqualTo("6982"));
        card.Ok(pin2, updateEst + "01", "00A4000C023F00", "00A4080C047FFF6F56", updateEst + "00");
        card.Ok("0070000001", "01A4000C022FE2", "01" + TestCard.SelectUsim[2..], "01A4000C026F56");
        Assert.That(card.Send("01" + updateEst[2..] + "01"), Is.EqualTo("9000"), "the same application runs on channel 1");
        card.Ok("00A4044C" + TestCard.SelectUsim[8..]);
        card.Ok("01" + updateEst[2..] + "00", TestCard.SelectUsim, "00A4000C026F56", updateEst + "01");
        card.Ok("00A4044C" + TestCard.SelectUsim[8..], "00708001", TestCard.SelectUsim, "00A4000C026F56");
        Assert.That(card.Send(updateEst + "00"), Is.EqualTo("6982"), "no session was left");
        card.Ok(pin2, updateEst + "00");
        Assert.That(card.Send("0020008108" + One), Is.EqualTo("63C2"));
        Assert.That(card.Send(updateEst + "00"), Is.EqualTo("6982"), "a wrong one ends what was verified");
    }

    [Test]
    public void PIN2_verified_outside_of_applications_counts_in_none()
    {
        using TestCard card = new();
        card.Ok("0020008108" + Zero, TestCard.SelectUsim, "00A4000C026F56");
        Assert.That(card.Send("00D600000101"), Is.EqualTo("6982"));
    }

    [Test]
    public void A_record_of_an_older_image_opens()
    {
        InMemoryCardStore store = new();
        store.Begin();
        store.Put(new StateKey(StateArea.Pin, 0, 1), Convert.FromHexString("06030A" + Zero + Unblock)); // unblockable, can be disabled, disabled
        store.Commit();
        using TestCard card = new(store);
        Assert.That(card.Send(Ask), Is.EqualTo("63C3"));
        card.Ok(TestCard.SelectUsim, ReadImsi, Enable);
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
