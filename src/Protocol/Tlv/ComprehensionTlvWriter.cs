namespace Tottoli.MultiSim.Protocol.Tlv;

/// <summary>Writes COMPREHENSION-TLV objects one after another into a buffer of the caller's.</summary>
/// <remarks>
/// Tags up to 7E take one octet, others the form 7F xx xx (ETSI TS 101 220 §7.1.1.2). A buffer that is too short is the caller's fault: an
/// <see cref="ArgumentException"/> says so.
/// </remarks>
/// <param name="buffer">Room for the objects.</param>
public ref struct ComprehensionTlvWriter(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    /// <summary>Octets written.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[..Length];

    /// <summary>Writes one object.</summary>
    /// <param name="tag">The tag without the comprehension bit, 1..7FFF.</param>
    /// <param name="comprehensionRequired">Whether a receiver that does not know the tag has to refuse the command.</param>
    /// <param name="value">The value.</param>
    public void Write(int tag, bool comprehensionRequired, scoped ReadOnlySpan<byte> value)
    {
        WriteTag(tag, comprehensionRequired);
        TlvRoom.Demand(_buffer, Length, BerLength.Size(value.Length) + value.Length);
        Length += BerLength.Write(_buffer[Length..], value.Length);
        value.CopyTo(_buffer[Length..]);
        Length += value.Length;
    }

    /// <summary>Opens an object whose value is written next.</summary>
    /// <param name="tag">The tag without the comprehension bit.</param>
    /// <param name="comprehensionRequired">Whether a receiver that does not know the tag has to refuse the command.</param>
    /// <returns>A mark for <see cref="End"/>.</returns>
    public int Begin(int tag, bool comprehensionRequired)
    {
        WriteTag(tag, comprehensionRequired);
        TlvRoom.Demand(_buffer, Length, 1);
        return Length++;
    }

    /// <summary>Closes the object that <see cref="Begin"/> opened.</summary>
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

    private void WriteTag(int tag, bool comprehensionRequired)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tag);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tag, 0x7FFF);
        int bit = comprehensionRequired ? 0x80 : 0;
        TlvRoom.Demand(_buffer, Length, tag < 0x7F ? 1 : 3);
        if (tag < 0x7F)
        {
            _buffer[Length++] = (byte)(tag | bit);
            return;
        }
        _buffer[Length++] = 0x7F;
        _buffer[Length++] = (byte)((tag >> 8) | bit);
        _buffer[Length++] = (byte)tag;
    }
}
