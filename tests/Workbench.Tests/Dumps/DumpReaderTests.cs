using System.Text;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Workbench.Dumps;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Tests.Dumps;

public sealed class DumpReaderTests
{
    // The shape of pySim-shell's fsdump (pySim-shell.py, do_fsdump and __dump_file), with the FCPs of a sysmoISIM-SJA5.
    private const string Pysim =
        """
        {
          "name": "sysmoISIM-SJA5", "atr": "3B9F96801F878031E073FE211B674A357530350265F8", "eid": null, "iccid": "8949440000001155314",
          "aids": { "A0000000871002": {} },
          "files": {
            "MF": { "path": ["MF"], "fcp_raw": "62308202782183023f00a50c8001718304000564508701018a01058c04261a0000c60f90017083010183018183010a83010b", "fcp": { "file_identifier": "3f00" } },
            "MF/ADF.USIM/EF.IMSI": { "path": ["MF", "ADF.USIM", "EF.IMSI"], "fcp_raw": "621f8202412183026f07a506d00120d2010f8a01058b036f060380020009880138", "fcp": {}, "body": "080910100000001020" },
            "MF/ADF.USIM": { "path": ["MF", "ADF.USIM"], "fcp_raw": "623e820278218410a0000000871002ffffffff8907090000a50c8001718304000564508701018a01058c04261a0000c60f90017083010183018183010a83010b", "fcp": {} },
            "MF/ADF.USIM/EF.OPL": { "path": [], "fcp_raw": "62228205422100080183026fc6a506d00120d2010f8a01058b036f0606800200088801d0", "fcp": {}, "body": ["00f1100000fffe01"] },
            "MF/ADF.USIM/EF.EHPLMN": { "path": [], "fcp_raw": "621f8202412183026fd9a506d00120d2010f8a01048b036f06038002000c8801e8", "fcp": {}, "error": { "sw_actual": "6984", "sw_expected": "9000", "message": "Referenced data invalidated" } },
            "MF/ADF.USIM/EF.ICI": { "path": [], "error": { "sw_actual": "6a82", "sw_expected": "9000", "message": "File not found" } },
            "MF/DF.TELECOM/DF.MCS/EF.MCS_CONFIG": { "path": [], "fcp_raw": "622e8202792183024f02a5158302012a8401018502012c8602012cd00130d2010f8a01058b036f060780020000880110", "fcp": {}, "body": { "128": "0102", "145": "" } },
            "MF/DF.TELECOM/DF.MCS": { "path": [], "fcp_raw": "622f8202782183025f3da50c8001718304000564508701018a01058b036f0601c60f90017083010183018183010a83010b", "fcp": {} },
            "MF/DF.TELECOM": { "path": [], "fcp_raw": "622f8202782183027f10a50c8001718304000564508701018a01058b032f0601c60f90017083010183018183010a83010b", "fcp": {} },
            "MF/ADF.ISD": { "path": [], "fcp_raw": "6f108408a000000003000000a5049f6501ff", "fcp": {} }
          }
        }
        """;

    private static readonly string[] ThreeModels = ["sysmoISIM-SJA5-S17", "sysmoSIM-GR1", "sysmoUSIM-SJS1"];

    [Test]
    public void The_models_that_come_along_are_listed() => Assert.That(CardPersonalities.Names, Is.SupersetOf(ThreeModels));

    [TestCase("sysmoISIM-SJA5-S17", 324, "3B9F96801F878031E073FE211B674A357530350265F8", false)]
    [TestCase("sysmoSIM-GR1", 32, "3B991800118822334455667760", true)]
    [TestCase("sysmoUSIM-SJS1", 115, "3B9F96801FC78031A073BE21136743200718000001A5", false)]
    public void A_model_has_the_files_that_its_card_had(string name, int files, string answerToReset, bool isGsm)
    {
        CardDump dump = CardPersonalities.Find(name.ToLowerInvariant())!;
        Assert.Multiple(() =>
        {
            Assert.That(dump.Name, Is.EqualTo(name));
            Assert.That(dump.Files, Has.Count.EqualTo(files));
            Assert.That(Convert.ToHexString(dump.AnswerToReset.Span), Is.EqualTo(answerToReset));
            Assert.That(dump.IsGsm, Is.EqualTo(isGsm));
            Assert.That(dump.Files.Select(file => file.Path), Is.Unique);
            Assert.That(dump.Files.Single(file => file.Name == "MF/DF.GSM/EF.IMSI").Content!.Whole, Is.EqualTo(Convert.FromHexString("080910100000001020")));
        });
    }

