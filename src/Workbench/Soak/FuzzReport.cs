using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>What came of a fuzz run.</summary>
/// <param name="Seed">The same seed and count give the same run.</param>
/// <param name="Commands">Commands sent.</param>
/// <param name="WellFormed">Those that were generated from the instruction table.</param>
/// <param name="Mutated">Those that were spoilt afterwards.</param>
/// <param name="Random">Those that were octets.</param>
/// <param name="Cards">Cards worn out.</param>
/// <param name="Refused">Commands that a card refused; after each it was looked whether something had changed.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="ManagedGrowth">Octets of managed memory in use at the end more than after the first card.</param>
/// <param name="LargestCard">Most octets that a card kept.</param>
/// <param name="Matrix">How often each instruction answered each status word.</param>
/// <param name="NotReached">Documented pairs of instruction and status word that no command reached.</param>
/// <param name="Failures">What must not be: exceptions, status words that are none or not documented, changes after a refusal. Empty in a good run.</param>
public sealed record FuzzReport(
    long Seed,
    long Commands,
    long WellFormed,
    long Mutated,
    long Random,
    int Cards,
    long Refused,
    double Seconds,
    long ManagedGrowth,
    long LargestCard,
    IReadOnlyList<FuzzRow> Matrix,
    IReadOnlyList<string> NotReached,
    IReadOnlyList<string> Failures) : ISoakReport
{
    /// <summary>True where nothing was found.</summary>
    [JsonIgnore]
    public bool Succeeded => Failures.Count == 0;

    /// <summary>The report as one JSON object, indented, names in camelCase. Scripts read it: members are added, never renamed.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SoakJson.Default.FuzzReport);
}

/// <summary>One row of the matrix.</summary>
/// <param name="Instruction">Its name; "(none)" for commands whose header names no instruction of the card.</param>
/// <param name="Class">Family of class bytes: 00, 80 or A0.</param>
/// <param name="StatusWords">Status word, with XX where it carries a number, and how often it was answered.</param>
public sealed record FuzzRow(string Instruction, string Class, IReadOnlyDictionary<string, long> StatusWords);

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FuzzReport))]
[JsonSerializable(typeof(CrashReport))]
internal sealed partial class SoakJson : JsonSerializerContext;
