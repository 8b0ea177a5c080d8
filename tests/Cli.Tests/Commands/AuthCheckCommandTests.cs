using System.Text.Json;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

/// <summary>The vectors that come along, and vectors that are not right.</summary>
internal sealed class AuthCheckCommandTests : FolderFixture
{
    private static readonly string[] Files = ["milenage.json", "tuak.json", "comp128.json", "xor.json", "aka.json", "kdf.json", "suci.json"];

    [Test]
    public async Task All_vectors_pass_and_each_line_names_its_source()
    {
        JsonElement report = (await Multisim.DoneAsync("auth", "check", "--json")).Json();
        JsonElement[] sets = [.. report.GetProperty("sets").EnumerateArray()];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.GetProperty("failed").GetInt32(), Is.Zero);
            Assert.That(report.GetProperty("passed").GetInt32(), Is.EqualTo(sets.Sum(set => set.GetProperty("vectors").GetInt32())).And.GreaterThan(300));
            Assert.That(sets.Select(set => set.GetProperty("file").GetString()).Distinct(), Is.EquivalentTo(Files));
            Assert.That(sets.Select(set => set.GetProperty("source").GetString()), Is.SupersetOf(new[] { "3GPP TS 35.208", "3GPP TS 35.233", "3GPP TS 33.501", "RFC 5448" }).And.All.Not.Empty);
            Assert.That(sets.Count(set => set.GetProperty("algorithm").GetString()!.StartsWith("MILENAGE f1", StringComparison.Ordinal) && set.GetProperty("source").GetString() == "3GPP TS 35.208"), Is.InRange(1, 2));
            Assert.That((await Multisim.DoneAsync("auth", "check")).Output, Does.Contain("3GPP TS 33.501").And.EndsWith($"{report.GetProperty("passed")} passed, 0 failed{Environment.NewLine}"));
        }
    }

    [Test]
    public async Task A_vector_that_is_not_right_is_named()
    {
        foreach (string file in Files)
            File.Copy(Vectors.Path(file), Path.Combine(Folder, file));
        string damaged = Path.Combine(Folder, "tuak.json");
        File.WriteAllText(damaged, File.ReadAllText(damaged).Replace("\"f2_res\": \"657acd64\"", "\"f2_res\": \"657acd65\"", StringComparison.Ordinal));
        Run run = await Multisim.RunAsync("auth", "check", "--vectors", Folder);
        Assert.That(run.Code, Is.EqualTo(ExitCode.Unmet));
        Assert.That(run.Output, Does.Contain("TUAK: TOPc, f1 to f5*, tuak.json, 35.233-set1: f2_res: '657acd64' came out; expected '657acd65'"));
        JsonElement report = (await Multisim.RunAsync("auth", "check", "--vectors", Folder, "--json")).Json();
        Assert.That(report.GetProperty("failures").EnumerateArray().Select(failure => failure.GetProperty("vector").GetString()), Is.All.EqualTo("35.233-set1"));

        File.WriteAllText(damaged, "{}");
        Run empty = await Multisim.RunAsync("auth", "check", "--vectors", Folder);
        Assert.That((empty.Code, empty.Error), Is.EqualTo((ExitCode.Usage, empty.Error)));
        Assert.That(empty.Error, Does.Contain("tuak.json").And.Contain("no array 'vectors'"));
        File.Delete(damaged);
        Assert.That((await Multisim.RunAsync("auth", "check", "--vectors", Folder)).Code, Is.EqualTo(ExitCode.Usage));
    }
}
