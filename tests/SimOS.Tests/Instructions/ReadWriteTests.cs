namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class ReadWriteTests
{
    private const string Adm = "0020000A083838383838383838";

    [TestCase("00B000000A", "656EFFFFFFFFFFFFFFFF9000")]
    [TestCase("00B0000002", "656E9000", TestName = "A shorter read gives the beginning")]
    [TestCase("00B0000000", "6C0A", TestName = "Le 00 on a short file names the length")]
    [TestCase("00B00000", "6C0A", TestName = "No Le is as Le 00")]
    [TestCase("00B0000008", "656EFFFFFFFFFFFF9000")]
    [TestCase("00B0000108", "6EFFFFFFFFFFFFFF9000")]
    [TestCase("00B000010A", "6C09", TestName = "A read beyond the end names what is left")]
    [TestCase("00B0000A01", "6B00", TestName = "Read_beyond_the_end_answers_6B00")]
    [TestCase("00B0850002", "656E9000", TestName = "A short identifier names the file")]
    [TestCase("00B0A50002", "6A86", TestName = "Reserved bits beside a short identifier are refused")]
    [TestCase("00B0940002", "6A82", TestName = "An unknown short identifier")]
    [TestCase("00B0800002", "6A82", TestName = "Short identifier 0 is none")]
    [TestCase("00B2010401", "6981", TestName = "READ RECORD on a transparent file")]
    [TestCase("00B000000000FF", "656EFFFFFFFFFFFFFFFF9000", TestName = "An extended Le takes what there is")]
    public void Reading_EF_PL(string command, string expected)
    {
        using TestCard card = new();
        card.Ok("00A4000C022F05");
        Assert.That(card.Send(command), Is.EqualTo(expected));
    }

    [Test]
    public void READ_BINARY_on_a_record_file_answers_6981()
    {
        using TestCard card = new();
        card.Ok("00A4000C022F00");
        Assert.That(card.Send("00B0000001"), Is.EqualTo("6981"));
    }

    [Test]
    public void Without_an_EF_nothing_is_read_or_written()
    {
        using TestCard card = new();
        Assert.That(card.Send("00B0000001"), Is.EqualTo("6986"));
        Assert.That(card.Send("00D600000100"), Is.EqualTo("6986"));
        Assert.That(card.Send("00B2010401"), Is.EqualTo("6986"));
        Assert.That(card.Send("00DC01040100"), Is.EqualTo("6986"));
    }

    [Test]
    public void EF_DIR_names_the_applications_and_its_record_length_is_found_by_a_wrong_Le()
    {
        using TestCard card = new();
        card.Ok("00A4000C022F00");
        Assert.That(card.Send("00B20104FF"), Is.EqualTo("6C28"));
        Assert.That(card.Ok("00B2010428"), Does.StartWith("61184F10A0000000871002FFFFFFFF890709000050045553494DFF"));
        Assert.That(card.Ok("00B2020428"), Does.StartWith("61184F10A0000000871004FFFFFFFF890709000050044953494DFF"));
        Assert.That(card.Ok("00B2030428"), Is.EqualTo(new string('F', 80)));
        Assert.That(card.Send("00B2050428"), Is.EqualTo("6A83"));
        Assert.That(card.Ok("00B201F428"), Does.StartWith("6118"), "by short identifier");
    }

    [Test]
    public void A_wrong_Le_does_not_move_the_record_pointer()
    {
        using TestCard card = new();
        card.Ok("00A4000C022F00");
        Assert.That(card.Send("00B2000200"), Is.EqualTo("6C28"));
        Assert.That(card.Ok("00B2000228"), Does.StartWith("6118"));
        Assert.That(card.Ok("00B2000228"), Does.StartWith("6118"));
        card.Ok("00B2000228", "00B2000228");
        Assert.That(card.Send("00B2000228"), Is.EqualTo("6A83"), "after the last");
        Assert.That(card.Ok("00B2000328"), Does.StartWith("FFFF"), "the pointer stayed");
        card.Ok("00B2000328", "00B2000328");
        Assert.That(card.Send("00B2000328"), Is.EqualTo("6A83"), "before the first");
    }

    [Test]
    public void The_record_pointer_begins_unset()
    {
        using TestCard card = new();
        card.Ok("00A4000C022F00");
        Assert.That(card.Send("00B2000428"), Is.EqualTo("6A83"), "no current record");
        Assert.That(card.Ok("00B2000328"), Does.StartWith("FFFF"), "previous of nothing is the last");
        Assert.That(card.Ok("00B2000428"), Does.StartWith("FFFF"));
        Assert.That(card.Send("00B2000128"), Is.EqualTo("6A86"), "unknown mode");
        Assert.That(card.Send("00B2010228"), Is.EqualTo("6A86"), "a number beside next");
    }

    [Test]
    public void What_is_written_is_read_and_outlives_power_off()
    {
        using TestCard card = new();
        card.Ok("00A4000C022F05", "00D60002027275");
        Assert.That(card.Ok("00B0000006"), Is.EqualTo("656E7275FFFF"));
        card.Card.PowerOn();
        card.Ok("00A4000C022F05");
        Assert.That(card.Ok("00B0000006"), Is.EqualTo("656E7275FFFF"));
    }

    [TestCase("00D6000A0100", "6B00")]
    [TestCase("00D60009020000", "6700", TestName = "No octet is written beyond the end")]
    [TestCase("00D60000", "6700")]
    public void Writing_beyond_the_end_changes_nothing(string command, string expected)
    {
        using TestCard card = new();
        card.Ok("00A4000C022F05");
        string before = card.StateHash();
        Assert.That(card.Send(command), Is.EqualTo(expected));
        Assert.That(card.StateHash(), Is.EqualTo(before));
    }

    [Test]
    public void A_record_is_written_whole()
    {
        using TestCard card = new();
        card.Ok(TestCard.SelectUsim, "00A4000C026F42");
        Assert.That(card.Send("00DC01040100"), Is.EqualTo("6700"));
        string record = "E1" + new string('0', 78);
        card.Ok("00DC020428" + record);
        Assert.That(card.Ok("00B2020428"), Is.EqualTo(record));
        Assert.That(card.Ok("00B2010428"), Is.EqualTo(new string('F', 80)));
        Assert.That(card.Send("00DC030428" + record), Is.EqualTo("6A83"));
    }

    [Test]
    public void A_cyclic_file_takes_only_PREVIOUS_and_grows_from_the_front()
    {
        using TestCard card = new();
        card.Ok(Adm, "00A4080C047FA64F02");
        for (int i = 1; i <= 25; i++)
            card.Ok($"00DC000310{i:X2}" + new string('0', 30));
        Assert.That(card.Ok("00B2010410"), Does.StartWith("19"));
        Assert.That(card.Ok("00B2020410"), Does.StartWith("18"));
        Assert.That(card.Ok("00B2180410"), Does.StartWith("02"), "24 records: the first was overwritten");
        Assert.That(card.Ok("00B2000310"), Does.StartWith("02"), "the pointer was on 1; before it comes the oldest");
        Assert.That(card.Send("00DC010410" + new string('0', 32)), Is.EqualTo("6981"));
        Assert.That(card.Send("00DC000210" + new string('0', 32)), Is.EqualTo("6981"));
    }

    [Test]
    public void A_short_identifier_makes_the_file_current_only_when_the_command_succeeds()
    {
        using TestCard card = new();
        card.Ok("00A4000C022FE2");
        Assert.That(card.Send("00B0850B01"), Is.EqualTo("6B00"));
        Assert.That(card.Ok("00B000000A"), Is.EqualTo(new string('F', 20)), "EF.ICCID is still current");
        card.Ok("00B0850002");
        Assert.That(card.Ok("00B0000002"), Is.EqualTo("656E"), "EF.PL is current");
    }

    [TestCase("2FE2", "00D600000198", "6982", TestName = "ICCID is the issuer's")]
    [TestCase("2F06", "00DC010430" + "8001039000FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "6982", TestName = "EF.ARR is the issuer's")]
    public void What_is_not_allowed_changes_nothing(string fid, string command, string expected)
    {
        using TestCard card = new();
        card.Ok("00A4000C02" + fid);
        string before = card.StateHash();
        Assert.That(card.Send(command), Is.EqualTo(expected));
        Assert.That(card.StateHash(), Is.EqualTo(before));
    }

    [Test]
    public void Access_rules_are_those_that_EF_ARR_holds_now()
    {
        using TestCard card = new();
        card.Ok(Adm, "00A4000C022F06");
        string neverRecord = ("8001039700" + new string('F', 128))[..128];
        card.Ok("00DC040440" + neverRecord, "00A4000C022F05");
        Assert.That(card.Send("00B000000A"), Is.EqualTo("6982"));
    }
}
