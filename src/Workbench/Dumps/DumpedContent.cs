using System.Globalization;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>The member <c>body</c> of a file in a dump: a text for a transparent EF, a list of texts for records, an object by tags for BER-TLV.</summary>
internal static class DumpedContent
{
    private const int LongestTag = 3;

    /// <summary>Reads a body.</summary>
    /// <param name="body">The member.</param>
    /// <param name="kind">Structure of the file; null where nobody says it: then it follows from the body.</param>
    /// <param name="tagsAreHex">Whether tags are written in hexadecimal digits, or as decimal numbers, as pySim does.</param>
    /// <param name="place">Where it stands.</param>
    /// <returns>Null where there is no content.</returns>
    public static FileContent? Read(JsonNode? body, EfKind? kind, bool tagsAreHex, DumpPlace place)
    {
        switch (body)
        {
            case null:
                return null;
            case JsonArray records:
                if (kind is EfKind.Transparent or EfKind.BerTlv)
                    throw place.Wrong("a list of records stands in a file that has none.");
                return new FileContent(kind ?? EfKind.LinearFixed, [.. records.Select((record, i) => Record(record, place.Child(string.Create(CultureInfo.InvariantCulture, $"[{i}]"))))]);
            case JsonObject objects:
                if (kind is not (null or EfKind.BerTlv))
                    throw place.Wrong("expected hexadecimal digits; only BER-TLV files have an object by tags here.");
                return new FileContent(EfKind.BerTlv, [.. objects.Select(each => Object(each.Key, each.Value, tagsAreHex, place))]);
            default:
                ReadOnlyMemory<byte> octets = place.Hex(body) ?? default;
                if (kind == EfKind.BerTlv)
                    return FileContent.OfObjects(octets) ?? throw place.Wrong("the last object is cut off.");
                return kind is EfKind.LinearFixed or EfKind.Cyclic
                    ? throw place.Wrong("expected a list of records.")
                    : new FileContent(EfKind.Transparent, [octets]);
        }
    }

    /// <summary>Writes a body as <see cref="Read"/> takes it, with tags in hexadecimal digits.</summary>
    public static JsonNode Write(FileContent content)
    {
        switch (content.Kind)
        {
            case EfKind.Transparent:
                return Digits(content.Whole);
            case EfKind.BerTlv:
                JsonObject objects = [];
                foreach (ReadOnlyMemory<byte> part in content.Parts)
                {
                    BerTlvReader reader = new(part.Span);
                    if (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
                        objects[tag.ToString("x2", CultureInfo.InvariantCulture)] = Digits(value);
                }
                return objects;
            default:
                return new JsonArray([.. content.Parts.Select(static part => (JsonNode)Digits(part.Span))]);
        }
    }

    public static string Digits(ReadOnlySpan<byte> octets) => Convert.ToHexStringLower(octets);

    private static ReadOnlyMemory<byte> Record(JsonNode? record, DumpPlace place) => place.Hex(record) ?? throw place.Wrong("expected the octets of a record.");

    private static ReadOnlyMemory<byte> Object(string name, JsonNode? value, bool tagsAreHex, DumpPlace place)
    {
        NumberStyles style = tagsAreHex || name.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        string digits = name.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? name[2..] : name;
        if (!int.TryParse(digits, style, CultureInfo.InvariantCulture, out int tag) || tag <= 0 || tag >> (8 * LongestTag) != 0)
            throw place.Wrong($"'{name}' is no tag of a BER-TLV object.");
        ReadOnlyMemory<byte> octets = place.Child(name).Hex(value) ?? default;
        byte[] buffer = new byte[octets.Length + 8];
        BerTlvWriter writer = new(buffer);
        writer.Write(tag, octets.Span);
        return writer.Written.ToArray();
    }
}
