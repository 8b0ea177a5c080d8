using System.Globalization;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>A record of EF.ARR: pairs of what is done with a file and what has to be met for it (ETSI TS 102 221 §9.2.4, §13.4; ISO/IEC 7816-4 §5.4.3.3).</summary>
/// <remarks>
/// <c>[[{"access_mode": ["read_search_compare"]}, {"always": null}], [{"command_header": {"INS": 212}}, {"control_reference_template": "ADM1"}]]</c>.
/// The names are those of an EF's access modes; a directory's use the same bits.
/// </remarks>
internal sealed class AccessRuleList : Field
{
    private const int AccessMode = 0x80;
    private const int Always = 0x90;
    private const int Never = 0x97;
    private const int KeyTemplate = 0xA4;
    private const int KeyReference = 0x83;
    private const int DeepestNesting = 4;

#pragma warning disable format // tables
    private static readonly (int Bit, string Name)[] Modes =
    [
        (0x40, "delete_file"), (0x20, "terminate_ef"), (0x10, "activate_file_or_record"), (0x08, "deactivate_file_or_record"),
        (0x04, "write_append"), (0x02, "update_erase"), (0x01, "read_search_compare"),
    ];

    private static readonly (int Bit, string Name)[] HeaderOctets = [(0x08, "CLA"), (0x04, "INS"), (0x02, "P1"), (0x01, "P2")];

    private static readonly (int Tag, string Name)[] Groups = [(0xA0, "or"), (0xA7, "and"), (0xAF, "not")];

    /// <summary>Names of the keys (ETSI TS 102 221 §9.5.1, Table 9.3).</summary>
    internal static readonly ValueNames Keys = new(
        (0x01, "PIN1"),  (0x02, "PIN2"),  (0x03, "PIN3"),  (0x04, "PIN4"),  (0x05, "PIN5"),  (0x06, "PIN6"),  (0x07, "PIN7"),  (0x08, "PIN8"),
        (0x0A, "ADM1"),  (0x0B, "ADM2"),  (0x0C, "ADM3"),  (0x0D, "ADM4"),  (0x0E, "ADM5"),  (0x11, "UNIVERSAL_PIN"),
        (0x81, "2PIN1"), (0x82, "2PIN2"), (0x83, "2PIN3"), (0x84, "2PIN4"), (0x85, "2PIN5"), (0x86, "2PIN6"), (0x87, "2PIN7"), (0x88, "2PIN8"),
        (0x8A, "ADM6"),  (0x8B, "ADM7"),  (0x8C, "ADM8"),  (0x8D, "ADM9"),  (0x8E, "ADM10"));
#pragma warning restore format

