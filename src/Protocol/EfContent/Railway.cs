using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>A functional number of GSM-R in eight octets: fifteen digits, then two flags in the last half-octet (UIC P 38 T 9001 §7.2).</summary>
internal sealed class FunctionalNumber : Field
{
    private const int DigitCount = 15;
    private const int OnlyThis = 4;
    private const int Permanent = 8;
    private static readonly SwappedHex Digits = new(8);

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        string digits = Digits.Read(ref from)!.GetValue<string>();
        int flags = Convert.ToInt32(digits[DigitCount..], 16);
        JsonObject value = new()
        {
            ["functional_number"] = digits[..DigitCount],
            ["presentation_of_only_this_fn"] = (flags & OnlyThis) != 0,
            ["permanent_fn"] = (flags & Permanent) != 0,
        };
        // Real cards have F here: the two flags and two bits that mean nothing.
        if ((flags & 3) != 3)
            value.Add("rfu_bits", flags & 3);
        return value;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject members = Json.Object(value);
        string digits = Structure.Named("functional_number", members, 0, static (_, text) => Json.Text(text));
        if (digits.Length != DigitCount)
            throw Json.Expected($"{DigitCount} hexadecimal digits as functional_number", members);
        int flags = members.TryGetPropertyValue("rfu_bits", out JsonNode? rest) ? (int)Json.Number(rest, 3) : 3;
        flags |= Structure.Named("presentation_of_only_this_fn", members, 0, static (_, flag) => Json.Bool(flag)) ? OnlyThis : 0;
        flags |= Structure.Named("permanent_fn", members, 0, static (_, flag) => Json.Bool(flag)) ? Permanent : 0;
        Digits.Write(JsonValue.Create($"{digits}{flags:x}"), to);
    }
}

/// <summary>
/// A record of predefined values (UIC P 38 T 9001 §8.5). The first of a file names the next table, whose identifier begins with 6F; the
/// others hold values of two octets, each with the number of a name.
/// </summary>
internal sealed class PredefinedValues : Field
{
    private const byte TableIdentifier = 0x6F;
    private const string ValueName = "predefined_value";
    private const string IndexName = "string_table_index";
    private static readonly SwappedHex Value = new(2);

    private static readonly Structure Header = new(("next_table_type", Tables.GsmRContents.TableType), ("id_of_next_table", new Hex(2)));

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        if (from.Left > 1 && from.Rest[1] == TableIdentifier)
            return Header.Read(ref from);
        JsonObject record = [];
        for (int i = 1; from.Left >= 3 && from.Rest.ContainsAnyExcept((byte)0xFF); i++)
        {
            record.Add($"{ValueName}{i}", Value.Read(ref from));
            record.Add($"{IndexName}{i}", (int)from.Take(1)[0]);
        }
        return record;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject record = Json.Object(value);
        if (record.ContainsKey("id_of_next_table"))
        {
            Header.Write(record, to);
            return;
        }
        for (int i = 1; i == 1 || record.ContainsKey($"{ValueName}{i}"); i++)
        {
            Structure.Named($"{ValueName}{i}", record, to, static (writer, digits) => { Value.Write(digits, writer); return 0; });
            Structure.Named($"{IndexName}{i}", record, to, static (writer, index) => { writer.Write((byte)Json.Number(index, byte.MaxValue)); return 0; });
        }
    }
}

/// <summary>What a railway network supports, and how much it is preferred, in one octet (UIC P 38 T 9001 §7.7).</summary>
internal sealed class NetworkClass : Field
{
    private static readonly Bits Supported = new(
        1, Bits.Flag("vbs", 0x08), Bits.Flag("vgcs", 0x10), Bits.Flag("emlpp", 0x20), Bits.Flag("fn", 0x40), Bits.Flag("eirene", 0x80));

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        int octet = from.Take(1)[0];
        OctetReader supported = new([(byte)(octet & 0xF8)]);
        return new JsonObject { ["supported"] = Supported.Read(ref supported), ["preference"] = octet & 7 };
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject members = Json.Object(value);
        OctetWriter supported = new(1);
        Structure.Named("supported", members, supported, static (writer, flags) => { Supported.Write(flags, writer); return 0; });
        int preference = Structure.Named("preference", members, 0, static (_, number) => (int)Json.Number(number, 7));
        to.Write((byte)((supported.ToArray()[0] & 0xF8) | preference));
    }
}
