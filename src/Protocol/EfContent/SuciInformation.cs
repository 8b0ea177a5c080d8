using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>EF.SUCI_Calc_Info: protection schemes in the order of their priority, and the home network's public keys (3GPP TS 31.102 §4.4.11.8).</summary>
/// <remarks>
/// <c>A0 L { scheme, index of the key }.. A1 L { 80 01 identifier, 81 L key }..</c>; the index counts the keys from 1, and is 0 for
/// the null scheme. A scheme without a priority stands where the array has it.
/// </remarks>
internal sealed class SuciInformation : Field
{
    private const int Schemes = 0xA0;
    private const int Keys = 0xA1;
    private const int KeyIdentifier = 0x80;
    private const int PublicKey = 0x81;
    private const string SchemesName = "prot_scheme_id_list";
    private const string KeysName = "hnet_pubkey_list";
    private const string PriorityName = "priority";

    private static readonly Structure Scheme = new(("identifier", new Number(1)), ("key_index", new Number(1)));
    private static readonly Hex Key = new();
    private static readonly Number Identifier = new(1);

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        JsonArray schemes = [];
        JsonArray keys = [];
        BerTlvReader reader = new(from.Rest);
        if (!reader.TryRead(out int tag, out ReadOnlySpan<byte> value) || tag != Schemes)
            throw new FormatException($"The list of protection schemes (tag A0) is expected first, not {Convert.ToHexStringLower(from.Rest)}.");
        OctetReader list = new(value);
        for (int priority = 0; list.Left > 0; priority++)
        {
            JsonObject scheme = (JsonObject)Scheme.Read(ref list)!;
            scheme.Insert(0, PriorityName, priority);
            schemes.Add((JsonNode)scheme);
        }
        ReadOnlySpan<byte> behind = reader.Rest;
        if (reader.TryRead(out tag, out value))
        {
            if (tag != Keys)
                throw new FormatException($"The list of public keys (tag A1) is expected second, not {Convert.ToHexStringLower(behind)}.");
            BerTlvReader pairs = new(value);
            while (!pairs.AtEnd)
                keys.Add((JsonNode)ReadKey(ref pairs));
        }
        from.Take(from.Left - reader.Rest.Length);
        return new JsonObject { [SchemesName] = schemes, [KeysName] = keys };
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject members = Json.Object(value);
        OctetWriter schemes = new(to.Left);
        OctetWriter keys = new(to.Left);
        Structure.Named(SchemesName, members, schemes, static (writer, list) =>
        {
            foreach (JsonNode? scheme in Json.Array(list).Select(static (scheme, at) => (scheme, at)).OrderBy(static s => Priority(s.scheme, s.at)).Select(static s => s.scheme))
                Scheme.Write(scheme, writer);
            return 0;
        });
        Structure.Named(KeysName, members, keys, static (writer, list) =>
        {
            foreach (JsonNode? key in Json.Array(list))
                WriteKey(Json.Object(key), writer);
            return 0;
        });
        byte[] buffer = new byte[schemes.Length + keys.Length + 8];
        BerTlvWriter objects = new(buffer);
        objects.Write(Schemes, schemes.ToArray());
        if (keys.Length > 0)
            objects.Write(Keys, keys.ToArray());
        to.Write(objects.Written);
    }

    private static JsonObject ReadKey(ref BerTlvReader pairs)
    {
        if (!pairs.TryRead(out int tag, out ReadOnlySpan<byte> identifier) || tag != KeyIdentifier || identifier.Length != 1
            || !pairs.TryRead(out tag, out ReadOnlySpan<byte> key) || tag != PublicKey)
        {
            throw new FormatException("A public key is an identifier (tag 80, one octet) and the key (tag 81).");
        }
        return new() { ["hnet_pubkey_identifier"] = (int)identifier[0], ["hnet_pubkey"] = Json.Hex(key) };
    }

    private static void WriteKey(JsonObject key, OctetWriter to)
    {
        OctetWriter identifier = new(1);
        OctetWriter octets = new(to.Left);
        Structure.Named("hnet_pubkey_identifier", key, identifier, static (writer, member) => { Identifier.Write(member, writer); return 0; });
        Structure.Named("hnet_pubkey", key, octets, static (writer, member) => { Key.Write(member, writer); return 0; });
        byte[] buffer = new byte[octets.Length + 16];
        BerTlvWriter objects = new(buffer);
        objects.Write(KeyIdentifier, identifier.ToArray());
        objects.Write(PublicKey, octets.ToArray());
        to.Write(objects.Written);
    }

    private static ulong Priority(JsonNode? scheme, int place) => Json.Object(scheme).TryGetPropertyValue(PriorityName, out JsonNode? priority)
        ? Json.Number(priority, byte.MaxValue)
        : (ulong)place;
}
