namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>What both a card and a terminal know of a DF, or of an ADF.</summary>
/// <param name="Path">Where it is; see <see cref="FilePath"/> for ADFs.</param>
/// <param name="Name">The specification's name, with its prefix: <c>DF.5GS</c>.</param>
/// <param name="Clause">Where it is specified.</param>
/// <param name="Aid">How the identifiers of its applications begin, in hex: RID and application code; null for a DF.</param>
public sealed record DfDefinition(FilePath Path, string Name, string Clause, string? Aid = null)
{
    /// <summary>The services of the application's service table for which the directory is needed; none where a card has it anyway.</summary>
    public ServiceCondition Services { get; init; }
}
