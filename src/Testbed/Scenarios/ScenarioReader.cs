using System.Text.Json;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Testbed.Scenarios;

/// <summary>Reads a scenario file: JSON, then the schema, then what the schema cannot say.</summary>
public static class ScenarioReader
{
    private const string SchemaResource = "scenarios/scenario.schema.json";
    private const string BuiltInResource = "scenarios/europe.json";

    /// <summary>The scenario that comes with the program.</summary>
    /// <exception cref="ScenarioException">It has a fault: the program was built wrong.</exception>
    public static Scenario BuiltIn() => Read(Resource(BuiltInResource), BuiltInResource);

    /// <summary>Reads a scenario from a file.</summary>
    /// <param name="path">The file, UTF-8 with or without byte order mark.</param>
    /// <param name="card">What the card expects in place of a file of a profile, null where it takes it; left out, such files are not looked at.</param>
    /// <exception cref="ScenarioException">The file is no scenario, or one with faults; all of them are listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Scenario ReadFile(string path, Func<ProfileFile, string?>? card = null) => Read(File.ReadAllBytes(path), path, card);

    /// <summary>Reads a scenario from memory.</summary>
    /// <param name="utf8">The text, with or without byte order mark.</param>
    /// <param name="name">Name of the file for messages.</param>
    /// <param name="card">What the card expects in place of a file of a profile, null where it takes it; left out, such files are not looked at.</param>
    /// <exception cref="ScenarioException">The text is no scenario, or one with faults; all of them are listed.</exception>
    public static Scenario Read(ReadOnlySpan<byte> utf8, string name, Func<ProfileFile, string?>? card = null)
    {
        ReadOnlySpan<byte> text = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        List<ScenarioFault> faults = [];
        JsonPlace? root = JsonPlace.Read(text, faults);
        if (root is not null)
        {
            using JsonDocument schema = JsonDocument.Parse(Resource(SchemaResource));
            SchemaCheck.Check(root, schema.RootElement, faults);
        }
        Scenario? scenario = null;
        if (root is not null && faults.Count == 0)
        {
            scenario = JsonSerializer.Deserialize(text, ScenarioJson.Default.Scenario)!;
            ScenarioCheck.Check(scenario, root, card, faults);
        }
        if (faults.Count > 0)
            throw new ScenarioException(name, [.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)]);
        return scenario!;
    }

    private static byte[] Resource(string name)
    {
        using Stream stream = typeof(ScenarioReader).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
