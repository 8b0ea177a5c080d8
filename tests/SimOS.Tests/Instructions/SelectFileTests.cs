namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class SelectFileTests
{
    [Test]
    public void MF_is_selected_with_and_without_its_parameters()
    {
        using TestCard card = new();
        Assert.That(card.Send("00A4000C023F00"), Is.EqualTo("9000"));
        string waiting = card.Send(TestCard.SelectMf);
        Assert.That(waiting, Does.StartWith("61").And.Length.EqualTo(4));
        Assert.That(card.Send("00C00000" + waiting[2..]), Is.EqualTo(
            "62328202782183023F00A50C8001718304000200008701018A01058B032F0605C61290017083010183018183010A9501008301119000"));
    }

    [Test]
    public void Parameters_of_an_EF_are_as_real_cards_give_them()
    {
        using TestCard card = new();
        Assert.That(card.Ok("00A40004022FE2"), Is.EqualTo("62178202412183022FE28A01058B032F06018002000A880110"));
        Assert.That(card.Ok("00A40004022F00"), Is.EqualTo("621A8205422100280483022F008A01058B032F0601800200A08801F0"));
    }

    [Test]
    public void Application_parameters_hold_its_AID_and_fit_98_octets()
    {
        using TestCard card = new();
        string parameters = card.Ok(TestCard.SelectUsim);
        Assert.That(parameters, Does.Contain("8410A0000000871002FFFFFFFF8907090000"));
        Assert.That(parameters, Has.Length.LessThanOrEqualTo(2 * 98));
        Assert.That(Convert.FromHexString(parameters)[1], Is.EqualTo(parameters.Length / 2 - 2));
    }

    [TestCase("00A4040C05A000000087", "9000", TestName = "A registered provider's prefix selects the USIM")]
    [TestCase("00A4040C07A0000000871002", "9000", TestName = "The application's prefix selects the USIM")]
    [TestCase("00A4040C07A0000000871004", "9000", TestName = "There is an ISIM")]
    [TestCase("00A4040D07A0000000871002", "9000", TestName = "The last occurrence is the only one")]
    [TestCase("00A4040E07A0000000871002", "6A82", TestName = "There is no next occurrence")]
    [TestCase("00A4044C07A0000000871002", "6985", TestName = "An application that is not running cannot be ended")]
    [TestCase("00A4042C07A0000000871002", "6A86", TestName = "Reserved session control is refused")]
    [TestCase("00A4000C027FFF", "6A82", TestName = "7FFF needs a current application")]
    [TestCase("00A4000C026F07", "6A82", TestName = "A grandchild is out of reach")]
    [TestCase("00A4000C025FC0", "6A82", TestName = "A DF of the application is out of reach from the MF")]
    [TestCase("00A4020C022F00", "6A86", TestName = "P1 02 is not used in a UICC")]
    [TestCase("00A4000C032F0000", "6A87", TestName = "An identifier has two octets")]
    [TestCase("00A4080C032F0000", "6A87", TestName = "A path has whole identifiers")]
    [TestCase("00A4080C027F10", "9000", TestName = "A path may lead to a DF")]
    [TestCase("00A4080C047FFF6F07", "6A82", TestName = "A path from 7FFF needs an application")]
    [TestCase("00A4010C027F10", "9000", TestName = "A child DF is selected")]
    [TestCase("00A4010C022FE2", "6A82", TestName = "An EF is no child DF")]
    [TestCase("00A4030C", "6A82", TestName = "The MF has no parent")]
    [TestCase("00A4000C", "9000", TestName = "No data at all means the MF")]
    public void From_the_MF(string command, string expected)
    {
        using TestCard card = new();
        Assert.That(card.Send(command), Is.EqualTo(expected));
    }

    [TestCase("00A4000C026F07", "9000", TestName = "A child")]
    [TestCase("00A4000C025FC0", "9000", TestName = "A child DF")]
    [TestCase("00A4000C027FFF", "9000", TestName = "The application itself")]
    [TestCase("00A4000C027F10", "9000", TestName = "A DF beside it")]
    [TestCase("00A4000C022FE2", "6A82", TestName = "Not an EF beside it")]
    [TestCase("00A4000C024F20", "6A82", TestName = "Not a grandchild")]
    [TestCase("00A4080C067FFF5F3B4F20", "9000", TestName = "A path from 7FFF")]
    [TestCase("00A4090C045F3B4F20", "9000", TestName = "A path from here")]
    [TestCase("00A4090C047FFF6F07", "6A82", TestName = "No 7FFF in a path from here")]
    [TestCase("00A4030C", "9000", TestName = "Its parent is the MF")]
    public void From_the_USIM(string command, string expected)
    {
        using TestCard card = new();
        card.Ok(TestCard.SelectUsim);
        Assert.That(card.Send(command), Is.EqualTo(expected));
    }

    [Test]
    public void A_refused_SELECT_leaves_what_was_current()
    {
        using TestCard card = new();
        card.Ok(TestCard.SelectUsim, "00A4000C026FAD");
        Assert.That(card.Send("00A40004026FFF"), Is.EqualTo("6A82"));
        Assert.That(card.Ok("00B0000004"), Is.EqualTo("00000002"));
    }

    [Test]
    public void The_application_stays_while_the_MF_is_current()
    {
        using TestCard card = new();
        card.Ok(TestCard.SelectUsim, "00A4000C023F00");
        Assert.That(card.Send("00A4080C047FFF6FAD"), Is.EqualTo("9000"));
        Assert.That(card.Ok("80F2000112"), Is.EqualTo("8410A0000000871002FFFFFFFF8907090000"));
    }

    [Test]
    public void Ending_the_application_makes_the_MF_current()
    {
        using TestCard card = new();
        card.Ok(TestCard.SelectUsim);
        Assert.That(card.Send("00A4044C10A0000000871002FFFFFFFF8907090000"), Is.EqualTo("9000"));
        Assert.That(card.Send("00A4000C027FFF"), Is.EqualTo("6A82"));
        Assert.That(card.Send("80F2000100"), Is.EqualTo("6A88"));
    }

    [Test]
    public void A_directory_leaves_no_current_EF()
    {
        using TestCard card = new();
        card.Ok("00A4000C022FE2", "00A4000C023F00");
        Assert.That(card.Send("00B000000A"), Is.EqualTo("6986"));
    }

    [Test]
    public void The_PIN_bitmap_follows_PIN1()
    {
        using TestCard card = new();
        Assert.That(card.Ok(TestCard.SelectMf), Does.Contain("C612900170"));
        card.Ok("002800010830303030FFFFFFFF");
        Assert.That(card.Ok(TestCard.SelectMf), Does.Contain("C6129001F0"));
    }
}
