using System.Text.Json;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

internal sealed class FileCommandsTests : FolderFixture
{
    private const string Adm1 = "88888888";

    private string _card = null!;

    [SetUp]
    public async Task MakeCardAsync()
    {
        _card = Fresh("simcard");
        await Multisim.DoneAsync("card", "new", _card, "--imsi", "262011106487504", "--pin1", "4711", "--pin1-enabled");
    }

    [Test]
    public async Task Tree_draws_what_the_card_has()
    {
        Run run = await Multisim.DoneAsync("file", "tree", _card);
        Assert.That(run.Output, Does.Contain("EF.DIR  2F00  SFI 1E  linear fixed 4 x 40  read always, update ADM1")
            .And.Contain("ADF.USIM  A0000000871002FFFFFFFF8907090000").And.Contain("EF.IMSI  6F07  SFI 07  transparent 9  read PIN1, update ADM1"));
    }

    [Test]
    public async Task Tree_as_JSON_has_the_same()
    {
        JsonElement root = (await Multisim.DoneAsync("file", "tree", _card, "--json")).Json();
        JsonElement usim = Child(root, "ADF.USIM");
        JsonElement imsi = Child(usim, "EF.IMSI");
        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("kind").GetString(), Is.EqualTo("mf"));
            Assert.That(root.GetProperty("pins")[0].GetProperty("enabled").GetBoolean(), Is.True);
            Assert.That(usim.GetProperty("aid").GetString(), Does.StartWith("A0000000871002"));
            Assert.That(imsi.GetProperty("fids").GetString(), Is.EqualTo("3F00/A0000000871002/6F07"));
            Assert.That(imsi.GetProperty("sfi").GetString(), Is.EqualTo("07"));
            Assert.That(imsi.GetProperty("size").GetInt32(), Is.EqualTo(9));
            Assert.That(imsi.GetProperty("read").GetString(), Is.EqualTo("PIN1"));
            Assert.That(Child(Child(usim, "DF.5GS"), "EF.SUCI_Calc_Info").GetProperty("kind").GetString(), Is.EqualTo("transparent"));
        });
    }

    [Test]
    public async Task Tree_tells_the_services_that_a_file_is_for()
    {
        string drawn = (await Multisim.DoneAsync("file", "tree", _card)).Output;
        JsonElement usim = Child((await Multisim.DoneAsync("file", "tree", _card, "--json")).Json(), "ADF.USIM");
        Assert.Multiple(() =>
        {
            Assert.That(drawn, Does.Contain("EF.SPN  6F46  transparent 17  read always, update ADM1  service 19"));
            Assert.That(drawn, Does.Contain("DF.GSM-ACCESS  5F3B  service 27").And.Contain("services 2 or 89").And.Contain("services 71 and 73"));
            Assert.That(Child(usim, "EF.SPN").GetProperty("services").GetRawText(), Does.Match("""^\{\s*"allOf":\s*\[\s*19\s*\]\s*\}$"""));
            Assert.That(Child(usim, "EF.FDN").GetProperty("services").GetProperty("anyOf").EnumerateArray().Select(static number => number.GetInt32()), Is.EqualTo(new[] { 2, 89 }));
            Assert.That(Child(usim, "EF.IMSI").TryGetProperty("services", out _), Is.False);
        });
    }

    [TestCase("EF.IMSI")]
    [TestCase("imsi")]
    [TestCase("ADF.USIM/EF.IMSI")]
    [TestCase("MF/ADF.USIM/EF.IMSI")]
    [TestCase("7FFF/6F07")]
    [TestCase("3f00/a0000000871002/6f07")]
    [TestCase("6F07")]
    public async Task A_file_is_found_by_name_and_by_identifier(string path)
    {
        JsonElement read = (await Multisim.DoneAsync("file", "read", _card, path, "--json", "--decoded", "--pin", "4711")).Json();
        Assert.Multiple(() =>
        {
            Assert.That(read.GetProperty("path").GetString(), Is.EqualTo("MF/ADF.USIM/EF.IMSI"));
            Assert.That(read.GetProperty("hex").GetString(), Is.EqualTo("082926101160845740"));
            Assert.That(read.GetProperty("decoded").GetProperty("imsi").GetString(), Is.EqualTo("262011106487504"));
        });
    }

    [Test]
    public async Task Hexadecimal_digits_are_printed_alone() =>
        Assert.That((await Multisim.DoneAsync("file", "read", _card, "EF.PL")).Output.Trim(), Is.EqualTo("656effffffffffffffff"));

    [Test]
    public async Task Records_are_numbered_and_one_alone_is_not()
    {
        Run all = await Multisim.DoneAsync("file", "read", _card, "EF.DIR");
        Run one = await Multisim.DoneAsync("file", "read", _card, "EF.DIR", "--record", "1");
        Assert.That(all.Output, Does.StartWith("  1  6118").And.Contain("\n  2  6118").And.Contain("\n  3  ffff"));
        Assert.That(one.Output, Does.StartWith("6118").And.Not.Contain("  2  "));
    }

    [TestCase("EF.IMSY", "Did you mean EF.IMSI?")]
    [TestCase("DF.NOWHERE/EF.IMSI", "is no file that is known")]
    [TestCase("EF.SIM_AUTH_KEY", "The card has no EF.SIM_AUTH_KEY (3F00/A515/6F20)")]
    [TestCase("3F00/6F99", "The card has no 3F00/6F99")]
    [TestCase("ADF.USIM", "is a directory")]
    [TestCase("EF.DIR", "there is no record 5, 1 to 4", "--record", "5")]
    [TestCase("EF.PL", "has no records: it is transparent 10", "--record", "1")]
    public async Task What_cannot_be_read_is_told_with_what_there_is(string path, string expected, params string[] options)
    {
        Run run = await Multisim.RunAsync(["file", "read", _card, path, .. options]);
        Assert.That(run.Code, Is.EqualTo(ExitCode.Usage), run.Error);
        Assert.That(run.Error, Does.Contain(expected));
    }

    [Test]
    public async Task A_refusal_names_the_key_that_it_asks_for()
    {
        Run read = await Multisim.RunAsync("file", "read", _card, "EF.IMSI");
        Run write = await Multisim.RunAsync("file", "write", _card, "EF.IMSI", "--hex", "080910100000000010", "--pin", "4711");
        Run wrong = await Multisim.RunAsync("file", "read", _card, "EF.IMSI", "--pin", "0815");
        Assert.Multiple(() =>
        {
            Assert.That((read.Code, write.Code, wrong.Code), Is.EqualTo((ExitCode.Security, ExitCode.Security, ExitCode.Security)));
            Assert.That(read.Error, Does.Contain("6982").And.Contain("asks for PIN1"));
            Assert.That(write.Error, Does.Contain("6982").And.Contain("asks for ADM1"));
            Assert.That(wrong.Error, Does.Contain("2 tries are left").And.Not.Contain("0815"));
        });
    }

    [Test]
    public async Task The_last_try_is_not_spent_unasked()
    {
        for (int i = 0; i < 2; i++)
            await Multisim.RunAsync("file", "read", _card, "EF.PL", "--adm", "00000000");
        Run refused = await Multisim.RunAsync("file", "read", _card, "EF.PL", "--adm", Adm1);
        Assert.That((refused.Code, refused.Error), Is.EqualTo((ExitCode.Refused, refused.Error)));
        Assert.That(refused.Error, Does.Contain("one try left"));
        await Multisim.DoneAsync("file", "read", _card, "EF.PL", "--adm", Adm1, "--last-try");
    }

    [TestCase(Adm1)]
    [TestCase("3838383838383838")]
    public async Task A_key_is_eight_characters_or_sixteen_digits(string key)
    {
        Run run = await Multisim.DoneAsync("file", "write", _card, "EF.ACC", "--hex", "0010", "--adm", key, "--pin", "4711");
        Assert.That(run.Output.Trim(), Is.EqualTo("0010"));
    }

    [Test]
    public async Task What_a_content_means_is_written_and_read_again()
    {
        string before = (await Multisim.DoneAsync("file", "read", _card, "EF.OPLMNwAcT", "--decoded", "--pin", "4711")).Output;
        Assert.That(before, Does.Contain("null").Or.Contain("["));
        await Multisim.DoneAsync("file", "write", _card, "EF.SPN", "--json", """{"rfu":0,"hide_in_oplmn":true,"show_in_hplmn":true,"spn":"Ada"}""", "--adm", Adm1);
        JsonElement spn = (await Multisim.DoneAsync("file", "read", _card, "EF.SPN", "--json", "--decoded")).Json();
        Assert.That(spn.GetProperty("hex").GetString(), Is.EqualTo("03416461" + new string('f', 26)));
        string shown = spn.GetProperty("decoded").GetRawText();
        await Multisim.DoneAsync("file", "write", _card, "EF.SPN", "--json", shown, "--adm", Adm1);
        Assert.That((await Multisim.DoneAsync("file", "read", _card, "EF.SPN")).Output.Trim(), Is.EqualTo(spn.GetProperty("hex").GetString()));
    }

    [Test]
    public async Task A_record_is_written_where_it_stands_and_octets_at_an_offset()
    {
        await Multisim.DoneAsync("file", "write", _card, "EF.ECC", "--record", "2", "--hex", "11F2FF01", "--adm", Adm1);
        await Multisim.DoneAsync("file", "write", _card, "EF.PL", "--offset", "2", "--hex", "6465", "--pin", "4711");
        Assert.That((await Multisim.DoneAsync("file", "read", _card, "EF.ECC", "--record", "2")).Output.Trim(), Is.EqualTo("11f2ff01"));
        Assert.That((await Multisim.DoneAsync("file", "read", _card, "EF.PL")).Output.Trim(), Is.EqualTo("656e6465ffffffffffff"));
    }

    [TestCase("A record of MF/ADF.USIM/EF.ECC has 4 octets; 3 were given", "EF.ECC", "--record", "1", "--hex", "11F2FF")]
    [TestCase("say which record, 1 to 5", "EF.ECC", "--hex", "11F2FF01")]
    [TestCase("has 10 octets; 2 from offset 9 on do not fit. Expected up to 1", "EF.PL", "--offset", "9", "--hex", "6465")]
    [TestCase("EF.SPN: ", "EF.SPN", "--json", """{"spn":7}""")]
    [TestCase("a text is expected, not {}", "EF.GID1", "--json", "{}")]
    [TestCase("3 octets were given; expected 17", "EF.SPN", "--json", """{"raw":"000000"}""")]
    [TestCase("either --hex or --json", "EF.SPN")]
    [TestCase("either --hex or --json", "EF.SPN", "--hex", "00", "--json", "{}")]
    [TestCase("no JSON", "EF.SPN", "--json", "{")]
    [TestCase("even number of hexadecimal digits", "EF.SPN", "--hex", "000")]
    public async Task What_cannot_be_written_is_told_with_what_would(string expected, string path, params string[] options)
    {
        Run run = await Multisim.RunAsync(["file", "write", _card, path, .. options]);
        Assert.That(run.Code, Is.EqualTo(ExitCode.Usage), run.Error);
        Assert.That(run.Error, Does.Contain(expected));
    }

    [Test]
    public async Task Keys_are_masked_unless_they_are_revealed()
    {
        string keys = "00" + new string('a', 64);
        Run written = await Multisim.DoneAsync("file", "write", _card, "EF.Keys", "--hex", keys, "--pin", "4711");
        Run masked = await Multisim.DoneAsync("file", "read", _card, "EF.Keys", "--json", "--pin", "4711");
        Run shown = await Multisim.DoneAsync("file", "read", _card, "EF.Keys", "--pin", "4711", "--reveal-secrets");
        Assert.That(written.Output + masked.Output, Does.Contain("masked").And.Not.Contain("aaaa"));
        Assert.That(shown.Output.Trim(), Is.EqualTo(keys));
    }

    [Test]
    public async Task The_image_may_be_named_by_an_option()
    {
        Run named = await Multisim.DoneAsync("file", "read", "--card", _card, "EF.ICCID", "--json");
        Assert.That(named.Output, Is.EqualTo((await Multisim.DoneAsync("file", "read", _card, "EF.ICCID", "--json")).Output));
    }

    [TestCase("which card?", "tree")]
    [TestCase("which card?", "read")]
    [TestCase("PATH is missing", "read", "some.simcard")]
    [TestCase("exclude each other", "tree", "some.simcard", "--reader", "Some")]
    [TestCase("PATH is missing", "read", "--reader", "Some")]
    public async Task The_card_and_the_file_are_asked_for(string expected, params string[] arguments)
    {
        Run run = await Multisim.RunAsync(["file", .. arguments]);
        Assert.That((run.Code, run.Error), Is.EqualTo((ExitCode.Usage, run.Error)));
        Assert.That(run.Error, Does.Contain(expected));
    }

    private static JsonElement Child(JsonElement directory, string name) =>
        directory.GetProperty("children").EnumerateArray().Single(child => child.GetProperty("name").GetString() == name);
}
