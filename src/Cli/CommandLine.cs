using System.CommandLine;
using System.CommandLine.Invocation;
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
            ServeCommands.Create(),
        };
        ExampleCommand.ShowIn(root);
        return root;
    }

    /// <summary>Parses and runs; every failure ends in one line on the error stream and an exit code of the table.</summary>
    public static async Task<int> RunAsync(string[] args, InvocationConfiguration configuration)
    {
        ParseResult parsed = Create().Parse(args);
        if (parsed.Action is ParseErrorAction complaint)
        {
            complaint.ShowHelp = false;
            await parsed.InvokeAsync(configuration);
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

    private static string Path(System.CommandLine.Parsing.CommandResult command) =>
        command.Parent is System.CommandLine.Parsing.CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : "multisim";
}
