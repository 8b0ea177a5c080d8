namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class SuspendUiccTests
{
    private const string Suspend = "8076000004000A0105"; // ten seconds to five minutes
    private const string EnablePin1 = "002800010830303030FFFFFFFF";
    private const string ReadImsi = "00B0870009";

    [Test]
    public void A_session_goes_on_where_the_token_comes_first_after_the_next_reset()
    {
        using TestCard card = new();
        string token = Sleep(card);
        card.Card.PowerOff();
        card.Card.PowerOn();
        Assert.That(card.Send("8076010008" + token), Is.EqualTo("9000"));
        card.Ok("00B0000002", ReadImsi, "01A4000C022F05");
        Assert.That(card.Send("8076010008" + token), Is.EqualTo("6985"), "nothing sleeps any more");
    }

    [Test]
    public void A_warm_reset_and_switching_on_and_off_without_a_command_forget_nothing()
    {
        using TestCard card = new();
        string token = Sleep(card);
        card.Card.Reset();
        card.Card.PowerOff();
        card.Card.PowerOn();
        card.Card.PowerOn();
        Assert.That(card.Send("8076010008" + token), Is.EqualTo("9000"));
        card.Ok(ReadImsi);
    }

    [Test]
    public void Any_other_command_begins_a_session_of_its_own()
    {
        using TestCard card = new();
        string token = Sleep(card);
        card.Card.PowerOn();
        Assert.That(card.Send(TestCard.SelectMf), Does.StartWith("61"));
        Assert.That(card.Send("8076010008" + token), Is.EqualTo("6985"));
        card.Ok(TestCard.SelectUsim);
        Assert.That(card.Send(ReadImsi), Is.EqualTo("6982"), "PIN1 is not verified");
        Assert.That(card.Send("01A4000C022F05"), Is.EqualTo("6881"));
    }

    [Test]
    public void A_terminal_that_does_not_switch_off_goes_on_with_its_session()
    {
        using TestCard card = new();
        string token = Sleep(card);
        card.Ok(ReadImsi);
        card.Card.PowerOn();
        Assert.That(card.Send("8076010008" + token), Is.EqualTo("6985"));
        token = Sleep(card, enable: false);
        Assert.That(card.Send("8076010008" + token), Is.EqualTo("9000"), "nor does it matter whether it did");
    }

    [Test]
    public void A_wrong_token_resumes_nothing()
    {
        using TestCard card = new();
        string token = Sleep(card);
        card.Card.PowerOn();
        Assert.That(card.Send("80760100080000000000000000"), Is.EqualTo("6982"));
        Assert.That(card.Send("807601000400000000"), Is.EqualTo("6700"));
        Assert.That(card.Send("8076010108" + token), Is.EqualTo("6A86"));
        Assert.That(card.Send("8076010008" + token), Is.EqualTo("9000"));
    }

    [TestCase("807600000400050002", "6A80", TestName = "Less at most than at least")]
    [TestCase("807600000405010501", "6A80", TestName = "An unknown unit")]
    [TestCase("8076000004040A04FF", "9864", TestName = "A hundred days are too long")]
    [TestCase("80760000040001", "6700")]
    [TestCase("807600000200010005", "6700")]
    [TestCase("807602000400010005", "6A86")]
    [TestCase("8076010008" + "0000000000000000", "6985", TestName = "Nothing sleeps")]
    [TestCase("007600000400010005", "6E00")]
    public void Refused(string command, string expected)
    {
        using TestCard card = new();
        Assert.That(card.Send(command), Is.EqualTo(expected));
        card.Card.PowerOn();
        Assert.That(card.Send("8076010008" + "0000000000000000"), Is.EqualTo("6985"));
    }

    [Test]
    public void The_card_grants_at_most_ninety_days_and_each_token_is_another()
    {
        using TestCard card = new();
        string first = card.Ok("807600000400010409");
        Assert.That(first, Does.StartWith("0409").And.Length.EqualTo(20));
        string second = card.Ok("8076000004000104FF");
        Assert.That(second, Does.StartWith("0409").And.Not.EqualTo(first));
    }

    [Test]
    public void A_card_whose_EF_UMPC_does_not_offer_it_does_not_sleep()
    {
        using TestCard card = new();
        card.Ok("0020000A083838383838383838", "00A4000C022F08", "00D600020100");
        Assert.That(card.Send(Suspend), Is.EqualTo("6A81"));
    }

    /// <summary>A session with PIN1 verified, EF.IMSI current and channel 1 open, suspended.</summary>
    private static string Sleep(TestCard card, bool enable = true)
    {
        if (enable)
            card.Ok(EnablePin1);
        card.Ok("002000010830303030FFFFFFFF", TestCard.SelectUsim, "0070000001", "00A4000C026F07");
        string answer = card.Ok(Suspend);
        Assert.That(answer, Does.StartWith("0105"));
        return answer[4..];
    }
}
