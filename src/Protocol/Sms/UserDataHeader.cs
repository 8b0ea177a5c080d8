using System.Buffers.Binary;

namespace Tottoli.MultiSim.Protocol.Sms;

/// <summary>Which part of a long message one message is (3GPP TS 23.040 §9.2.3.24.1).</summary>
/// <param name="Reference">What the parts have in common: 8 or 16 bits.</param>
/// <param name="Total">Number of parts, 1..255.</param>
/// <param name="Number">This part, 1..<paramref name="Total"/>.</param>
public readonly record struct SmsPart(ushort Reference, byte Total, byte Number);

/// <summary>TP user data header: information elements before the text or the octets of a message (3GPP TS 23.040 §9.2.3.24). Read in place.</summary>
public readonly ref struct UserDataHeader
{
    /// <summary>Information element: concatenation with an 8-bit reference.</summary>
    public const byte Concatenation = 0x00;

    /// <summary>Information element: concatenation with a 16-bit reference.</summary>
    public const byte Concatenation16 = 0x08;

    /// <summary>Information element: a secured command packet follows (3GPP TS 31.115 §4.2).</summary>
    public const byte CommandPacket = 0x70;

    /// <summary>Information element: a secured response packet follows (3GPP TS 31.115 §4.4).</summary>
    public const byte ResponsePacket = 0x71;

    private readonly ReadOnlySpan<byte> _elements;

    private UserDataHeader(ReadOnlySpan<byte> elements) => _elements = elements;

    /// <summary>Reads the header at the start of user data.</summary>
    /// <param name="userData">TP-UD of a message with TP-UDHI.</param>
    /// <param name="header">The header.</param>
    /// <param name="rest">What follows it; with the GSM alphabet it begins with fill bits.</param>
    /// <returns>False where the lengths do not fit.</returns>
    public static bool TryParse(ReadOnlySpan<byte> userData, out UserDataHeader header, out ReadOnlySpan<byte> rest)
    {
        header = default;
        rest = default;
        if (userData.IsEmpty || userData.Length < 1 + userData[0])
            return false;
        ReadOnlySpan<byte> elements = userData.Slice(1, userData[0]);
        for (ReadOnlySpan<byte> left = elements; !left.IsEmpty; left = left[(2 + left[1])..])
        {
            if (left.Length < 2 || left.Length < 2 + left[1])
                return false;
        }
        header = new(elements);
        rest = userData[(1 + userData[0])..];
        return true;
    }

    /// <summary>Finds an information element.</summary>
    /// <param name="identifier">Its identifier.</param>
    /// <param name="value">Its value. Where an element is repeated, the last one counts (§9.2.3.24).</param>
    /// <returns>False where there is none.</returns>
    public bool TryFind(byte identifier, out ReadOnlySpan<byte> value)
    {
        bool found = false;
        value = default;
        for (ReadOnlySpan<byte> left = _elements; !left.IsEmpty; left = left[(2 + left[1])..])
        {
            if (left[0] != identifier)
                continue;
            value = left.Slice(2, left[1]);
            found = true;
        }
        return found;
    }

    /// <summary>Reads which part of a long message this is.</summary>
    /// <param name="part">The part.</param>
    /// <returns>False where the message is whole, or the element makes no sense and is to be ignored (§9.2.3.24.1).</returns>
    public bool TryGetPart(out SmsPart part)
    {
        part = default;
        if (TryFind(Concatenation, out ReadOnlySpan<byte> value) && value.Length == 3)
            part = new(value[0], value[1], value[2]);
        else if (TryFind(Concatenation16, out value) && value.Length == 4)
            part = new(BinaryPrimitives.ReadUInt16BigEndian(value), value[2], value[3]);
        else
            return false;
        return part.Number >= 1 && part.Number <= part.Total;
    }
}