    private static readonly TlvList Others = new();

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        JsonArray rules = [];
        while (from.Left > 0 && from.Rest[0] is not (0x00 or 0xFF))
        {
            JsonObject mode = ReadMode(ref from);
            rules.Add((JsonNode)new JsonArray(mode, ReadCondition(ref from, 0)));
        }
        return rules;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        foreach (JsonNode? rule in Json.Array(value))
        {
            if (rule is not JsonArray { Count: 2 } pair)
                throw Json.Expected("an array of an access mode and a condition", rule);
            WriteMode(Single(pair[0]), to);
            WriteCondition(Single(pair[1]), to, 0);
        }
    }

    private static JsonObject ReadMode(ref OctetReader from)
    {
        int tag = ReadObject(ref from, out ReadOnlySpan<byte> value);
        if (tag == AccessMode && value.Length == 1 && (value[0] & 0x80) == 0)
        {
            int bits = value[0];
            JsonArray modes = [];
            foreach ((_, string name) in Modes.Where(m => (bits & m.Bit) != 0))
                modes.Add((JsonNode)name);
            return new JsonObject { ["access_mode"] = modes };
        }
        if (tag is <= AccessMode or > 0x8F)
            throw new FormatException($"An access mode (tag 80..8F) is expected, not tag {tag:X2} with {Convert.ToHexStringLower(value)}.");
        OctetReader octets = new(value);
        JsonObject header = [];
        foreach ((_, string name) in HeaderOctets.Where(h => (tag & h.Bit) != 0))
            header.Add(name, (int)octets.Take(1)[0]);
        if (octets.Left > 0)
            throw new FormatException($"A command header with tag {tag:X2} has {octets.Left} octets too many.");
        return new JsonObject { ["command_header"] = header };
    }

    private static JsonObject ReadCondition(ref OctetReader from, int depth)
    {
        OctetReader whole = from;
        int tag = ReadObject(ref from, out ReadOnlySpan<byte> value);
        if (tag is Always or Never && value.IsEmpty)
            return new() { [tag == Always ? "always" : "never"] = null };
        if (tag == KeyTemplate && value is [KeyReference, 1, byte key, 0x95, 1, 0x08])
            return new() { ["control_reference_template"] = Keys.ToJson(key) };
        if (depth < DeepestNesting && Array.Find(Groups, g => g.Tag == tag).Name is { } group)
        {
            OctetReader nested = new(value);
            JsonArray conditions = [];
            while (nested.Left > 0)
                conditions.Add((JsonNode)ReadCondition(ref nested, depth + 1));
            return new() { [group] = conditions };
        }
        return Others.ReadOne(ref whole)!;
    }

    private static void WriteMode(JsonObject mode, OctetWriter to)
    {
        if (mode.TryGetPropertyValue("access_mode", out JsonNode? names))
        {
            to.Write(AccessMode, 1, (byte)Json.Array(names).Sum(static name => Bit(Modes, Json.Text(name))));
            return;
        }
        if (!mode.TryGetPropertyValue("command_header", out JsonNode? header))
            throw Json.Expected("\"access_mode\" or \"command_header\"", mode);
        JsonObject octets = Json.Object(header);
        if (octets.Count == 0)
            throw Json.Expected("some of CLA, INS, P1, P2", header);
        to.Write((byte)(AccessMode | octets.Sum(static o => Bit(HeaderOctets, o.Key))), (byte)octets.Count);
        foreach ((_, string name) in HeaderOctets)
        {
            if (octets.TryGetPropertyValue(name, out JsonNode? octet))
                to.Write((byte)Json.Number(octet, byte.MaxValue));
        }
    }

    private static void WriteCondition(JsonObject condition, OctetWriter to, int depth)
    {
        (string name, JsonNode? value) = condition.First();
        if (name is "always" or "never")
            to.Write(name == "always" ? (byte)Always : (byte)Never, 0);
        else if (name == "control_reference_template")
            to.Write(KeyTemplate, 6, KeyReference, 1, (byte)Keys.FromJson(value, byte.MaxValue), 0x95, 1, 0x08);
        else if (Array.Find(Groups, g => g.Name == name).Tag is > 0 and int tag && depth < DeepestNesting)
        {
            OctetWriter nested = new(to.Left);
            foreach (JsonNode? one in Json.Array(value))
                WriteCondition(Single(one), nested, depth + 1);
            byte[] buffer = new byte[nested.Length + 4];
            BerTlvWriter writer = new(buffer);
            writer.Write(tag, nested.ToArray());
            to.Write(writer.Written);
        }
        else
            Others.WriteOne(condition, to);
    }

    private static int ReadObject(ref OctetReader from, out ReadOnlySpan<byte> value)
    {
        BerTlvReader reader = new(from.Rest);
        if (!reader.TryRead(out int tag, out value))
            throw new FormatException($"An object is cut off: {Convert.ToHexStringLower(from.Rest)}.");
        from.Take(from.Left - reader.Rest.Length);
        return tag;
    }

    private static JsonObject Single(JsonNode? value) => Json.Object(value) is { Count: 1 } one ? one : throw Json.Expected("an object with one member", value);

    private static int Bit((int Bit, string Name)[] table, string name)
    {
        int bit = Array.Find(table, t => t.Name == name).Bit;
        return bit != 0
            ? bit
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"\"{name}\" is none of {string.Join(", ", table.Select(static t => t.Name))}."));
    }
}
