using System.Text.Json;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>A place in a dump, for messages, and the small values that stand there.</summary>
/// <param name="Origin">What the dump is called.</param>
/// <param name="Path">JSON path from the root.</param>
internal readonly record struct DumpPlace(string Origin, string Path)
{
    public DumpPlace Child(string name) => this with { Path = $"{Path}.{name}" };

    public InvalidDataException Wrong(string what) => new($"{Origin}: {Path}: {what}");

    /// <summary>A text, or a number or literal as text; null where nothing or null stands there.</summary>
    public string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
        _ => throw Wrong("expected a text."),
    };

    /// <summary>Octets in hexadecimal digits; null where nothing stands there.</summary>
    public ReadOnlyMemory<byte>? Hex(JsonNode? node)
    {
        if (Text(node) is not { } text)
            return null;
        string digits = text.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
            throw Wrong($"'{Start(text)}' are no octets; expected an even number of hexadecimal digits.");
        return Convert.FromHexString(digits);
    }

    /// <summary>A status word of four digits; null where nothing stands there, or something that is none: pySim tells of faults of its own too.</summary>
    public StatusWord? Status(JsonNode? node) => Text(node) is { Length: 4 } text && text.All(char.IsAsciiHexDigit)
        ? new StatusWord(Convert.ToUInt16(text, 16))
        : null;

    private static string Start(string text) => text.Length <= 32 ? text : text[..32] + "...";
}
