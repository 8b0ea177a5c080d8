using System.CommandLine;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.Pcsc;
using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim reader</c>: the PC/SC readers of this machine.</summary>
internal static class ReaderCommands
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    public static Command Create() => new("reader", "See the PC/SC readers of this machine and the cards in them.") { List(), Watch() };

    private static ExampleCommand List()
    {
        Option<bool> json = Options.Json();
        ExampleCommand command = new(
            "list",
            "List the readers, virtual ones last, and what is in them. Exit code 3: the service is not running, or no reader is there.",
            "multisim reader list",
            "multisim reader list --json");
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            using PcscReaders readers = PcscReaders.Open();
            IReadOnlyList<Reader> found = readers.List();
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                output.WriteLine(ReaderLines.ToJson(found));
            else if (found.Count > 0)
                ReaderLines.Write(found, output);
            if (found.Count > 0)
                return ExitCode.Done;
            parsed.InvocationConfiguration.Error.WriteLine($"multisim: {PcscStatus.NoReadersAvailable.Meaning}.");
            return ExitCode.NotReachable;
        });
        return command;
    }

    private static ExampleCommand Watch()
    {
        Option<bool> json = new("--json") { Description = "Print one JSON object a line, a line a change." };
        ExampleCommand command = new("watch", "Tell of readers and cards as they come and go, until Ctrl-C. It goes on when the service was restarted.", "multisim reader watch");
        command.Options.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            InvocationConfiguration console = parsed.InvocationConfiguration;
            bool asJson = parsed.GetValue(json);
            string? complaint = null;
            while (!cancellationToken.IsCancellationRequested)
            {
                try
                {
                    await Task.Run(() => Tell(console.Output, asJson, () => complaint = null, cancellationToken), cancellationToken);
                }
                catch (OperationCanceledException)
                {
                    // Ctrl-C is how a watch ends.
                }
                catch (CardLinkException down)
                {
                    if (complaint != down.Message)
                        console.Error.WriteLine($"multisim: {complaint = down.Message}");
                    await Task.Delay(BetweenTries, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void Tell(TextWriter output, bool asJson, Action connected, CancellationToken cancellationToken)
    {
        using PcscReaders readers = PcscReaders.Open();
        connected();
        foreach (ReaderChange change in readers.Watch(cancellationToken))
        {
            output.WriteLine(asJson ? ReaderLines.ToJson(change) : ReaderLines.Sentence(change));
            output.Flush();
        }
    }
}