    [Test]
    public void A_dump_of_pySim_has_its_files_where_their_FCPs_say()
    {
        CardDump dump = Read(Pysim);
        Assert.Multiple(() =>
        {
            Assert.That(dump.Files.Select(file => file.Path.ToString()), Is.EquivalentTo(new[]
            {
                "3F00", "3F00/A0000000871002", "3F00/A0000000871002/6F07", "3F00/A0000000871002/6FC6", "3F00/A0000000871002/6FD9",
                "3F00/7F10", "3F00/7F10/5F3D", "3F00/7F10/5F3D/4F02", "3F00/A000000003000000",
            }));
            Assert.That(dump.Files.Select((file, i) => dump.Files.Take(i).Any(each => each.Path == file.Path.Parent) || file.Path.IsMasterFile), Is.All.True, "directories first");
            Assert.That(dump.Iccid, Is.EqualTo("8949440000001155314"));
            Assert.That(Convert.ToHexString(Find(dump, "EF.IMSI").Content!.Whole), Is.EqualTo("080910100000001020"));
            Assert.That(Find(dump, "EF.OPL").Content!.Parts, Has.Count.EqualTo(1));
            Assert.That(Find(dump, "EF.EHPLMN").Refusal!.Value.Value, Is.EqualTo(0x6984));
            Assert.That(Find(dump, "EF.MCS_CONFIG").Content!.Kind, Is.EqualTo(EfKind.BerTlv));
            Assert.That(Convert.ToHexString(Find(dump, "EF.MCS_CONFIG").Content!.Whole), Is.EqualTo("800201029100"));
            Assert.That(dump.IsGsm, Is.False);
        });
    }

    // With --json fsdump prints what contents mean, in the shapes of the codecs.
    [Test]
    public void A_dump_of_pySim_may_say_what_contents_mean()
    {
        CardDump dump = Read(Pysim
            .Replace("\"080910100000001020\"", """{ "imsi": "001010000000102" }""", StringComparison.Ordinal)
            .Replace("[\"00f1100000fffe01\"]", """[{ "raw": "00f1100000fffe01" }]""", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(Convert.ToHexString(Find(dump, "EF.IMSI").Content!.Whole), Is.EqualTo("080910100000001020"));
            Assert.That(Convert.ToHexString(Find(dump, "EF.OPL").Content!.Whole), Is.EqualTo("00F1100000FFFE01"));
        });
        DumpedFile unreadable = Find(Read(Pysim.Replace("\"080910100000001020\"", """{ "digits": 1 }""", StringComparison.Ordinal)), "EF.IMSI");
        Assert.That((unreadable.Content, unreadable.Fault), Is.EqualTo(((FileContent?)null, unreadable.Fault)));
        Assert.That(unreadable.Fault, Is.Not.Empty);
    }

    [Test]
    public void The_files_alone_as_an_early_fsdump_printed_them_are_a_dump_too() =>
        Assert.That(Read("""{ "MF": { "fcp_raw": "62228202782183023f00a5038001718a01058b032f0601c60990014083010183010a" } }""").Files, Has.Count.EqualTo(1));

