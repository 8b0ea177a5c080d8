using System.Runtime.CompilerServices;

namespace Tottoli.MultiSim.Protocol.Tlv;

/// <summary>Reads BER-TLV objects one after another, in place. Nothing is copied.</summary>
/// <remarks>
/// ETSI TS 101 220 §7.1.1: tags of one to three octets, given as one number (<c>0x62</c>, <c>0x5F2D</c>); lengths of one to four octets.
/// 00 and FF where a tag should stand are padding: reading ends there, as it does in a file padded with FF.
/// </remarks>
/// <param name="bytes">The objects.</param>
public ref struct BerTlvReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>True where no octet is left; false after the last object where padding or rubbish follows.</summary>
    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>What has not been read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Reads the next object.</summary>
    /// <param name="tag">The tag, its octets as one number.</param>
    /// <param name="value">The value, a view.</param>
    /// <returns>False at the end, at padding, or where the object is cut off; the position then stays.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(out int tag, out ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> rest = _rest;
        // What is nearly everywhere on a card, and is read at every command: one octet of tag, one of length.
        if (rest.Length >= 2 && rest[0] != 0x00 && (rest[0] & 0x1F) != 0x1F && rest[1] < 0x80 && rest[1] <= rest.Length - 2)
        {
            tag = rest[0];
            value = rest.Slice(2, rest[1]);
            _rest = rest[(2 + value.Length)..];
            return true;
        }
        return TryReadAny(out tag, out value);
    }

    /// <summary>Finds the first object with a tag, among those of one level.</summary>
    /// <param name="bytes">The objects of one level.</param>
    /// <param name="tag">The tag looked for.</param>
    /// <param name="value">Its value, a view.</param>
    /// <returns>False where none has it, or an object before it is cut off.</returns>
    public static bool TryFind(ReadOnlySpan<byte> bytes, int tag, out ReadOnlySpan<byte> value)
    {
        BerTlvReader reader = new(bytes);
        while (reader.TryRead(out int found, out value))
        {
            if (found == tag)
                return true;
        }
        value = default;
        return false;
    }

    /// <summary>Reads a length field alone, which must have the shortest form, as DER wants it.</summary>
    /// <param name="bytes">Octets that begin with it.</param>
    /// <param name="length">The length.</param>
    /// <param name="size">Octets that it takes, 1..4.</param>
    /// <returns>False where it is cut off, longer than it need be, or of more than three octets of number.</returns>
    public static bool TryReadShortestLength(ReadOnlySpan<byte> bytes, out int length, out int size) =>
        BerLength.TryRead(bytes, out length, out size) && size == BerLength.Size(length);

    private bool TryReadAny(out int tag, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!TryReadTag(_rest, out tag, out int tagSize)
            || !BerLength.TryRead(_rest[tagSize..], out int length, out int lengthSize)
            || _rest.Length - tagSize - lengthSize < length)
        {
            return false;
        }
        value = _rest.Slice(tagSize + lengthSize, length);
        _rest = _rest[(tagSize + lengthSize + length)..];
        return true;
    }

    /// <summary>Reads a tag field alone.</summary>
    /// <param name="bytes">Octets that begin with it.</param>
    /// <param name="tag">The tag, its octets as one number.</param>
    /// <param name="size">Octets that it takes, 1..3.</param>
    /// <returns>False where there is none, or it is cut off.</returns>
    public static bool TryReadTag(ReadOnlySpan<byte> bytes, out int tag, out int size)
    {
        tag = 0;
        size = 0;
        if (bytes.IsEmpty || bytes[0] is 0x00 or 0xFF)
            return false;
        tag = bytes[0];
        size = 1;
        if ((tag & 0x1F) != 0x1F)
            return true;
        do
        {
            if (size == 3 || size == bytes.Length)
                return false;
            tag = (tag << 8) | bytes[size];
        }
        while ((bytes[size++] & 0x80) != 0);
        return true;
    }
}
