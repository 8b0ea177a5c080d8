using System.CommandLine;
using System.Globalization;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Workbench.Benchmarks;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim bench</c>: how fast cards and authentication are on this machine.</summary>
internal static class BenchCommands
{
    private const double DefaultTolerance = 25;

    public static Command Create() => new("bench", "Measure speed and memory on this machine, and compare with a saved measurement.")
    {
        Make(
            "apdu",
            "Measure commands to files through an emulated card in memory, access rules checked, and the memory that a card takes.",
            static suite => suite.Apdu,
            measuresCards: true,
            "multisim bench apdu --seconds 0.2"),
        Make(
            "auth",
            "Measure MILENAGE, AUTHENTICATE through a card in memory and on disk, and an AuC of a million subscribers.",
            static suite => suite.Authentication,
            measuresCards: false,
            "multisim bench auth --seconds 0.2",
            "multisim bench auth --seconds 0.2 --cores 2 --json"),
    };

    private static ExampleCommand Make(
        string name, string description, Func<BenchSuite, IReadOnlyList<Func<int, Workload>[]>> workloads, bool measuresCards, params string[] examples)
    {
        Option<double> seconds = Decimal("--seconds", 0.01, 3600, 1, "How long each result is measured, in seconds, besides its warm-up.");
        Option<int> cores = Options.Number("--cores", 1, 1024, 1, "Measure on one core, and on as many at once.");
        Option<string?> folder = new("--folder") { Description = "Where card images are made for the time of a measurement; the system's temporary folder by default.", HelpName = "DIR" };
        Option<bool> json = Options.Json();
        Option<string?> baseline = new("--baseline") { Description = "Compare with a report that was saved with --json: exit code 1 where a result has regressed.", HelpName = "FILE" };
        Option<double> tolerance = Decimal("--tolerance", 0, 1000, DefaultTolerance, "Per cent by which a median time may be above the baseline's.");
        ExampleCommand command = new(
            name,
            $"{description} Times are means of batches of operations; p50, p99 and p99.9 are those of the batches. Exit code 1: a result regressed against the baseline.",
            examples);
        foreach (Option option in new Option[] { seconds, cores, folder, json, baseline, tolerance })
            command.Options.Add(option);
        Option<string?> reader = new("--reader") { Description = "Measure SELECT and AUTHENTICATE (GSM context) with the card in this PC/SC reader too; PIN1 must be disabled.", HelpName = "NAME" };
        if (!measuresCards)
            command.Options.Add(reader);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                BenchReport? saved = parsed.GetValue(baseline) is { } path ? BenchReport.Read(path) : null;
                string images = parsed.GetValue(folder) ?? Path.GetTempPath();
                if (!Directory.Exists(images))
                    throw new UsageException($"--folder: there is no folder {images}.");
                InvocationConfiguration console = parsed.InvocationConfiguration;
                BenchSuite suite = new(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(cores), images);
                void Tell(Measurement done) =>
                    console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done.Name}, {done.Cores} at once: {done.OpsPerSecond:N0} a second"));
                using ICardLink? link = parsed.GetValue(reader) is { } name ? CardSource.Connect(name) : null; // before the long work: it may not be there
                IReadOnlyList<Measurement> results = suite.Measure(workloads(suite), Tell, cancellationToken);
                if (link is not null)
                    results = [.. results, .. suite.MeasureReader(link, Tell, cancellationToken)];
                BenchReport report = new(MachineDescription.Here(), results, measuresCards ? [.. CardMemory.MeasureAll()] : null);
                if (saved is not null)
                    report = report.Against(saved, parsed.GetValue(tolerance));
                if (parsed.GetValue(json))
                    console.Output.WriteLine(report.ToJson());
                else
                    BenchTables.Write(report, parsed.GetValue(tolerance), console.Output);
                return report.Baseline?.Any(change => change.Regressed) == true ? ExitCode.Unmet : ExitCode.Done;
            },
            cancellationToken));
        return command;
    }

    private static Option<double> Decimal(string name, double from, double to, double fallback, string description) => new(name)
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} {from}..{to}; {fallback} by default."),
        HelpName = "N",
        DefaultValueFactory = _ => fallback,
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= from && value <= to)
                return value;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: '{text}' was given; expected a number, {from} to {to}."));
            return fallback;
        },
    };
}
