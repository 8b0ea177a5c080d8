using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Pcsc.Vpcd;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim serve tcp</c>: a card image for programs that want a socket.</summary>
internal static class ServeTcpCommand
{
    private const int DefaultPort = 8044;

    public static ExampleCommand Create()
    {
        Argument<string> file = Options.CardFile();
        Option<string?> host = Options.Checked("--host", "ADDRESS", "IP address to listen on; 127.0.0.1 by default. Whoever reaches it can use the card.",
            text => IPAddress.TryParse(text, out _) ? null : $"'{text}' is no IP address; expected one of this machine's, like 127.0.0.1 or ::1.");
        Option<int> port = Options.Number("--port", 0, 65535, DefaultPort, "TCP port to listen on; 0 lets the system choose.");
        Option<Durability> durability = Options.Durability();
        Option<string?> trace = TraceOption.Create();
        ExampleCommand command = new(
            "tcp",
            "Serve a card image on a socket until Ctrl-C, to one program after the other. Messages are framed as between vpcd and a card: two bytes of length, then a command APDU "
                + "or a control of one byte (00 off, 01 on, 02 reset, 04 answer to reset).",
            "multisim serve tcp test.simcard --port 8044");
        command.Arguments.Add(file);
        foreach (Option option in new Option[] { host, port, durability, trace })
            command.Options.Add(option);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string image = parsed.GetRequiredValue(file);
            using VpcdListener listener = Listen(IPAddress.Parse(parsed.GetValue(host) ?? "127.0.0.1"), parsed.GetValue(port));
            using ServedCards cards = ServedCards.Open([image], parsed.GetValue(durability), TraceOption.Checked(parsed.GetValue(trace)), parsed.InvocationConfiguration.Error);
            parsed.InvocationConfiguration.Output.WriteLine($"{image} at {listener.EndPoint}");
            parsed.InvocationConfiguration.Output.Flush();
            parsed.InvocationConfiguration.Error.WriteLine("Ctrl-C ends it.");
            await Task.Factory.StartNew(() => listener.Run(cards.Links[0], cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return ExitCode.Done;
        });
        return command;
    }

    private static VpcdListener Listen(IPAddress address, int port)
    {
        try
        {
            return new VpcdListener(address, port);
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new IOException($"port {port} is taken by another program; choose another one with --port, or 0 to let the system choose.");
        }
        catch (SocketException refused)
        {
            throw new IOException($"{address}, port {port}: {refused.Message}; choose an address of this machine with --host, and a port that you may use with --port.");
        }
    }
}
