using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Ota;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

/// <summary>Class A0: what a 2G terminal sends (3GPP TS 51.011).</summary>
[TestFixture]
internal sealed class GsmClassTests
{
    private const string SelectMf = "A0A40000023F00";
    private const string Zero = "30303030FFFFFFFF";
    private const string One = "31313131FFFFFFFF";
    private const string Unblock = "3030303030303030";
    private const string EnableChv1 = "A028000108" + Zero;

    [TestCase("")]
    [TestCase("A0")]
    [TestCase("A0A400")]
    public void A_command_without_a_whole_header_has_no_class(string command)
    {
        using TestCard card = new();
        Assert.That(card.Send("A0A40000023F00"), Does.StartWith("9F"));
        Assert.That(card.Send(command), Is.EqualTo("6700"));
    }

    [Test]
    public void MF_and_DF_are_told_of_in_22_octets()
    {
        using TestCard card = new();
        Assert.That(card.Send(SelectMf), Is.EqualTo("9F16"));
        string mf = card.Send("A0C0000016");
        Assert.That(mf, Does.Match("^0000FFFF3F0001000000000009B3....0700838A838A9000$"), "CHV1 is disabled: b8 of octet 14");
        Assert.That(card.Send("A0F2000016"), Is.EqualTo(mf), "STATUS says the same");
        Assert.That(card.Send("A0F2000002"), Is.EqualTo("00009000"), "and its beginning, if asked");
        Assert.That(card.Send("A0F2000017"), Is.EqualTo("6716"));
        Assert.That(card.Send("A0F2000000"), Is.EqualTo("6716"));
        Assert.That(card.Send("A0A40000027F10"), Is.EqualTo("9F16"));
        Assert.That(card.Send("A0C0000007"), Is.EqualTo("0000FFFF7F10029000"), "what is not asked for is not kept");
        Assert.That(card.Send("A0C0000007"), Is.EqualTo("6F00"));
        card.Send(EnableChv1);
        Assert.That(card.Send("A0F2000016"), Does.Match("^0000FFFF7F1002000000000009330517..00838A838A9000$"));
        Assert.That(card.Send("A020000108" + One), Is.EqualTo("9804"));
        Assert.That(card.Send("A0F2000016"), Does.EndWith("828A838A9000"));
    }

    [TestCase("2FE2", "0000000A2FE2040004F044010200009000", TestName = "EF.ICCID: read always, all else ADM1")]
    [TestCase("2F05", "0000000A2F05040001F044010200009000", TestName = "EF.PL: update CHV1")]
    [TestCase("2F00", "000000A02F00040004F044010201289000", TestName = "EF.DIR has records of 40 octets")]
    public void EFs_are_told_of_in_15_octets(string fid, string expected)
    {
        using TestCard card = new();
        Assert.That(card.Send("A0A4000002" + fid), Is.EqualTo("9F0F"));
        Assert.That(card.Send("A0C000000F"), Is.EqualTo(expected));
    }

    [TestCase("A0A40000022FFF", "9404", TestName = "A file that is not there")]
    [TestCase("A0A40000027FFF", "9404", TestName = "7FFF means nothing to 2G")]
    [TestCase("A0A4000C023F00", "6B00", TestName = "SELECT has no parameters")]
    [TestCase("A0A40000033F0000", "6700", TestName = "An identifier has two octets")]
    [TestCase("A0B0000001", "9400", TestName = "No EF is current")]
    [TestCase("A070000001", "6D00", TestName = "2G knows no channels")]
    [TestCase("A0FE000000", "6D00")]
    [TestCase("A1A40000023F00", "6E00", TestName = "Class A0 has no channels")]
    [TestCase("A0A40000053F00", "6700", TestName = "Lc says more than there is")]
    [TestCase("A088000010" + "00000000000000000000000000000000", "9404", TestName = "RUN GSM ALGORITHM outside DF.GSM")]
    [TestCase("A08800000400000000", "6700")]
    [TestCase("A0FA000000", "9000", TestName = "SLEEP")]
    [TestCase("A0FA010000", "6B00")]
    [TestCase("A012000010", "6F00", TestName = "Nothing to FETCH")]
    [TestCase("A01000000409010020", "9000", TestName = "TERMINAL PROFILE")]
    [TestCase("A0C2000003D30100", "9000", TestName = "ENVELOPE")]
    public void At_the_MF(string command, string expected)
    {
        using TestCard card = new();
        card.Send(SelectMf);
        string before = card.StateHash();
        Assert.That(card.Send(command), Is.EqualTo(expected));
        Assert.That(card.StateHash(), Is.EqualTo(before));
    }

