using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Spectre.Console;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.Protocol.Authentication.KnownAnswers;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim auth check</c>: every vector that is known, against the algorithms of this program on this machine.</summary>
internal static partial class AuthCheckCommand
{
    public static ExampleCommand Create()
    {
        Option<string?> folder = new("--vectors") { Description = "Read the files of vectors from this folder instead of those that are built in.", HelpName = "FOLDER" };
        Option<bool> json = Options.Json();
        ExampleCommand command = new(
            "check",
            "Run every published vector of authentication, and computed ones that others confirmed, and print who published it; with AES instructions, where this machine has them, and without.",
            "multisim auth check",
            "multisim auth check --json") { folder, json };
        command.SetAction(parsed =>
        {
            List<Line> lines = [];
            List<Failed> failures = [];
            foreach (KnownAnswerSet set in AuthenticationAnswers.All)
            {
                IReadOnlyList<KnownAnswer> answers = Run(set, parsed.GetValue(folder));
                lines.AddRange(answers.GroupBy(answer => ShortSource(answer.Source)).Select(group => new Line(
                    set.Algorithm, group.Key, set.File, group.Count(), group.Count(answer => answer.Faults.Count > 0))));
                failures.AddRange(answers.SelectMany(answer => answer.Faults.Select(fault => new Failed(set.Algorithm, set.File, answer.Id, fault))));
            }
            if (parsed.GetValue(json))
                WriteJson(lines, failures, parsed.InvocationConfiguration.Output);
            else
                WriteTable(lines, failures, parsed.InvocationConfiguration.Output);
            return failures.Count == 0 ? ExitCode.Done : ExitCode.Unmet;
        });
        return command;
    }

    private static IReadOnlyList<KnownAnswer> Run(KnownAnswerSet set, string? folder)
    {
        string name = folder is null ? set.File : Path.Combine(folder, set.File);
        try
        {
            using Stream stream = folder is null
                ? typeof(AuthCheckCommand).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not built in.")
                : File.OpenRead(name);
            using JsonDocument document = JsonDocument.Parse(stream);
            return set.Run(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            throw new UsageException($"{name}: this is no file of vectors: {fault.Message}");
        }
    }

    // Who and which document; the set, the clause and the function are in the file.
    private static string ShortSource(string source) => Tail().Split(source, 2)[0];

    [GeneratedRegex(@" (?:clause|Test Set|test_|security_test|Case|Appendix|C\.\d|\(|configs)|;|:tests?/|:lib/|:openair|:pySim|,")]
    private static partial Regex Tail();

    private static void WriteTable(List<Line> lines, List<Failed> failures, TextWriter output)
    {
        IAnsiConsole console = Terminal.On(output);
        Listing table = new("Vectors of authentication", new("Algorithm"), new("Source"), new("File"), new("Vectors", true), new("Passed", true), new("Failed", true));
        foreach (Line line in lines)
            table.Add(Markup.Escape(line.Algorithm), Markup.Escape(line.Source), line.File, $"{line.Vectors}", $"{line.Vectors - line.Failed}", line.Failed > 0 ? $"[red]{line.Failed}[/]" : "0");
        table.Write(console);
        foreach (Failed failure in failures)
            output.WriteLine($"{failure.Algorithm}, {failure.File}, {failure.Vector}: {failure.Fault}");
        output.WriteLine($"{lines.Sum(line => line.Vectors - line.Failed)} passed, {lines.Sum(line => line.Failed)} failed");
    }

    private static void WriteJson(List<Line> lines, List<Failed> failures, TextWriter output)
    {
        JsonObject all = new()
        {
            ["passed"] = lines.Sum(line => line.Vectors - line.Failed),
            ["failed"] = lines.Sum(line => line.Failed),
            ["sets"] = new JsonArray([.. lines.Select(line => new JsonObject
            {
                ["algorithm"] = line.Algorithm,
                ["source"] = line.Source,
                ["file"] = line.File,
                ["vectors"] = line.Vectors,
                ["passed"] = line.Vectors - line.Failed,
                ["failed"] = line.Failed,
            })]),
            ["failures"] = new JsonArray([.. failures.Select(failure => new JsonObject
            {
                ["algorithm"] = failure.Algorithm,
                ["file"] = failure.File,
                ["vector"] = failure.Vector,
                ["fault"] = failure.Fault,
            })]),
        };
        output.WriteLine(all.ToJsonString(FileText.Indented));
    }

    private sealed record Line(string Algorithm, string Source, string File, int Vectors, int Failed);

    private sealed record Failed(string Algorithm, string File, string Vector, string Fault);
}
