using System.Text;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>Half-octets as a text of digits, the lower half first, up to the filler F.</summary>
/// <param name="length">Number of octets.</param>
/// <param name="alphabet">The sixteen characters of the half-octets; the last is the filler.</param>
internal sealed class Digits(int length, string alphabet = Digits.Hexadecimal) : Field
{
    /// <summary>Half-octets above nine as hexadecimal digits.</summary>
    public const string Hexadecimal = "0123456789abcdef";

    /// <summary>Half-octets of dialling numbers (3GPP TS 24.008 Table 10.5.118).</summary>
    public const string Dialled = "0123456789*#abcf";

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        StringBuilder digits = new(2 * length);
        foreach (byte octet in from.Take(length))
            digits.Append(alphabet[octet & 0x0F]).Append(alphabet[octet >> 4]);
        return JsonValue.Create(digits.ToString().TrimEnd('f'));
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        string digits = Json.Text(value);
        if (digits.Length > 2 * length || digits.Any(digit => !alphabet.Contains(digit)))
            throw Json.Expected($"up to {2 * length} of the characters {alphabet}", value);
        digits = digits.PadRight(2 * length, 'f');
        for (int i = 0; i < digits.Length; i += 2)
            to.Write((byte)(alphabet.IndexOf(digits[i]) | (alphabet.IndexOf(digits[i + 1]) << 4)));
    }
}

/// <summary>An alpha identifier: all octets but those of the fields behind it (ETSI TS 102 221 Annex A).</summary>
/// <param name="behind">Octets of the fields behind it.</param>
/// <param name="isOptional">True where null stands for no room, and for a room left empty.</param>
internal sealed class Alpha(int behind = 0, bool isOptional = false) : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => from.Left < behind
        ? throw new FormatException($"At least {behind} octets are expected, {from.Left} are left.")
        : isOptional && from.Left == behind ? null : JsonValue.Create(AlphaText.Decode(from.Take(from.Left - behind)));

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        string text = isOptional && value is null ? "" : Json.Text(value);
        byte[] field = new byte[Math.Max(0, to.Left - behind)];
        if (!AlphaText.TryEncode(text, field))
            throw new FormatException($"\"{text}\" takes more than the {field.Length} octets that are there for it.");
        to.Write(field);
    }
}

/// <summary>An alpha identifier that is the value of an object: all octets that are left, no padding.</summary>
internal sealed class AlphaValue : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => JsonValue.Create(AlphaText.Decode(from.TakeRest()));

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to) => to.Write(AlphaText.Encode(Json.Text(value)));
}

/// <summary>A text in one of the three UCS2 codings, the shortest that can hold it (ETSI TS 102 221 Annex A).</summary>
internal sealed class Ucs2Text : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => JsonValue.Create(AlphaText.Decode(from.TakeRest()));

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to) => to.Write(AlphaText.EncodeUcs2(Json.Text(value)));
}

/// <summary>Type of number and numbering plan in one octet.</summary>
internal static class TypeOfNumber
{
    /// <summary>Type of a plain international number.</summary>
    public const byte International = 0x91;

    /// <summary>Type of a plain number of the network's own plan, which pySim gives an own number that comes without a type.</summary>
    public const byte NetworkSpecific = 0xB1;

    private static readonly ValueNames Types = new(
        (0, "unknown"), (1, "international"), (2, "national"), (3, "network_specific"), (4, "short_code"), (5, "alphanumeric"),
        (6, "abbreviated"), (7, "reserved_for_extension"));

    private static readonly ValueNames Plans = new(
        (0, "unknown"), (1, "isdn_e164"), (3, "data_x121"), (4, "telex_f69"), (5, "sc_specific_5"), (6, "sc_specific_6"), (8, "national"),
        (9, "private"), (10, "ermes"), (11, "reserved_cts"), (15, "reserved_for_extension"));

    /// <summary>The octet.</summary>
    public static Bits Octet { get; } = new(
        1, Bits.Flag("ext", 0x80), Bits.Part("type_of_number", 0x70, Types), Bits.Part("numbering_plan_id", 0x0F, Plans));
}

/// <summary>A number in twelve octets, its parts members of the structure around it: length, type, ten octets of digits.</summary>
/// <remarks>Length and type may be left out: they then follow from the number, which may begin with <c>+</c>.</remarks>
/// <param name="lengthName">Name of the length.</param>
/// <param name="numberName">Name of the number.</param>
/// <param name="countsDigits">True where the length counts digits (as in a TPDU); false where it counts the octets behind it.</param>
internal sealed class DialledNumber(string lengthName, string numberName, bool countsDigits = false) : Field
{
    private const string TypeName = "ton_npi";
    private static readonly Digits Number = new(10, Digits.Dialled);
    private static readonly Number Length = new(1);

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => new JsonObject
    {
        [lengthName] = Length.Read(ref from),
        [TypeName] = TypeOfNumber.Octet.Read(ref from),
        [numberName] = Number.Read(ref from),
    };

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject members = Json.Object(value);
        string number = Structure.Named(numberName, members, 0, static (_, text) => Json.Text(text));
        string digits = number.TrimStart('+');
        if (members.ContainsKey(lengthName))
            Structure.Named(lengthName, members, to, static (writer, length) => { Length.Write(length, writer); return 0; });
        else
            to.Write((byte)(digits.Length == 0 ? 0xFF : countsDigits ? digits.Length : 1 + ((digits.Length + 1) / 2)));
        if (members.ContainsKey(TypeName))
            Structure.Named(TypeName, members, to, static (writer, type) => { TypeOfNumber.Octet.Write(type, writer); return 0; });
        else
            to.Write(digits.Length == 0 ? (byte)0xFF : digits.Length < number.Length ? TypeOfNumber.International : Address.Unknown);
        Number.Write(JsonValue.Create(digits), to);
    }
}
