using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>Content of an EF.</summary>
/// <param name="Kind">Structure of the EF.</param>
/// <param name="Parts">One part for a transparent EF; the records in order; the objects of a BER-TLV EF, each with tag and length.</param>
public sealed record FileContent(EfKind Kind, IReadOnlyList<ReadOnlyMemory<byte>> Parts)
{
    /// <summary>True where the EF has records.</summary>
    public bool HasRecords => Kind is EfKind.LinearFixed or EfKind.Cyclic;

    /// <summary>All parts, one after the other: how a card keeps them.</summary>
    public byte[] Whole => [.. Parts.SelectMany(static part => part.ToArray())];

    /// <summary>Content of a BER-TLV EF from the octets of its objects.</summary>
    /// <param name="objects">The objects one after the other.</param>
    /// <returns>Null where one is cut off.</returns>
    public static FileContent? OfObjects(ReadOnlyMemory<byte> objects)
    {
        List<ReadOnlyMemory<byte>> parts = [];
        for (ReadOnlyMemory<byte> rest = objects; !rest.IsEmpty;)
        {
            BerTlvReader reader = new(rest.Span);
            if (!reader.TryRead(out _, out _))
                return null;
            int length = rest.Length - reader.Rest.Length;
            parts.Add(rest[..length]);
            rest = rest[length..];
        }
        return new FileContent(EfKind.BerTlv, parts);
    }
}
