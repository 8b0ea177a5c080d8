using System.Globalization;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>A BER-TLV object that a list may hold.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="Name">Name of its member.</param>
/// <param name="Value">Its value.</param>
internal sealed record TlvItem(int Tag, string Name, Field Value);

/// <summary>One BER-TLV object: an object with one member.</summary>
/// <param name="tag">Its tag.</param>
/// <param name="name">Name of the member.</param>
/// <param name="value">Its value.</param>
internal sealed class Tlv(int tag, string name, Field value) : Field
{
    private readonly TlvList _list = new(new TlvItem(tag, name, value));

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from) => _list.ReadOne(ref from) is { } one && one.ContainsKey(name)
        ? one
        : throw new FormatException($"An object with tag {tag:X2} is expected, not {Convert.ToHexStringLower(from.Rest)}.");

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject one = Json.Object(value);
        if (one.Count != 1 || !one.ContainsKey(name))
            throw Json.Expected($"an object with the one member \"{name}\"", value);
        _list.WriteOne(one, to);
    }
}

/// <summary>BER-TLV objects one after another, up to padding: an array of objects with one member each.</summary>
/// <remarks>
/// An object whose tag is not listed is kept as <c>tag_5f2d</c> with its value in hexadecimal digits; the generic codec of a BER-TLV
/// file is this list with no items.
/// </remarks>
/// <param name="items">The objects that are known.</param>
internal sealed class TlvList(params TlvItem[] items) : Field
{
    private const string UnknownPrefix = "tag_";

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        JsonArray objects = [];
        while (ReadOne(ref from) is { } one)
            objects.Add((JsonNode)one);
        return objects;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        foreach (JsonNode? one in Json.Array(value))
            WriteOne(Json.Object(one), to);
    }

    /// <summary>Reads the next object, or null at the end and at padding.</summary>
    internal JsonObject? ReadOne(ref OctetReader from)
    {
        if (from.Left == 0 || from.Rest[0] is 0x00 or 0xFF)
            return null;
        BerTlvReader reader = new(from.Rest);
        if (!reader.TryRead(out int tag, out ReadOnlySpan<byte> octets))
            throw new FormatException($"An object is cut off or has no right length: {Convert.ToHexStringLower(from.Rest)}.");
        from.Take(from.Left - reader.Rest.Length);
        TlvItem? item = Array.Find(items, i => i.Tag == tag);
        if (item is null)
            return new() { [string.Create(CultureInfo.InvariantCulture, $"{UnknownPrefix}{tag:x2}")] = Json.Hex(octets) };
        try
        {
            OctetReader value = new(octets);
            JsonObject one = new() { [item.Name] = item.Value.Read(ref value) };
            return value.Left == 0 ? one : throw new FormatException($"{value.Left} octets too many: {Convert.ToHexStringLower(value.Rest)}.");
        }
        catch (FormatException fault)
        {
            throw new FormatException($"{item.Name}: {fault.Message}", fault);
        }
    }

    /// <summary>Writes one object.</summary>
    internal void WriteOne(JsonObject one, OctetWriter to)
    {
        if (one.Count != 1)
            throw Json.Expected("an object with one member", one);
        string name = one.First().Key;
        TlvItem? item = Array.Find(items, i => i.Name == name);
        int tag = item?.Tag ?? UnknownTag(name);
        OctetWriter value = new(to.Left);
        Structure.Named(name, one, (item, value), static (state, member) =>
        {
            if (state.item is null)
                state.value.Write(Json.Hex(member));
            else
                state.item.Value.Write(member, state.value);
            return 0;
        });
        byte[] buffer = new byte[value.Length + 8];
        BerTlvWriter writer = new(buffer);
        writer.Write(tag, value.ToArray());
        to.Write(writer.Written);
    }

    private int UnknownTag(string name)
    {
        Span<byte> probe = stackalloc byte[5];
        if (name.StartsWith(UnknownPrefix, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(UnknownPrefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int tag)
            && tag is > 0 and <= 0xFFFFFF)
        {
            BerTlvWriter writer = new(probe);
            writer.Write(tag, default(ReadOnlySpan<byte>));
            BerTlvReader reader = new(writer.Written);
            if (reader.TryRead(out int read, out _) && read == tag && reader.AtEnd)
                return tag;
        }
        string known = items.Length == 0 ? "" : string.Join(", ", items.Select(static i => i.Name)) + ", or ";
        throw new FormatException($"\"{name}\" is no object that may stand here. Write {known}{UnknownPrefix} and the tag in hexadecimal digits, as in {UnknownPrefix}80.");
    }
}
