using System.Text;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>A network's name as EF.PNN holds it: coding, whether the country's initials are added, the text (3GPP TS 24.008 §10.5.3.5a).</summary>
internal sealed class NetworkName : Field
{
    private const byte Extension = 0x80;
    private const byte AddInitials = 0x08;
    private const int Gsm = 0;
    private const int Ucs2 = 1;
    private static readonly ValueNames Codings = new((Gsm, "gsm7"), (Ucs2, "ucs2"));

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        byte first = from.Take(1)[0];
        ReadOnlySpan<byte> octets = from.TakeRest();
        int coding = (first >> 4) & 7;
        int spare = first & 7;
        JsonNode? name = coding switch
        {
            Gsm => JsonValue.Create(Gsm7.DecodePacked(octets, Math.Max(0, (8 * octets.Length) - spare) / 7)),
            Ucs2 => JsonValue.Create(Encoding.BigEndianUnicode.GetString(octets)),
            _ => Json.Hex(octets),
        };
        return new JsonObject { ["coding"] = Codings.ToJson(coding), ["add_country_initials"] = (first & AddInitials) != 0, ["name"] = name };
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject members = Json.Object(value);
        int coding = Structure.Named("coding", members, 0, static (_, name) => Codings.FromJson(name, 7));
        bool initials = Structure.Named("add_country_initials", members, 0, static (_, flag) => Json.Bool(flag));
        (byte[] octets, int spare) = Structure.Named("name", members, coding, static (code, name) => Encode(code, name));
        to.Write((byte)(Extension | (coding << 4) | (initials ? AddInitials : 0) | spare));
        to.Write(octets);
    }

    private static (byte[] Octets, int SpareBits) Encode(int coding, JsonNode? name)
    {
        if (coding > Ucs2)
            return (Json.Hex(name), 0);
        string text = Json.Text(name);
        if (coding == Ucs2)
            return (Encoding.BigEndianUnicode.GetBytes(text), 0);
        int septets = Gsm7.CountSeptets(text);
        if (septets < 0)
            throw new FormatException($"\"{text}\" has a character that is not in the GSM default alphabet. Set the coding to ucs2.");
        byte[] packed = Gsm7.EncodePacked(text);
        return (packed, (8 * packed.Length) - (7 * septets));
    }
}

/// <summary>Price per unit in two octets: twelve bits of value, sign and value of the exponent (3GPP TS 51.011 §10.3.12).</summary>
internal sealed class UnitPrice : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        ReadOnlySpan<byte> octets = from.Take(2);
        int exponent = octets[1] >> 5;
        return new JsonObject
        {
            ["eppu"] = (octets[0] << 4) | (octets[1] & 0x0F),
            ["negative_exponent"] = (octets[1] & 0x10) != 0,
            ["exponent"] = exponent,
        };
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject members = Json.Object(value);
        int price = Structure.Named("eppu", members, 0, static (_, number) => (int)Json.Number(number, 0xFFF));
        bool negative = Structure.Named("negative_exponent", members, 0, static (_, flag) => Json.Bool(flag));
        int exponent = Structure.Named("exponent", members, 0, static (_, number) => (int)Json.Number(number, 7));
        to.Write((byte)(price >> 4), (byte)((exponent << 5) | (negative ? 0x10 : 0) | (price & 0x0F)));
    }
}