    [Test]
    public void Transparent_files_are_read_and_written()
    {
        using TestCard card = new();
        Assert.That(card.Send("A0A40000022F05"), Is.EqualTo("9F0F"));
        Assert.That(card.Send("A0B000000A"), Is.EqualTo("656EFFFFFFFFFFFFFFFF9000"));
        Assert.That(card.Send("A0D60002027275"), Is.EqualTo("9000"));
        Assert.That(card.Send("A0B0000004"), Is.EqualTo("656E72759000"));
        Assert.That(card.Send("A0B000000B"), Is.EqualTo("670A"));
        Assert.That(card.Send("A0B0000A01"), Is.EqualTo("9402"), "out of range");
        Assert.That(card.Send("A0B0850001"), Is.EqualTo("9402"), "P1 is the offset: there are no short identifiers");
        Assert.That(card.Send("A0B2010401"), Is.EqualTo("9408"));
        Assert.That(card.Send("A0A40000022FE2"), Is.EqualTo("9F0F"));
        Assert.That(card.Send("A0D60000010A"), Is.EqualTo("9804"));
    }

    [Test]
    public void Records_are_read_and_sought()
    {
        using TestCard card = new();
        card.Send("A0A40000022F00");
        Assert.That(card.Send("A0B2010428"), Does.StartWith("6118").And.EndsWith("9000"));
        Assert.That(card.Send("A0B20104FF"), Is.EqualTo("6728"));
        Assert.That(card.Send("A0B2050428"), Is.EqualTo("9402"));
        Assert.That(card.Send("A0B201F428"), Is.EqualTo("6B00"), "no short identifier");
        Assert.That(card.Send("A0A20010026118"), Is.EqualTo("9F01"), "type 2, from the beginning");
        Assert.That(card.Send("A0C0000001"), Is.EqualTo("019000"));
        Assert.That(card.Send("A0A20000026118"), Is.EqualTo("9000"), "type 1");
        Assert.That(card.Send("A0B2000428"), Does.StartWith("6118"), "the record found is current");
        Assert.That(card.Send("A0A2001201FF"), Is.EqualTo("9F01"), "from the next");
        Assert.That(card.Send("A0C0000001"), Is.EqualTo("039000"));
        Assert.That(card.Send("A0A2001201FF"), Is.EqualTo("9F01"), "and the one after it");
        Assert.That(card.Send("A0A2001201FF"), Is.EqualTo("9404"), "there is no next");
        Assert.That(card.Send("A0B2000428"), Does.StartWith("FFFF"), "nothing moved");
        Assert.That(card.Send("A0A200130161"), Is.EqualTo("9F01"), "backward from the previous");
        Assert.That(card.Send("A0C0000001"), Is.EqualTo("029000"));
        Assert.That(card.Send("A0A2001101FF"), Is.EqualTo("9F01"), "backward from the end");
        Assert.That(card.Send("A0C0000001"), Is.EqualTo("049000"));
        Assert.That(card.Send("A0A2000401FF"), Is.EqualTo("6B00"));
        Assert.That(card.Send("A0A2002001FF"), Is.EqualTo("6B00"));
        Assert.That(card.Send("A0A2000011" + new string('F', 34)), Is.EqualTo("6700"), "patterns end at 16 octets");
        card.Send("A0A40000022F05");
        Assert.That(card.Send("A0A2000001FF"), Is.EqualTo("9408"));
    }

    [Test]
    public void A_cyclic_file_begins_at_the_record_written_last_and_is_not_sought()
    {
        using TestCard card = new();
        card.Ok("0020000A083838383838383838");
        Assert.That(card.Send("A0A40000027FA6"), Is.EqualTo("9F16"));
        Assert.That(card.Send("A0A40000024F02"), Is.EqualTo("9F0F"));
        Assert.That(card.Send("A0C000000F"), Is.EqualTo("000001804F02040004F044010203109000"));
        Assert.That(card.Send("A0DC000310" + new string('1', 32)), Is.EqualTo("9000"));
        Assert.That(card.Send("A0DC000410" + new string('1', 32)), Is.EqualTo("9408"));
        card.Send("A0A40000024F02");
        Assert.That(card.Send("A0B2000410"), Does.StartWith("1111"));
        Assert.That(card.Send("A0A200000111"), Is.EqualTo("9408"));
    }

