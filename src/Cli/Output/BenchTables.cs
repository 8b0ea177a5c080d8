using System.Globalization;
using Spectre.Console;
using Tottoli.MultiSim.Workbench.Benchmarks;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>What <c>multisim bench</c> measured, for people.</summary>
internal static class BenchTables
{
    private const int MarksOfTenfold = 3;

    public static void Write(BenchReport report, double tolerance, TextWriter output)
    {
        IAnsiConsole console = Terminal.On(output);
        console.WriteLine(MachineLine(report.Machine));
        console.WriteLine();
        WriteResults(report.Results, console);
        if (report.Cards is { } cards)
            WriteCards(cards, console);
        if (report.Baseline is { } changes)
            WriteChanges(changes, tolerance, console);
    }

    private static string MachineLine(MachineDescription machine)
    {
        string load = machine.Load is { } busy ? string.Create(CultureInfo.InvariantCulture, $", load {busy:F1}") : "";
        return $"{machine.Processor}, {machine.Cores} logical processors{load}; {machine.Os}; {machine.Runtime}; AES: {machine.Aes}";
    }

    private static void WriteResults(IReadOnlyList<Measurement> results, IAnsiConsole console)
    {
        Listing table = new(
            "Speed; each bar of three marks is ten times as fast",
            new("Operation"), new("Cores", true), new("Operations/s", true), new("ns", true), new("p50", true), new("p99", true), new("p99.9", true), new("B/op", true), new("Speed"));
        foreach (Measurement each in results)
        {
            table.Add(
                Markup.Escape(each.Name),
                $"{each.Cores}",
                Short(each.OpsPerSecond),
                Nanoseconds(each.Nanoseconds),
                Nanoseconds(each.P50),
                Nanoseconds(each.P99),
                Nanoseconds(each.P999),
                each.BytesPerOp.ToString("F1", CultureInfo.InvariantCulture),
                $"[green]{new string('█', Math.Max(1, (int)(MarksOfTenfold * Math.Log10(Math.Max(1, each.OpsPerSecond)))))}[/]");
        }
        table.Write(console);
    }

    private static void WriteCards(IReadOnlyList<CardMemory> cards, IAnsiConsole console)
    {
        Listing table = new("Managed memory of a card that is switched on", new("Card"), new("Made", true), new("Bytes of one", true));
        foreach (CardMemory each in cards)
            table.Add(Markup.Escape(each.Name), $"{each.Cards}", $"{each.Bytes}");
        table.Write(console);
    }

    private static void WriteChanges(IReadOnlyList<BenchChange> changes, double tolerance, IAnsiConsole console)
    {
        string title = string.Create(CultureInfo.InvariantCulture, $"Against the baseline; a median may grow by {tolerance:F0} %");
        Listing table = new(title, new("Operation"), new("Cores", true), new("Before", true), new("Now", true), new("Change", true), new(""));
        foreach (BenchChange each in changes)
        {
            table.Add(
                Markup.Escape(each.Name),
                $"{each.Cores}",
                Nanoseconds(each.Before),
                Nanoseconds(each.Now),
                string.Create(CultureInfo.InvariantCulture, $"{each.Change:+0.0;-0.0;0.0} %"),
                each.Regressed ? "[red]regressed[/]" : "");
        }
        table.Write(console);
    }

    private static string Nanoseconds(double value) => value.ToString(value < 100 ? "F1" : "F0", CultureInfo.InvariantCulture);

    private static string Short(double value) => value switch
    {
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e6:F2} M"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{value / 1e3:F1} k"),
        _ => value.ToString("F0", CultureInfo.InvariantCulture),
    };
}
