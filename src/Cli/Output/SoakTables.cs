using System.Globalization;
using Spectre.Console;
using Tottoli.MultiSim.Workbench.Soak;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>Reports of soak tests for people.</summary>
internal static class SoakTables
{
    public static void Write(CrashReport report, TextWriter output)
    {
        IAnsiConsole console = Terminal.On(output);
        Listing table = new("What a kill interrupted, and what the image had of it",
            new("Step"), new("Nothing", IsNumber: true), new("A try spent", IsNumber: true), new("All", IsNumber: true));
        foreach (CrashRow row in report.Steps)
            table.Add(Markup.Escape(row.Step), Number(row.NotDone), Number(row.Spent), Number(row.Done));
        table.Write(console);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Kills} kills ({report.WhileOpening} of them before the card could be spoken to) during {report.Acknowledged} answered commands in {report.Seconds} s, seed {report.Seed}."));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.ReplaysRefused} challenges, accepted before a kill and tried again after it, were refused by AUTS."));
        console.WriteLine(report.Succeeded ? "Nothing was lost, nothing was half there." : $"{report.Failures.Count} failures, see the error stream.");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static void Write(FuzzReport report, TextWriter output)
    {
        IAnsiConsole console = Terminal.On(output);
        Listing table = new("What each instruction answered, and how often", new("Class"), new("Instruction"), new("Status words"));
        foreach (FuzzRow row in report.Matrix)
        {
            IEnumerable<string> answers = row.StatusWords.Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Key} [grey]{answer.Value}[/]"));
            table.Add(row.Class, Markup.Escape(row.Instruction), string.Join("  ", answers));
        }
        table.Write(console);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Commands} commands ({report.WellFormed} well-formed, {report.Mutated} mutated, {report.Random} random) to {report.Cards} cards in {report.Seconds} s, seed {report.Seed}."));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Refused} refused without a change; the largest card kept {report.LargestCard} bytes; managed memory grew by {report.ManagedGrowth} bytes."));
        console.WriteLine(report.NotReached.Count == 0 ? "Every documented pair was reached." : $"Documented, but not reached: {string.Join(", ", report.NotReached)}.");
        console.WriteLine(report.Failures.Count == 0 ? "Nothing was found." : $"{report.Failures.Count} failures, see the error stream.");
    }
}
