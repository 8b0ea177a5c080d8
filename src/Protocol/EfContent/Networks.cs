using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>A network in three octets: <c>262-01</c>; null for FF FF FF (3GPP TS 24.008 §10.5.1.13).</summary>
/// <remarks>Half-octets that are no digits show as hexadecimal digits, so that a spoiled field can be seen.</remarks>
internal sealed class PlmnText : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        (string mcc, string mnc)? plmn = Decode(from.Take(Plmn.Size));
        return plmn is { } read ? JsonValue.Create($"{read.mcc}-{read.mnc}") : null;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        if (value is null)
        {
            to.Fill(Plmn.Size);
            return;
        }
        string[] parts = Json.Text(value).Split('-');
        if (parts.Length != 2)
            throw Json.Expected("MCC-MNC, as in 262-01,", value);
        to.Write(Encode(parts[0], parts[1], value));
    }

    /// <summary>MCC and MNC of three octets; null for FF FF FF.</summary>
    internal static (string Mcc, string Mnc)? Decode(ReadOnlySpan<byte> octets)
    {
        if (!octets.ContainsAnyExcept((byte)0xFF))
            return null;
        PlmnNibbles digits = PlmnNibbles.Decode(octets);
        int end = digits[5] == PlmnNibbles.None ? 5 : 6;
        return (digits.Text(0, 3).ToLowerInvariant(), digits.Text(3, end).ToLowerInvariant());
    }

    /// <summary>The three octets of MCC and MNC.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    internal static byte[] Encode(string mcc, string mnc, JsonNode? value)
    {
        if (mcc.Length != 3 || mnc.Length is not (2 or 3) || !(mcc + mnc).All(char.IsAsciiHexDigit))
            throw Json.Expected("an MCC of three digits and an MNC of two or three", value);
        PlmnNibbles digits = PlmnNibbles.Empty;
        string all = mcc + mnc;
        for (int i = 0; i < all.Length; i++)
            digits = digits.With(i, Convert.ToInt32(all[i].ToString(), 16));
        byte[] octets = new byte[Plmn.Size];
        digits.Encode(octets);
        return octets;
    }
}

/// <summary>A network in three octets as two members, <c>mcc</c> and <c>mnc</c>.</summary>
internal sealed class PlmnMembers : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        (string mcc, string mnc) = PlmnText.Decode(from.Take(Plmn.Size)) ?? ("fff", "ff");
        return new JsonObject { ["mcc"] = mcc, ["mnc"] = mnc };
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject members = Json.Object(value);
        to.Write(PlmnText.Encode(
            Structure.Named("mcc", members, 0, static (_, text) => Json.Text(text)),
            Structure.Named("mnc", members, 0, static (_, text) => Json.Text(text)), value));
    }
}

/// <summary>Access technologies in two octets: an array of their names, sorted (3GPP TS 31.102 §4.2.5).</summary>
/// <remarks>
/// E-UTRAN and GSM say with two more bits which of two kinds is meant; neither bit means both. Both kinds of E-UTRAN are written
/// without, both kinds of GSM with these bits.
/// </remarks>
internal sealed class AccessTechnologyNames : Field
{
#pragma warning disable format // a table
    private static readonly (int Mask, int Value, string[] Names)[] Codes =
    [
        (0x8000, 0x8000, ["UTRAN"]),
        (0x0800, 0x0800, ["NG-RAN"]),
        (0x0040, 0x0040, ["GSM COMPACT"]),
        (0x0020, 0x0020, ["cdma2000 HRPD"]),
        (0x0010, 0x0010, ["cdma2000 1xRTT"]),
        (0x7000, 0x4000, ["E-UTRAN NB-S1", "E-UTRAN WB-S1"]),
        (0x7000, 0x7000, ["E-UTRAN NB-S1", "E-UTRAN WB-S1"]),
        (0x7000, 0x5000, ["E-UTRAN NB-S1"]),
        (0x7000, 0x6000, ["E-UTRAN WB-S1"]),
        (0x008C, 0x008C, ["EC-GSM-IoT", "GSM"]),
        (0x008C, 0x0080, ["EC-GSM-IoT", "GSM"]),
        (0x008C, 0x0084, ["GSM"]),
        (0x008C, 0x0088, ["EC-GSM-IoT"]),
    ];
#pragma warning restore format

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        int bits = BinaryPrimitives.ReadUInt16BigEndian(from.Take(2));
        JsonArray names = [];
        foreach (string name in Codes.Where(c => (bits & c.Mask) == c.Value).SelectMany(static c => c.Names).Order(StringComparer.Ordinal))
            names.Add((JsonNode)name);
        return names;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        HashSet<string> wanted = [.. Json.Array(value).Select(Json.Text)];
        if (wanted.Except(Codes.SelectMany(static c => c.Names)).FirstOrDefault() is { } unknown)
            throw new FormatException($"\"{unknown}\" is no access technology. Write some of {string.Join(", ", Codes.SelectMany(static c => c.Names).Distinct())}.");
        int bits = 0;
        foreach ((int mask, int code, string[] names) in Codes.OrderByDescending(static c => c.Names.Length))
        {
            if ((bits & mask) == 0 && names.All(wanted.Contains))
                bits |= code;
        }
        to.Write((byte)(bits >> 8), (byte)bits);
    }
}
