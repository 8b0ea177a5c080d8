using Spectre.Console;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>Card images for people.</summary>
internal static class CardTables
{
    /// <summary>Stands where a key would be: not its length, not a digit of it.</summary>
    private const string Masked = "masked";

    public static void Write(CardDescription card, TextWriter output)
    {
        IAnsiConsole console = Terminal.On(output);
        console.WriteLine($"ICCID {card.Iccid}");
        Table keys = Terminal.Table("OTA key sets", "Version", "Algorithm", "Counter", "KIc", "KID");
        foreach (KeySetLine set in card.OtaKeySets)
            keys.AddRow($"{set.Version}", set.Algorithm, set.Counter, set.Kic ?? Masked, set.Kid ?? Masked);
        if (card.OtaKeySets.Count > 0)
            console.Write(keys);
        WriteSlots(card.Slots, console);
    }

    public static void WriteSlots(IReadOnlyList<SlotLine> slots, TextWriter output) => WriteSlots(slots, Terminal.On(output));

    private static void WriteSlots(IReadOnlyList<SlotLine> slots, IAnsiConsole console)
    {
        Table table = Terminal.Table("Profile slots", "Slot", "Label", "IMSI", "Algorithm", "K", "OPc", "SQN", "Rules", "State");
        foreach (SlotLine slot in slots)
        {
            bool ready = slot.Imsi is not null;
            table.AddRow(
                $"{slot.Slot}",
                Markup.Escape(slot.Label),
                slot.Imsi ?? "-",
                ready ? slot.Algorithm : "-",
                ready ? slot.K ?? Masked : "-",
                ready ? slot.Opc ?? Masked : "-",
                ready ? slot.Sqn : "-",
                Markup.Escape(string.Join(' ', slot.Rules)),
                slot.Active ? "[green]active[/]" : slot.Armed ? "[yellow]armed[/]" : slot.State);
        }
        console.Write(table);
    }
}