    [TestCase("[]", "one JSON object")]
    [TestCase("{", "no JSON")]
    [TestCase("""{ "a": 1, "a": 2 }""", "no JSON")]
    [TestCase("{}", "expected the files of a card")]
    [TestCase("""{ "files": [] }""", "$.files")]
    [TestCase("""{ "files": [ 1 ] }""", "$.files[0]")]
    [TestCase("""{ "files": [ { "path_fids": ["3F00", "6F0"], "fcp": null } ] }""", "$.files[0].path_fids: '3F00/6F0'")]
    [TestCase("""{ "files": [ { "path_fids": ["3F00", "6F07", "6F07", "6F07", "6F07", "6F07"], "fcp": null } ] }""", "$.files[0].path_fids")]
    [TestCase("""{ "files": [ { "path_fids": ["3F00"], "fcp": "62x" } ] }""", "$.files[0].fcp: '62x'")]
    [TestCase("""{ "files": [ { "path_fids": ["3F00", "6F07"], "structure": "round", "fcp": null } ] }""", "'round' is no structure")]
    [TestCase("""{ "files": [ { "path_fids": ["3F00", "6F07"], "structure": "transparent", "body": ["00"] } ] }""", "a list of records")]
    [TestCase("""{ "files": [ { "path_fids": ["3F00", "6F07"], "structure": "linear_fixed", "body": "00" } ] }""", "expected a list of records")]
    [TestCase("""{ "files": [ { "path_fids": ["3F00", "6F07"], "structure": "ber_tlv", "body": { "xx": "00" } } ] }""", "'xx' is no tag")]
    [TestCase("""{ "files": [ { "path_fids": ["3F00", "6F07"], "structure": "ber_tlv", "body": "8002" } ] }""", "cut off")]
    [TestCase("""{ "class": "esim", "files": [ { "path_fids": ["3F00"], "fcp": "6200" } ] }""", "$.class: 'esim'")]
    [TestCase("""{ "search_miss_sw": "6a82", "files": [ { "path_fids": ["3F00"], "fcp": "6200" } ] }""", "$.search_miss_sw: '6a82'")]
    [TestCase("""{ "files": { "MF/EF.X": { "fcp_raw": "6205820241218000" } } }""", "MF/EF.X")]
    public void What_is_no_dump_is_refused_with_its_place(string text, string expected) =>
        Assert.That(() => Read(text), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("dump.json").And.Message.Contains(expected));

    [Test]
    public void What_is_written_is_read_again()
    {
        foreach (string name in CardPersonalities.Names)
        {
            CardDump dump = CardPersonalities.Find(name)!;
            using MemoryStream stream = new();
            DumpWriter.Write(dump, stream);
            CardDump again = DumpReader.Read(stream.ToArray(), name);
            Assert.Multiple(() =>
            {
                Assert.That(again.Files.Select(Text), Is.EqualTo(dump.Files.Select(Text)));
                Assert.That((again.Name, again.Iccid, again.Adm1, again.IsGsm), Is.EqualTo((dump.Name, dump.Iccid, dump.Adm1, dump.IsGsm)));
                Assert.That(again.ReadNeedsAdm1, Is.EqualTo(dump.ReadNeedsAdm1));
            });
        }
    }

    [Test]
    public void Objects_of_a_BER_TLV_file_are_written_by_their_tags()
    {
        FileContent content = FileContent.OfObjects(Convert.FromHexString("80020102BF2A0103"))!;
        CardDump dump = new() { Files = [new(["MF", "EF.X"], CardPath.MasterFile.Append(0x4F02)) { Answer = Convert.FromHexString("620D8202792183024F028A01058000"), Content = content }] };
        using MemoryStream stream = new();
        DumpWriter.Write(dump, stream);
        Assert.That(Encoding.UTF8.GetString(stream.ToArray()), Does.Contain("\"80\": \"0102\"").And.Contain("\"bf2a\": \"03\""));
        Assert.That(DumpReader.Read(stream.ToArray(), "again").Files[0].Content!.Whole, Is.EqualTo(content.Whole));
    }

    private static string Text(DumpedFile file) =>
        $"{file.Name} {file.Path} {Convert.ToHexString(file.Answer.Span)} {file.Content?.Kind} {string.Join(',', file.Content?.Parts.Select(part => Convert.ToHexString(part.Span)) ?? [])} {file.Refusal}";

    private static DumpedFile Find(CardDump dump, string name) => dump.Files.Single(file => file.Names[^1] == name);

    private static CardDump Read(string text) => DumpReader.Read(Encoding.UTF8.GetBytes(text), "dump.json");
}
