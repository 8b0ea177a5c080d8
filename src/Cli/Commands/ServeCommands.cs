using System.CommandLine;
using Tottoli.MultiSim.Cloud;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim serve</c>: the parties that other programs talk to.</summary>
internal static class ServeCommands
{
    public static Command Create() => new("serve", "Serve a part of the workbench to other programs.") { Ota(), ServeAucCommand.Create(), ServeVpcdCommand.Create(), ServeTcpCommand.Create(), ServeSupplicantCommand.Create() };

    private static ExampleCommand Ota()
    {
        Option<int> port = Options.Number("--port", 0, 65535, 8043, "TCP port on the loopback interface; 0 lets the system choose.");
        Option<string?> database = new("--database") { Description = "SQLite file of the platform; a temporary one by default.", HelpName = "FILE" };
        ExampleCommand command = new(
            "ota",
            "Serve the mock OTA platform (links to profiles, subscribers, one balance, OTA delivery) until Ctrl-C.",
            "multisim serve ota --port 8043 --database cloud.db");
        command.Options.Add(port);
        command.Options.Add(database);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using CloudServer server = await Serve(parsed.GetValue(port), parsed.GetValue(database), cancellationToken);
            parsed.InvocationConfiguration.Output.WriteLine($"OTA platform at {server.Address}");
            parsed.InvocationConfiguration.Output.Flush();
            parsed.InvocationConfiguration.Error.WriteLine("Ctrl-C ends it.");
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                // Ctrl-C is how a server ends.
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<CloudServer> Serve(int port, string? database, CancellationToken cancellationToken)
    {
        try
        {
            return await CloudServer.StartAsync(new CloudOptions { Port = port, Database = database, Entropy = new Workbench.SystemEntropy() }, cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new IOException($"port {port} is taken by another program; choose another one with --port, or 0 to let the system choose.");
        }
    }
}
