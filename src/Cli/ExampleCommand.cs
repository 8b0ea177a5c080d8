using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tottoli.MultiSim.Cli;

/// <summary>A command whose help ends in examples. The tests run each of them.</summary>
internal sealed class ExampleCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Command lines, from "multisim" on.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Lets the help of every command below <paramref name="root"/> show its examples.</summary>
    public static void ShowIn(RootCommand root)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class HelpWithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            int code = help.Invoke(parseResult);
            if (parseResult.CommandResult.Command is ExampleCommand command)
            {
                TextWriter output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (string example in command.Examples)
                    output.WriteLine($"  {example}");
                output.WriteLine();
            }
            return code;
        }
    }
}
