using System.Text.Json;
using Tottoli.MultiSim.CardStore;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

internal sealed class CardCommandsTests : FolderFixture
{
    // 3GPP TS 35.207/35.208 test set 1: OP and the OPc that comes of it.
    private const string K = "465B5CE8B199B49FAA5F0A2EE238A6BC";
    private const string Op = "CDC202D5123E20F62B6D676AC72CB318";
    private const string Opc = "CD63CB71954A9F4E48A5994E37A02BAF";

    [Test]
    public async Task New_takes_every_option_and_info_shows_it_again()
    {
        string file = Fresh("simcard");
        await Multisim.DoneAsync("card", "new", file, "--imsi", "262011106487504", "--iccid", "89882110000001234568", "--k", K, "--opc", Opc, "--alg", "milenage",
            "--sqn", "0000000102A0", "--amf", "9001", "--pin1", "4711", "--pin1-enabled", "--label", "Main", "--rule", "262-01=5", "--rule", "262-*");
        JsonElement card = (await Multisim.DoneAsync("card", "info", file, "--json", "--reveal-secrets")).Json();
        JsonElement slot = card.GetProperty("slots").EnumerateArray().Single();
        Assert.Multiple(() =>
        {
            Assert.That(card.GetProperty("iccid").GetString(), Is.EqualTo("89882110000001234568"));
            Assert.That(card.GetProperty("activeSlot").GetInt32(), Is.Zero);
            Assert.That(slot.GetProperty("imsi").GetString(), Is.EqualTo("262011106487504"));
            Assert.That(slot.GetProperty("homePlmn").GetString(), Is.EqualTo("262-01"));
            Assert.That(slot.GetProperty("label").GetString(), Is.EqualTo("Main"));
            Assert.That(slot.GetProperty("algorithm").GetString(), Is.EqualTo("milenage"));
            Assert.That(slot.GetProperty("k").GetString(), Is.EqualTo(K));
            Assert.That(slot.GetProperty("opc").GetString(), Is.EqualTo(Opc));
            Assert.That(slot.GetProperty("sqn").GetString(), Is.EqualTo("0000000102A0"));
            Assert.That(slot.GetProperty("amf").GetString(), Is.EqualTo("9001"));
            Assert.That(slot.GetProperty("active").GetBoolean(), Is.True);
            Assert.That(slot.GetProperty("rules").EnumerateArray().Select(rule => rule.GetString()), Is.EqualTo(new[] { "262-01=5", "262-*=100" }));
        });
    }

    [Test]
    public async Task Op_gives_the_published_opc()
    {
        string file = Fresh("simcard");
        await Multisim.DoneAsync("card", "new", file, "--k", K, "--op", Op);
        Assert.That(await RevealedAsync(file, "opc"), Is.EqualTo(Opc));
    }

    [TestCase("tuak", "--k", K + K, "--op", K + Op, "--res-length", "16", "--ck-bits", "256", "--ik-bits", "128", "--keccak-iterations", "2")]
    [TestCase("tuak")]
    [TestCase("comp128v1", "--k", K)]
    [TestCase("comp128v2")]
    [TestCase("comp128v3")]
    [TestCase("xor-2g")]
    [TestCase("xor", "--res-length", "4")]
    [TestCase("milenage", "--milenage-r", "64,0,32,64,97", "--ind-bits", "0", "--sqn-delta", "100", "--sqn-age-limit", "5")]
    public async Task New_takes_every_algorithm(string algorithm, params string[] options)
    {
        string file = Fresh("simcard");
        await Multisim.DoneAsync(["card", "new", file, "--alg", algorithm, .. options]);
        JsonElement slot = (await Multisim.DoneAsync("card", "info", file, "--json")).Json().GetProperty("slots").EnumerateArray().Single();
        Assert.That(slot.GetProperty("algorithm").GetString(), Is.EqualTo(algorithm));
        await Multisim.DoneAsync(["profile", "add", file, "--imsi", "208011234567890", "--alg", algorithm, .. options]);
    }

