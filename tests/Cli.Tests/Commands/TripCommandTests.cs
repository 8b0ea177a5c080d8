using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

internal sealed class TripCommandTests : FolderFixture
{
    private static readonly Dictionary<string, JsonValueKind> Report = new()
    {
        ["legs"] = JsonValueKind.Array,
        ["profilesInstalled"] = JsonValueKind.Number,
        ["authentications"] = JsonValueKind.Number,
        ["apdus"] = JsonValueKind.Number,
        ["balance"] = JsonValueKind.Number,
        ["saved"] = JsonValueKind.Number,
        ["ota"] = JsonValueKind.Object,
    };

    private static readonly string[] Leg = ["place", "plmn", "profile", "imsi", "reason", "roaming", "registered", "cost", "roamingCost"];

    private Run _played = null!;

    [OneTimeSetUp]
    public async Task PlayAsync() => _played = await Multisim.DoneAsync("trip", Scenario(), "--json");

    [Test]
    public void Json_is_one_object_with_the_promised_members_and_no_other()
    {
        JsonElement report = _played.Json();
        Assert.Multiple(() =>
        {
            Assert.That(report.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ValueKind), Is.EqualTo(Report));
            foreach (JsonElement leg in report.GetProperty("legs").EnumerateArray())
                Assert.That(leg.EnumerateObject().Select(member => member.Name), Is.EquivalentTo(Leg));
            Assert.That(report.GetProperty("ota").EnumerateObject().Select(member => member.Name), Is.EquivalentTo(new[] { "sent", "acknowledged" }));
            Assert.That(_played.Error, Does.Contain("Awaytown Beach"), "progress belongs on the error stream");
        });
    }

    [Test]
    public async Task A_trace_is_never_written_over_something_else()
    {
        string file = Fresh("txt");
        File.WriteAllText(file, "a card, perhaps");
        Run run = await Multisim.RunAsync("trip", Scenario(), "--trace", file);
        Assert.That((run.Code, File.ReadAllText(file)), Is.EqualTo((ExitCode.Refused, "a card, perhaps")));
        Assert.That((await Multisim.RunAsync("trip", Scenario(), "--trace", Folder)).Code, Is.EqualTo(ExitCode.Usage));
    }

    [TestCase("memory", true, "leave out --card")]
    [TestCase("process", false, "add --card FILE")]
    [TestCase("power", false, "add --card FILE")]
    [TestCase("ram", true, "expected power, process, memory")]
    public async Task A_durability_that_cannot_be_is_refused(string durability, bool file, string complaint)
    {
        string card = Fresh("simcard");
        Run run = await Multisim.RunAsync(["trip", Scenario(), "--durability", durability, .. file ? new[] { "--card", card } : []]);
        Assert.That(run.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(complaint));
        Assert.That(File.Exists(card), Is.False);
    }

    [Test]
    public async Task A_card_that_outlives_the_process_is_the_same_as_one_that_outlives_loss_of_power()
    {
        string[] cards = [Fresh("simcard"), Fresh("simcard")];
        await Multisim.DoneAsync("trip", Scenario(), "--card", cards[0]);
        await Multisim.DoneAsync("trip", Scenario(), "--card", cards[1], "--durability", "process");
        Run[] info = [await Multisim.DoneAsync("card", "info", cards[0], "--json"), await Multisim.DoneAsync("card", "info", cards[1], "--json")];
        Assert.That(info[1].Output, Is.EqualTo(info[0].Output));
    }

    [Test]
    public void Json_tells_what_happened()
    {
        JsonElement report = _played.Json();
        JsonElement[] legs = [.. report.GetProperty("legs").EnumerateArray()];
        Assert.Multiple(() =>
        {
            Assert.That(legs.Select(leg => leg.GetProperty("place").GetString()), Is.EqualTo(new[] { "Hometown", "Awaytown", "Awaytown Beach" }));
            Assert.That(legs.Select(leg => leg.GetProperty("profile").GetString()), Is.EqualTo(new[] { "home", "north", "south" }));
            Assert.That(legs.Select(leg => leg.GetProperty("imsi").GetString()), Is.EqualTo(TwoBorders.Subscriptions.Select(each => each.Imsi)));
            Assert.That(legs.Select(leg => leg.GetProperty("plmn").GetString()), Is.EqualTo(new[] { "001-01", "001-02", "001-02" }));
            Assert.That(legs.Select(leg => leg.GetProperty("registered").GetBoolean()), Is.All.True);
            Assert.That(legs.Select(leg => leg.GetProperty("roaming").GetBoolean()), Is.All.False);
            // 100 MB, 5 minutes and an SMS at home; 100 MB and 10 MB as a local; at the home profile's roaming tariff ten times that.
            Assert.That(legs.Select(leg => leg.GetProperty("cost").GetDecimal()), Is.EqualTo(new[] { 1.30m, 1.00m, 0.10m }));
            Assert.That(legs.Select(leg => leg.GetProperty("roamingCost").GetDecimal()), Is.EqualTo(new[] { 1.30m, 10.00m, 1.00m }));
            Assert.That(report.GetProperty("balance").GetDecimal(), Is.EqualTo(27.60m));
            Assert.That(report.GetProperty("saved").GetDecimal(), Is.EqualTo(9.90m));
            Assert.That(report.GetProperty("profilesInstalled").GetInt32(), Is.EqualTo(2));
            Assert.That(report.GetProperty("authentications").GetInt32(), Is.GreaterThanOrEqualTo(3));
            Assert.That(report.GetProperty("ota").GetProperty("sent").GetInt32(), Is.GreaterThanOrEqualTo(2).And.EqualTo(report.GetProperty("ota").GetProperty("acknowledged").GetInt32()));
        });
    }

    [Test]
    public async Task The_report_for_people_has_legs_costs_and_statement()
    {
        Run run = await Multisim.DoneAsync("trip", Scenario());
        Assert.That(run.Output, Does.Contain("Two borders").And.Contain("Awaytown Beach").And.Contain("south (local)").And.Contain("chosen in the SIM menu")
            .And.Contain("Statement").And.Contain("Top-up").And.Contain("Balance 27.60 EUR").And.Contain("saved 9.90 EUR"));
    }

    [Test]
    public async Task Another_seed_makes_another_card()
    {
        string one = Fresh("simcard"), two = Fresh("simcard");
        await Multisim.DoneAsync("trip", Scenario(), "--json", "--card", one, "--seed", "5");
        await Multisim.DoneAsync("trip", Scenario(), "--json", "--card", two, "--seed", "6");
        Assert.That(await IccidAsync(one), Is.Not.EqualTo(await IccidAsync(two)));
    }

    [Test]
    public async Task The_card_of_a_trip_is_kept_where_it_was_asked_for()
    {
        string file = Fresh("simcard");
        await Multisim.DoneAsync("trip", Scenario(), "--card", file);
        JsonElement card = (await Multisim.DoneAsync("card", "info", file, "--json", "--reveal-secrets")).Json();
        Assert.Multiple(() =>
        {
            Assert.That(card.GetProperty("slots").EnumerateArray().Select(slot => slot.GetProperty("imsi").GetString()), Is.EqualTo(TwoBorders.Subscriptions.Select(each => each.Imsi)));
            Assert.That(card.GetProperty("slots").EnumerateArray().Select(slot => slot.GetProperty("k").GetString()), Is.EqualTo(TwoBorders.Subscriptions.Select(each => each.K)));
            Assert.That(card.GetProperty("activeSlot").GetInt32(), Is.EqualTo(2));
            Assert.That(Convert.ToInt64(card.GetProperty("otaKeySets")[0].GetProperty("counter").GetString(), 16), Is.Positive);
        });
    }

    [Test]
    public async Task A_card_that_is_there_already_is_refused()
    {
        string file = Write("kept.simcard", "kept");
        Run run = await Multisim.RunAsync("trip", Scenario(), "--card", file);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(6));
            Assert.That(run.Error, Does.Contain(file).And.Contain("there already"));
            Assert.That(run.Output, Is.Empty);
            Assert.That(File.ReadAllText(file), Is.EqualTo("kept"));
        });
    }

    [Test]
    public async Task An_expectation_that_is_not_met_ends_in_1_and_is_told()
    {
        string text = TwoBorders.Text.Replace("\"profile\": \"north\", \"roaming\": false", "\"profile\": \"home\", \"roaming\": true", StringComparison.Ordinal);
        Run run = await Multisim.RunAsync("trip", Write("wrong-hope.json", text), "--json");
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Json().GetProperty("legs").GetArrayLength(), Is.EqualTo(3));
            Assert.That(run.Error, Does.Contain("Awaytown ($.legs[1].expect.profile)").And.Contain("north").And.Contain("expected home").And.Contain("expected roaming"));
        });
    }

    [Test]
    public async Task A_leg_without_registration_ends_in_1_and_is_told()
    {
        string text = TwoBorders.Text.Replace("\"roamingPartners\": [\"001-01\"]", "\"roamingPartners\": []", StringComparison.Ordinal)
            .Replace("\"profiles\": [\"north\", \"south\"]", "\"profiles\": []", StringComparison.Ordinal)
            .Replace("\"choose\": \"south\",", "", StringComparison.Ordinal)
            .Replace("\"expect\": { \"profile\": \"north\", \"roaming\": false }", "", StringComparison.Ordinal)
            .Replace("\"expect\": { \"profile\": \"south\" }", "", StringComparison.Ordinal);
        Run run = await Multisim.RunAsync("trip", Write("nowhere.json", text), "--json");
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(1));
            Assert.That(run.Json().GetProperty("legs")[1].GetProperty("registered").GetBoolean(), Is.False);
            Assert.That(run.Error, Does.Contain("Awaytown ($.legs[1].networks): not registered"));
        });
    }

    [TestCase("\"currency\": \"EUR\",", "\"currency\": \"EUR\" 1,", "$", "a syntax error")]
    [TestCase("\"topUp\": 30", "\"topUp\": \"thirty\"", "$.subscriber.topUp", "thirty")]
    [TestCase("\"networks\": [\"001-01\"], \"usage\"", "\"networks\": [\"001-09\"], \"usage\"", "$.legs[0].networks[0]", "001-09")]
    [TestCase("8C61D0A94E27F35B1B90E27C54D3A60F", "8C61", "$.operators[0].profiles[0].k", "32 or 64 hexadecimal digits")]
    public async Task A_broken_scenario_ends_in_2_with_file_line_column_and_path(string right, string wrong, string path, string words)
    {
        string text = TwoBorders.Text.Replace(right, wrong, StringComparison.Ordinal);
        int line = 1 + text[..text.IndexOf(wrong, StringComparison.Ordinal)].Count(character => character == '\n');
        string file = Write("broken.json", text);
        Run run = await Multisim.RunAsync("trip", file);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(2));
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Error, Does.Match($@"{Regex.Escape(file)}:{line}:\d+: {Regex.Escape(path)}: found .*, expected ").And.Contain(words));
        });
    }

    [Test]
    public async Task A_platform_that_does_not_answer_ends_in_3_and_leaves_no_card()
    {
        string file = Fresh("simcard");
        Run run = await Multisim.RunAsync("trip", Scenario(), "--cloud", $"http://127.0.0.1:{FreePort()}", "--card", file);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(3));
            Assert.That(run.Error, Does.Contain("127.0.0.1:").And.Contain("multisim serve ota"));
            Assert.That(Directory.GetFiles(Folder, Path.GetFileName(file) + "*"), Is.Empty);
        });
    }

    [Test]
    public async Task Something_else_than_a_platform_ends_in_3()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = AnswerAsync(listener, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<html></html>");
        Run run = await Multisim.RunAsync("trip", Scenario(), "--cloud", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        Task first = await Task.WhenAny(serving, Task.Delay(TimeSpan.FromSeconds(10)));
        Assert.Multiple(() =>
        {
            Assert.That(first, Is.SameAs(serving), "nobody asked");
            Assert.That(run.Code, Is.EqualTo(3));
            Assert.That(run.Error, Does.StartWith("multisim: The platform answered 200").And.Not.Contain("   at "));
        });
    }

    [Test]
    public async Task A_trace_that_cannot_be_written_ends_in_2_and_leaves_no_card()
    {
        string file = Fresh("simcard");
        Run run = await Multisim.RunAsync("trip", Scenario(), "--trace", Path.Combine(At("no-such-folder"), "trip.pcapng"), "--card", file);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain("no-such-folder"));
            Assert.That(File.Exists(file), Is.False);
        });
    }

    [Test]
    public async Task The_example_of_the_scenario_page_runs()
    {
        string page = File.ReadAllText(Path.Combine(Vectors.Path(""), "..", "..", "docs", "scenarios.md")).ReplaceLineEndings("\n");
        string example = page.Split("```jsonc\n")[1].Split("```")[0];
        await Multisim.DoneAsync("trip", Write("one-border.json", example));
    }

    private string Scenario() => Write("two-borders.json", TwoBorders.Text);

    private static async Task<string> IccidAsync(string file)
    {
        string iccid = (await Multisim.DoneAsync("card", "info", file, "--json")).Json().GetProperty("iccid").GetString()!;
        Assert.That(Iccid.Parse(iccid).HasValidCheckDigit, Is.True);
        return iccid;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        _ = await stream.ReadAsync(new byte[4096]);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer));
    }
}
