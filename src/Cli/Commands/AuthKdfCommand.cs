using System.CommandLine;
using Tottoli.MultiSim.Cli.Output;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim auth kdf</c>: the keys derived of CK and IK, a command each.</summary>
internal static class AuthKdfCommand
{
    public static Command Create()
    {
        Command command = new("kdf", "Derive a key of GSM, EPS, 5G, EAP-AKA' or GBA, and print it.");
        foreach (KeyDerivationCommand derivation in KeyDerivations.All)
            command.Subcommands.Add(Create(derivation));
        return command;
    }

    private static ExampleCommand Create(KeyDerivationCommand derivation)
    {
        ExampleCommand command = new(derivation.Name, derivation.Description, $"multisim auth kdf {derivation.Name} {derivation.Example}", $"multisim auth kdf {derivation.Name} {derivation.Example} --json");
        Option<string?>[] inputs = [.. derivation.Inputs.Select(InputOption)];
        foreach (Option<string?> input in inputs)
            command.Options.Add(input);
        Option<bool> json = Options.Json();
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            byte[][] values = [.. derivation.Inputs.Zip(inputs, (input, option) => input.Read(parsed.GetRequiredValue(option)!)!)];
            Fields fields = new();
            foreach ((string name, byte[] value) in derivation.Derive(values))
                fields.Add(name, name, value);
            fields.Write(parsed.InvocationConfiguration.Output, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    // The words show nothing of what was given: it may be a key.
    private static Option<string?> InputOption(KeyInput input)
    {
        Option<string?> option = Options.Checked(input.Option, input.HelpName, input.Description,
            text => input.Read(text) is null ? $"{text.Length} characters were given that are not it; expected: {input.Description} ({input.HelpName})" : null);
        option.Required = true;
        return option;
    }
}