    [Test]
    public void CHV_commands_say_what_went_wrong_in_their_own_words()
    {
        using TestCard card = new();
        Assert.That(card.Send("A020000108" + Zero), Is.EqualTo("9808"), "CHV1 is disabled");
        Assert.That(card.Send("A026000108" + Zero), Is.EqualTo("9808"), "it is already");
        Assert.That(card.Send("A024000110" + Zero + One), Is.EqualTo("9808"));
        Assert.That(card.Send("A020000308" + Zero), Is.EqualTo("9802"), "there is no CHV3");
        Assert.That(card.Send("A020000100"), Is.EqualTo("6700"), "class A0 cannot ask for the tries left");
        Assert.That(card.Send("A02C000000"), Is.EqualTo("6700"));
        Assert.That(card.Send("A020010108" + Zero), Is.EqualTo("6B00"));
        Assert.That(card.Send("A026910108" + Zero), Is.EqualTo("6B00"), "2G knows no Universal PIN");
        Assert.That(card.Send(EnableChv1), Is.EqualTo("9000"));
        Assert.That(card.Send(EnableChv1), Is.EqualTo("9808"));
        Assert.That(card.Send("A024000110" + Zero + One), Is.EqualTo("9000"));
        Assert.That(card.Send("A020000108" + Zero), Is.EqualTo("9804"));
        Assert.That(card.Send("A020000108" + Zero), Is.EqualTo("9804"));
        Assert.That(card.Send("A020000108" + Zero), Is.EqualTo("9840"));
        Assert.That(card.Send("A020000108" + One), Is.EqualTo("9840"));
        Assert.That(card.Send("A02C000110" + Unblock + Zero), Is.EqualTo("9802"), "UNBLOCK CHV calls CHV1 00");
        Assert.That(card.Send("A02C000010" + One + Zero), Is.EqualTo("9804"));
        Assert.That(card.Send("A02C000010" + Unblock + Zero), Is.EqualTo("9000"));
        Assert.That(card.Send("A020000108" + Zero), Is.EqualTo("9000"));
        Assert.That(card.Send("A020000208" + Zero), Is.EqualTo("9000"), "CHV2");
        Assert.That(card.Send("A02C000210" + Unblock + One), Is.EqualTo("9000"));
        Assert.That(card.Send("A020000208" + One), Is.EqualTo("9000"));
        Assert.That(card.Send("A020000A083838383838383838"), Is.EqualTo("9000"), "ADM1");
        for (int i = 0; i < 9; i++)
            Assert.That(card.Send("A02C000010" + One + Zero), Is.EqualTo("9804"));
        Assert.That(card.Send("A02C000010" + One + Zero), Is.EqualTo("9840"));
    }

    [Test]
    public void RUN_GSM_ALGORITHM_answers_as_the_GSM_context_of_AUTHENTICATE_does()
    {
        InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        using TestCard card = new(store);
        if (card.Send("A0A40000027F20") == "9404")
            card.Ok("0020000A083838383838383838", CreateFileTests.Create("82027821", "83027F20", "8A0105", "8B032F0605", "81020100", "C60990014083010183010A"));
        const string rand = "23553CBE9637A89D218AE64DAE47BF35";
        string answer = card.Ok(TestCard.SelectUsim, "008800801110" + rand);
        Assert.That(answer, Does.Match("^04.{8}08.{16}$"));
        Assert.That(card.Send("A0A40000027F20"), Is.EqualTo("9F16"));
        Assert.That(card.Send("A088000010" + rand), Is.EqualTo("9F0C"));
        Assert.That(card.Send("A0C000000C"), Is.EqualTo(answer[2..10] + answer[12..] + "9000"));
        Assert.That(card.Send("A08800000F" + rand[2..]), Is.EqualTo("6700"));
        Assert.That(card.Send("A088010010" + rand), Is.EqualTo("6B00"));
        card.Send(EnableChv1);
        card.Card.Reset();
        card.Send("A0A40000027F20");
        Assert.That(card.Send("A088000010" + rand), Is.EqualTo("9804"), "CHV1 is not verified");
        card.Ok("00A4000C023F00");
        Assert.That(card.Send("A088000010" + rand), Is.EqualTo("9404"), "outside DF.GSM");
    }

    [TestCase("")]
    [TestCase("A0")]
    [TestCase("A0A400")]
    public void Half_a_header_is_of_no_class(string command)
    {
        using TestCard card = new();
        card.Send(SelectMf);
        Assert.That(card.Send(command), Is.EqualTo("6700"));
    }

    [Test]
    public void Both_classes_make_the_same_file_current_but_class_A0_sees_no_application()
    {
        using TestCard card = new();
        Assert.That(card.Send("A0A40000022F05"), Is.EqualTo("9F0F"));
        Assert.That(card.Ok("00B0000002"), Is.EqualTo("656E"));
        card.Ok(TestCard.SelectUsim, "00A4000C026FAD");
        Assert.That(card.Send("A0B0000001"), Is.EqualTo("9400"));
        Assert.That(card.Send("A0F2000006"), Is.EqualTo("0000FFFF3F009000"), "2G stands at the MF");
        Assert.That(card.Send("A0A40000026F07"), Is.EqualTo("9404"));
        Assert.That(card.Ok("00B0000004"), Is.EqualTo("00000002"), "a refused command of class A0 leaves the USIM's file current");
        Assert.That(card.Send("A0A40000027F10"), Is.EqualTo("9F16"));
        Assert.That(card.Ok("00A4000C027FFF"), Is.Empty, "the application is still there");
    }

    [Test]
    public void Pending_data_can_be_fetched_in_either_class()
    {
        using TestCard card = new();
        card.Send(TestCard.SelectMf);
        Assert.That(card.Send("A0C0000034"), Does.StartWith("6232").And.EndsWith("9000"));
        card.Send(SelectMf);
        Assert.That(card.Send("00C0000016"), Does.EndWith("9000"));
    }
}
