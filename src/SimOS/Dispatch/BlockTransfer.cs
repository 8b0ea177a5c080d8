namespace Tottoli.MultiSim.SimOS.Dispatch;

/// <summary>
/// A BER-TLV object that RETRIEVE DATA hands out, or SET DATA takes in, in blocks (ETSI TS 102 221 §11.3). It belongs to a channel and
/// ends when another EF becomes current there. An object handed out is that of the first block, whatever happens to it since.
/// </summary>
internal sealed class BlockTransfer
{
    private byte[] _bytes = [];
    private int _length;
    private int _before; // where the last block began
    private int _next; // where the next one begins

    /// <summary>True from the first block of RETRIEVE DATA, also after the last, which may be asked for again.</summary>
    public bool IsOut { get; private set; }

    /// <summary>True from the first block of SET DATA to the last.</summary>
    public bool IsIn { get; private set; }

    /// <summary>Octets that are still to come or to go.</summary>
    public int Remaining => _length - _next;

    /// <summary>The same, counted from where the last block began.</summary>
    public int RemainingAgain => _length - _before;

    /// <summary>True where the last block was the first one.</summary>
    public bool IsAtFirstBlock => _before == 0;

    /// <summary>The whole object, once all of it has come in.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Ends whatever is going on.</summary>
    public void End()
    {
        _bytes.AsSpan(0, _length).Clear(); // an object may be a secret
        IsOut = IsIn = false;
        _length = _before = _next = 0;
    }

    /// <summary>Begins to hand out an object.</summary>
    /// <param name="length">Its octets.</param>
    /// <returns>Room for them, to be filled.</returns>
    public Span<byte> BeginOut(int length)
    {
        Begin(length);
        IsOut = true;
        return _bytes.AsSpan(0, length);
    }

    /// <summary>Sets the octets that <see cref="BeginOut"/> gave room for to fewer.</summary>
    public void Shorten(int length) => _length = length;

    /// <summary>Begins to take in an object.</summary>
    /// <param name="length">Its octets.</param>
    public void BeginIn(int length)
    {
        Begin(length);
        IsIn = true;
    }

    /// <summary>Goes back to where the last block began: it is to be sent again.</summary>
    public void Back() => _next = _before;

    /// <summary>Hands out the next block.</summary>
    public ReadOnlySpan<byte> Out(int length)
    {
        _before = _next;
        _next += length;
        return _bytes.AsSpan(_before, length);
    }

    /// <summary>Takes in the next block; it must not be longer than what is still to come.</summary>
    public void In(ReadOnlySpan<byte> block)
    {
        block.CopyTo(_bytes.AsSpan(_next, Remaining));
        _before = _next;
        _next += block.Length;
    }

    private void Begin(int length)
    {
        End();
        if (_bytes.Length < length)
            _bytes = new byte[length];
        _length = length;
    }
}
