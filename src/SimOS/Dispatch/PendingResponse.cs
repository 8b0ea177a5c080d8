using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.SimOS.Dispatch;

/// <summary>Response data that waits for GET RESPONSE (ETSI TS 102 221 §7.3.1.1.4). Any other command drops it.</summary>
internal sealed class PendingResponse
{
    private const int FirstSize = 64; // an FCP, or what AUTHENTICATE answers

    private byte[] _bytes = [];
    private int _channel;
    private int _start;
    private int _end;

    /// <summary>What is left for a channel.</summary>
    public ReadOnlySpan<byte> For(int channel) => channel == _channel ? _bytes.AsSpan(_start.._end) : default;

    /// <summary>What GET RESPONSE answers with the last of the data.</summary>
    public StatusWord Last { get; private set; }

    /// <summary>Keeps data for a channel.</summary>
    /// <param name="data">The data.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="last">What GET RESPONSE shall answer with the last of it.</param>
    public void Keep(ReadOnlySpan<byte> data, int channel, StatusWord last)
    {
        Last = last;
        if (data.Length > _bytes.Length)
            _bytes = new byte[Math.Max(FirstSize, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)data.Length))];
        data.CopyTo(_bytes);
        _start = 0;
        _end = data.Length;
        _channel = channel;
    }

    /// <summary>Forgets the next <paramref name="length"/> octets: they were sent.</summary>
    public void Advance(int length) => _start += length;

    /// <summary>Forgets everything.</summary>
    public void Clear() => _start = _end = 0;
}
