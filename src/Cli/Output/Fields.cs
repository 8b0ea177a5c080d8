using System.Globalization;
using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>Named values, one a line as osmo-auc-gen prints them (name, colon, tab, value), or one JSON object.</summary>
internal sealed class Fields
{
    private readonly List<(string Name, string JsonName, string Text, JsonNode Value)> _fields = [];

    public void Add(string name, string jsonName, ReadOnlySpan<byte> octets) => Add(name, jsonName, Convert.ToHexStringLower(octets));

    public void Add(string name, string jsonName, string text) => _fields.Add((name, jsonName, text, JsonValue.Create(text)));

    public void Add(string name, string jsonName, ulong number) =>
        _fields.Add((name, jsonName, number.ToString(CultureInfo.InvariantCulture), JsonValue.Create(number)));

    public void Write(TextWriter output, bool json)
    {
        if (json)
        {
            JsonObject all = [];
            foreach ((_, string name, _, JsonNode value) in _fields)
                all[name] = value.DeepClone();
            output.WriteLine(all.ToJsonString(FileText.Indented));
            return;
        }
        foreach ((string name, _, string text, _) in _fields)
            output.WriteLine($"{name}:\t{text}");
    }
}
