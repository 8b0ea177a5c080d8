using System.CommandLine;
using System.Diagnostics;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.Workbench.Soak;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim soak</c>: tests of the card that take as long as one lets them.</summary>
internal static class SoakCommands
{
    public static Command Create() => new("soak", "Wear cards out: tests that take as long as you let them.") { Crash(), Fuzz() };

    private static ExampleCommand Crash() => Soak(
        "crash",
        "Serve a card image by one process after the other, kill each at a random instant (SIGKILL) while the card writes files, tries PINs, authenticates, switches its profile, "
            + "makes and deletes a file, and look whether the image is as the answers said: nothing lost, nothing half. Exit code 0: so it is; 1: it is not.",
        "multisim soak crash --count 3 --seed 7",
        Count(1000, "Processes to kill."),
        static (seed, count, progress, cancellationToken) => new CrashRun(Serve, seed, (int)count).Run(progress, cancellationToken),
        SoakTables.Write);

    /// <summary>This program again, as the process that serves the card.</summary>
    private static ProcessStartInfo Serve(string image)
    {
        string? self = Environment.ProcessPath;
        bool isTool = Path.GetFileNameWithoutExtension(self) == "multisim";
        ProcessStartInfo start = new(isTool ? self! : "dotnet");
        if (!isTool)
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "multisim.dll"));
        foreach (string argument in (string[])["serve", "tcp", image, "--port", "0"])
            start.ArgumentList.Add(argument);
        return start;
    }

    private static ExampleCommand Fuzz() => Soak(
        "fuzz",
        "Send well-formed, spoilt and random commands to cards in memory: no exception, always a documented status word, no change after a refusal. "
            + "Prints which instruction answered which status word how often. Exit code 0: nothing was found; 1: something was.",
        "multisim soak fuzz --count 20000 --seed 7",
        Count(1_000_000, "Commands to send."),
        static (seed, count, progress, cancellationToken) => new FuzzRun(seed, count).Run(progress, cancellationToken),
        SoakTables.Write);

    private static ExampleCommand Soak<TReport>(
        string name, string description, string example, Option<long> count,
        Func<long, long, IProgress<string>, CancellationToken, TReport> run, Action<TReport, TextWriter> write)
        where TReport : ISoakReport
    {
        Option<long> seed = Options.Seed();
        Option<bool> json = Options.Json();
        ExampleCommand command = new(name, description, example);
        foreach (Option option in new Option[] { count, seed, json })
            command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) =>
        {
            InvocationConfiguration console = parsed.InvocationConfiguration;
            TReport report = run(parsed.GetValue(seed), parsed.GetValue(count), new ProgressLines(console.Error), cancellationToken);
            if (parsed.GetValue(json))
                console.Output.WriteLine(report.ToJson());
            else
                write(report, console.Output);
            foreach (string failure in report.Failures)
                console.Error.WriteLine($"multisim: {failure}");
            return Task.FromResult(report.Succeeded ? ExitCode.Done : ExitCode.Unmet);
        });
        return command;
    }

    private static Option<long> Count(long fallback, string description) => new("--count")
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => fallback,
        CustomParser = result => Options.WholeNumber(result, "--count", 1, int.MaxValue),
    };
}
