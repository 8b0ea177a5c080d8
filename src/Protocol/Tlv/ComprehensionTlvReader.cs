namespace Tottoli.MultiSim.Protocol.Tlv;

/// <summary>Reads COMPREHENSION-TLV objects (the data objects of the card application toolkit) one after another, in place.</summary>
/// <remarks>
/// ETSI TS 101 220 §7.1.1.2: a tag of one octet whose bit 8 says "comprehension required", or 7F and two octets with that bit in the first of
/// them. Tags come without the bit: <c>0x02</c> for 82 as for 02.
/// </remarks>
/// <param name="bytes">The objects.</param>
public ref struct ComprehensionTlvReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>True where no octet is left.</summary>
    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>What has not been read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Reads the next object.</summary>
    /// <param name="tag">The tag without the comprehension bit: 1..7E, or 1..7FFF from the three-octet form.</param>
    /// <param name="comprehensionRequired">Whether a receiver that does not know the tag has to refuse the command.</param>
    /// <param name="value">The value, a view.</param>
    /// <returns>False at the end, or where the tag is none (00, 80, FF) or the object is cut off; the position then stays.</returns>
    public bool TryRead(out int tag, out bool comprehensionRequired, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!TryReadTag(_rest, out tag, out comprehensionRequired, out int tagSize)
            || !BerLength.TryRead(_rest[tagSize..], out int length, out int lengthSize)
            || _rest.Length - tagSize - lengthSize < length)
        {
            return false;
        }
        value = _rest.Slice(tagSize + lengthSize, length);
        _rest = _rest[(tagSize + lengthSize + length)..];
        return true;
    }

    /// <summary>Finds the first object with a tag.</summary>
    /// <param name="bytes">The objects.</param>
    /// <param name="tag">The tag looked for, without the comprehension bit.</param>
    /// <param name="value">Its value, a view.</param>
    /// <returns>False where none has it, or an object before it is cut off.</returns>
    public static bool TryFind(ReadOnlySpan<byte> bytes, int tag, out ReadOnlySpan<byte> value)
    {
        ComprehensionTlvReader reader = new(bytes);
        while (reader.TryRead(out int found, out _, out value))
        {
            if (found == tag)
                return true;
        }
        value = default;
        return false;
    }

    private static bool TryReadTag(ReadOnlySpan<byte> bytes, out int tag, out bool comprehensionRequired, out int size)
    {
        tag = 0;
        size = 0;
        comprehensionRequired = false;
        if (bytes.IsEmpty || bytes[0] is 0x00 or 0x80 or 0xFF)
            return false;
        if (bytes[0] != 0x7F)
        {
            tag = bytes[0] & 0x7F;
            comprehensionRequired = (bytes[0] & 0x80) != 0;
            size = 1;
            return true;
        }
        if (bytes.Length < 3)
            return false;
        tag = ((bytes[1] & 0x7F) << 8) | bytes[2];
        comprehensionRequired = (bytes[1] & 0x80) != 0;
        size = 3;
        return tag != 0;
    }
}
