namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>What every soak test tells.</summary>
public interface ISoakReport
{
    /// <summary>What must not be. Empty in a good run.</summary>
    IReadOnlyList<string> Failures { get; }

    /// <summary>True where nothing was found.</summary>
    bool Succeeded { get; }

    /// <summary>The report as one JSON object, indented, names in camelCase. Scripts read it: members are added, never renamed.</summary>
    string ToJson();
}
