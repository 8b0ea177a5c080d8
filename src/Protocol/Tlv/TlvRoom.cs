namespace Tottoli.MultiSim.Protocol.Tlv;

/// <summary>What both TLV writers do with their buffer.</summary>
internal static class TlvRoom
{
    /// <summary>Says which buffer was too short, instead of an index error.</summary>
    internal static void Demand(ReadOnlySpan<byte> buffer, int written, int wanted)
    {
        if (buffer.Length - written < wanted)
        {
            throw new ArgumentException(
                $"A TLV object needs {wanted} more octets at offset {written}, but the buffer has {buffer.Length}. Give the writer a longer one.");
        }
    }

    /// <summary>Writes the length of a value that starts right after <paramref name="mark"/>, moving it where needed. Returns the new end.</summary>
    internal static int Close(Span<byte> buffer, int mark, int end)
    {
        int length = end - mark - 1;
        int more = BerLength.Size(length) - 1;
        if (more > 0)
        {
            Demand(buffer, end, more);
            buffer[(mark + 1)..end].CopyTo(buffer[(mark + 1 + more)..]);
        }
        BerLength.Write(buffer[mark..], length);
        return end + more;
    }
}
