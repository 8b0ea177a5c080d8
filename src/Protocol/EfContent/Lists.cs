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
