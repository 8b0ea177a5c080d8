using System.Runtime.InteropServices;

namespace JavaCard.Framework;

/// <summary>Walks the fields of an applet in the order of their declaration, over one buffer. Called by generated code.</summary>
/// <remarks>Transient arrays are passed over. Content stands in the byte order of the host, as images do not travel between byte orders.</remarks>
public ref struct StateVisitor
{
    private readonly Span<byte> _buffer;
    private readonly StateVisit _visit;
    private readonly AppletMemory _memory;

    internal StateVisitor(Span<byte> buffer, StateVisit visit, AppletMemory memory)
    {
        _buffer = buffer;
        _visit = visit;
        _memory = memory;
        memory.BeginVisit();
    }

    /// <summary>Bytes walked so far.</summary>
    internal int Length { get; private set; }

    /// <summary>True where a field differed from the buffer.</summary>
    internal bool Changed { get; private set; }

    /// <summary>One field.</summary>
    public void Value(ref byte field) => Walk(MemoryMarshal.CreateSpan(ref field, 1));

    /// <summary>One field.</summary>
    public void Value(ref short field) => Walk(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref field, 1)));

    /// <summary>One field.</summary>
    public void Value(ref bool field) => Walk(MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref field, 1)));

    /// <summary>The elements of an array; a null array has none.</summary>
    public void Array(byte[]? array)
    {
        if (!_memory.IsTransient(array))
            Walk(array);
    }

    /// <summary>The elements of an array; a null array has none.</summary>
    public void Array(short[]? array)
    {
        if (!_memory.IsTransient(array))
            Walk(MemoryMarshal.AsBytes(array.AsSpan()));
    }

    /// <summary>The elements of an array; a null array has none.</summary>
    public void Array(bool[]? array)
    {
        if (!_memory.IsTransient(array))
            Walk(MemoryMarshal.AsBytes(array.AsSpan()));
    }

    /// <summary>True at the first meeting with an object: its fields are to be walked, once.</summary>
    public readonly bool First(object? instance) => instance is not null && _memory.Meet(instance);

    private void Walk(scoped Span<byte> field)
    {
        int start = Length;
        Length += field.Length;
        if (_visit == StateVisit.Measure)
            return;
        Span<byte> kept = _buffer.Slice(start, field.Length);
        if (kept.SequenceEqual(field))
            return;
        Changed = true;
        if (_visit == StateVisit.Save)
            field.CopyTo(kept);
        else
            kept.CopyTo(field);
    }
}

/// <summary>What a walk over an applet's fields does.</summary>
internal enum StateVisit
{
    /// <summary>Counts bytes.</summary>
    Measure,

    /// <summary>Brings the buffer to what the fields are.</summary>
    Save,

    /// <summary>Brings the fields to what the buffer says.</summary>
    Restore,
}
