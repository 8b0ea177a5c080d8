using JavaCard.Framework;
using Uicc.Toolkit;
using static Uicc.Toolkit.ToolkitConstants;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>A handler: a list of COMPREHENSION-TLV objects of which one may be current (ETSI TS 102 241, ViewHandler).</summary>
internal abstract class TlvList(AppletContext context, int capacity) : ViewHandler
{
    /// <summary>Octets of data in one short command.</summary>
    public const int CommandCapacity = 255;

    private readonly byte[] _buffer = new byte[capacity];
    private int _valueStart = -1;
    private int _valueLength;

    /// <summary>Whether the applet may use it in the running event.</summary>
    public bool IsAvailable { get; set; }

    /// <summary>The context in which the applet runs.</summary>
    protected AppletContext Context => context;

    /// <summary>Octets in the list, for the card.</summary>
    public int Used { get; private set; }

    /// <summary>The list, for the card.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Used);

    /// <summary>Fills the list; nothing is selected. What is too long is cut.</summary>
    public void Load(ReadOnlySpan<byte> bytes)
    {
        Used = Math.Min(bytes.Length, capacity);
        bytes[..Used].CopyTo(_buffer);
        Deselect();
    }

    public short GetLength()
    {
        Open();
        return (short)Used;
    }

    public short GetCapacity()
    {
        Open();
        return (short)capacity;
    }

    public short Copy(byte[] dstBuffer, short dstOffset, short dstLength)
    {
        Open();
        if (dstLength > Used)
            ToolkitException.ThrowIt(ToolkitException.OUT_OF_TLV_BOUNDARIES);
        Bytes[..dstLength].CopyTo(dstBuffer.AsSpan(dstOffset, dstLength));
        return (short)(dstOffset + dstLength);
    }

    public byte FindTLV(byte tag, byte occurrence)
    {
        Open();
        return Find(tag, occurrence);
    }

    public short GetValueLength()
    {
        Open();
        return (short)Value().Length;
    }

    public byte GetValueByte(short valueOffset)
    {
        Open();
        return Part(valueOffset, 1)[0];
    }

    public short GetValueShort(short valueOffset)
    {
        Open();
        ReadOnlySpan<byte> value = Part(valueOffset, 2);
        return Util.MakeShort(value[0], value[1]);
    }

    public short CopyValue(short valueOffset, byte[] dstBuffer, short dstOffset, short dstLength)
    {
        Open();
        Part(valueOffset, dstLength).CopyTo(dstBuffer.AsSpan(dstOffset, dstLength));
        return (short)(dstOffset + dstLength);
    }

    public byte CompareValue(short valueOffset, byte[] compareBuffer, short compareOffset, short compareLength)
    {
        Open();
        return (byte)Math.Sign(Part(valueOffset, compareLength).SequenceCompareTo(compareBuffer.AsSpan(compareOffset, compareLength)));
    }

    public short FindAndCopyValue(byte tag, byte[] dstBuffer, short dstOffset)
    {
        Demand(tag, 1);
        return CopyValue(0, dstBuffer, dstOffset, (short)_valueLength);
    }

    public short FindAndCopyValue(byte tag, byte occurrence, short valueOffset, byte[] dstBuffer, short dstOffset, short dstLength)
    {
        Demand(tag, occurrence);
        return CopyValue(valueOffset, dstBuffer, dstOffset, dstLength);
    }

    public byte FindAndCompareValue(byte tag, byte[] compareBuffer, short compareOffset)
    {
        Demand(tag, 1);
        return CompareValue(0, compareBuffer, compareOffset, (short)_valueLength);
    }

    public byte FindAndCompareValue(byte tag, byte occurrence, short valueOffset, byte[] compareBuffer, short compareOffset, short compareLength)
    {
        Demand(tag, occurrence);
        return CompareValue(valueOffset, compareBuffer, compareOffset, compareLength);
    }

    /// <summary>Every method of the applet's begins here.</summary>
    /// <exception cref="ToolkitException">HANDLER_NOT_AVAILABLE.</exception>
    protected void Open()
    {
        context.Check();
        if (!IsAvailable)
            ToolkitException.ThrowIt(ToolkitException.HANDLER_NOT_AVAILABLE);
    }

    /// <summary>Selects a TLV, or throws UNAVAILABLE_ELEMENT.</summary>
    protected ReadOnlySpan<byte> Demand(byte tag, byte occurrence)
    {
        Open();
        if (Find(tag, occurrence) == TLV_NOT_FOUND)
            ToolkitException.ThrowIt(ToolkitException.UNAVAILABLE_ELEMENT);
        return Value();
    }

    /// <summary>A part of the current value, or throws.</summary>
    protected ReadOnlySpan<byte> Part(int offset, int length)
    {
        ReadOnlySpan<byte> value = Value();
        if (offset < 0 || length < 0 || offset + length > value.Length)
            ToolkitException.ThrowIt(ToolkitException.OUT_OF_TLV_BOUNDARIES);
        return value.Slice(offset, length);
    }

    /// <summary>Takes room at the end of the list.</summary>
    /// <exception cref="ToolkitException">HANDLER_OVERFLOW; nothing changes.</exception>
    protected Span<byte> Take(int length)
    {
        if (length > capacity - Used)
            ToolkitException.ThrowIt(ToolkitException.HANDLER_OVERFLOW);
        Span<byte> room = _buffer.AsSpan(Used, length);
        Used += length;
        return room;
    }

    private void Deselect() => _valueStart = -1;

    private ReadOnlySpan<byte> Value()
    {
        if (_valueStart < 0)
            ToolkitException.ThrowIt(ToolkitException.UNAVAILABLE_ELEMENT);
        return _buffer.AsSpan(_valueStart, _valueLength);
    }

    private byte Find(byte tag, byte occurrence)
    {
        if (occurrence == 0)
            ToolkitException.ThrowIt(ToolkitException.BAD_INPUT_PARAMETER);
        Deselect();
        Protocol.Tlv.ComprehensionTlvReader reader = new(Bytes);
        int wanted = tag & TAG_SET_NO_CR;
        while (reader.TryRead(out int found, out bool required, out ReadOnlySpan<byte> value))
        {
            if (found != wanted || --occurrence != 0)
                continue;
            _valueStart = Used - reader.Rest.Length - value.Length;
            _valueLength = value.Length;
            return required ? TLV_FOUND_CR_SET : TLV_FOUND_CR_NOT_SET;
        }
        return TLV_NOT_FOUND;
    }
}
