using System.CommandLine;
using System.Text;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Testbed.Supplicants;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim serve supplicant</c>: a card as the SIM of a Wi-Fi client, without PC/SC.</summary>
internal static class ServeSupplicantCommand
{
    private const int LongestPath = 107; // of a Unix socket

    public static ExampleCommand Create()
    {
        Argument<string?> file = new("FILE") { Description = "The card image; left out with --reader.", Arity = ArgumentArity.ZeroOrOne };
        Options.RefuseOptions(file);
        Option<string?> control = Options.Checked("--ctrl", "PATH", "The supplicant's control socket, or the folder (its ctrl_interface) with that one socket in it. It need not be there yet.",
            text => Encoding.UTF8.GetByteCount(text) is > 0 and <= LongestPath ? null : $"expected a path of 1 to {LongestPath} bytes, as Unix sockets have.");
        control.Required = true;
        Option<string?> reader = CardSource.ReaderOption();
        Option<string?> pin = CardSource.PinOption();
        Option<Durability> durability = Options.Durability();
        Option<string?> trace = TraceOption.Create();
        ExampleCommand command = new(
            "supplicant",
            "Be the SIM of a Wi-Fi client until Ctrl-C: wpa_supplicant or eapol_test with external_sim=1 asks for EAP-SIM, EAP-AKA and EAP-AKA' on its control interface, "
                + "and the card answers. It waits for the supplicant and survives its restarts.",
            "multisim serve supplicant test.simcard --ctrl /run/wpa_supplicant/wlan0");
        command.Arguments.Add(file);
        foreach (Option option in new Option[] { control, reader, pin, durability, trace })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            bool isImage = result.GetResult(file) is { Tokens.Count: 1 };
            if (isImage == result.GetResult(reader) is { Implicit: false })
                result.AddError(isImage ? "a card image and --reader exclude each other: which card is meant?" : "which card? Give the FILE of an image, or --reader NAME.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            InvocationConfiguration console = parsed.InvocationConfiguration;
            string path = parsed.GetRequiredValue(control)!;
            string? written = TraceOption.Checked(parsed.GetValue(trace));
            string card = parsed.GetValue(reader) ?? parsed.GetValue(file)!;
            using ServedCards cards = parsed.GetValue(reader) is null
                ? ServedCards.Open([card], parsed.GetValue(durability), written, console.Error)
                : ServedCards.InReader(card, written);
            SupplicantSim sim = new(cards.Links[0], parsed.GetValue(pin), path, text =>
            {
                console.Output.WriteLine($"{card}: {text}.");
                console.Output.Flush();
            });
            console.Output.WriteLine($"{card} for the supplicant at {path}");
            console.Output.Flush();
            if (sim.Identity is { } identity)
                console.Error.WriteLine($"Its configuration: external_sim=1, and in the network block identity=\"0{identity}\" for eap=AKA, \"1...\" for SIM, \"6...\" for AKA'.");
            console.Error.WriteLine("Ctrl-C ends it.");
            await sim.RunAsync(cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
