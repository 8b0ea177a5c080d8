using Spectre.Console;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>How tables and charts look: colours where a terminal shows them, plain text in a file or a pipe.</summary>
internal static class Terminal
{
    /// <summary>Columns of a chart.</summary>
    public const int ChartWidth = 140;

    // A pipe or a file has no edge: wide enough for every table, so that no key and no reason is cut in two.
    private const int PipeWidth = 400;

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
            console.Profile.Width = PipeWidth;
        return console;
    }

    public static Table Table(string title, params ReadOnlySpan<string> columns)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(title));
        foreach (string column in columns)
            table.AddColumn(column);
        return table;
    }
}
