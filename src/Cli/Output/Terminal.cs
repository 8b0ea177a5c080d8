using Spectre.Console;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>How output looks: colours where a terminal shows them, plain text in a file or a pipe; nothing that is copied or searched for is cut in two.</summary>
internal static class Terminal
{
    /// <summary>Columns of a pipe or a file, which have no edge.</summary>
    public const int Unlimited = 400;

    private const int WidestChart = 140;

    public static IAnsiConsole On(TextWriter output)
    {
        bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false }, // they look for build servers: time for nothing
            Out = new AnsiConsoleOutput(output),
        });
        if (!isTerminal)
            console.Profile.Width = Unlimited;
        return console;
    }

    /// <summary>Columns of a chart on that console.</summary>
    public static int ChartWidth(IAnsiConsole console) => Math.Min(console.Profile.Width, WidestChart);
}
