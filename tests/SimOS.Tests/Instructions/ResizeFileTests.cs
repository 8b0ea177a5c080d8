using static Tottoli.MultiSim.SimOS.Tests.Instructions.CreateFileTests;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

[TestFixture]
internal sealed class ResizeFileTests
{
    [Test]
    public void A_transparent_EF_keeps_its_content_and_is_filled_up()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, "00A4000C022F05", "00D600000A6465656E6672697401FF");
        card.Ok(Resize("83022F05", "8002000C"));
        Assert.That(card.Ok("00B000000C"), Is.EqualTo("6465656E6672697401FFFFFF"));
        Assert.That(card.Ok("00A40004022F05"), Does.Contain("8002000C"));
        card.Ok(Resize("83022F05", "80020004"));
        Assert.That(card.Send("00B0000005"), Is.EqualTo("6C04"));
        Assert.That(card.Ok("00B0000004"), Is.EqualTo("6465656E"));
    }

    [Test]
    public void Records_come_and_go_at_the_end()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, TestCard.SelectUsim, "00A4000C026FB7", "00B2010404");
        string first = card.Ok("00B2010404");
        card.Ok(Resize("83026FB7", "8002001C", "A504C2021122"));
        Assert.That(card.Ok("00A40004026FB7"), Does.Contain("82054221000407").And.Contain("8002001C"));
        Assert.That(card.Ok("00B2070404"), Is.EqualTo("11221122"));
        Assert.That(card.Ok("00B2010404"), Is.EqualTo(first));
        card.Ok(Resize("83026FB7", "80020004"));
        Assert.That(card.Send("00B2020404"), Is.EqualTo("6A83"));
        using TestCard again = new(card.Store);
        Assert.That(again.Ok(TestCard.SelectUsim, "00A4000C026FB7", "00B2010404"), Is.EqualTo(first));
    }

    [TestCase("6982", false, "83022F05 80020004", TestName = "Not without the key")]
    [TestCase("6A82", true, "83026FFF 80020004", TestName = "No such file to resize")]
    [TestCase("6A80", true, "80020004", TestName = "No file is named for a new size")]
    [TestCase("6A80", true, "83022F05", TestName = "No new size")]
    [TestCase("6A80", true, "83022F05 80020000", TestName = "No octet is left")]
    [TestCase("6A80", true, "83022F00 80020029", TestName = "Not a whole number of records")]
    [TestCase("6A80", true, "83022F00 800227D8", TestName = "255 records")]
    [TestCase("6A84", true, "83022F05 8003020100", TestName = "More than the memory")]
    public void Refused(string expected, bool key, string objects)
    {
        using TestCard card = new();
        card.Ok(key ? VerifyAdm : "00A4000C023F00");
        string before = card.StateHash();
        Assert.That(card.Send(Resize(objects.Split(' '))), Is.EqualTo(expected));
        Assert.That(card.StateHash(), Is.EqualTo(before));
    }

    [Test]
    public void A_cyclic_EF_keeps_its_size()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("820446210003", "83026F01", "8A0105", "8B032F0601", "8002000C", "8800"));
        Assert.That(card.Send(Resize("83026F01", "8002000F")), Is.EqualTo("6981"));
    }

    [Test]
    public void A_directory_tells_its_new_size()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("82027821", "83027F66", "8A0105", "8B032F0605", "81020100"), Resize("83027F66", "81020200"));
        Assert.That(card.Ok("00A40004027F66"), Does.Contain("81020200"));
    }

    [Test]
    public void Memory_is_taken_and_given_back()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Resize("83022F05", "80020100"));
        Assert.That(card.Ok(TestCard.SelectMf), Does.Contain($"8304{0x20000 - 246:X8}"));
        card.Ok(Resize("83022F05", "8002000A"));
        Assert.That(card.Ok(TestCard.SelectMf), Does.Contain("830400020000"));
    }

    private static string Resize(params ReadOnlySpan<string> objects)
    {
        string template = Template(objects);
        return $"80D40000{template.Length / 2:X2}{template}";
    }
}