    [Test]
    public async Task Keys_that_are_not_given_are_new_for_each_card()
    {
        string one = Fresh("simcard"), two = Fresh("simcard");
        await Multisim.DoneAsync("card", "new", one);
        await Multisim.DoneAsync("card", "new", two);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await RevealedAsync(one, "k"), Has.Length.EqualTo(32).And.Not.EqualTo(await RevealedAsync(two, "k")));
            Assert.That(await RevealedAsync(one, "opc"), Has.Length.EqualTo(32).And.Not.EqualTo(await RevealedAsync(two, "opc")));
        });
    }

    [TestCase("--rule", "262-01=0")]
    [TestCase("--rule", "262-01=255")]
    [TestCase("--rule", "2-6=1")]
    [TestCase("--alg", "xor", "--opc", Opc)]
    [TestCase("--alg", "comp128v2", "--op", Opc)]
    [TestCase("--alg", "a3a8")]
    [TestCase("--k", "46")]
    [TestCase("--opc", "CD")]
    [TestCase("--alg", "tuak", "--opc", Opc)]
    [TestCase("--milenage-r", "64,0,32,64,128")]
    [TestCase("--milenage-c", Opc)]
    [TestCase("--alg", "tuak", "--milenage-r", "64,0,32,64,96")]
    [TestCase("--ck-bits", "256")]
    [TestCase("--ind-bits", "9")]
    [TestCase("--sqn-delta", "0")]
    public async Task What_no_card_can_have_is_refused_before_a_file_is_made(params string[] options)
    {
        string file = Fresh("simcard");
        Run run = await Multisim.RunAsync(["card", "new", file, .. options]);
        Assert.That((run.Code, File.Exists(file)), Is.EqualTo((ExitCode.Usage, false)), run.Error);
        Assert.That(run.Error, Does.Contain(options[0]));
    }

    [TestCase("--k", K + K)]
    [TestCase("--opc", Opc + Opc)]
    [TestCase("--res-length", "9")]
    public async Task A_length_that_the_algorithm_does_not_take_is_refused(params string[] options)
    {
        string file = Fresh("simcard");
        Run run = await Multisim.RunAsync(["card", "new", file, .. options]);
        Assert.That((run.Code, File.Exists(file)), Is.EqualTo((ExitCode.Usage, false)), run.Error);
        Assert.That(run.Error, Does.Contain("--alg milenage").And.Not.Contain(K));
    }

    [TestCase("new")]
    [TestCase("info")]
    [TestCase("info", "--json")]
    [TestCase("list")]
    [TestCase("list", "--json")]
    public async Task Keys_are_masked_unless_they_are_revealed(string command, string? option = null)
    {
        string file = Fresh("simcard");
        string[] rest = option is null ? [] : [option];
        Run made = await Multisim.DoneAsync("card", "new", file, "--k", K, "--opc", Opc, "--pin1", "48151623");
        JsonElement otaKeys = (await Multisim.DoneAsync("card", "info", file, "--json", "--reveal-secrets")).Json().GetProperty("otaKeySets")[0];
        string kic = otaKeys.GetProperty("kic").GetString()!, kid = otaKeys.GetProperty("kid").GetString()!;
        Run run = command switch
        {
            "new" => made,
            "info" => await Multisim.DoneAsync(["card", "info", file, .. rest]),
            _ => await Multisim.DoneAsync(["profile", "list", file, .. rest]),
        };
        Assert.Multiple(() =>
        {
            Assert.That(kic, Has.Length.EqualTo(32));
            Assert.That(kid, Has.Length.EqualTo(32).And.Not.EqualTo(kic));
            foreach (string secret in new[] { K, Opc, kic, kid, "48151623" })
                Assert.That(run.Output + run.Error, Does.Not.Contain(secret).IgnoreCase);
        });
    }

    [Test]
    public async Task Revealed_keys_stand_in_the_tables_too()
    {
        string file = Fresh("simcard");
        await Multisim.DoneAsync("card", "new", file, "--k", K, "--opc", Opc);
        Run run = await Multisim.DoneAsync("card", "info", file, "--reveal-secrets");
        Assert.That(run.Output, Does.Contain(K).And.Contain(Opc).And.Not.Contain("masked"));
    }

    [Test]
    public async Task New_never_writes_over_a_file()
    {
        string file = Write("precious.simcard", "precious");
        Run run = await Multisim.RunAsync("card", "new", file);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(6));
            Assert.That(run.Error, Does.Contain(file).And.Contain("there already").And.Contain("another name"));
            Assert.That(File.ReadAllText(file), Is.EqualTo("precious"));
        });
    }

    [Test]
    public async Task A_missing_image_ends_in_3()
    {
        Run run = await Multisim.RunAsync("card", "info", At("nowhere.simcard"));
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(3));
            Assert.That(run.Error, Does.Contain(At("nowhere.simcard")).And.Contain("no such card image").And.Contain("card new"));
            Assert.That(run.Output, Is.Empty);
        });
    }

    [Test]
    public async Task A_file_that_is_no_image_ends_in_3()
    {
        Run run = await Multisim.RunAsync("card", "info", Write("letter.simcard", "Dear Ada, this is not a card, however long one may look at it."));
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(3));
            Assert.That(run.Error, Does.Contain("not a card image"));
        });
    }

    [TestCase("card", "info")]
    [TestCase("profile", "list")]
    [TestCase("profile", "remove", "1")]
    public async Task An_image_that_another_program_has_open_ends_in_3(string command, string what, string? slot = null)
    {
        string file = Fresh("simcard");
        await Multisim.DoneAsync("card", "new", file);
        using SqliteCardStore open = SqliteCardStore.Open(file);
        Run run = await Multisim.RunAsync(slot is null ? [command, what, file] : [command, what, file, slot]);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(3));
            Assert.That(run.Error, Does.Contain(file).And.Contain("open"));
        });
    }

    private static async Task<string> RevealedAsync(string file, string key) =>
        (await Multisim.DoneAsync("card", "info", file, "--json", "--reveal-secrets")).Json().GetProperty("slots")[0].GetProperty(key).GetString()!;
}
