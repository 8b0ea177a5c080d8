using Uicc.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>A handler to be filled (ETSI TS 102 241, EditHandler).</summary>
internal abstract class EditableTlvList(AppletContext context, int capacity) : TlvList(context, capacity), EditHandler
{
    public void Clear()
    {
        Open();
        Load([]);
    }

    public void AppendArray(byte[] buffer, short offset, short length)
    {
        Open();
        buffer.AsSpan(offset, length).CopyTo(Take(length));
    }

    public void AppendTLV(byte tag, byte[] value, short valueOffset, short valueLength) =>
        Append(tag, value.AsSpan(valueOffset, valueLength), []);

    public void AppendTLV(byte tag, byte value) => Append(tag, [value], []);

    public void AppendTLV(byte tag, short value) => Append(tag, [(byte)(value >> 8), (byte)value], []);

    public void AppendTLV(byte tag, byte value1, byte value2) => Append(tag, [value1, value2], []);

    public void AppendTLV(byte tag, byte value1, short value2) => Append(tag, [value1, (byte)(value2 >> 8), (byte)value2], []);

    public void AppendTLV(byte tag, short value1, short value2) =>
        Append(tag, [(byte)(value1 >> 8), (byte)value1, (byte)(value2 >> 8), (byte)value2], []);

    public void AppendTLV(byte tag, byte value1, byte[] value2, short value2Offset, short value2Length) =>
        Append(tag, [value1], value2.AsSpan(value2Offset, value2Length));

    public void AppendTLV(byte tag, byte[] value1, short value1Offset, short value1Length, byte[] value2, short value2Offset, short value2Length) =>
        Append(tag, value1.AsSpan(value1Offset, value1Length), value2.AsSpan(value2Offset, value2Length));

    /// <summary>Appends one TLV, whole or not at all.</summary>
    protected void Append(byte tag, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        Open();
        int length = first.Length + second.Length;
        if (length > 255)
            ToolkitException.ThrowIt(ToolkitException.BAD_INPUT_PARAMETER);
        int header = length > 127 ? 3 : 2;
        Span<byte> room = Take(header + length);
        room[0] = tag;
        if (header == 3)
            room[1] = TLV_LENGTH_CODED_2BYTES;
        room[header - 1] = (byte)length;
        first.CopyTo(room[header..]);
        second.CopyTo(room[(header + first.Length)..]);
    }
}
