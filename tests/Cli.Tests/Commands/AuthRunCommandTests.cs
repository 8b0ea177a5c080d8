using System.Text.Json;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

/// <summary>A card is authenticated as a network does it and as none should; and what is not as expected is found.</summary>
internal sealed class AuthRunCommandTests : FolderFixture
{
    private const string K = "465b5ce8b199b49faa5f0a2ee238a6bc";
    private const string Opc = "cd63cb71954a9f4e48a5994e37a02baf";
    private const string Topc = "bd04d9530e87513c5d837ac2ad954623a8e2330c115305a73eb45d1f40cccbff";

    private static readonly string[] OwnKey = ["--k", K, "--opc", Opc];

    private static readonly TestCaseData[] Cards =
    [
        new TestCaseData((object)new[] { "--k", K, "--opc", Opc }).SetArgDisplayNames("milenage"),
        new TestCaseData((object)new[] { "--alg", "xor", "--k", K, "--res-length", "8" }).SetArgDisplayNames("xor"),
        new TestCaseData((object)new[] { "--alg", "tuak", "--k", K, "--topc", Topc, "--res-length", "16", "--ck-bits", "256", "--ik-bits", "256" }).SetArgDisplayNames("tuak"),
        new TestCaseData((object)new[] { "--alg", "tuak", "--k", K, "--topc", Topc, "--res-length", "32" }).SetArgDisplayNames("tuak, RES of 256 bits"),
    ];

