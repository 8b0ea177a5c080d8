using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Tottoli.MultiSim.Cli.Commands;

namespace Tottoli.MultiSim.Cli;

/// <summary>All of <c>multisim</c>: its commands, and how a run ends.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        RootCommand root = new("MultiSim: one SIM card, several operators. Emulates the card, plays the phone, the networks and the OTA cloud around it.")
        {
            TripCommand.Create(),
            CardCommands.Create(),
            ProfileCommands.Create(),
            FileCommands.Create(),
            ReaderCommands.Create(),
            ServeCommands.Create(),
            AuthCommands.Create(),
            BenchCommands.Create(),
            SoakCommands.Create(),
        };
        ExampleCommand.ShowIn(root);
        return root;
    }

    /// <summary>Parses and runs; every failure ends in one line on the error stream and an exit code of the table.</summary>
    public static async Task<int> RunAsync(string[] args, InvocationConfiguration configuration)
    {
        ParseResult parsed = Create().Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (string complaint in Complaints(parsed))
                configuration.Error.WriteLine($"multisim: {complaint}");
            configuration.Error.WriteLine($"Try '{Path(parsed.CommandResult)} --help'.");
            return ExitCode.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (Exception failure) when (Failure.TryExplain(failure, out int code, out string text))
        {
            configuration.Error.WriteLine($"multisim: {text}");
            return code;
        }
    }

    // Where a command is missing, the parser does not say which there are.
    private static IEnumerable<string> Complaints(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
            return parsed.Errors.Select(error => error.Message);
        string found = parsed.UnmatchedTokens.Count == 0 ? $"'{Path(parsed.CommandResult)}' needs a command" : $"'{parsed.UnmatchedTokens[0]}' is no command of '{Path(parsed.CommandResult)}'";
        return [$"{found}; expected {string.Join(", ", command.Subcommands.Select(each => each.Name))}."];
    }

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : "multisim";
}
