using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>The content of a BER-TLV EF: objects one after another, each tag once (ETSI TS 102 221 §8.2.2.4 and §11.3).</summary>
internal static class TlvObjects
{
    /// <summary>The tag that asks for the list of tags; no object has it.</summary>
    public const int TagList = 0x5C;

    /// <summary>Finds an object.</summary>
    /// <param name="content">The content of the file.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="place">Where the object is, with its tag and length.</param>
    /// <returns>False where there is none.</returns>
    public static bool TryFind(ReadOnlySpan<byte> content, int tag, out Range place)
    {
        BerTlvReader reader = new(content);
        while (true)
        {
            int start = content.Length - reader.Rest.Length;
            if (!reader.TryRead(out int found, out _))
                break;
            place = start..(content.Length - reader.Rest.Length);
            if (found == tag)
                return true;
        }
        place = default;
        return false;
    }

    /// <summary>True where the octets are whole objects and nothing else, each tag once.</summary>
    public static bool AreWhole(ReadOnlySpan<byte> content)
    {
        BerTlvReader reader = new(content);
        while (reader.TryRead(out int tag, out _))
        {
            if (TryFind(reader.Rest, tag, out _))
                return false;
        }
        return reader.AtEnd;
    }

    /// <summary>Writes the list of tags: <c>5C L tag ..</c>.</summary>
    /// <param name="content">The content of the file.</param>
    /// <param name="list">Room for as many octets as the content has, and 4.</param>
    /// <returns>Octets written.</returns>
    public static int ListTags(ReadOnlySpan<byte> content, Span<byte> list)
    {
        BerTlvWriter writer = new(list);
        int mark = writer.Begin(TagList);
        BerTlvReader reader = new(content);
        while (true)
        {
            ReadOnlySpan<byte> rest = reader.Rest;
            if (!reader.TryRead(out int tag, out _))
                break;
            writer.WriteRaw(rest[..(tag > 0xFFFF ? 3 : tag > 0xFF ? 2 : 1)]);
        }
        writer.End(mark);
        return writer.Length;
    }
}
