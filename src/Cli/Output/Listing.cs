using Spectre.Console;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>One column of a listing.</summary>
/// <param name="Name">Heading.</param>
/// <param name="IsNumber">Stands to the right.</param>
internal readonly record struct Column(string Name, bool IsNumber = false);

/// <summary>Rows of values: a table where it fits the console, else a paragraph a row, because a wrapped key or number cannot be used.</summary>
/// <param name="title">Heading.</param>
/// <param name="columns">The columns.</param>
internal sealed class Listing(string title, params Column[] columns)
{
    private const int BorderAndPadding = 3;

    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row of values in Spectre's markup, one a column.</summary>
    public void Add(params string[] values) => _rows.Add(values);

    public void Write(IAnsiConsole console)
    {
        int width = 1;
        for (int i = 0; i < columns.Length; i++)
            width += BorderAndPadding + Math.Max(columns[i].Name.Length, _rows.Select(row => Markup.Remove(row[i]).Length).DefaultIfEmpty().Max());
        if (width <= console.Profile.Width)
            console.Write(AsTable());
        else
            WriteParagraphs(console);
    }

    private Table AsTable()
    {
        Table table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(title));
        foreach (Column column in columns)
        {
            TableColumn heading = new(column.Name);
            table.AddColumn(column.IsNumber ? heading.RightAligned() : heading);
        }
        foreach (string[] row in _rows)
            table.AddRow(row);
        return table;
    }

    private void WriteParagraphs(IAnsiConsole console)
    {
        int width = console.Profile.Width;
        console.Profile.Width = Terminal.Unlimited; // the terminal folds a line without putting a break into it
        console.MarkupLine($"[bold]{Markup.Escape(title)}[/]");
        int indent = columns.Max(column => column.Name.Length) + 2;
        foreach (string[] row in _rows)
        {
            console.WriteLine();
            for (int i = 0; i < columns.Length; i++)
                console.MarkupLine($"{columns[i].Name.PadRight(indent)}{row[i]}");
        }
        console.WriteLine();
        console.Profile.Width = width;
    }
}
