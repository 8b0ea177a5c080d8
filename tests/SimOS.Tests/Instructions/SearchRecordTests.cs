using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class SearchRecordTests
{
    // EF.OPL: four records of eight octets.
    private const string Opl = "00A40804047FFF6FC6";

    [TestCase("00A201040111", "0103", TestName = "Simple, forward: all that begin so")]
    [TestCase("00A20104021122", "01")]
    [TestCase("00A202040111", "03", TestName = "Simple, forward from the second")]
    [TestCase("00A203050111", "0301", TestName = "Simple, backward from the third")]
    [TestCase("00A201040122", "6A83", TestName = "Simple: only the beginning of a record counts")]
    [TestCase("00A20106 03 0401 22", "01", TestName = "Enhanced: at an offset")]
    [TestCase("00A20406 03 0501 FF", "0402", TestName = "Enhanced, backward from P1")]
    [TestCase("00A20106 04 0C11 2233", "01", TestName = "Enhanced: after a value")]
    [TestCase("00A20106 03 0C99 22", "6A83", TestName = "Enhanced: a value that no record has")]
    [TestCase("00A20106 03 0408 22", "6A83", TestName = "Enhanced: an offset at the end")]
    [TestCase("00A20106 03 04FF 22", "6A83", TestName = "Enhanced: an offset far beyond the end")]
    [TestCase("00A20006 03 0600 11", "0103", TestName = "Enhanced, from the next of none: from the first")]
    [TestCase("00A20006 03 0700 11", "0301", TestName = "Enhanced, from the previous of none: from the last")]
    [TestCase("00A200040111", "6A83", TestName = "Simple: there is no current record")]
    [TestCase("00A205040111", "6A83", TestName = "Simple: there is no fifth record")]
    [TestCase("00A20104", "6700", TestName = "No string")]
    [TestCase("00A20104 09 112233445566778899", "6700", TestName = "A string longer than a record")]
    [TestCase("00A20106 02 0400", "6700", TestName = "An indication without a string")]
    [TestCase("00A20106 01 04", "6700", TestName = "Half an indication")]
    [TestCase("00A20106 03 0200 11", "6A80", TestName = "An indication that is none")]
    [TestCase("00A201070111", "6A86", TestName = "Proprietary")]
    [TestCase("00A201020111", "6A86", TestName = "A mode of READ RECORD")]
    public void Searching_EF_OPL(string command, string expected)
    {
        using TestCard card = Filled();
        string answer = card.Exchange(command.Replace(" ", "", StringComparison.Ordinal));
        Assert.That(answer, Is.EqualTo(expected.StartsWith('6') ? expected : expected + "9000"));
    }

    [Test]
    public void The_first_match_becomes_current_and_a_miss_leaves_the_pointer()
    {
        using TestCard card = Filled();
        Assert.That(card.Send("00A202040111"), Is.EqualTo("6101"), "the length waits, T=0");
        Assert.That(card.Ok("00B2000408"), Does.StartWith("1199"));
        Assert.That(card.Send("00A201040177"), Is.EqualTo("6A83"));
        Assert.That(card.Ok("00B2000408"), Does.StartWith("1199"));
        Assert.That(card.Ok("00A20006030700FF"), Is.EqualTo("02"), "backward from the one before the current");
    }

    [Test]
    public void A_short_identifier_names_the_file_and_makes_it_current()
    {
        using TestCard card = Filled();
        card.Ok("00A4000C027FFF");
        Assert.That(card.Ok("00A201D40111"), Is.EqualTo("0103"));
        Assert.That(card.Ok("00B2000408"), Does.StartWith("1122"));
    }

    /// <summary>Cards differ here: a copied card answers as the card did. What is no error makes the file current.</summary>
    [TestCase("6A83", "6986")]
    [TestCase("6282", "9000")]
    [TestCase("9000", "9000")]
    public void A_miss_is_answered_as_the_card_has_it(string answer, string afterwards)
    {
        InMemoryCardStore store = new();
        store.Put(CardItem.SearchMiss, Convert.FromHexString(answer));
        store.Commit();
        using TestCard card = Filled(store);
        card.Ok("00A2010401FF", "00B2000408");
        Assert.That(card.Send("00A201040177"), Is.EqualTo(answer));
        Assert.That(card.Ok("00B2000408"), Does.StartWith("FF"), "the pointer stays");
        card.Ok("00A4000C027FFF");
        Assert.That(card.Send("00A201D40177"), Is.EqualTo(answer));
        Assert.That(card.Exchange("00B2010408")[^4..], Is.EqualTo(afterwards));
    }

    [Test]
    public void It_needs_the_right_to_read_and_a_record_file()
    {
        using TestCard card = new();
        card.Ok("002800010830303030FFFFFFFF", TestCard.SelectUsim);
        card.Card.Reset();
        card.Ok(TestCard.SelectUsim, "00A4000C026FAD");
        Assert.That(card.Send("00A201040111"), Is.EqualTo("6981"));
        card.Ok("00A4000C026F42");
        Assert.That(card.Send("00A2010401FF"), Is.EqualTo("6982"));
        card.Ok("00A4000C023F00");
        Assert.That(card.Send("00A2010401FF"), Is.EqualTo("6986"));
    }

    [Test]
    public void A_cyclic_file_is_searched_from_its_newest_record()
    {
        using TestCard card = new();
        card.Ok("0020000A083838383838383838", "00A40804047FA64F02");
        foreach (string first in new[] { "01", "02", "01" })
            card.Ok("00DC000310" + first + new string('F', 30));
        Assert.That(card.Ok("00A201040101"), Is.EqualTo("0103"));
    }

    private static TestCard Filled(InMemoryCardStore? store = null)
    {
        TestCard card = new(store);
        card.Ok(TestCard.SelectUsim, "0020000A083838383838383838", Opl,
            "00DC0104081122334455667788", "00DC0304081199FFFFFFFFFFFF");
        return card;
    }
}
