using System.Text.Json;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Ota;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>Cards made from the trees of real cards answer SELECT with the real cards' octets.</summary>
[TestFixture]
internal sealed class RealCardTreeTests
{
    private static readonly string[] Cards = ["sysmoISIM-SJA5-S17", "sysmoUSIM-SJS1"];

    [TestCaseSource(nameof(Cards))]
    public void Every_file_is_selected_with_the_parameters_of_the_real_card(string name)
    {
        using TestCard card = Make(name);
        foreach ((FilePath path, string fcp) in FilesOf(name))
            Assert.That(Select(card, name, path), Is.EqualTo(fcp), path.ToString());
    }

    [TestCaseSource(nameof(Cards))]
    public void Sizes_and_records_are_read_from_the_parameters(string name)
    {
        foreach ((FilePath path, string fcp) in FilesOf(name))
        {
            Assert.That(FileControlParameters.TryParse(Convert.FromHexString(fcp), out FileControlParameters? parameters), Is.True, fcp);
            Assert.That(parameters!.Size, Is.EqualTo(parameters.IsDirectory || parameters.Kind == EfKind.BerTlv
                ? 0
                : Convert.ToInt32(fcp[(fcp.LastIndexOf("8002", StringComparison.Ordinal) + 4)..][..4], 16)), path.ToString());
        }
    }

    [Test]
    public void What_the_real_card_does_not_have_is_not_there()
    {
        using TestCard card = Make("sysmoUSIM-SJS1");
        Assert.That(card.Send("00A4080C022F08"), Is.EqualTo("6A82"), "EF.UMPC");
        card.Ok("00A4040407A0000000871002");
        Assert.That(card.Send("00A4000C025FC0"), Is.EqualTo("6A82"), "DF.5GS");
        Assert.That(card.Send("00A4000C026FE3"), Is.EqualTo("6A82"), "EF.EPSLOCI");
    }

    [Test]
    public void A_file_with_a_link_shows_the_content_of_the_other()
    {
        using TestCard card = Make("sysmoUSIM-SJS1");
        card.Ok("00A4040407A0000000871002", "0020000A083838383838383838", "00A4000C026F07", "00D60000098829000000000000F0");
        Assert.That(card.Ok("00A4080C047F206F07", "00B0000009"), Is.EqualTo("8829000000000000F0"), "EF.IMSI of DF.GSM");
    }

    [Test]
    public void Rules_that_a_dump_leaves_out_are_the_applications()
    {
        using TestCard card = Make("sysmoUSIM-SJS1");
        Assert.That(card.Send("00A4080C047F206F06"), Is.EqualTo("9000"), "the real card's DF.GSM names an EF.ARR that its dump does not have");
        card.Ok("00A4080C047F206F07", "00B0000009");
        Assert.That(card.Send("00D6000001FF"), Is.EqualTo("6982"), "record 3: update ADM1");
    }

    [TestCase("6F07", "62178202412183026F078A01058B036F060480020009880138", "080910", "has 3 octets; expected 9")]
    [TestCase("7F66/6F07", "62178202412183026F078A01058B036F060480020009880138", null, "its directory is missing")]
    [TestCase("2FE2", "62178202412183022FE28A01058B032F06018002000A880110", null, "it is there twice")]
    [TestCase("2FE3", "6F00", null, "6F00 is no FCP template")]
    [TestCase("2FE3", "", null, "is no FCP template")]
    [TestCase("7F66/7F67", "621A8202782183027F678405A0000000878A01058B032F0601C60090", null, "is no FCP template", TestName = "An application below a DF")]
    public void What_is_not_possible_is_refused_with_a_reason(string path, string fcp, string? content, string reason)
    {
        FileImage file = new(FilePath.Parse(path), Convert.FromHexString(fcp), content is null ? null : Convert.FromHexString(content));
        InMemoryCardStore store = new();
        Assert.That(() => Make("sysmoUSIM-SJS1", store, file), Throws.ArgumentException.With.Message.Contains(reason).And.Message.Contains(path));
        int pieces = 0;
        store.Load((_, _) => pieces++);
        Assert.That(pieces, Is.Zero, "nothing is written");
    }

    private static TestCard Make(string name, params FileImage[] more) => Make(name, new InMemoryCardStore(), more);

    private static TestCard Make(string name, InMemoryCardStore store, params FileImage[] more)
    {
        JsonElement records = Vectors.Json("real-card-fcps.json").GetProperty("records").GetProperty(name);
        List<FileImage> files = [.. FilesOf(name).Select(file => new FileImage(file.Path, Convert.FromHexString(file.Fcp), ContentOf(records, file.Path)))];
        Personalisation issued = IssuedCard.Issue();
        new Personalisation { Iccid = issued.Iccid, Home = IssuedCard.Profile(IssuedCard.HomeImsi, rules: [], files: []), FileSystem = new([.. files, .. more]) }.Write(store);
        return new TestCard(store);
    }

    private static byte[]? ContentOf(JsonElement records, FilePath path) => records.TryGetProperty(path.ToString(), out JsonElement list)
        ? Convert.FromHexString(string.Concat(list.EnumerateArray().Select(record => record.GetString())))
        : null;

    private static IEnumerable<(FilePath Path, string Fcp)> FilesOf(string name) =>
        Vectors.Json("real-card-fcps.json").GetProperty(name).EnumerateObject().Select(file => (FilePath.Parse(file.Name), file.Value.GetString()!));

    /// <summary>Selects by path from the MF, or from the application that the path begins with.</summary>
    private static string Select(TestCard card, string name, FilePath path)
    {
        string[] identifiers = path.ToString().Split('/');
        string? aid = FilesOf(name).First(file => file.Path == FilePath.Parse(identifiers[0])).Fcp is var first && first.Contains("8410A0", StringComparison.Ordinal)
            ? first.Substring(first.IndexOf("8410A0", StringComparison.Ordinal) + 4, 32)
            : null;
        if (aid is not null)
        {
            string application = card.Ok("00A4040410" + aid);
            if (identifiers.Length == 1)
                return application;
            identifiers = ["7FFF", .. identifiers[1..]];
        }
        return path == FilePath.MasterFile
            ? card.Ok(TestCard.SelectMf)
            : card.Ok($"00A40804{2 * identifiers.Length:X2}{string.Concat(identifiers)}");
    }
}
