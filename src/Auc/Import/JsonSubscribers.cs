using System.Text.Json;

namespace Tottoli.MultiSim.Auc.Import;

/// <summary>JSON: an array of subscribers, one, or one after the other as mongoexport writes Open5GS's collection.</summary>
internal static class JsonSubscribers
{
    // Numbers of MongoDB's extended JSON: { "$numberLong": "64" }.
    private static readonly string[] NumberWrappers = ["$numberLong", "$numberInt"];

    /// <summary>Reads all subscribers; members of a nested <c>security</c> object count as the subscriber's.</summary>
    public static List<Subscription> Read(string path, ReadOnlySpan<byte> content)
    {
        List<Subscription> subscribers = [];
        Utf8JsonReader reader = new(content, new JsonReaderOptions
        {
            AllowMultipleValues = true,
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
        });
        try
        {
            while (reader.Read())
            {
                long start = reader.TokenStartIndex;
                using JsonDocument document = JsonDocument.ParseValue(ref reader);
                int number = 0;
                string line = $"{path}, line {1 + content[..(int)start].Count((byte)'\n')}";
                if (document.RootElement.ValueKind != JsonValueKind.Array)
                    subscribers.Add(Build(document.RootElement, line));
                else
                {
                    foreach (JsonElement element in document.RootElement.EnumerateArray())
                        subscribers.Add(Build(element, $"{path}, element {number++}"));
                }
            }
        }
        catch (JsonException malformed)
        {
            // The exception's own text may quote what it could not read.
            throw new InvalidDataException($"{path}, line {malformed.LineNumber + 1}: this is not JSON.");
        }
        return subscribers;
    }

    private static Subscription Build(JsonElement element, string place)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{place}: expected an object that describes one subscriber.");
        SubscriberFields fields = new(place);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property is { Name: "security", Value.ValueKind: JsonValueKind.Object })
            {
                foreach (JsonProperty inner in property.Value.EnumerateObject())
                    Add(fields, inner);
            }
            else
                Add(fields, property);
        }
        return fields.Build();
    }

    private static void Add(SubscriberFields fields, JsonProperty property)
    {
        switch (property.Value.ValueKind)
        {
            case JsonValueKind.String:
                fields.Add(property.Name, property.Value.GetString());
                break;
            case JsonValueKind.Number:
                fields.Add(property.NameEquals("sqn") ? "sqndecimal" : property.Name, property.Value.GetRawText());
                break;
            case JsonValueKind.Object:
                foreach (string wrapper in NumberWrappers)
                {
                    if (property.Value.TryGetProperty(wrapper, out JsonElement number) && number.ValueKind == JsonValueKind.String)
                        fields.Add("sqndecimal", property.NameEquals("sqn") ? number.GetString() : null);
                }
                break;
            default: // null, true, lists: nothing of a subscriber's authentication
                break;
        }
    }
}
