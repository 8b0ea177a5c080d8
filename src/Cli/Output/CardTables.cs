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
        console.WriteLine($"ICCID {card.Iccid ?? "unknown"}, {card.Model}");
        Listing keys = new("OTA key sets", new("Version"), new("Algorithm"), new("Counter"), new("KIc"), new("KID"));
        foreach (KeySetLine set in card.OtaKeySets)
            keys.Add($"{set.Version}", set.Algorithm, set.Counter, set.Kic ?? Masked, set.Kid ?? Masked);
        if (card.OtaKeySets.Count > 0)
            keys.Write(console);
        WriteSlots(card.Slots, console);
    }

    public static void WriteSlots(IReadOnlyList<SlotLine> slots, TextWriter output) => WriteSlots(slots, Terminal.On(output));

    private static void WriteSlots(IReadOnlyList<SlotLine> slots, IAnsiConsole console)
    {
        Listing table = new(
            "Profile slots", new("Slot"), new("Label"), new("IMSI"), new("Algorithm"), new("K"), new("OPc"), new("SQN"), new("Rules"), new("State"));
        foreach (SlotLine slot in slots)
        {
            bool ready = slot.Imsi is not null;
            table.Add(
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
        table.Write(console);
        foreach (SlotLine slot in slots.Where(static slot => slot.GroupKeys.Count > 0))
            console.WriteLine($"Group keys of slot {slot.Slot}: {string.Join(", ", slot.GroupKeys)}");
    }
}
