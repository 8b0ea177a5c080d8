using static Tottoli.MultiSim.SimOS.Tests.Instructions.CreateFileTests;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class IncreaseTests
{
    private const string Adm = "A40683010A950108";
    private TestCard _card = null!;

    [SetUp]
    public void Create()
    {
        _card = new TestCard();
        // A counter of four records of three octets, which whoever may increase, and ADM1 may read and write.
        _card.Ok(VerifyAdm, CreateFileTests.Create("820446210003", "83026F01", "8A0105", "AB10" + "8401329000" + "80011B" + Adm, "8002000C", "880118", "A503C10100"));
    }

    [TearDown]
    public void Close() => _card.Dispose();

    [Test]
    public void The_sum_becomes_the_newest_record()
    {
        Assert.That(_card.Send("8032000003000005"), Is.EqualTo("6106"));
        Assert.That(_card.Send("00C0000006"), Is.EqualTo("0000050000059000"));
        Assert.That(_card.Exchange("803200000300FFFE"), Is.EqualTo("01000300FFFE9000"));
        Assert.That(_card.Exchange("8032000001" + "01"), Is.EqualTo("01000401" + "9000"), "a shorter number");
        Assert.That(_card.Ok("00B2010403") + _card.Ok("00B2020403") + _card.Ok("00B2030403") + _card.Ok("00B2040403"),
            Is.EqualTo("010004" + "010003" + "000005" + "000000"));
        Assert.That(_card.Ok("00B2000403"), Is.EqualTo("010004"), "it is the current record");
    }

    [Test]
    public void What_would_overflow_changes_nothing()
    {
        _card.Exchange("8032000003FFFFFF");
        string before = _card.StateHash();
        Assert.That(_card.Send("8032000003000001"), Is.EqualTo("9850"));
        Assert.That(_card.StateHash(), Is.EqualTo(before));
        Assert.That(_card.Exchange("8032000003000000"), Is.EqualTo("FFFFFF0000009000"));
    }

    [Test]
    public void A_short_identifier_names_the_file()
    {
        _card.Ok("00A4000C022FE2");
        Assert.That(_card.Exchange("8032830003000002"), Is.EqualTo("0000020000029000"));
        Assert.That(_card.Ok("00B2010403"), Is.EqualTo("000002"), "it is current");
    }

    [TestCase("8032010003000001", "6A86", TestName = "P1 names no file")]
    [TestCase("8032000103000001", "6A86", TestName = "P2 is 00")]
    [TestCase("80329D0003000001", "6A82", TestName = "No file has the short identifier")]
    [TestCase("8032820003000001", "6981", TestName = "A transparent file has no counter")]
    [TestCase("8032000000", "6700", TestName = "Nothing to add")]
    [TestCase("803200000400000001", "6700", TestName = "More octets than a record has")]
    [TestCase("0032000003000001", "6E00", TestName = "Not in this class")]
    public void Refused(string command, string expected) => Assert.That(_card.Send(command), Is.EqualTo(expected));

    [Test]
    public void The_rule_names_the_command()
    {
        _card.Card.Reset();
        _card.Ok("00A4000C026F01");
        Assert.That(_card.Send("00DC000303000001"), Is.EqualTo("6982"), "UPDATE needs the key");
        Assert.That(_card.Send("8032000003000001"), Is.EqualTo("6106"), "INCREASE needs nothing");
        _card.Ok(VerifyAdm, "0004000002" + "6F01");
        Assert.That(_card.Send("8032000003000001"), Is.EqualTo("6984"));
    }

    [Test]
    public void Class_A0_increases_the_current_file()
    {
        _card.Send("A0A40000026F01");
        Assert.That(_card.Send("A0C000000F"), Is.EqualTo("0000000C6F01044044004401020303" + "9000"));
        Assert.That(_card.Send("A032000003000007"), Is.EqualTo("9F06"));
        Assert.That(_card.Send("A0C0000006"), Is.EqualTo("0000070000079000"));
        Assert.That(_card.Send("A032000003FFFFFF"), Is.EqualTo("9850"));
        Assert.That(_card.Send("A032830003000001"), Is.EqualTo("6B00"), "2G knows no short identifiers");
    }

    [Test]
    public void A_ring_of_many_records_turns()
    {
        _card.Ok("00A4000C023F00", CreateFileTests.Create("8204462100FF", "83026F02", "8A0105", "8B032F0601", "80023FC0", "8800"));
        for (int i = 1; i <= 70; i++)
            _card.Ok($"00DC0003FF{i:X2}" + new string('0', 508));
        Assert.That(_card.Ok("00B20104FF"), Does.StartWith("46"));
        Assert.That(_card.Ok("00B24004FF"), Does.StartWith("07"), "the oldest of 64");
    }

    [Test]
    public void A_file_is_read_as_far_as_offsets_reach()
    {
        _card.Ok("00A4000C023F00", CreateFileTests.Create("82024121", "83026F03", "8A0105", "8B032F0601", "80028100", "8800"));
        _card.Ok("00D67FFF02ABCD");
        Assert.That(_card.Ok("00B07FFF02"), Is.EqualTo("ABCD"));
        Assert.That(_card.Send("00B07FFFFF"), Has.Length.EqualTo(514));
    }
}