    [TestCaseSource(nameof(Cards))]
    public async Task Each_trial_is_as_expected_with_the_images_key_and_with_a_given_one(string[] key)
    {
        string card = await NewAsync(key);
        foreach (string[] given in (string[][])[[], key])
        {
            Assert.That(Answers(await RunAsync(card, given)), Is.EqualTo(new[] { "accepted" }).Or.EqualTo(new[] { "AUTS", "accepted" }));
            Assert.That(Answers(await RunAsync(card, [.. given, "--mac-failure"])), Is.EqualTo(new[] { "MAC failure" }));
            Assert.That(Answers(await RunAsync(card, [.. given, "--replay"])).TakeLast(2), Is.EqualTo(new[] { "accepted", "AUTS" }));
            Assert.That(Answers(await RunAsync(card, [.. given, "--resync"])), Is.EqualTo(new[] { "AUTS", "accepted" }));
            Assert.That((await RunAsync(card, [.. given, "--2g"])).GetProperty("fault").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(Answers(await RunAsync(card, [.. given, "--isim"])), Does.Contain("accepted"));
        }
    }

    [Test]
    public async Task A_replay_tells_the_cards_sequence_number_and_the_next_challenge_follows_it()
    {
        string card = await NewAsync(OwnKey);
        JsonElement[] replay = Steps(await RunAsync(card, ["--replay", "--amf", "8000"]));
        Assert.That(replay.Select(step => step.GetProperty("sqn").GetString()), Is.All.EqualTo("000000000020"));
        Assert.That(replay[1].GetProperty("sqnMs").GetString(), Is.EqualTo("000000000020"));
        Assert.That(replay[0].GetProperty("rand").GetString(), Is.EqualTo(replay[1].GetProperty("rand").GetString()));
        Assert.That(replay[0].GetProperty("autn").GetString()![12..16], Is.EqualTo("8000"));
        JsonElement[] resync = Steps(await RunAsync(card, ["--resync"]));
        Assert.That(resync.Select(step => step.GetProperty("sqn").GetString()), Is.EqualTo(new[] { "000000000000", "000000000040" }));
    }

    [Test]
    public async Task A_given_SQN_is_used_as_it_is()
    {
        string card = await NewAsync(OwnKey);
        Assert.That(Steps(await RunAsync(card, ["--sqn", "000000000101"])).Single().GetProperty("sqn").GetString(), Is.EqualTo("000000000101"));
        Run stale = await Multisim.RunAsync("auth", "run", card, "--sqn", "000000000101");
        Assert.That((stale.Code, stale.Output), Is.EqualTo((ExitCode.Unmet, stale.Output)));
        Assert.That(stale.Output, Does.Contain("Not as expected: the card refused the sequence number (AUTS)"));
    }

    [TestCase("another one", "--k", "00112233445566778899aabbccddeeff", "--opc", Opc)]
    [TestCase("RES has 8 bytes and is not XRES, which has 4", "--k", K, "--opc", Opc, "--res-length", "4")]
    [TestCase("but CK is another.", "--k", K, "--opc", Opc, "--milenage-r", "64,0,33,64,96")]
    [TestCase("but IK is another.", "--k", K, "--opc", Opc, "--milenage-r", "64,0,32,65,96")]
    [TestCase("MAC-S of the card's AUTS is not that of this key", "--k", K, "--opc", Opc, "--milenage-r", "64,0,32,64,97", "--resync")]
    [TestCase("SRES and Kc are others", "--k", "00112233445566778899aabbccddeeff", "--opc", Opc, "--2g")]
    public async Task What_is_not_as_expected_is_said(string fault, params string[] options)
    {
        string card = await NewAsync(OwnKey);
        Run run = await Multisim.RunAsync(["auth", "run", card, .. options]);
        Assert.That(run.Code, Is.EqualTo(ExitCode.Unmet), run.Error);
        Assert.That(run.Output, Does.Contain("Not as expected").And.Contain(fault));
        Run json = await Multisim.RunAsync(["auth", "run", card, .. options, "--json"]);
        Assert.That((json.Code, json.Json().GetProperty("met").GetBoolean()), Is.EqualTo((ExitCode.Unmet, false)));
    }

    [Test]
    public async Task Keys_are_shown_only_where_they_are_asked_for()
    {
        string card = await NewAsync(OwnKey);
        Run masked = await Multisim.DoneAsync("auth", "run", card, "--json");
        Run shown = await Multisim.DoneAsync("auth", "run", "--card", card, "--json", "--reveal-secrets");
        Assert.Multiple(() =>
        {
            Assert.That(Steps(masked.Json())[0].GetProperty("ck").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(Steps(shown.Json())[0].GetProperty("ck").GetString(), Has.Length.EqualTo(32));
            Assert.That(shown.Output, Does.Not.Contain(K).And.Not.Contain(Opc));
        });
    }

    [Test]
    public async Task A_card_that_asks_for_PIN1_says_so()
    {
        string card = await NewAsync([.. OwnKey, "--pin1", "4711", "--pin1-enabled"]);
        Run refused = await Multisim.RunAsync("auth", "run", card);
        Assert.That((refused.Code, refused.Error), Is.EqualTo((ExitCode.Security, refused.Error)));
        Assert.That(refused.Error, Does.Contain("PIN1").And.Contain("--pin"));
        await Multisim.DoneAsync("auth", "run", card, "--pin", "4711");
    }

    [Test]
    public async Task An_algorithm_of_2G_alone_takes_the_challenge_of_2G()
    {
        string card = await NewAsync(["--alg", "comp128v1", "--k", K]);
        Assert.That((await RunAsync(card, ["--2g"])).GetProperty("met").GetBoolean(), Is.True);
        Run refused = await Multisim.RunAsync("auth", "run", card);
        Assert.That((refused.Code, refused.Error), Is.EqualTo((ExitCode.Usage, refused.Error)));
        Assert.That(refused.Error, Does.Contain("--2g"));
    }

    [TestCase("exclude each other", "--replay", "--resync")]
    [TestCase("--auc has the key", "--auc", "gsup://127.0.0.1", "--k", K, "--opc", Opc)]
    [TestCase("--auc chooses SQN", "--auc", "gsup://127.0.0.1", "--sqn", "000000000020")]
    [TestCase("without --auc it is not needed", "--imsi", "001010000000001")]
    [TestCase("expected gsup://HOST", "--auc", "127.0.0.1:4222")]
    [TestCase("expected gsup://HOST", "--auc", "gsup://127.0.0.1:99999")]
    [TestCase("needs the key", "--auc", "gsup://127.0.0.1", "--2g")]
    [TestCase("neither SQN nor AMF", "--2g", "--sqn", "000000000020")]
    [TestCase("leave --sqn out", "--resync", "--sqn", "000000000020")]
    [TestCase("needs --opc", "--k", K)]
    [TestCase("exclude each other", "--card", "other.simcard")]
    [TestCase("leave --isim out", "--2g", "--isim")]
    public async Task A_command_line_that_cannot_be_is_refused_with_words(string complaint, params string[] options)
    {
        Run run = await Multisim.RunAsync(["auth", "run", "some.simcard", .. options]);
        Assert.That((run.Code, run.Error), Is.EqualTo((ExitCode.Usage, run.Error)));
        Assert.That(run.Error, Does.Contain(complaint));
    }

    [Test]
    public async Task A_card_in_a_reader_needs_somebody_who_has_its_key()
    {
        Run run = await Multisim.RunAsync("auth", "run", "--reader", "Some");
        Assert.That((run.Code, run.Error), Is.EqualTo((ExitCode.Usage, run.Error)));
        Assert.That(run.Error, Does.Contain("whose key is it?").And.Contain("--auc gsup://HOST:PORT"));
    }

    private async Task<string> NewAsync(string[] options)
    {
        string card = Fresh("simcard");
        await Multisim.DoneAsync(["card", "new", card, .. options]);
        return card;
    }

    private static async Task<JsonElement> RunAsync(string card, string[] options) => (await Multisim.DoneAsync(["auth", "run", card, .. options, "--json"])).Json();

    private static JsonElement[] Steps(JsonElement report) => [.. report.GetProperty("steps").EnumerateArray()];

    private static IEnumerable<string?> Answers(JsonElement report) => Steps(report).Select(step => step.GetProperty("answer").GetString());
}
