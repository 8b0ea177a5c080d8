using System.Text.Json;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

internal sealed class SoakCommandsTests : FolderFixture
{
    private static readonly string[] FuzzMembers =
    [
        "seed", "commands", "wellFormed", "mutated", "random", "cards", "refused", "seconds", "managedGrowth", "largestCard", "matrix", "notReached", "failures",
    ];

    private static readonly string[] CrashMembers = ["seed", "kills", "acknowledged", "whileOpening", "replaysRefused", "seconds", "steps", "failures"];

    [Test]
    public async Task Fuzz_says_as_json_what_each_instruction_answered()
    {
        Run run = await Multisim.DoneAsync("soak", "fuzz", "--count", "20000", "--seed", "3", "--json");
        JsonElement report = run.Json();
        Assert.That(report.EnumerateObject().Select(member => member.Name), Is.EqualTo(FuzzMembers));
        Assert.That(report.GetProperty("commands").GetInt64(), Is.EqualTo(20000));
        JsonElement select = report.GetProperty("matrix").EnumerateArray().First(row => row.GetProperty("instruction").GetString() == "SELECT");
        Assert.That(select.GetProperty("class").GetString(), Is.EqualTo("00"));
        Assert.That(select.GetProperty("statusWords").GetProperty("61XX").GetInt64(), Is.Positive);
        Assert.That(run.Error, Does.Contain("20000 commands"));
    }

    [Test]
    public async Task Crash_kills_the_process_that_serves_a_card_and_finds_nothing_lost_and_nothing_half()
    {
        Run run = await Multisim.DoneAsync("soak", "crash", "--count", "50", "--seed", "20265", "--json");
        JsonElement report = run.Json();
        Assert.That(report.EnumerateObject().Select(member => member.Name), Is.EqualTo(CrashMembers));
        Assert.That(report.GetProperty("kills").GetInt32(), Is.EqualTo(50));
        Assert.That(report.GetProperty("acknowledged").GetInt64(), Is.GreaterThan(300));
        Assert.That(report.GetProperty("replaysRefused").GetInt64(), Is.GreaterThan(100));
        Assert.That(report.GetProperty("steps").GetArrayLength(), Is.GreaterThan(4), "kills in many kinds of step");
        Assert.That(report.GetProperty("failures").GetArrayLength(), Is.Zero);
    }

    [TestCase("0")]
    [TestCase("many")]
    public async Task A_count_that_is_none_is_refused(string count)
    {
        Run run = await Multisim.RunAsync("soak", "fuzz", "--count", count);
        Assert.That(run.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain($"--count: '{count}' was given"));
    }
}
