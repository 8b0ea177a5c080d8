using static Tottoli.MultiSim.SimOS.Tests.Instructions.CreateFileTests;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

/// <summary>RETRIEVE DATA and SET DATA (ETSI TS 102 221 §11.3) on a BER-TLV EF of 1000 octets.</summary>
[TestFixture]
internal sealed class BerTlvFileTests
{
    private TestCard _card = null!;

    [SetUp]
    public void Create()
    {
        _card = new TestCard();
        _card.Ok(VerifyAdm, CreateFileTests.Create("82027921", "83026F01", "8A0105", "8B032F0601", "800203E8", "880118"));
    }

    [TearDown]
    public void Close() => _card.Dispose();

    [Test]
    public void Objects_are_set_and_retrieved_by_their_tags()
    {
        Assert.That(Set("800301 0203"), Is.EqualTo("9000"));
        Assert.That(Set("5F2D02656E"), Is.EqualTo("9000"));
        Assert.That(Set("A1058003AABBCC"), Is.EqualTo("9000"));
        Assert.That(Retrieve("80"), Is.EqualTo("8003010203" + "9000"));
        Assert.That(Retrieve("5F2D"), Is.EqualTo("5F2D02656E" + "9000"));
        Assert.That(Retrieve("5C"), Is.EqualTo("5C04805F2DA1" + "9000"), "the list of tags");
        Assert.That(Retrieve("81"), Is.EqualTo("6A88"));
        Assert.That(Set("8001FF"), Is.EqualTo("9000"), "another value for a tag");
        Assert.That(Retrieve("80"), Is.EqualTo("8001FF9000"));
        Assert.That(Retrieve("A1"), Is.EqualTo("A1058003AABBCC" + "9000"));
    }

    [Test]
    public void A_new_file_has_no_tags() => Assert.That(Retrieve("5C"), Is.EqualTo("5C009000"));

    [TestCase("80", TestName = "A tag alone deletes")]
    [TestCase("8000", TestName = "Length 0 deletes")]
    public void Objects_are_deleted(string data)
    {
        Set("80020102");
        Set("810103");
        Assert.That(Set(data), Is.EqualTo("9000"));
        Assert.That(Retrieve("80"), Is.EqualTo("6A88"));
        Assert.That(Retrieve("81"), Is.EqualTo("8101039000"));
        Assert.That(Set(data), Is.EqualTo("6A88"), "it is gone already");
        Set("8100");
        using TestCard again = new(_card.Store);
        Assert.That(again.Exchange("00A4000C026F01") + again.Exchange("80CB0080015C"), Is.EqualTo("90005C009000"));
    }

    [Test]
    public void Parameters_tell_how_much_is_used_and_how_much_is_free()
    {
        Assert.That(Fcp(), Does.Contain("A50F830203E8840101850203E8860203E8").And.Contain("80020000"));
        Set("8003010203");
        Assert.That(Fcp(), Does.Contain("830203E3").And.Contain("80020005"));
        Set("8000");
        Assert.That(Fcp(), Does.Contain("830203E8").And.Contain("80020000"));
        string Fcp() => _card.Ok("00A40004026F01");
    }

    [Test]
    public void A_long_object_goes_in_and_out_in_blocks()
    {
        string value = Convert.ToHexString([.. Enumerable.Range(0, 600).Select(i => (byte)i)]);
        string whole = "80820258" + value;
        Assert.That(Set(whole[..510]), Is.EqualTo("63F1"));
        Assert.That(_card.Send("80CB0080015C"), Is.EqualTo("6102"), "nothing is stored until the last block");
        Assert.That(Set(whole[..510]), Is.EqualTo("63F1"), "which ended the transfer");
        Assert.That(Set(whole[510..1020], "00"), Is.EqualTo("63F1"));
        Assert.That(Set(whole[1020..], "00"), Is.EqualTo("9000"));

        Assert.That(_card.Send("80CB00800180"), Is.EqualTo("62F1"));
        string read = "";
        string block = _card.Exchange("00C0000000");
        while (block.EndsWith("62F1", StringComparison.Ordinal))
        {
            read += block[..^4];
            block = _card.Exchange("80CB000000");
        }
        Assert.That(block, Does.EndWith("9000"));
        Assert.That(read + block[..^4], Is.EqualTo(whole));
        Assert.That(_card.Send("80CB000000"), Is.EqualTo("6985"), "nothing follows the last block");
    }

