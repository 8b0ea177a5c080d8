using System.CommandLine;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.Workbench;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim profile</c>: the operators' profiles on a card image.</summary>
internal static class ProfileCommands
{
    internal delegate bool Change(CardImage image, out string? reason);

    public static Command Create() => new("profile", "List and change the operators' profiles on a card image.") { List(), Add(), Remove(), Activate(), GroupKeyCommand.Create() };

    private static Command List()
    {
        ExampleCommand command = new("list", "List the profile slots.", "multisim profile list test.simcard");
        return OnImage(command, _ => static (CardImage image, out string? reason) =>
        {
            reason = null;
            return true;
        });
    }

    private static Command Add()
    {
        SubscriptionOptions subscription = new(defaultImsi: null, "Profile");
        ExampleCommand command = new(
            "add", "Put a profile into a free slot; one with an IMSI that is there already replaces that slot's.",
            "multisim profile add test.simcard --imsi 208011234567890 --label Lutece --rule 208-01=10 --rule 208-*");
        subscription.AddTo(command);
        return OnImage(command, parsed => (CardImage image, out string? reason) =>
            image.TryAdd(subscription.Package(parsed, new SystemEntropy()), out _, out reason));
    }

    private static Command Remove()
    {
        Argument<int> slot = Slot();
        ExampleCommand command = new("remove", "Remove a profile with its files and rules; neither the home profile nor the active one.", "multisim profile remove test.simcard 1");
        return OnImage(command, parsed => (CardImage image, out string? reason) => image.TryRemove(parsed.GetValue(slot), out reason), slot);
    }

    private static Command Activate()
    {
        Argument<int> slot = Slot();
        ExampleCommand command = new(
            "activate", "Make a slot the active one; its location and security files are as after a switch on the air.",
            "multisim profile activate test.simcard 1", "multisim profile activate test.simcard 0");
        return OnImage(command, parsed => (CardImage image, out string? reason) => image.TryActivate(parsed.GetValue(slot), out reason), slot);
    }

    internal static Argument<int> Slot() => new("SLOT")
    {
        Description = "Number of the slot, as 'multisim profile list' shows it.",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => (int)Options.WholeNumber(result, "SLOT", 0, CardImage.SlotCapacity - 1),
    };

    /// <summary>Every profile command opens the image, perhaps changes it, and shows the slots.</summary>
    internal static Command OnImage(Command command, Func<ParseResult, Change> change, Argument<int>? slot = null)
    {
        Argument<string> file = Options.CardFile();
        Option<bool> json = Options.Json();
        command.Arguments.Add(file);
        if (slot is not null)
            command.Arguments.Add(slot);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            using CardImage image = new(SqliteCardStore.Open(parsed.GetRequiredValue(file)));
            if (!change(parsed)(image, out string? reason))
                throw new RefusedException(reason!);
            CardDescription card = CardDescription.Of(image, reveal: false);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                output.WriteLine(card.ToJson());
            else
                CardTables.WriteSlots(card.Slots, output);
            return ExitCode.Done;
        });
        return command;
    }
}
