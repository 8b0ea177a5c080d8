using System.CommandLine;
using System.Globalization;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Pcsc.Vpcd;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim serve vpcd</c>: card images in the slots of the virtual reader of pcscd.</summary>
internal static class ServeVpcdCommand
{
    public static ExampleCommand Create()
    {
        Argument<string[]> files = new("FILE") { Description = "The card image; a second one goes into the second slot.", Arity = new ArgumentArity(1, VpcdClient.Slots) };
        Options.RefuseOptions(files);
        Option<string> host = new("--host") { Description = "Where pcscd with the driver vpcd runs.", HelpName = "HOST", DefaultValueFactory = _ => "127.0.0.1" };
        Option<int> port = Options.Number("--port", 1, 65534, VpcdClient.FirstPort, "TCP port of the driver's first slot; the second slot has the next one.");
        Option<Durability> durability = Options.Durability();
        Option<string?> trace = TraceOption.Create();
        ExampleCommand command = new(
            "vpcd",
            "Put a card image into the virtual reader of pcscd (Debian: packages pcscd and vsmartcard-vpcd), for every PC/SC program of the machine, until Ctrl-C. "
                + "It waits for pcscd and survives its restarts.",
            "multisim serve vpcd test.simcard",
            "multisim serve vpcd test.simcard home.simcard --trace readers.pcapng");
        command.Arguments.Add(files);
        foreach (Option option in new Option[] { host, port, durability, trace })
            command.Options.Add(option);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            InvocationConfiguration console = parsed.InvocationConfiguration;
            string[] images = parsed.GetRequiredValue(files);
            using ServedCards cards = ServedCards.Open(images, parsed.GetValue(durability), TraceOption.Checked(parsed.GetValue(trace)), console.Error);
            using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task[] slots = new Task[images.Length];
            for (int slot = 0; slot < slots.Length; slot++)
            {
                string label = string.Create(CultureInfo.InvariantCulture, $"{images[slot]} in slot {slot}");
                VpcdClient client = new(cards.Links[slot], parsed.GetRequiredValue(host), parsed.GetValue(port) + slot, text => console.Output.WriteLine($"{label}: {text}."));
                slots[slot] = Task.Factory.StartNew(() => client.Run(end.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            console.Error.WriteLine("Ctrl-C ends it.");
            try
            {
                await await Task.WhenAny(slots); // a slot ends with Ctrl-C, or with a failure that ends both
            }
            finally
            {
                await end.CancelAsync();
                await Task.WhenAll(slots).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
