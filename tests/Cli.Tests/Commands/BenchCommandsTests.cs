using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

[NonParallelizable]
internal sealed class BenchCommandsTests : FolderFixture
{
    [Test]
    public async Task Auth_measures_each_name_on_one_core_and_on_two()
    {
        JsonElement report = (await Multisim.DoneAsync("bench", "auth", "--seconds", "0.02", "--cores", "2", "--json", "--folder", Folder)).Json();
        JsonElement[] results = [.. report.GetProperty("results").EnumerateArray()];
        Assert.That(report.GetProperty("machine").GetProperty("cores").GetInt32(), Is.EqualTo(Environment.ProcessorCount));
        foreach (string name in (string[])["milenage/same-key", "milenage/fresh-key", "auc/million", "authenticate/memory", "authenticate/durable", "sqlite/commit"])
        {
            JsonElement[] both = [.. results.Where(result => result.GetProperty("name").GetString() == name)];
            Assert.That(both.Select(result => result.GetProperty("cores").GetInt32()), Is.EqualTo(new[] { 1, 2 }), name);
            foreach (JsonElement result in both)
            {
                double median = result.GetProperty("p50").GetDouble();
                Assert.That(result.GetProperty("opsPerSecond").GetDouble(), Is.Positive, name);
                Assert.That(result.GetProperty("nanoseconds").GetDouble(), Is.Positive, name);
                Assert.That(median, Is.Positive, name);
                Assert.That(result.GetProperty("p99").GetDouble(), Is.GreaterThanOrEqualTo(median), name);
                Assert.That(result.GetProperty("bytesPerOp").GetDouble(), Is.LessThan(1), name);
            }
        }
        Assert.That(Directory.GetFiles(Folder, "*.simcard*"), Is.Empty, "an image was left behind");
    }

    [Test]
    public async Task Apdu_tells_speed_and_the_memory_of_a_card()
    {
        Run run = await Multisim.DoneAsync("bench", "apdu", "--seconds", "0.02", "--json");
        Assert.That(run.Json().GetProperty("results").EnumerateArray().Select(result => result.GetProperty("name").GetString()),
            Is.EqualTo(new[] { "apdu/select", "apdu/read", "apdu/update", "apdu/verify" }));
        JsonElement fresh = run.Json().GetProperty("cards").EnumerateArray().First();
        Assert.That(fresh.GetProperty("name").GetString(), Is.EqualTo("card/fresh"));
        Assert.That(fresh.GetProperty("cards").GetInt32(), Is.EqualTo(100_000));
        Assert.That(fresh.GetProperty("bytes").GetInt64(), Is.Positive.And.LessThanOrEqualTo(2048));

        string slow = Fresh("json"), fast = Fresh("json");
        await File.WriteAllTextAsync(slow, Scaled(run.Output, 1000));
        await File.WriteAllTextAsync(fast, Scaled(run.Output, 0.001));
        Run better = await Multisim.DoneAsync("bench", "apdu", "--seconds", "0.02", "--baseline", slow);
        Assert.That(better.Output, Does.Contain("Against the baseline").And.Contain("-99."));
        Run worse = await Multisim.RunAsync("bench", "apdu", "--seconds", "0.02", "--baseline", fast, "--tolerance", "50", "--json");
        Assert.That(worse.Code, Is.EqualTo(ExitCode.Unmet));
        Assert.That(worse.Json().GetProperty("baseline").EnumerateArray().Count(change => change.GetProperty("regressed").GetBoolean()), Is.GreaterThanOrEqualTo(4));
    }

    [Test]
    public async Task A_baseline_that_is_none_is_refused()
    {
        string file = Fresh("json");
        await File.WriteAllTextAsync(file, "{ \"legs\": [] }");
        Run other = await Multisim.RunAsync("bench", "apdu", "--baseline", file);
        Assert.That((other.Code, other.Error), Is.EqualTo((ExitCode.Usage, $"multisim: {file}: the report has no results. Save one with 'multisim bench ... --json'.{Environment.NewLine}")));
        Run missing = await Multisim.RunAsync("bench", "apdu", "--baseline", file + ".no");
        Assert.That(missing.Code, Is.EqualTo(ExitCode.Usage));
        Run nowhere = await Multisim.RunAsync("bench", "auth", "--folder", file + ".no");
        Assert.That(nowhere.Code, Is.EqualTo(ExitCode.Usage));
        Assert.That((await Multisim.RunAsync("bench", "auth", "--seconds", "none")).Code, Is.EqualTo(ExitCode.Usage));
    }

    /// <summary>A report whose times are multiplied.</summary>
    private static string Scaled(string report, double factor)
    {
        JsonNode root = JsonNode.Parse(report)!;
        foreach (JsonNode? result in root["results"]!.AsArray())
            result!["p50"] = result["p50"]!.GetValue<double>() * factor;
        return root.ToJsonString();
    }
}
