using System.CommandLine;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.SimOS;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim card instructions</c>: what the emulated card answers to, from the table that it dispatches by.</summary>
internal static class InstructionsCommand
{
    public static ExampleCommand Create()
    {
        Option<bool> json = Options.Json();
        ExampleCommand command = new(
            "instructions",
            "List the commands that the card answers to: class bytes, instruction byte, name, and the clause of the specification.",
            "multisim card instructions",
            "multisim card instructions --json");
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                output.WriteLine(InstructionLines.ToJson(Card.Instructions));
            else
                InstructionLines.Write(Card.Instructions, output);
            return ExitCode.Done;
        });
        return command;
    }
}
