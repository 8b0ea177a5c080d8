using System.Text.Json;
using System.Text.Json.Serialization;
using Tottoli.MultiSim.Workbench.Benchmarks;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>What <c>multisim bench</c> measured, as it prints it and as it reads a saved one back.</summary>
/// <param name="Machine">What it was measured on.</param>
/// <param name="Results">How fast each workload was.</param>
/// <param name="Cards">Memory of a card; null where it was not measured.</param>
/// <param name="Baseline">How the results compare with saved ones; null without those.</param>
internal sealed record BenchReport(
    MachineDescription Machine, IReadOnlyList<Measurement> Results, IReadOnlyList<CardMemory>? Cards = null, IReadOnlyList<BenchChange>? Baseline = null)
{
    /// <summary>Reads a saved report.</summary>
    /// <exception cref="UsageException">The file is missing, or is no such report.</exception>
    public static BenchReport Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            if (JsonSerializer.Deserialize(file, BenchJson.Default.BenchReport) is { Results: not null } report)
                return report;
            throw new UsageException($"{path}: the report has no results. Save one with 'multisim bench ... --json'.");
        }
        catch (JsonException fault)
        {
            throw new UsageException($"{path}: this is no report of 'multisim bench ... --json': {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: the baseline cannot be read: {fault.Message}");
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, BenchJson.Default.BenchReport);

    /// <summary>Compares with a saved report whatever is in both.</summary>
    /// <param name="baseline">The saved one.</param>
    /// <param name="tolerance">Per cent by which a median, or a card's memory, may have grown.</param>
    /// <exception cref="UsageException">The two have nothing in common.</exception>
    public BenchReport Against(BenchReport baseline, double tolerance)
    {
        List<BenchChange> changes = [];
        foreach (Measurement now in Results)
        {
            if (baseline.Results.FirstOrDefault(each => each.Name == now.Name && each.Cores == now.Cores) is not { P50: > 0 } before)
                continue;
            double change = 100 * ((now.P50 / before.P50) - 1);
            bool allocates = now.BytesPerOp > before.BytesPerOp + 0.5;
            changes.Add(new BenchChange(now.Name, now.Cores, before.P50, now.P50, Math.Round(change, 1), change > tolerance || allocates));
        }
        foreach (CardMemory now in Cards ?? [])
        {
            if (baseline.Cards?.FirstOrDefault(each => each.Name == now.Name) is not { Bytes: > 0 } before)
                continue;
            double change = 100 * (((double)now.Bytes / before.Bytes) - 1);
            changes.Add(new BenchChange(now.Name, 1, before.Bytes, now.Bytes, Math.Round(change, 1), change > tolerance));
        }
        return changes.Count > 0 ? this with { Baseline = changes } : throw new UsageException("The baseline has no result of this bench: save one of the same bench and as many cores.");
    }
}

/// <summary>One result beside its baseline.</summary>
/// <param name="Name">The workload, or the kind of card.</param>
/// <param name="Cores">Threads at work.</param>
/// <param name="Before">The baseline's median in ns an operation, or bytes of a card.</param>
/// <param name="Now">The same, now.</param>
/// <param name="Change">Growth in per cent; negative where it became better.</param>
/// <param name="Regressed">True beyond the tolerance, or where an operation allocates more.</param>
internal sealed record BenchChange(string Name, int Cores, double Before, double Now, double Change, bool Regressed);

/// <summary>Source-generated reading and writing of reports.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BenchReport))]
internal sealed partial class BenchJson : JsonSerializerContext;
