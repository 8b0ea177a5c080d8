using System.Text.Json.Nodes;

namespace Tottoli.MultiSim.Protocol.EfContent;

/// <summary>One field again and again, to the end: an array.</summary>
/// <param name="entry">The field.</param>
internal sealed class Repeated(Field entry) : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        JsonArray entries = [];
        while (from.Left > 0)
            entries.Add(entry.Read(ref from));
        return entries;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        foreach (JsonNode? one in Json.Array(value))
            entry.Write(one, to);
    }
}

/// <summary>A table with entries of one size, those not in use null.</summary>
/// <param name="size">Octets of an entry.</param>
/// <param name="entry">The field of an entry in use.</param>
/// <param name="unused">How an entry that is not in use begins, FF where left out; it is written with zeros behind that.</param>
internal sealed class Table(int size, Field entry, byte[]? unused = null) : Field
{
    private readonly byte[] _unused = unused ?? [.. Enumerable.Repeat((byte)0xFF, size)];

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        JsonArray entries = [];
        while (from.Left >= size)
        {
            OctetReader one = new(from.Take(size));
            entries.Add(one.Rest.StartsWith(_unused) ? null : entry.Read(ref one));
        }
        return entries;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        foreach (JsonNode? one in Json.Array(value))
            WriteEntry(one, to);
        while (to.Left >= size)
            WriteEntry(null, to);
    }

    private void WriteEntry(JsonNode? value, OctetWriter to)
    {
        if (value is not null)
        {
            entry.Write(value, to);
            return;
        }
        to.Write(_unused);
        to.Write(new byte[size - _unused.Length]);
    }
}

/// <summary>A number of entries in one octet, then the entries, both members of the structure around.</summary>
/// <param name="countName">Name of the number. Where it is left out it follows from the entries.</param>
/// <param name="listName">Name of the entries.</param>
/// <param name="entry">The field of an entry.</param>
internal sealed class CountedList(string countName, string listName, Field entry) : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        int count = from.Take(1)[0];
        JsonArray entries = [];
        for (int i = 0; i < count; i++)
            entries.Add(entry.Read(ref from));
        return new JsonObject { [countName] = count, [listName] = entries };
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonObject members = Json.Object(value);
        JsonArray entries = Structure.Named(listName, members, 0, static (_, list) => Json.Array(list));
        if (entries.Count > byte.MaxValue || (members.TryGetPropertyValue(countName, out JsonNode? count) && Json.Number(count, byte.MaxValue) != (ulong)entries.Count))
            throw new FormatException($"{countName} is not the number of entries of {listName}, {entries.Count}, or that is above 255.");
        to.Write((byte)entries.Count);
        foreach (JsonNode? one in entries)
            entry.Write(one, to);
    }
}

/// <summary>A field behind its length in one octet.</summary>
/// <param name="value">The field.</param>
internal sealed class LengthPrefixed(Field value) : Field
{
    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        OctetReader inner = new(from.Take(from.Take(1)[0]));
        JsonNode? read = value.Read(ref inner);
        return inner.Left == 0 ? read : throw new FormatException($"{inner.Left} octets too many.");
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? node, OctetWriter to)
    {
        OctetWriter inner = new(Math.Clamp(to.Left - 1, 0, byte.MaxValue));
        value.Write(node, inner);
        to.Write((byte)inner.Length);
        to.Write(inner.ToArray());
    }
}

/// <summary>Bits in the order of their octets, the lowest bit of each first: an array of 0 and 1; the bits behind them are 1.</summary>
/// <param name="count">Number of bits.</param>
internal sealed class BitList(int count) : Field
{
    private int Octets => (count + 7) / 8;

    /// <inheritdoc/>
    public override JsonNode? Read(ref OctetReader from)
    {
        ReadOnlySpan<byte> octets = from.Take(Octets);
        JsonArray bits = [];
        for (int i = 0; i < count; i++)
            bits.Add((JsonNode)((octets[i / 8] >> (i % 8)) & 1));
        return bits;
    }

    /// <inheritdoc/>
    public override void Write(JsonNode? value, OctetWriter to)
    {
        JsonArray bits = Json.Array(value);
        if (bits.Count != count)
            throw new FormatException($"{count} bits are expected, not {bits.Count}.");
        byte[] octets = new byte[Octets];
        for (int i = 0; i < 8 * Octets; i++)
            octets[i / 8] |= (byte)((i < count ? (int)Json.Number(bits[i], 1) : 1) << (i % 8));
        to.Write(octets);
    }
}
