using System.CommandLine;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.Workbench.Soak;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim soak</c>: tests of the card that take as long as one lets them.</summary>
internal static class SoakCommands
{
    public static Command Create() => new("soak", "Wear cards out: tests that take as long as you let them.") { Fuzz() };

    private static ExampleCommand Fuzz()
    {
        Option<long> count = Count(1_000_000, "Commands to send.");
        Option<long> seed = Options.Seed();
        Option<bool> json = Options.Json();
        ExampleCommand command = new(
            "fuzz",
            "Send well-formed, spoilt and random commands to cards in memory: no exception, always a documented status word, no change after a refusal. "
                + "Prints which instruction answered which status word how often. Exit code 0: nothing was found; 1: something was.",
            "multisim soak fuzz --count 20000 --seed 7");
        foreach (Option option in new Option[] { count, seed, json })
            command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) =>
        {
            InvocationConfiguration console = parsed.InvocationConfiguration;
            FuzzReport report = new FuzzRun(parsed.GetValue(seed), parsed.GetValue(count)).Run(new ProgressLines(console.Error), cancellationToken);
            if (parsed.GetValue(json))
                console.Output.WriteLine(report.ToJson());
            else
                SoakTables.Write(report, console.Output);
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
