using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>What came of a crash test.</summary>
/// <param name="Seed">The same seed gives the same commands; the instants of the kills are the machine's.</param>
/// <param name="Kills">Processes killed.</param>
/// <param name="Acknowledged">Commands that were answered before a kill; what they changed was looked for afterwards.</param>
/// <param name="WhileOpening">Kills before the card could be spoken to: while the process started, opened the image or recovered its log.</param>
/// <param name="ReplaysRefused">How often a challenge that the card had accepted before a kill was tried again after it, and refused by AUTS.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Steps">Kills by what was under way, and what was found of it.</param>
/// <param name="Failures">What was lost, or half there. Empty in a good run.</param>
public sealed record CrashReport(
    long Seed, int Kills, long Acknowledged, int WhileOpening, long ReplaysRefused, double Seconds, IReadOnlyList<CrashRow> Steps, IReadOnlyList<string> Failures) : ISoakReport
{
    /// <summary>True where nothing was lost and nothing half there.</summary>
    [JsonIgnore]
    public bool Succeeded => Failures.Count == 0;

    /// <summary>The report as one JSON object, indented, names in camelCase. Scripts read it: members are added, never renamed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SoakJson.Default.CrashReport);
}

/// <summary>Kills during one kind of step.</summary>
/// <param name="Step">What was under way.</param>
/// <param name="NotDone">How often the image had nothing of it, as it also has where the step changes nothing.</param>
/// <param name="Spent">How often a try was spent and nothing else done.</param>
/// <param name="Done">How often it was done, but the answer had not left.</param>
public sealed record CrashRow(string Step, int NotDone, int Spent, int Done);
