using Spectre.Console;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>How tables and charts look: colours where a terminal shows them, plain text in a file or a pipe.</summary>
internal static class Terminal
{
    /// <summary>Columns of a pipe or a file, where nobody says how wide the paper is.</summary>
    public const int Width = 140;

    public static IAnsiConsole On(TextWriter output)
    {
        bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        if (!isTerminal)
            console.Profile.Width = Width;
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
