using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tottoli.MultiSim.Testbed.Scenarios;

/// <summary>Checks a JSON tree against a JSON Schema, so that shapes and limits are written once, in the schema that users read.</summary>
/// <remarks>
/// JSON Schema 2020-12, of it the keywords that our schema uses; any other keyword is a programming error, found at the first run. Every fault is
/// reported, not only the first. The text after "expected" is the schema's <c>title</c>; a value whose schema is <c>writeOnly</c> is a secret and is never quoted.
/// </remarks>
internal sealed class SchemaCheck(JsonElement schema, List<ScenarioFault> faults)
{
    // Money is counted in millionths. The schema says so in words alone: other validators count in binary and refuse 0.004 as a multiple of 0.000001.
    private const int Decimals = 6;

    private static readonly string[] Annotations = ["$schema", "$id", "$defs", "title", "description", "writeOnly"];
    private static readonly string[] DateTimeFormats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Checks a whole file.</summary>
    /// <param name="root">The file's root value.</param>
    /// <param name="schema">The schema's root.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static void Check(JsonPlace root, JsonElement schema, List<ScenarioFault> faults) => new SchemaCheck(schema, faults).Value(root, schema);

    private void Value(JsonPlace place, JsonElement rule)
    {
        if (rule.TryGetProperty("$ref", out JsonElement reference))
        {
            Value(place, schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]));
            return;
        }
        if (!HasType(place, rule.GetProperty("type").GetString()!))
        {
            Fault(place, rule, Describe(place, rule));
            return;
        }
        foreach (JsonProperty keyword in rule.EnumerateObject())
        {
            if (!Holds(place, rule, keyword))
                Fault(place, rule, Describe(place, rule));
        }
    }

    // True where the keyword is met, or where it has reported its own, more exact faults.
    private bool Holds(JsonPlace place, JsonElement rule, JsonProperty keyword)
    {
        JsonElement limit = keyword.Value;
        switch (keyword.Name)
        {
            case "type":
                return true;
            case "pattern":
                return Regex.IsMatch(place.Text, WholeText(limit.GetString()!), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            case "minLength":
                return place.Text.Length >= limit.GetInt32();
            case "maxLength":
                return place.Text.Length <= limit.GetInt32();
            case "enum":
                return limit.EnumerateArray().Any(value => value.GetString() == place.Text);
            case "format":
                return HasFormat(place.Text, limit.GetString()!);
            case "minimum":
                return Number(place) >= limit.GetDecimal();
            case "maximum":
                return Number(place) <= limit.GetDecimal();
            case "minItems":
                return place.Items.Count >= limit.GetInt32();
            case "maxItems":
                return place.Items.Count <= limit.GetInt32();
            case "minProperties":
                return place.Members.Count >= limit.GetInt32();
            case "uniqueItems":
                Repeats(place);
                return true;
            case "items":
                foreach (JsonPlace item in place.Items)
                    Value(item, limit);
                return true;
            case "required":
                Required(place, rule, limit);
                return true;
            case "properties":
                foreach ((string name, JsonPlace member) in place.Members)
                {
                    if (limit.TryGetProperty(name, out JsonElement memberRule))
                        Value(member, memberRule);
                }
                return true;
            case "additionalProperties":
                Unknown(place, rule);
                return true;
            default:
                if (Annotations.Contains(keyword.Name))
                    return true;
                throw new InvalidOperationException($"The scenario schema uses the keyword {keyword.Name}, which SchemaCheck does not know.");
        }
    }

    private void Required(JsonPlace place, JsonElement rule, JsonElement names)
    {
        foreach (JsonElement name in names.EnumerateArray())
        {
            if (place[name.GetString()!] is null)
                faults.Add(new(place.Line, place.Column, $"{place.Path}.{name.GetString()}", "nothing", Title(rule.GetProperty("properties").GetProperty(name.GetString()!))));
        }
    }

    private void Unknown(JsonPlace place, JsonElement rule)
    {
        JsonElement properties = rule.GetProperty("properties");
        foreach ((string name, JsonPlace member) in place.Members)
        {
            if (!properties.TryGetProperty(name, out _))
            {
                string known = string.Join(", ", properties.EnumerateObject().Select(property => property.Name).Where(property => property != "$schema"));
                faults.Add(new(member.Line, member.Column, member.Path, "an unknown member", $"one of {known}"));
            }
        }
    }

    private void Repeats(JsonPlace place)
    {
        for (int i = 1; i < place.Items.Count; i++)
        {
            JsonPlace item = place.Items[i];
            if (place.Items.Take(i).Any(earlier => earlier.Kind == item.Kind && earlier.Text == item.Text))
                faults.Add(new(item.Line, item.Column, item.Path, $"\"{item.Text}\" a second time", "each value once"));
        }
    }

    private void Fault(JsonPlace place, JsonElement rule, string found) => faults.Add(new(place.Line, place.Column, place.Path, found, Title(rule)));

    private string Title(JsonElement rule) =>
        rule.TryGetProperty("$ref", out JsonElement reference)
            ? Title(schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]))
            : rule.TryGetProperty("title", out JsonElement title) ? title.GetString()! : $"a value of type {rule.GetProperty("type").GetString()}";

    private static string Describe(JsonPlace place, JsonElement rule) => place.Kind switch
    {
        JsonValueKind.Object => place.Members.Count == 0 ? "an empty object" : "an object",
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"a list of {place.Items.Count}"),
        JsonValueKind.String when rule.TryGetProperty("writeOnly", out _) => string.Create(CultureInfo.InvariantCulture, $"a secret of {place.Text.Length} characters"),
        JsonValueKind.String => $"\"{place.Text}\"",
        _ => rule.TryGetProperty("writeOnly", out _) ? "something that is no text" : place.Text,
    };

    private static bool HasType(JsonPlace place, string type) => type switch
    {
        "object" => place.Kind == JsonValueKind.Object,
        "array" => place.Kind == JsonValueKind.Array,
        "string" => place.Kind == JsonValueKind.String,
        "boolean" => place.Kind is JsonValueKind.True or JsonValueKind.False,
        "integer" => place.Kind == JsonValueKind.Number && int.TryParse(place.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => place.Kind == JsonValueKind.Number
            && decimal.TryParse(place.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && decimal.Round(number, Decimals) == number,
        _ => throw new InvalidOperationException($"The scenario schema uses the type {type}, which SchemaCheck does not know."),
    };

    private static bool HasFormat(string text, string format) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => text.Length > 19 && (text[^1] == 'Z' || text[^6] is '+' or '-')
            && DateTimeOffset.TryParseExact(text, DateTimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => throw new InvalidOperationException($"The scenario schema uses the format {format}, which SchemaCheck does not know."),
    };

    // In a schema $ is the end of the text; in .NET a line break may still follow it.
    private static string WholeText(string pattern) => pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern;

    private static decimal Number(JsonPlace place) => decimal.Parse(place.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
