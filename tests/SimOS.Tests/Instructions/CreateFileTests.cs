using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class CreateFileTests
{
    public const string VerifyAdm = "0020000A083838383838383838";
    private const string Arr = "8B032F0601";

    [Test]
    public void A_transparent_EF_is_created_current_and_empty()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("82024121", "83026F01", "8A0105", Arr, "80020004", "880118"));
        Assert.That(card.Ok("00B0000004"), Is.EqualTo("FFFFFFFF"));
        card.Ok("00D600000401020304");
        Assert.That(card.Ok("00A40004026F01"), Is.EqualTo("62178202412183026F018A01058B032F060180020004880118"));
        Assert.That(card.Ok("00A40000023F00", "00B0830004"), Does.EndWith("01020304"), "its short identifier names it");
    }

    [TestCase("82044221000A", "80020032", "82054221000A05", TestName = "The length of a record is enough")]
    [TestCase("82054221000A05", "80020032", "82054221000A05", TestName = "The number of records may be given too")]
    [TestCase("820446210003", "8002000C", "8205462100030 4", TestName = "A cyclic EF")]
    public void Parameters_of_record_files_tell_the_number_of_records(string descriptor, string size, string answered)
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create(descriptor, "83026F01", "8A0105", Arr, size, "8800"));
        Assert.That(card.Ok("00A40004026F01"), Is.EqualTo(Template(answered.Replace(" ", "", StringComparison.Ordinal), "83026F01", "8A0105", Arr, size, "8800")));
    }

    [Test]
    public void Objects_may_stand_in_any_order_and_the_answer_has_that_of_real_cards()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("80020004", "A506D00130D2010F", Arr, "8A0105", "8800", "83026F01", "82024121"));
        Assert.That(card.Ok("00A40004026F01"), Is.EqualTo(Template("82024121", "83026F01", "A506D00130D2010F", "8A0105", Arr, "80020004", "8800")));
    }

    [TestCase("A503C10112", "", "121212121212", TestName = "A filling pattern ends in its last octet")]
    [TestCase("A505C103010203", "", "010203030303", TestName = "A longer filling pattern")]
    [TestCase("A504C2020102", "", "010201020102", TestName = "A repeated pattern")]
    [TestCase("A50AC2080102030405060708", "", "010203040506", TestName = "A pattern that is too long")]
    [TestCase("A504C1020102", "820442210003", "010202010202", TestName = "Each record begins with the pattern")]
    public void New_content_is_what_the_template_says(string proprietary, string descriptor, string content)
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create(descriptor.Length == 0 ? "82024121" : descriptor, "83026F01", "8A0105", Arr, "80020006", "8800", proprietary));
        Assert.That(descriptor.Length == 0 ? card.Ok("00B0000006") : card.Ok("00B2010403") + card.Ok("00B2020403"), Is.EqualTo(content));
        Assert.That(card.Ok("00A40004026F01"), Does.Not.Contain("C10").And.Not.Contain("C20"), "the pattern is not told");
    }

    [Test]
    public void A_DF_becomes_current_and_holds_files_of_its_own()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("82027821", "83027F66", "8A0105", "8B032F0605", "81020100", "C60990014083010183010A"));
        Assert.That(card.Ok("80F2000000"), Is.EqualTo(Template(
            "82027821", "83027F66", $"A5098001718304{0x20000 - 64:X8}", "8A0105", "8B032F0605", "81020100", "C60990014083010183010A")));
        card.Ok(Create("82024121", "83026F01", "8A0105", Arr, "80020004", "8800"), "00D6000001AA");
        card.Ok("00A4000C023F00");
        Assert.That(card.Send("00A4000C026F01"), Is.EqualTo("6A82"));
        Assert.That(card.Ok("00A4080C047F666F01", "00B0000001"), Is.EqualTo("AA"));
    }

    [Test]
    public void A_DF_that_says_nothing_of_PINs_lists_those_of_its_directory()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm);
        string root = card.Ok(TestCard.SelectMf);
        card.Ok(Create("82027821", "83027F66", "8A0105", "8B032F0605"));
        Assert.That(card.Ok("80F2000000"), Does.EndWith(root[root.IndexOf("C612", StringComparison.Ordinal)..]));
    }

    [Test]
    public void An_application_is_selected_by_its_identifier()
    {
        const string aid = "A0000003431002F310FFFF8902000000";
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("82027821", "83027F70", "8410" + aid, "8A0105", "8B032F0605", "C60990014083010183010A"));
        card.Ok(Create("82024121", "83026F01", "8A0105", Arr, "80020004", "8800"));
        Assert.That(card.Ok("00A4040410" + aid), Does.Contain("83027F708410" + aid));
        Assert.That(card.Send("00A4080C047FFF6F01"), Is.EqualTo("9000"));
        card.Ok("00A4000C023F00");
        Assert.That(card.Send("00A4000C027F70"), Is.EqualTo("6A82"), "an application is selected by its AID alone");
        card.Ok("00A4000C023F00");
        Assert.That(card.Send(Create("82027821", "83027F71", "8410" + aid, "8A0105", "8B032F0605")), Is.EqualTo("6A8A"));
        Assert.That(card.Send(Create("82027821", "83027F70", "8410" + aid[..^2] + "01", "8A0105", "8B032F0605")), Is.EqualTo("6A89"));
        using TestCard again = new(card.Store);
        again.Ok("00A4040C07A0000003431002", "00A4000C026F01");
    }

    [Test]
    public void A_USIM_that_was_deleted_and_created_again_is_the_USIM()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, TestCard.SelectUsim, "00E40000027FFF");
        Assert.That(card.Send(TestCard.SelectUsim), Is.EqualTo("6A82"));
        Assert.That(card.Send("80F2000100"), Is.EqualTo("6A88"), "the application has ended");
        card.Ok(Create("82027821", "83027FFF", "8410A0000000871002FFFFFFFF8907090000", "8A0105", "8B032F0605"));
        card.Ok(TestCard.SelectUsim);
        Assert.That(card.Send("00A4000C026F07"), Is.EqualTo("6A82"), "without its files");
        card.Ok(Create("82024121", "83026F07", "8A0105", Arr, "80020009", "880138"), "00D60000090809101000000000F0");
        Assert.That(card.Ok("00A4000C026F07", "00B0000009"), Is.EqualTo("0809101000000000F0"));
    }

    [TestCase("6982", false, "82024121 83026F01 8A0105 8B032F0601 80020004", TestName = "Without the key")]
    [TestCase("6A89", true, "82024121 83022FE2 8A0105 8B032F0601 80020004", TestName = "The identifier is there already")]
    [TestCase("6A89", true, "82027821 83027F10 8A0105 8B032F0601", TestName = "The directory is there already")]
    [TestCase("6A80", true, "82024121 83023F00 8A0105 8B032F0601 80020004", TestName = "Another MF")]
    [TestCase("6A80", true, "82024121 83027FFF 8A0105 8B032F0601 80020004", TestName = "The identifier of the current application")]
    [TestCase("6A80", true, "82024121 8302FFFF 8A0105 8B032F0601 80020004", TestName = "A reserved identifier")]
    [TestCase("6A80", true, "82024121 8A0105 8B032F0601 80020004", TestName = "No identifier")]
    [TestCase("6A80", true, "83026F01 8A0105 8B032F0601 80020004", TestName = "No descriptor")]
    [TestCase("6A80", true, "82024121 83026F01 8A0105 8B032F0601", TestName = "No size")]
    [TestCase("6A80", true, "82024121 83026F01 8A0105 8B032F0601 80020000", TestName = "No octets")]
    [TestCase("6A80", true, "82024121 83026F01 8B032F0601 80020004", TestName = "No life cycle")]
    [TestCase("6A80", true, "82024121 83026F01 8A010C 8B032F0601 80020004", TestName = "Terminated from the beginning")]
    [TestCase("6A80", true, "82024121 83026F01 8A0105 80020004", TestName = "No access rules")]
    [TestCase("6A80", true, "82024121 83026F01 8A0105 8B022F06 80020004", TestName = "A rule that is cut off")]
    [TestCase("6A80", true, "82044221000A 83026F01 8A0105 8B032F0601 80020019", TestName = "Half a record")]
    [TestCase("6A80", true, "82044221000A 83026F01 8A0105 8B032F0601 80020A00", TestName = "Too many records")]
    [TestCase("6A80", true, "820542210002 0A 83026F01 8A0105 8B032F0601 80020004", TestName = "Two numbers of records")]
    [TestCase("6A80", true, "820442210100 83026F01 8A0105 8B032F0601 80020100", TestName = "A record longer than an answer")]
    [TestCase("6A80", true, "82024521 83026F01 8A0105 8B032F0601 80020004", TestName = "No structure that the card has")]
    [TestCase("6A80", true, "82024121 83026F01 8A0105 8B032F0601 80020004 880110", TestName = "A short identifier that is taken")]
    [TestCase("6A80", true, "82024121 83026F01 8A0105 8B032F0601 80020004 8801FF", TestName = "A short identifier that is none")]
    [TestCase("6A84", true, "82024121 83026F01 8A0105 8B032F0601 8003020000", TestName = "More octets than there are")]
    [TestCase("6A84", true, "82027821 83027F66 8A0105 8B032F0601 8103020001", TestName = "A directory larger than what is free")]
    [TestCase("6A80", true, "82027821 83027F66 8404A0000003 8A0105 8B032F0601", TestName = "An application identifier without provider")]
    [TestCase("6985", true, "82024121 83026F01 8405A000000343 8A0105 8B032F0601 80020004", TestName = "An EF with an application identifier")]
    public void What_cannot_be_created_changes_nothing(string expected, bool key, string objects)
    {
        using TestCard card = new();
        card.Ok(key ? VerifyAdm : "00A4000C023F00");
        string before = card.StateHash();
        Assert.That(card.Send(Create(objects.Split(' '))), Is.EqualTo(expected));
        Assert.That(card.StateHash(), Is.EqualTo(before));
        Assert.That(card.Send("00A4000C022FE2"), Is.EqualTo("9000"), "the MF is still current");
    }

    [TestCase("00E0000000", "6700")]
    [TestCase("00E00000026200", "6A80")]
    [TestCase("00E00000036F0100", "6A80")]
    [TestCase("00E001000462028200", "6A86")]
    [TestCase("00E0000004620282FF", "6A80")]
    public void Malformed(string command, string expected)
    {
        using TestCard card = new();
        card.Ok(VerifyAdm);
        Assert.That(card.Send(command), Is.EqualTo(expected));
    }

    [Test]
    public void An_implied_short_identifier_that_is_taken_is_none()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("82024121", "83026FE2", "8A0105", Arr, "80020004"));
        Assert.That(card.Ok("00A40004026FE2"), Does.EndWith("8800"), "02 is EF.ICCID");
        card.Ok("00A4000C023F00", Create("82024121", "83026FE3", "8A0105", Arr, "80020004"));
        Assert.That(card.Ok("00A40004026FE3"), Does.EndWith("880118"));
    }

    [Test]
    public void Files_without_end_meet_the_end_of_the_memory()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm);
        int created = 0;
        string answer;
        while ((answer = card.Send(Create("82024121", $"8302{0x4000 + created:X4}", "8A0105", Arr, "80020800", "8800"))) == "9000")
            created++;
        Assert.That(answer, Is.EqualTo("6A84"));
        Assert.That(created, Is.EqualTo(0x20000 / (0x800 + 64)));
        Assert.That(card.Ok(TestCard.SelectMf), Does.Contain($"8304{0x20000 % (0x800 + 64):X8}"));
        card.Ok("00E40000024000");
        Assert.That(card.Send(Create("82024121", "83024000", "8A0105", Arr, "80020800", "8800")), Is.EqualTo("9000"));
    }

    [Test]
    public void Directories_within_directories_meet_an_end()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm);
        for (int i = 0; i < 4; i++)
            card.Ok(Create("82027821", $"83027F{0x60 + i:X2}", "8A0105", "8B032F0605"));
        Assert.That(card.Send(Create("82027821", "83027F65", "8A0105", "8B032F0605")), Is.EqualTo("6A84"));
        Assert.That(card.Send(Create("82024121", "83026F01", "8A0105", Arr, "80020004")), Is.EqualTo("6A84"));
        card.Ok("00A4030C");
        Assert.That(card.Send(Create("82024121", "83027F60", "8A0105", Arr, "80020004")), Is.EqualTo("6A89"), "a directory above has this identifier");
    }

    [Test]
    public void A_file_in_creation_keeps_no_rules_until_it_is_activated()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("82024121", "83026F01", "8A0103", "8B032F0605", "80020004", "8800"));
        card.Card.Reset();
        card.Ok("00A4000C026F01", "00D6000001AA", "0044000000");
        Assert.That(card.Send("00D6000001AB"), Is.EqualTo("6982"));
        Assert.That(card.Ok("00A40004026F01"), Does.Contain("8A0105"));
    }

    [Test]
    public void A_created_file_is_there_after_the_card_is_opened_again()
    {
        InMemoryCardStore store = new();
        using (TestCard card = new(store))
            card.Ok(VerifyAdm, Create("82024121", "83026F01", "8A0105", Arr, "80020004", "8800"), "00D600000401020304");
        using TestCard again = new(store);
        Assert.That(again.Ok("00A4000C026F01", "00B0000004"), Is.EqualTo("01020304"));
    }

    public static string Create(params ReadOnlySpan<string> objects)
    {
        string template = Template(objects);
        return $"00E00000{template.Length / 2:X2}{template}";
    }

    public static string Template(params ReadOnlySpan<string> objects)
    {
        string inner = string.Concat(objects);
        return inner.Length / 2 < 0x80 ? $"62{inner.Length / 2:X2}{inner}" : $"6281{inner.Length / 2:X2}{inner}";
    }
}