    [Test]
    public void A_block_may_be_asked_for_again()
    {
        Store(300);
        _card.Send("80CB00800180");
        string first = _card.Exchange("00C0000000");
        Assert.That(_card.Send("80CB0040F0"), Is.EqualTo(first), "the first again, in the same pieces");
        string last = _card.Exchange("80CB000000");
        Assert.That(last, Does.EndWith("9000"));
        Assert.That(_card.Exchange("80CB004000"), Is.EqualTo(last), "the last again");
        Assert.That(first[..^4] + last[..^4], Is.EqualTo("8082012C" + new string('A', 600)));
    }

    [Test]
    public void A_block_may_be_sent_again()
    {
        Assert.That(Set("8081C8" + new string('1', 200)), Is.EqualTo("63F1"));
        Assert.That(Set("8081C8" + new string('2', 200), "40"), Is.EqualTo("63F1"), "the first again");
        Assert.That(Set(new string('3', 100), "00"), Is.EqualTo("63F1"));
        Assert.That(Set(new string('4', 100), "40"), Is.EqualTo("63F1"));
        Assert.That(Set(new string('5', 100), "00"), Is.EqualTo("9000"));
        Assert.That(Retrieve("80"), Is.EqualTo("8081C8" + new string('2', 200) + new string('4', 100) + new string('5', 100) + "9000"));
        Assert.That(Set(new string('5', 100), "40"), Is.EqualTo("6985"), "what is stored is over");
    }

    [TestCase("00A4000C023F00 00A4000C026F01", "6985", TestName = "SELECT ends a transfer")]
    [TestCase("00B0820001 00A4000C026F01", "6985", TestName = "Another EF by its short identifier ends a transfer")]
    [TestCase("80F2000C00 0020000100", "63F1", TestName = "STATUS and VERIFY leave a transfer")]
    [TestCase("0070000001", "63F1", TestName = "Another channel leaves a transfer")]
    public void What_comes_in_between(string between, string expected)
    {
        Set("8081C8" + new string('1', 200));
        foreach (string command in between.Split(' '))
            _card.Exchange(command);
        Assert.That(Set(new string('1', 100), "00"), Is.EqualTo(expected));
    }

    [Test]
    public void A_transfer_belongs_to_its_channel()
    {
        _card.Ok("0070000001", "01A4000C026F01");
        Set("8081C8" + new string('1', 200));
        Assert.That(_card.Send("81DB000001AA"), Is.EqualTo("6985"));
        Assert.That(_card.Send("81DB00800381" + "01AA"), Is.EqualTo("9000"));
        Assert.That(Set(new string('1', 200), "00"), Is.EqualTo("9000"));
        Assert.That(Retrieve("5C"), Is.EqualTo("5C0281809000"));
    }

    [TestCase("80", "8003010203", "6982", false, TestName = "Not without the key")]
    [TestCase("80", "00", "6A80", true, TestName = "00 is no tag")]
    [TestCase("80", "FF", "6A80", true, TestName = "FF is no tag")]
    [TestCase("80", "5C0101", "6A80", true, TestName = "The tag of the list")]
    [TestCase("80", "1F", "6A80", true, TestName = "A tag that is cut off")]
    [TestCase("80", "1F81818101AA", "6A80", true, TestName = "A tag of four octets")]
    [TestCase("80", "808101AA", "6A80", true, TestName = "A length longer than need be")]
    [TestCase("80", "8080AA0000", "6A80", true, TestName = "A length without end")]
    [TestCase("80", "8081", "6A80", true, TestName = "A length that is cut off")]
    [TestCase("80", "8001AABB", "6A80", true, TestName = "More than the object")]
    [TestCase("80", "808203E5AA", "6A84", true, TestName = "More than the file holds")]
    [TestCase("80", "80847FFFFFFFAA", "6A80", true, TestName = "A length of five octets")]
    [TestCase("00", "01", "6985", true, TestName = "A next block of nothing")]
    [TestCase("40", "01", "6985", true, TestName = "The last block again of nothing")]
    [TestCase("C0", "800101", "6A86", true, TestName = "A block that is none")]
    [TestCase("A0", "800101", "6A86", true, TestName = "The bit that is always 0")]
    [TestCase("9D", "800101", "6A82", true, TestName = "No file has this short identifier")]
    [TestCase("82", "800101", "6981", true, TestName = "EF.ICCID holds no objects")]
    [TestCase("80", "", "6700", true, TestName = "No data")]
    public void Refused(string p2, string data, string expected, bool key)
    {
        if (!key)
        {
            _card.Card.Reset();
            _card.Ok("00A4000C026F01");
        }
        string before = _card.StateHash();
        Assert.That(Set(data, p2), Is.EqualTo(expected));
        Assert.That(_card.StateHash(), Is.EqualTo(before));
    }

