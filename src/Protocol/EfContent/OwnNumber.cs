using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>A record of EF.MSISDN (3GPP TS 31.102 §4.2.26).</summary>
/// <remarks>
/// Written are also two older shapes of pySim, <c>{"msisdn": "123456789"}</c> and <c>{"msisdn": [1, 3, "123456789"]}</c> with numbering
/// plan and type of number; the number then is of type "network specific" unless the shape says another.
/// </remarks>
internal sealed class OwnNumber : Field
{
    private const string OldName = "msisdn";
    private const int NumberSize = 14;

    private static readonly Structure Record = new(
        ("alpha_id", new Alpha(NumberSize)),
        Member.Inline(new DialledNumber("len_of_bcd", "dialing_nr")),
        new("cap_conf_id", new NumberOrUnused(), Presence.OrUnused),
        new("ext5_record_id", new NumberOrUnused(), Presence.OrUnused));

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => Record.Read(ref from);

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject members = Json.Object(value);
        Record.Write(members.TryGetPropertyValue(OldName, out JsonNode? number) ? FromOld(number) : members, to);
    }

    private static JsonObject FromOld(JsonNode? number)
    {
        byte type = TypeOfNumber.NetworkSpecific;
        JsonNode? digits = number;
        if (number is JsonArray parts)
        {
            if (parts.Count != 3)
                throw Json.Expected("an array of numbering plan, type of number and number", number);
            type = (byte)(0x80 | (int)Json.Number(parts[0], 15) | ((int)Json.Number(parts[1], 7) << 4));
            digits = parts[2];
        }
        OctetReader octet = new([type]);
        return new() { ["alpha_id"] = "", ["ton_npi"] = TypeOfNumber.Octet.Read(ref octet), ["dialing_nr"] = Json.Text(digits) };
    }
}

/// <summary>A number in one octet that is not there where the octet is FF.</summary>
internal sealed class NumberOrUnused : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => from.Take(1)[0] is not 0xFF and byte number ? JsonValue.Create((int)number) : null;

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to) => to.Write(value is null ? (byte)0xFF : (byte)Json.Number(value, byte.MaxValue));
}

/// <summary>TP-VP in its relative form, as minutes (3GPP TS 23.040 §9.2.3.12.1).</summary>
internal sealed class ValidityMinutes : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => JsonValue.Create(Minutes(from.Take(1)[0]));

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        int wanted = (int)Json.Number(value, int.MaxValue);
        for (int octet = 0; octet <= byte.MaxValue; octet++)
        {
            if (Minutes(octet) == wanted)
            {
                to.Write((byte)octet);
                return;
            }
        }
        throw Json.Expected("a validity of 5 minutes to 12 hours in steps of 5, to 24 hours in steps of 30, to 30 days in days, to 63 weeks in weeks", value);
    }

    private static int Minutes(int octet) => octet switch
    {
        <= 143 => (octet + 1) * 5,
        <= 167 => (12 * 60) + ((octet - 143) * 30),
        <= 196 => (octet - 166) * 24 * 60,
        _ => (octet - 192) * 7 * 24 * 60,
    };
}
