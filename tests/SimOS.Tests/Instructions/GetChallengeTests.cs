namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class GetChallengeTests
{
    [Test]
    public void It_gives_as_many_octets_as_are_asked_for_and_others_each_time()
    {
        using TestCard card = new();
        string first = card.Ok("0084000008");
        Assert.That(first, Has.Length.EqualTo(16));
        Assert.That(card.Ok("0084000008"), Is.Not.EqualTo(first));
        Assert.That(card.Ok("0084000000"), Has.Length.EqualTo(512));
        Assert.That(card.Ok("00840000"), Has.Length.EqualTo(512), "no Le is as Le 00");
        Assert.That(card.Ok("00840000000200"), Has.Length.EqualTo(1024));
    }

    [TestCase("0084010008", "6A86")]
    [TestCase("008400000100", "6700")]
    [TestCase("8084000008", "6E00")]
    [TestCase("A084000008", "6D00")]
    public void Refused(string command, string expected)
    {
        using TestCard card = new();
        Assert.That(card.Send(command), Is.EqualTo(expected));
    }
}
