using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.SimOS.Dispatch;

/// <summary>Where an instruction puts its response data. The dispatcher adds the status word, or keeps the data for GET RESPONSE.</summary>
internal ref struct ResponseWriter
{
    private readonly Span<byte> _buffer;
    private readonly int _expected;
    private readonly bool _atMost;

    /// <summary>A writer for a case in which Le does not matter.</summary>
    public ResponseWriter(Span<byte> buffer)
        : this(buffer, int.MaxValue, atMost: true)
    {
    }

    /// <summary>A writer.</summary>
    /// <param name="buffer">Room for response data.</param>
    /// <param name="expected">Le: octets that the sender takes.</param>
    /// <param name="atMost">True where fewer are as good; false as in T=0, where it must be the exact number.</param>
    public ResponseWriter(Span<byte> buffer, int expected, bool atMost)
    {
        _buffer = buffer;
        _expected = expected;
        _atMost = atMost;
    }

    /// <summary>Octets written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Octets that may still be written.</summary>
    public readonly int Room => _buffer.Length - Length;

    /// <summary>What has been written.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[..Length];

    /// <summary>
    /// Whether the sender takes <paramref name="length"/> octets. Asked before anything is changed: where it is false the
    /// instruction does nothing and answers <see cref="StatusWord.WrongLe"/>.
    /// </summary>
    public readonly bool Accepts(int length) => _atMost ? length <= _expected : length == _expected;

    /// <summary>Whether the sender takes a part of <paramref name="available"/> octets, as READ BINARY may give; <paramref name="length"/> is then the size of the part.</summary>
    public readonly bool AcceptsPart(int available, out int length)
    {
        length = Math.Min(Math.Min(_expected, available), Room);
        return _atMost || _expected <= available;
    }

    /// <summary>Appends <paramref name="bytes"/>.</summary>
    public void Write(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer[Length..]);
        Length += bytes.Length;
    }

    /// <summary>Appends one octet.</summary>
    public void Write(byte value) => _buffer[Length++] = value;

    /// <summary>Takes room for <paramref name="length"/> octets, which the caller fills.</summary>
    public Span<byte> Take(int length)
    {
        Span<byte> room = _buffer.Slice(Length, length);
        Length += length;
        return room;
    }
}