    [TestCase("80CB000000", "6985", TestName = "No first block")]
    [TestCase("80CB004000", "6985", TestName = "No block to repeat")]
    [TestCase("80CB010001" + "80", "6A86", TestName = "P1 says nothing of objects")]
    [TestCase("80CB00800100", "6A80", TestName = "No tag")]
    [TestCase("80CB0080028080", "6A80", TestName = "Two tags")]
    [TestCase("80CB008000", "6700", TestName = "No tag at all")]
    [TestCase("80CB00820180", "6981", TestName = "A file that holds no objects")]
    [TestCase("00B0000001", "6981", TestName = "READ BINARY finds no octets")]
    [TestCase("00B2010401", "6981", TestName = "READ RECORD finds no records")]
    public void Retrieving_is_refused(string command, string expected) => Assert.That(_card.Send(command), Is.EqualTo(expected));

    [Test]
    public void More_than_announced_ends_the_transfer()
    {
        Set("8081C8" + new string('1', 200));
        Assert.That(Set(new string('1', 202), "00"), Is.EqualTo("6A80"));
        Assert.That(Set(new string('1', 200), "00"), Is.EqualTo("6985"));
        Assert.That(Retrieve("5C"), Is.EqualTo("5C009000"));
    }

    [Test]
    public void The_file_is_full_when_it_is_full()
    {
        Store(600);
        Assert.That(Set("8182018C" + new string('1', 200)), Is.EqualTo("6A84"), "604 + 400 are more than 1000");
        Assert.That(Set("81820188" + new string('1', 200)), Is.EqualTo("63F1"));
        Assert.That(_card.Send("00A4000C026F01"), Is.EqualTo("9000"));
        Store(900, "the new one takes the place of the old");
    }

    [Test]
    public void A_file_named_by_its_short_identifier_becomes_current()
    {
        _card.Ok("00A4000C022FE2");
        Assert.That(_card.Send("80DB00830380" + "01AA"), Is.EqualTo("9000"));
        Assert.That(Retrieve("80"), Is.EqualTo("8001AA9000"));
        _card.Ok("00A4000C022FE2");
        Assert.That(_card.Exchange("80CB00830180"), Is.EqualTo("8001AA9000"));
    }

    [Test]
    public void An_extended_command_takes_it_all_at_once()
    {
        Store(600);
        Assert.That(_card.Send("80CB0080" + "000001" + "80" + "0000"), Is.EqualTo("80820258" + new string('A', 1200) + "9000"));
        Assert.That(_card.Send("80DB0080" + "0002BC" + "808202B8" + new string('C', 1392)), Is.EqualTo("9000"));
    }

    [Test]
    public void A_smaller_file_must_still_hold_its_objects()
    {
        Store(300);
        Assert.That(_card.Send("80D400000A" + Template("83026F01", "80020100")), Is.EqualTo("6A80"));
        _card.Ok("80D400000A" + Template("83026F01", "80020130"));
        Assert.That(_card.Ok("00A40004026F01"), Does.Contain("83020000").And.Contain("86020130").And.Contain("80020130"));
        Assert.That(Set("810101"), Is.EqualTo("6A84"));
    }

    private void Store(int length, string? why = null)
    {
        string whole = $"8082{length:X4}" + new string('A', 2 * length);
        string answer = "";
        for (int at = 0; at < whole.Length; at += 500)
            answer = Set(whole.Substring(at, Math.Min(500, whole.Length - at)), at == 0 ? "80" : "00");
        Assert.That(answer, Is.EqualTo("9000"), why);
    }

    private string Set(string data, string p2 = "80")
    {
        data = data.Replace(" ", "", StringComparison.Ordinal);
        return _card.Send($"80DB00{p2}{data.Length / 2:X2}{data}");
    }

    private string Retrieve(string tag) => _card.Exchange($"80CB0080{tag.Length / 2:X2}{tag}");
}
