using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Tlv;

/// <summary>Length fields of BER-TLV and COMPREHENSION-TLV objects: one octet below 128, else 81..83 and the number (ISO/IEC 7816-4 §5.2.2.2).</summary>
internal static class BerLength
{
    /// <summary>Octets that the length field of a value takes: 1 to 4.</summary>
    internal static int Size(int length) => length switch
    {
        < 0x80 => 1,
        <= 0xFF => 2,
        <= 0xFFFF => 3,
        _ => 4,
    };

    /// <summary>Reads a length field. False where it is cut off, has the indefinite form (80) or more than three octets of number.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> bytes, out int length, out int size)
    {
        length = 0;
        size = 0;
        if (bytes.IsEmpty)
            return false;
        int first = bytes[0];
        if (first < 0x80)
        {
            length = first;
            size = 1;
            return true;
        }
        int octets = first & 0x7F;
        if (octets is < 1 or > 3 || bytes.Length < 1 + octets)
            return false;
        foreach (byte octet in bytes.Slice(1, octets))
            length = (length << 8) | octet;
        size = 1 + octets;
        return true;
    }

    /// <summary>Writes the shortest length field and returns its octets.</summary>
    internal static int Write(Span<byte> destination, int length)
    {
        int size = Size(length);
        switch (size)
        {
            case 1:
                destination[0] = (byte)length;
                break;
            case 2:
                destination[0] = 0x81;
                destination[1] = (byte)length;
                break;
            case 3:
                destination[0] = 0x82;
                BinaryPrimitives.WriteUInt16BigEndian(destination[1..], (ushort)length);
                break;
            default:
                destination[0] = 0x83;
                destination[1] = (byte)(length >> 16);
                BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)length);
                break;
        }
        return size;
    }
}
