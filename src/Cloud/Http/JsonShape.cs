using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tottoli.MultiSim.Cloud.Http;

/// <summary>Compares a JSON value with the type it is to become, so that an error can name the place and what was expected there.</summary>
internal static class JsonShape
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(string)] = "a text",
        [typeof(Uri)] = "an address",
        [typeof(decimal)] = "a number",
        [typeof(int)] = "a whole number",
        [typeof(bool)] = "true or false",
        [typeof(byte[])] = "bytes in base64",
        [typeof(DateTimeOffset)] = "a date and time with offset, as 2026-05-01T12:00:00+00:00",
    };

    /// <summary>Refuses a value with unknown, missing or null members or of another JSON type.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">What it is to become.</param>
    /// <param name="path">Its JSON path.</param>
    public static void Check(JsonElement value, JsonTypeInfo type, string path)
    {
        if (!FitsKind(value.ValueKind, type))
            throw Refusal.Malformed($"There is {Found(value.ValueKind)}.", path, Expected(type));
        if (type.Kind == JsonTypeInfoKind.Object)
            CheckMembers(value, type, path);
        if (type.Kind != JsonTypeInfoKind.Enumerable)
            return;
        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
            Check(item, type.Options.GetTypeInfo(type.ElementType!), $"{path}[{index++}]");
    }

    /// <summary>What belongs at a path.</summary>
    public static string ExpectedAt(JsonTypeInfo type, string path)
    {
        foreach (string step in path.Split('.').Skip(1))
        {
            JsonPropertyInfo? member = type.Properties.FirstOrDefault(p => p.Name == step.Split('[')[0]);
            if (member is null)
                break;
            type = type.Options.GetTypeInfo(member.PropertyType);
            if (type.Kind == JsonTypeInfoKind.Enumerable && step.Contains('['))
                type = type.Options.GetTypeInfo(type.ElementType!);
        }
        return Expected(type);
    }

    private static void CheckMembers(JsonElement value, JsonTypeInfo type, string path)
    {
        foreach (JsonProperty member in value.EnumerateObject())
        {
            string place = $"{path}.{member.Name}";
            JsonPropertyInfo known = type.Properties.FirstOrDefault(p => p.Name == member.Name)
                ?? throw Refusal.Malformed("The member is unknown here.", place, Expected(type));
            JsonTypeInfo inner = type.Options.GetTypeInfo(known.PropertyType);
            if (member.Value.ValueKind != JsonValueKind.Null)
                Check(member.Value, inner, place);
            else if (!known.IsSetNullable)
                throw Refusal.Malformed("There is null.", place, Expected(inner));
        }
        foreach (JsonPropertyInfo known in type.Properties)
        {
            if (known.IsRequired && !value.TryGetProperty(known.Name, out _))
                throw Refusal.Malformed("The member is missing.", $"{path}.{known.Name}", Expected(type.Options.GetTypeInfo(known.PropertyType)));
        }
    }

    private static bool FitsKind(JsonValueKind kind, JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Object)
            return kind == JsonValueKind.Object;
        if (type.Kind == JsonTypeInfoKind.Enumerable)
            return kind == JsonValueKind.Array;
        Type plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (plain == typeof(bool))
            return kind is JsonValueKind.True or JsonValueKind.False;
        return kind == (plain == typeof(decimal) || plain == typeof(int) ? JsonValueKind.Number : JsonValueKind.String);
    }

    private static string Expected(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => $"an object with the members {string.Join(", ", type.Properties.Select(p => p.Name))}",
        JsonTypeInfoKind.Enumerable => $"a list, each item {Expected(type.Options.GetTypeInfo(type.ElementType!))}",
        _ => Names.GetValueOrDefault(Nullable.GetUnderlyingType(type.Type) ?? type.Type, "another value"),
    };

    private static string Found(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
