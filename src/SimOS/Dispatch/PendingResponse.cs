namespace Tottoli.MultiSim.SimOS.Dispatch;

/// <summary>Response data that waits for GET RESPONSE (ETSI TS 102 221 §7.3.1.1.4). Any other command drops it.</summary>
internal sealed class PendingResponse
{
    private readonly byte[] _bytes = new byte[256];
    private int _channel;
    private int _start;
    private int _end;

    /// <summary>Room that a case 4 instruction writes to.</summary>
    public Span<byte> Buffer => _bytes;

    /// <summary>What is left for a channel.</summary>
    public ReadOnlySpan<byte> For(int channel) => channel == _channel ? _bytes.AsSpan(_start.._end) : default;

    /// <summary>Keeps the first octets of <see cref="Buffer"/> for a channel.</summary>
    public void Keep(int length, int channel)
    {
        _start = 0;
        _end = length;
        _channel = channel;
    }

    /// <summary>Forgets the next <paramref name="length"/> octets: they were sent.</summary>
    public void Advance(int length) => _start += length;

    /// <summary>Forgets everything.</summary>
    public void Clear() => _start = _end = 0;
}
