using System.Text.Json;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

internal sealed class CopiedCardTests : FolderFixture
{
    private const string K = "465B5CE8B199B49FAA5F0A2EE238A6BC";
    private const string Opc = "CD63CB71954A9F4E48A5994E37A02BAF";

    [TestCase("sysmoISIM-SJA5-S17", "8949440000001155314", "3b9f96801f878031e073fe211b674a357530350265f8", "uicc")]
    [TestCase("SYSMOSIM-gr1", "2222334455667788990", "3b991800118822334455667760", "sim")]
    public async Task A_model_is_copied_and_dumped_again(string model, string iccid, string answerToReset, string cla)
    {
        string card = Fresh("simcard"), dump = Fresh("json");
        JsonElement made = (await Multisim.DoneAsync("card", "new", card, "--like", model, "--json")).Json();
        Run dumped = await Multisim.DoneAsync("card", "dump", card, "-o", dump, "--reveal-secrets");
        JsonElement written = JsonDocument.Parse(await File.ReadAllTextAsync(dump)).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(made.GetProperty("model").GetString(), Is.EqualTo(model).IgnoreCase);
            Assert.That(made.GetProperty("iccid").GetString(), Is.EqualTo(iccid));
            Assert.That(made.GetProperty("slots")[0].GetProperty("imsi").GetString(), Is.EqualTo("001010000000102"));
            Assert.That(written.GetProperty("atr").GetString(), Is.EqualTo(answerToReset));
            Assert.That(written.GetProperty("class").GetString(), Is.EqualTo(cla));
            Assert.That(written.GetProperty("name").GetString(), Is.EqualTo(model).IgnoreCase);
            Assert.That(dumped.Error, Does.Match(@"^\d+ files, \d+ not readable\."));
        });
    }

    [Test]
    public async Task A_dump_opens_as_a_card_again()
    {
        string card = Fresh("simcard"), copy = Fresh("simcard"), dump = Fresh("json");
        await Multisim.DoneAsync("card", "new", card, "--adm1", "ADMINKEY", "--pin1-enabled", "--pin1", "4711");
        await Multisim.DoneAsync("file", "write", card, "EF.SPN", "--hex", "01" + "4142" + new string('F', 28), "--adm", "ADMINKEY");
        await Multisim.DoneAsync("card", "dump", card, "-o", dump, "--reveal-secrets");
        await Multisim.DoneAsync("card", "new", copy, "--from", dump, "--k", K, "--opc", Opc, "--pin1", "4711");
        Run spn = await Multisim.DoneAsync("file", "read", copy, "EF.SPN", "--decoded");
        Run locked = await Multisim.RunAsync("file", "read", copy, "EF.IMSI");
        JsonElement info = (await Multisim.DoneAsync("card", "info", copy, "--json", "--reveal-secrets")).Json();
        Assert.Multiple(() =>
        {
            Assert.That(spn.Output, Does.Contain("\"AB\""));
            Assert.That(locked.Code, Is.EqualTo(ExitCode.Security));
            Assert.That(info.GetProperty("slots")[0].GetProperty("k").GetString(), Is.EqualTo(K));
        });
        await Multisim.DoneAsync("file", "read", copy, "EF.IMSI", "--pin", "4711");
        await Multisim.DoneAsync("file", "write", copy, "EF.SPN", "--hex", "00", "--adm", "ADMINKEY");
    }

    [Test]
    public async Task Number_and_identity_of_a_copy_may_be_others()
    {
        string card = Fresh("simcard");
        await Multisim.DoneAsync("card", "new", card, "--like", "sysmoUSIM-SJS1", "--imsi", "262011106487504", "--iccid", "89882110000001234568");
        JsonElement info = (await Multisim.DoneAsync("card", "info", card, "--json")).Json();
        Assert.That(info.GetProperty("iccid").GetString(), Is.EqualTo("89882110000001234568"));
        foreach (string path in new[] { "ADF.USIM/EF.IMSI", "DF.GSM/EF.IMSI" })
            Assert.That((await Multisim.DoneAsync("file", "read", card, path, "--decoded")).Output, Does.Contain("262011106487504"));
    }

    [Test]
    public async Task Keys_are_in_a_dump_only_where_it_is_asked_for()
    {
        string card = Fresh("simcard");
        await Multisim.DoneAsync("card", "new", card, "--like", "sysmoISIM-SJA5-S17");
        Run masked = await Multisim.DoneAsync("card", "dump", card);
        Run shown = await Multisim.DoneAsync("card", "dump", card, "--reveal-secrets");
        const string k = "aabbccddeeffaabbccddeeffaabbccdd", adm = "34173960";
        Assert.Multiple(() =>
        {
            Assert.That(masked.Output, Does.Not.Contain(k).IgnoreCase.And.Not.Contain(adm).And.Contain("\"masked\": true"));
            Assert.That(masked.Error, Does.Contain("--reveal-secrets"));
            Assert.That(shown.Output, Does.Contain(k).And.Contain(adm));
        });
    }

    [Test]
    public async Task The_key_that_a_dump_tells_is_the_copys_unless_another_is_given()
    {
        string one = Fresh("simcard"), two = Fresh("simcard");
        await Multisim.DoneAsync("card", "new", one, "--like", "sysmoISIM-SJA5-S17");
        await Multisim.DoneAsync("card", "new", two, "--like", "sysmoISIM-SJA5-S17", "--k", K, "--opc", Opc);
        Assert.That(await KeyAsync(one), Is.EqualTo("AABBCCDDEEFFAABBCCDDEEFFAABBCCDD"));
        Assert.That(await KeyAsync(two), Is.EqualTo(K));
    }

    [Test]
    public async Task A_dump_is_written_over_a_dump_and_over_nothing_else()
    {
        string card = Fresh("simcard"), dump = Fresh("json"), letter = Write("letter.json", """{ "dear": "Ada" }""");
        await Multisim.DoneAsync("card", "new", card);
        await Multisim.DoneAsync("card", "dump", card, "-o", dump);
        await Multisim.DoneAsync("card", "dump", card, "-o", dump);
        Run refused = await Multisim.RunAsync("card", "dump", card, "-o", letter);
        Assert.That((refused.Code, await File.ReadAllTextAsync(letter)), Is.EqualTo((ExitCode.Refused, """{ "dear": "Ada" }""")));
        JsonElement told = (await Multisim.DoneAsync("card", "dump", card, "-o", dump, "--json")).Json();
        Assert.That(told.GetProperty("output").GetString(), Is.EqualTo(dump));
    }

    [TestCase("no card model 'sysmoNothing' comes along; there is sysmoISIM-SJA5-S17", "--like", "sysmoNothing")]
    [TestCase("exclude each other", "--like", "sysmoSIM-GR1", "--from", "x.json")]
    [TestCase("there is no such file", "--from", "nowhere.json")]
    [TestCase("--rule", "--like", "sysmoUSIM-SJS1", "--rule", "262-*")]
    [TestCase("8 characters or 16", "--adm1", "123")]
    public async Task What_cannot_be_copied_makes_no_file(string expected, params string[] options)
    {
        string card = Fresh("simcard");
        Run run = await Multisim.RunAsync(["card", "new", card, .. options]);
        Assert.That((run.Code, File.Exists(card)), Is.EqualTo((ExitCode.Usage, false)), run.Error);
        Assert.That(run.Error, Does.Contain(expected));
    }

    [Test]
    public async Task A_file_that_is_no_dump_is_told_with_its_place()
    {
        string card = Fresh("simcard");
        Run run = await Multisim.RunAsync("card", "new", card, "--from", Write("wrong.json", """{ "files": [ { "path_fids": ["3F00"], "fcp": "xy" } ] }"""));
        Assert.That((run.Code, File.Exists(card)), Is.EqualTo((ExitCode.Usage, false)), run.Error);
        Assert.That(run.Error, Does.Contain("$.files[0].fcp"));
    }

    private static async Task<string?> KeyAsync(string card) =>
        (await Multisim.DoneAsync("card", "info", card, "--json", "--reveal-secrets")).Json().GetProperty("slots")[0].GetProperty("k").GetString();
}
