using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>Takes JSON values of the kind that a field needs, or says which kind that is.</summary>
internal static class Json
{
    /// <summary>An object, its members checked to be single.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static JsonObject Object(JsonNode? value)
    {
        if (value is not JsonObject result)
            throw Expected("an object", value);
        try
        {
            _ = result.Count; // a parsed object finds out here that two members have one name
            return result;
        }
        catch (ArgumentException)
        {
            throw new FormatException("Two members have one name.");
        }
    }

    /// <summary>An array.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static JsonArray Array(JsonNode? value) => value as JsonArray ?? throw Expected("an array", value);

    /// <summary>A text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static string Text(JsonNode? value) =>
        value is JsonValue one && one.GetValueKind() == JsonValueKind.String ? one.GetValue<string>() : throw Expected("a text", value);

    /// <summary>True or false.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static bool Bool(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Expected("true or false", value),
    };

    /// <summary>Whether it is a number.</summary>
    public static bool IsNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number;

    /// <summary>A whole number.</summary>
    /// <param name="value">The value.</param>
    /// <param name="greatest">The greatest allowed.</param>
    /// <exception cref="FormatException">It is none, or outside 0..<paramref name="greatest"/>.</exception>
    public static ulong Number(JsonNode? value, ulong greatest)
    {
        string expected = string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {greatest}");
        return IsNumber(value) && ulong.TryParse(value!.ToJsonString(), NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) && number <= greatest
            ? number
            : throw Expected(expected, value);
    }

    /// <summary>Octets written in hexadecimal digits.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    public static byte[] Hex(JsonNode? value)
    {
        string text = Text(value);
        return text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : throw Expected("pairs of hexadecimal digits", value);
    }

    /// <summary>The octets in hexadecimal digits.</summary>
    public static JsonNode Hex(ReadOnlySpan<byte> octets) => JsonValue.Create(Convert.ToHexStringLower(octets));

    /// <summary>The fault of a value that is of another kind.</summary>
    public static FormatException Expected(string expected, JsonNode? found)
    {
        const int longest = 40;
        string text;
        try
        {
            text = found?.ToJsonString() ?? "null";
        }
        catch (ArgumentException)
        {
            text = "an object with two members of one name";
        }
        return new($"{expected} is expected, not {(text.Length > longest ? string.Concat(text.AsSpan(0, longest), "…") : text)}.");
    }
}
