using System.CommandLine;
using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Auc.Faces;
using Tottoli.MultiSim.Auc.Import;
using Tottoli.MultiSim.Auc.Storage;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim serve auc</c>: an authentication centre for networks and EAP servers.</summary>
internal static class ServeAucCommand
{
    private const int DefaultPort = 8045;

    public static ExampleCommand Create()
    {
        Option<string?> database = new("--database") { Description = "SQLite file of the subscribers and their sequence numbers, made where it is not there; a temporary one by default.", HelpName = "FILE" };
        Option<string[]> import = new("--import")
        {
            Description = "Add the subscribers of a file first: srsRAN's user_db.csv, any CSV with a line of names (imsi,k,opc,...), JSON of Open5GS, UERANSIM's YAML, osmo-hlr's database. May be given several times.",
            HelpName = "FILE",
            DefaultValueFactory = _ => [],
        };
        Option<string?> socket = new("--eap-sim-db") { Description = "Also answer hostapd's EAP server on this Unix datagram socket (hostapd.conf: eap_sim_db=unix:PATH).", HelpName = "PATH" };
        Option<int> port = Options.Number("--port", 0, 65535, DefaultPort, "TCP port on the loopback interface; 0 lets the system choose.");
        ExampleCommand command = new(
            "auc",
            "Serve an authentication centre until Ctrl-C: POST /vectors over HTTP on the loopback interface, and hostapd's eap_sim_db. It gives vectors, never K.",
            "multisim serve auc --database auc.db --port 8045");
        foreach (Option option in new Option[] { database, import, socket, port })
            command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) => ServeAsync(
            parsed.GetValue(database), parsed.GetValue(import) ?? [], parsed.GetValue(socket), parsed.GetValue(port), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static async Task<int> ServeAsync(
        string? database, string[] imports, string? socket, int port, InvocationConfiguration streams, CancellationToken cancellationToken)
    {
        Subscription[] imported = [.. imports.SelectMany(SubscriberImport.Read)];
        DirectoryInfo? temporary = database is null ? Directory.CreateTempSubdirectory("multisim-auc-") : null;
        try
        {
            using AuthenticationCentre centre = new(SubscriberDatabase.Open(database ?? Path.Combine(temporary!.FullName, "auc.db")), new Workbench.SystemEntropy());
            centre.Add(imported);
            using EapSimDatabase? eap = socket is null ? null : EapSimDatabase.Open(centre, socket);
            await using VectorFace http = await StartAsync(centre, port, cancellationToken);
            streams.Output.WriteLine($"AuC with {centre.Count} subscribers at {http.Address}");
            if (socket is not null)
                streams.Output.WriteLine($"EAP servers: eap_sim_db=unix:{Path.GetFullPath(socket)}");
            streams.Output.Flush();
            if (centre.Count == 0)
                streams.Error.WriteLine("There are no subscribers: add some with --import FILE.");
            streams.Error.WriteLine("Ctrl-C ends it.");
            try
            {
                await (eap?.ServeAsync(streams.Error.WriteLine, cancellationToken) ?? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
            }
            catch (OperationCanceledException)
            {
                // Ctrl-C is how a server ends.
            }
            return ExitCode.Done;
        }
        finally
        {
            temporary?.Delete(recursive: true);
        }
    }

    private static async Task<VectorFace> StartAsync(AuthenticationCentre centre, int port, CancellationToken cancellationToken)
    {
        try
        {
            return await VectorFace.StartAsync(centre, port, cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new IOException($"port {port} is taken by another program; choose another one with --port, or 0 to let the system choose.");
        }
    }
}
