using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>One COMPREHENSION-TLV object with its value as it was on the wire.</summary>
/// <param name="Tag">The tag without bit 8.</param>
/// <param name="ComprehensionRequired">Bit 8 of the tag: a receiver that does not understand the object must not perform the command.</param>
/// <param name="Value">The value, 0..255 bytes.</param>
/// <remarks>ETSI TS 101 220 §7.1.1, ETSI TS 102 223 §9.3.</remarks>
public readonly record struct CatObject(CatTag Tag, bool ComprehensionRequired, ReadOnlyMemory<byte> Value)
{
    /// <summary>An object that a receiver must understand.</summary>
    public static CatObject Required(CatTag tag, params ReadOnlySpan<byte> value) => new(tag, true, value.ToArray());

    /// <summary>An object that a receiver may skip.</summary>
    public static CatObject Optional(CatTag tag, params ReadOnlySpan<byte> value) => new(tag, false, value.ToArray());

    /// <summary>Reads a bare list of objects.</summary>
    /// <param name="bytes">The objects, one after another.</param>
    /// <param name="objects">What was read; on failure what came before the fault.</param>
    /// <returns>False where an object is cut off or has an impossible tag.</returns>
    public static bool TryDecodeList(ReadOnlySpan<byte> bytes, out List<CatObject> objects)
    {
        objects = [];
        ComprehensionTlvReader reader = new(bytes);
        while (reader.TryRead(out int tag, out bool required, out ReadOnlySpan<byte> value))
            objects.Add(new((CatTag)tag, required, value.ToArray()));
        return reader.AtEnd;
    }

    internal static CatObject? Find(IReadOnlyList<CatObject> objects, CatTag tag)
    {
        foreach (CatObject candidate in objects)
        {
            if (candidate.Tag == tag)
                return candidate;
        }
        return null;
    }

    internal void Write(ref ComprehensionTlvWriter writer) => writer.Write((int)Tag, ComprehensionRequired, Value.Span);
}
