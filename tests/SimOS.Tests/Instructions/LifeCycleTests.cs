using static Tottoli.MultiSim.SimOS.Tests.Instructions.CreateFileTests;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

/// <summary>DEACTIVATE, ACTIVATE, TERMINATE and DELETE, and what other commands answer then.</summary>
[TestFixture]
internal sealed class LifeCycleTests
{
    private const string Transparent = "82024121";
    private const string Arr = "8B032F0601";

    [Test]
    public void A_deactivated_file_refuses_but_is_selected_as_ever()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, "00A4000C022F05", "0004000000");
        Assert.That(card.Ok("00A40004022F05"), Does.Contain("8A0104"));
        Assert.That(card.Send("00B0000001"), Is.EqualTo("6984"));
        Assert.That(card.Send("00D600000141"), Is.EqualTo("6984"));
        card.Ok("0044000000");
        Assert.That(card.Ok("00A40004022F05"), Does.Contain("8A0105"));
        card.Ok("00B0000001", "00D600000141");
    }

    [Test]
    public void A_deactivated_record_file_refuses_every_record_command()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, TestCard.SelectUsim, "0004000002" + "6F42");
        Assert.That(card.Send("00B2010428"), Is.EqualTo("6984"));
        Assert.That(card.Send("00DC010428" + new string('F', 80)), Is.EqualTo("6984"));
        Assert.That(card.Send("00A2010401FF"), Is.EqualTo("6984"));
        Assert.That(card.Send("80D400000A" + Template("83026F42", "80020028")), Is.EqualTo("6984"));
    }

    [Test]
    public void The_state_lasts_over_power_off_and_a_second_command_changes_nothing()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, "0004000002" + "2F05");
        string hash = card.StateHash();
        card.Ok("0004000002" + "2F05");
        Assert.That(card.StateHash(), Is.EqualTo(hash));
        using TestCard again = new(card.Store);
        again.Ok("00A4000C022F05");
        Assert.That(again.Send("00B0000001"), Is.EqualTo("6984"));
    }

    [TestCase("0004000000", "6986", TestName = "No EF is current")]
    [TestCase("0004000002" + "6FFF", "6A82", TestName = "There is no such file")]
    [TestCase("0004080002" + "2F05", "6982", TestName = "Not without the key")]
    [TestCase("0004010002" + "2F05", "6A86", TestName = "No way to name a file")]
    [TestCase("0004000102" + "2F05", "6A86", TestName = "P2 says nothing")]
    [TestCase("0004000003" + "2F0500", "6A87", TestName = "An identifier has two octets")]
    [TestCase("0004080003" + "2F0500", "6A87", TestName = "A path has whole identifiers")]
    public void Refused(string command, string expected)
    {
        using TestCard card = new();
        string hash = card.StateHash();
        Assert.That(card.Send(command), Is.EqualTo(expected));
        Assert.That(card.Send(command.Replace("0004", "0044", StringComparison.Ordinal)), Is.EqualTo(expected));
        Assert.That(card.StateHash(), Is.EqualTo(hash));
    }

    [TestCase("0008", "7FFF6F05", TestName = "By path from the MF")]
    [TestCase("0009", "6F05", TestName = "By path from the current directory")]
    [TestCase("0000", "6F05", TestName = "By identifier")]
    public void A_file_that_is_named_becomes_current(string p1, string path)
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, TestCard.SelectUsim);
        string data = $"{path.Length / 2:X2}{path}";
        card.Ok($"0004{p1[2..]}00{data}");
        Assert.That(card.Send("00B0000001"), Is.EqualTo("6984"));
        card.Ok($"0044{p1[2..]}00{data}", "00B0000001");
    }

    [Test]
    public void Special_information_lets_a_deactivated_file_be_used()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create(Transparent, "83026F01", "8A0105", Arr, "80020004", "8800", "A503C00140"), "0004000000", "00B0000004", "00D6000001AA");
    }

    [Test]
    public void A_deactivated_directory_stands_before_its_files()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, TestCard.SelectUsim, "0004000002" + "5FC0", "00A4000C024F07");
        Assert.That(card.Send("00B0000001"), Is.EqualTo("6984"));
        card.Ok("0044000002" + "5FC0", "00A4000C024F07", "00B0000001");
    }

    [Test]
    public void A_terminated_EF_warns_and_refuses_for_ever()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, "00E8000002" + "2F05");
        Assert.That(card.Send("00A4000C022F05"), Is.EqualTo("6285"));
        Assert.That(card.Send("00A40004022F05"), Is.EqualTo("6285"));
        Assert.That(card.Exchange("00C0000000"), Does.Contain("8A010C").And.EndsWith("9000"), "its parameters wait");
        foreach (string command in new[] { "00B0000001", "00D600000141", "0044000000", "0004000000", "80D400000A" + Template("83022F05", "80020010") })
            Assert.That(card.Send(command), Is.EqualTo("6985"), command);
        card.Ok("00E4000002" + "2F05");
        Assert.That(card.Send("00A4000C022F05"), Is.EqualTo("6A82"), "it may be deleted");
    }

    [Test]
    public void A_terminated_DF_hides_what_is_in_it()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, TestCard.SelectUsim, "00E6000002" + "5FC0");
        Assert.That(card.Send("00A4000C025FC0"), Is.EqualTo("6285"));
        Assert.That(card.Send("00A4000C024F07"), Is.EqualTo("6985"));
        Assert.That(card.Send(Create(Transparent, "83026F01", "8A0105", Arr, "80020004")), Is.EqualTo("6985"));
        Assert.That(card.Send("00A4080C067FFF5FC04F07"), Is.EqualTo("6985"));
        card.Ok("00A4000C027FFF");
    }

    [TestCase("00E6000002" + "2F05", "6981", TestName = "An EF is no DF")]
    [TestCase("00E8000002" + "7F10", "6981", TestName = "A DF is no EF")]
    [TestCase("00E6000002" + "3F00", "6981", TestName = "The MF is ended by TERMINATE CARD USAGE")]
    [TestCase("00E8000002" + "6F07", "6A82", TestName = "A grandchild is out of reach")]
    [TestCase("00E8000000", "6700", TestName = "No file is named")]
    [TestCase("00E8010002" + "2F05", "6A86", TestName = "P1 says nothing")]
    [TestCase("00FE000001" + "00", "6700", TestName = "TERMINATE CARD USAGE has no data")]
    public void Terminations_that_are_refused(string command, string expected)
    {
        using TestCard card = new();
        card.Ok(VerifyAdm);
        string hash = card.StateHash();
        Assert.That(card.Send(command), Is.EqualTo(expected));
        Assert.That(card.StateHash(), Is.EqualTo(hash));
    }

    [Test]
    public void A_terminated_card_says_so_and_refuses_everything()
    {
        using TestCard card = new();
        Assert.That(card.Send("00FE0000"), Is.EqualTo("6982"));
        card.Ok(VerifyAdm, "00FE0000");
        using TestCard again = new(card.Store);
        Assert.That(again.Card.Reset().Length, Is.Not.Zero, "it still answers to reset");
        Assert.That(again.Send("00A4000C023F00"), Is.EqualTo("6285"));
        Assert.That(again.Exchange("80F2000000"), Does.Contain("8A010C"));
        foreach (string command in new[]
        {
            "00A4000C022FE2", TestCard.SelectUsim, VerifyAdm, "0070000001", "00B0820001", "8010000001FF", "0044000002" + "3F00", "00FE0000",
            "A0A40000022FE2", "00E40000027F10", "0020000100",
        })
        {
            Assert.That(again.Send(command), Is.EqualTo(command.StartsWith("A0", StringComparison.Ordinal) ? "6F00" : "6985"), command);
        }
    }

    [Test]
    public void A_deleted_directory_is_gone_with_its_files_and_their_content()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, TestCard.SelectUsim, "00A4000C025FC0", "00A4000C024F0A", "00D600000412345678");
        card.Ok(TestCard.SelectUsim, "00E4000002" + "5FC0");
        Assert.That(card.Send("00A4000C025FC0"), Is.EqualTo("6A82"));
        card.Ok(Create("82027821", "83025FC0", "8A0105", "8B032F0605"));
        Assert.That(card.Send("00A4000C024F0A"), Is.EqualTo("6A82"), "the layout's files do not come back");
        card.Ok(Create(Transparent, "83024F0A", "8A0105", Arr, "80020004", "8800"));
        Assert.That(card.Ok("00B0000004"), Is.EqualTo("FFFFFFFF"), "and nothing of their content");
        using TestCard again = new(card.Store);
        again.Ok(TestCard.SelectUsim, "00A4000C025FC0");
        Assert.That(again.Send("00A4000C024F01"), Is.EqualTo("6A82"));
    }

    [Test]
    public void After_its_own_deletion_a_directory_leaves_the_one_above_current()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("82027821", "83027F66", "8A0105", "8B032F0605"), Create(Transparent, "83026F01", "8A0105", Arr, "80020004"));
        card.Ok("00E4000002" + "7F66");
        Assert.That(card.Send("00B0000001"), Is.EqualTo("6986"), "no EF is current");
        card.Ok("00A4000C022FE2");
    }

    [Test]
    public void What_another_channel_stands_on_is_not_deleted()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("82027821", "83027F66", "8A0105", "8B032F0605"), Create(Transparent, "83026F01", "8A0105", Arr, "80020004", "8800"));
        card.Ok("0070000001", "01A4080C047F666F01", "00A4000C023F00");
        Assert.That(card.Send("00E4000002" + "7F66"), Is.EqualTo("6985"));
        Assert.That(card.Ok("01B0000001"), Is.EqualTo("FF"));
        card.Ok("00708001", "00E4000002" + "7F66");
    }

    [Test]
    public void Another_channel_finds_its_file_again_when_the_tree_has_changed()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, "0070000001", "01A4080C022FE2", Create(Transparent, "83026F01", "8A0105", Arr, "80020004"));
        card.Ok("01B000000A");
        card.Ok("0004000002" + "2FE2");
        Assert.That(card.Send("01B000000A"), Is.EqualTo("6984"), "the change is seen at once");
    }

    [TestCase("00E4000002" + "3F00", "6985", TestName = "The MF stays")]
    [TestCase("00E4000002" + "6F07", "6A82", TestName = "A grandchild is not found")]
    [TestCase("00E4000001" + "2F", "6700", TestName = "Half an identifier")]
    [TestCase("00E4000102" + "2F05", "6A86", TestName = "P2 has no meaning")]
    public void Deletions_that_are_refused(string command, string expected)
    {
        using TestCard card = new();
        card.Ok(VerifyAdm);
        Assert.That(card.Send(command), Is.EqualTo(expected));
    }

    [Test]
    public void Class_A0_invalidates_and_rehabilitates()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm);
        card.Send("A0A40000022F05");
        Assert.That(card.Send("A004000000"), Is.EqualTo("9000"));
        Assert.That(card.Send("A004000000"), Is.EqualTo("9810"), "it is invalidated already");
        Assert.That(card.Send("A0B0000001"), Is.EqualTo("9810"));
        card.Send("A0A40000022F05");
        Assert.That(card.Send("A0C000000F")[22..24], Is.EqualTo("00"), "the file status");
        Assert.That(card.Send("A044000000"), Is.EqualTo("9000"));
        Assert.That(card.Send("A0B0000001"), Is.EqualTo("659000"));
    }
}
