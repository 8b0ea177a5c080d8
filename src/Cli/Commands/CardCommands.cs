using System.CommandLine;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.SimOS.Identity;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim card</c>: card images, one SQLite file a card.</summary>
internal static class CardCommands
{
    public static Command Create() => new("card", "Make card images and look into them.") { NewCardCommand.Create(), Info(), DumpCardCommand.Create(), InstructionsCommand.Create() };

    private static ExampleCommand Info()
    {
        Argument<string> file = Options.CardFile();
        Option<bool> json = Options.Json();
        Option<bool> reveal = new("--reveal-secrets") { Description = "Show K, OPc and OTA keys. Whoever has them can be this subscriber." };
        ExampleCommand command = new(
            "info",
            "Show what a card image holds: ICCID, OTA key sets with counters, profile slots. Keys are masked unless revealed.",
            "multisim card info test.simcard",
            "multisim card info test.simcard --json --reveal-secrets");
        command.Arguments.Add(file);
        command.Options.Add(json);
        command.Options.Add(reveal);
        command.SetAction(parsed => Show(parsed, parsed.GetRequiredValue(file), parsed.GetValue(json), parsed.GetValue(reveal)));
        return command;
    }

    internal static int Show(ParseResult parsed, string path, bool json, bool reveal)
    {
        using CardImage image = new(SqliteCardStore.Open(path));
        CardDescription description = CardDescription.Of(image, reveal);
        if (json)
            parsed.InvocationConfiguration.Output.WriteLine(description.ToJson());
        else
            CardTables.Write(description, parsed.InvocationConfiguration.Output);
        return ExitCode.Done;
    }
}
