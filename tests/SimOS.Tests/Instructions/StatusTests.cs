namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class StatusTests
{
    [TestCase("80F2000C00", "9000")]
    [TestCase("80F2000C", "9000")]
    [TestCase("80F2010112", "8410A0000000871002FFFFFFFF89070900009000")]
    [TestCase("80F2010100", "6C12")]
    [TestCase("80F2030C00", "6A86")]
    [TestCase("80F2000200", "6A86")]
    public void Within_the_USIM(string command, string expected)
    {
        using TestCard card = new();
        card.Ok(TestCard.SelectUsim, "00A4000C026F07");
        Assert.That(card.Send(command), Is.EqualTo(expected));
    }

    [Test]
    public void It_tells_of_the_directory_never_of_the_EF()
    {
        using TestCard card = new();
        string parameters = card.Ok(TestCard.SelectUsim);
        card.Ok("00A4000C026F07");
        Assert.That(card.Ok("80F2000000"), Is.EqualTo(parameters));
    }
}
