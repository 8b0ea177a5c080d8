using System.CommandLine;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Cli.Output;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.Testbed.Scenarios;
using Tottoli.MultiSim.Testbed.Trips;
using Tottoli.MultiSim.Workbench;

namespace Tottoli.MultiSim.Cli.Commands;

/// <summary><c>multisim trip</c>: one card, one subscriber, through the networks of a scenario.</summary>
internal static class TripCommand
{
    private const string Pcsc = "pcsc";

    public static Command Create()
    {
        Argument<string?> scenario = new("SCENARIO")
        {
            Description = "Scenario file (JSON with comments; scenarios/scenario.schema.json says what stands in it). Without it: the built-in trip across Europe.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Options.RefuseOptions(scenario);
        Option<bool> json = Options.Json();
        Option<string?> trace = TraceOption.Create();
        Option<string?> card = new("--card") { Description = "Keep the card in this file, which must not be there yet; in memory by default.", HelpName = "FILE" };
        Option<Durability> durability = Options.Durability();
        Option<string?> via = Options.Checked("--via", "process|pcsc", "How the phone reaches the card: in this process (the default), or through PC/SC in the virtual reader of this machine (docs/readers.md).",
            text => text is "process" or Pcsc ? null : $"'{text}' is no way to a card; expected process or pcsc.");
        Option<Uri?> cloud = new("--cloud")
        {
            Description = "Use the OTA platform at this address ('multisim serve ota') instead of starting one.",
            HelpName = "URL",
            CustomParser = result =>
            {
                if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
                    return address;
                result.AddError($"--cloud takes an address like http://127.0.0.1:8043; '{result.Tokens[0].Value}' is none.");
                return null;
            },
        };
        Option<long> seed = Options.Seed();
        ExampleCommand command = new(
            "trip",
            "Play the main job: a multi-IMSI card boots, loads profiles over the air, crosses borders and registers in each country as a local, while one balance is charged. "
                + "Exit code 0: every leg registered and every expectation was met; 1: not so.",
            "multisim trip",
            "multisim trip --json --seed 7",
            "multisim trip --trace trip.pcapng --card trip.simcard",
            "multisim trip --via pcsc");
        command.Arguments.Add(scenario);
        foreach (Option option in new Option[] { json, trace, card, durability, via, cloud, seed })
            command.Options.Add(option);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            TripBenchOptions options = new()
            {
                Scenario = parsed.GetValue(scenario) is { } file ? Read(file) : ScenarioReader.BuiltIn(),
                Cloud = parsed.GetValue(cloud),
                CardPath = parsed.GetValue(card),
                Durability = parsed.GetValue(durability),
                TracePath = TraceOption.Checked(parsed.GetValue(trace)),
                Seed = parsed.GetValue(seed),
                ThroughReader = parsed.GetValue(via) == Pcsc,
            };
            if (parsed.GetResult(durability) is { Implicit: false } && DurabilityComplaint(options.Durability, options.CardPath) is { } complaint)
                throw new UsageException(complaint);
            InvocationConfiguration console = parsed.InvocationConfiguration;
            TripReport report;
            try
            {
                report = await TripBench.RunAsync(options, new TripProgressLines(console.Error), cancellationToken);
            }
            catch (OperationCanceledException) when (File.Exists(options.CardPath))
            {
                console.Error.WriteLine($"multisim: {options.CardPath} holds the card as it was when the trip ended; delete it before the next one.");
                throw;
            }
            if (parsed.GetValue(json))
                console.Output.WriteLine(report.ToJson());
            else
                TripReportTables.Write(report, console.Output);
            foreach (string failure in report.Failures)
                console.Error.WriteLine($"multisim: {failure}");
            return report.Succeeded ? ExitCode.Done : ExitCode.Unmet;
        });
        return command;
    }

    private static string? DurabilityComplaint(Durability durability, string? card) => (durability, card) switch
    {
        (Durability.Memory, not null) => "--durability memory keeps the card in memory; leave out --card.",
        (not Durability.Memory, null) => "--durability power and process need a file for the card; add --card FILE.",
        _ => null,
    };

    private static Scenario Read(string file)
    {
        try
        {
            return ScenarioReader.ReadFile(file, ProfileFileRule.Expected);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"{file}: there is no such scenario file. Check the path, or leave it out for the built-in trip.");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(file))
        {
            throw new UsageException($"{file}: this is a folder; expected a scenario file (JSON).");
        }
    }
}
