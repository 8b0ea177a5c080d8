namespace Tottoli.MultiSim.Protocol.Tlv;

/// <summary>Writes BER-TLV objects one after another into a buffer of the caller's.</summary>
/// <remarks>Lengths take the shortest form. A buffer that is too short is the caller's fault: an <see cref="ArgumentException"/> says so.</remarks>
/// <param name="buffer">Room for the objects.</param>
public ref struct BerTlvWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    /// <summary>Octets written.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[..Length];

    /// <summary>Writes one object.</summary>
    /// <param name="tag">The tag, its one to three octets as one number.</param>
    /// <param name="value">The value.</param>
    public void Write(int tag, scoped ReadOnlySpan<byte> value)
    {
        WriteTag(tag);
        TlvRoom.Demand(_buffer, Length, BerLength.Size(value.Length) + value.Length);
        Length += BerLength.Write(_buffer[Length..], value.Length);
        value.CopyTo(_buffer[Length..]);
        Length += value.Length;
    }

    /// <summary>Writes one object with a value of one octet.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="value">The value.</param>
    public void Write(int tag, byte value) => Write(tag, [value]);

    /// <summary>Opens an object whose value is written next.</summary>
    /// <param name="tag">The tag.</param>
    /// <returns>A mark for <see cref="End"/>. Objects close in the opposite order of their opening.</returns>
    public int Begin(int tag)
    {
        WriteTag(tag);
        TlvRoom.Demand(_buffer, Length, 1);
        return Length++;
    }

    /// <summary>Closes the object that <see cref="Begin"/> opened: writes its length, moving the value where the length needs more than one octet.</summary>
    /// <param name="mark">What <see cref="Begin"/> returned.</param>
    public void End(int mark) => Length = TlvRoom.Close(_buffer, mark, Length);

    /// <summary>Writes octets as they are: objects that are coded already, or the value of an open object.</summary>
    /// <param name="bytes">The octets.</param>
    public void WriteRaw(scoped ReadOnlySpan<byte> bytes)
    {
        TlvRoom.Demand(_buffer, Length, bytes.Length);
        bytes.CopyTo(_buffer[Length..]);
        Length += bytes.Length;
    }

    private void WriteTag(int tag)
    {
        int size = tag > 0xFFFF ? 3 : tag > 0xFF ? 2 : 1;
        TlvRoom.Demand(_buffer, Length, size);
        for (int shift = (size - 1) * 8; shift >= 0; shift -= 8)
            _buffer[Length++] = (byte)(tag >> shift);
    }
}
