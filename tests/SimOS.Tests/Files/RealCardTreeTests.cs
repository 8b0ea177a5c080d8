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
    public void Rules_may_stand_in_for_those_of_a_record_that_is_not_there()
    {
        byte[] fcp = Convert.FromHexString("62178202412183022FE38A01058B037F06018002000A880110");
        byte[] rules = Convert.FromHexString("8001019000800102A40683010A950108");
        using TestCard card = Make("sysmoUSIM-SJS1", new FileImage(FilePath.Parse("2FE3"), fcp) { Rules = rules }, new FileImage(FilePath.Parse("2FE4"), fcp));
        Assert.That(card.Ok("00A40004022FE3"), Is.EqualTo(Convert.ToHexString(fcp)));
        card.Ok("00B000000A");
        Assert.That(card.Send("00D600000100"), Is.EqualTo("6982"));
        card.Ok("0020000A083838383838383838", "00D600000100");
        Assert.That(card.Send("00A4000C022FE4") + card.Send("00B000000A"), Is.EqualTo("90006982"), "the record is missing: nobody may");
    }

    [Test]
    public void What_a_card_answered_in_place_of_an_FCP_is_answered_again()
    {
        byte[] application = Convert.FromHexString("6211820278218408A0000000030000008A0105");
        using TestCard card = Make("sysmoUSIM-SJS1",
            new FileImage(FilePath.Parse("FE01"), application) { Answer = Convert.FromHexString("6F108408A000000003000000A5049F6501FF") },
            new FileImage(FilePath.Parse("FE02"), Convert.FromHexString("6212820278218409A00000015141434C008A0105")) { Answer = Array.Empty<byte>() });
        Assert.That(card.Ok("00A4040408A000000003000000"), Is.EqualTo("6F108408A000000003000000A5049F6501FF"));
        Assert.That(card.Send("00A4040409A00000015141434C00"), Is.EqualTo("9000"));
        Assert.That(card.Send("00A4000C026F07"), Is.EqualTo("6A82"));
    }

    [Test]
    public void The_headers_of_class_A0_are_the_copied_cards_with_the_state_of_this_one()
    {
        using TestCard card = Make("sysmoUSIM-SJS1",
            new FileImage(FilePath.Parse("7F66"), Convert.FromHexString("620B8202782183027F668A0105")) { GsmHeader = Convert.FromHexString("0000000C7F660200000000000A1300120C00818A838A00") },
            new FileImage(FilePath.Parse("7F66/6F07"), Convert.FromHexString("62168202412183026F078A01058B036F0604800200098800")) { GsmHeader = Convert.FromHexString("000000096F07040015F01501020000") });
        Assert.That(card.Send("A0A40000027F66"), Is.EqualTo("9F17"));
        Assert.That(card.Send("A0C0000017"), Is.EqualTo("0000000C7F660200000000000A9300120C00838A838A009000"), "PIN1 is disabled and has three tries");
        Assert.That(card.Send("A0F2000017"), Is.EqualTo("0000000C7F660200000000000A9300120C00838A838A009000"));
        Assert.That(card.Send("A0A40000026F07") + card.Send("A0C000000F"), Is.EqualTo("9F0F000000096F07040015F015010200009000"));
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
        List<FileImage> files = [.. FilesOf(name).Select(file => new FileImage(file.Path, Convert.FromHexString(file.Fcp), ContentOf(records, file.Path)) { Rules = RulesOf(file.Path) })];
        new CardCopy { Model = name, Subscription = IssuedCard.Profile(IssuedCard.HomeImsi, rules: [], files: []), FileSystem = new([.. files, .. more]) }.Write(store);
        return new TestCard(store);
    }

    // EF.ARR of DF.GSM is not in the dumps: read PIN1, update ADM1.
    private static byte[] RulesOf(FilePath path) =>
        path.Parent == GsmFiles.Df ? Convert.FromHexString("800101A40683010195010880011AA40683010A950108") : [];

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
