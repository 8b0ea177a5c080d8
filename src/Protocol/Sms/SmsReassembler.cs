using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Sms;

/// <summary>What became of a part that <see cref="SmsReassembler.Add"/> was given.</summary>
public enum ReassemblyStatus
{
    /// <summary>Kept; others are missing.</summary>
    Waiting,

    /// <summary>The last one: <see cref="SmsReassembler.Packet"/> is whole.</summary>
    Complete,

    /// <summary>Refused: more parts than a card keeps, or a part that is too long.</summary>
    TooLong,
}

/// <summary>Puts the parts of one long message together again, in any order, in room of its own: a card's memory, not the heap's.</summary>
/// <remarks>One message at a time: a part of another sender, another reference or another number of parts begins anew, as on cards. A repeated part replaces the first.</remarks>
public struct SmsReassembler
{
    /// <summary>Most parts that are kept, as on usual cards.</summary>
    public const int MaxParts = 5;

    private Octets _octets;
    private Lengths _lengths;
    private Sender _sender;
    private byte _senderLength;
    private ushort _reference;
    private byte _total;
    private byte _received; // bit n - 1: part n is here
    private int _packetLength;

    /// <summary>The whole packet after <see cref="ReassemblyStatus.Complete"/>, else empty. Valid until the next part.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<byte> Packet => ((ReadOnlySpan<byte>)_octets)[.._packetLength];

    /// <summary>Takes a part.</summary>
    /// <param name="originator">TP-OA as it came, up to <see cref="Address.MaxTpSize"/> octets: references are each sender's own (3GPP TS 23.040 §9.2.3.24.1).</param>
    /// <param name="part">Which part it is.</param>
    /// <param name="octets">What follows the user data header.</param>
    public ReassemblyStatus Add(ReadOnlySpan<byte> originator, SmsPart part, ReadOnlySpan<byte> octets)
    {
        if (part.Total > MaxParts || part.Number < 1 || part.Number > part.Total || octets.Length > SmsUserData.MaxSize
            || originator.Length > Address.MaxTpSize)
        {
            return ReassemblyStatus.TooLong;
        }
        if (_packetLength > 0 || part.Reference != _reference || part.Total != _total || !IsFrom(originator))
        {
            this = new() { _reference = part.Reference, _total = part.Total, _senderLength = (byte)originator.Length };
            originator.CopyTo(_sender);
        }
        int index = part.Number - 1;
        octets.CopyTo(((Span<byte>)_octets)[(index * SmsUserData.MaxSize)..]);
        _lengths[index] = (byte)octets.Length;
        _received |= (byte)(1 << index);
        if (_received != (1 << _total) - 1)
            return ReassemblyStatus.Waiting;
        Join();
        return ReassemblyStatus.Complete;
    }

    /// <summary>Forgets what was kept.</summary>
    public void Clear() => this = default;

    private readonly bool IsFrom(ReadOnlySpan<byte> originator) => originator.SequenceEqual(((ReadOnlySpan<byte>)_sender)[.._senderLength]);

    private void Join()
    {
        Span<byte> octets = _octets;
        int end = 0;
        for (int i = 0; i < _total; i++)
        {
            octets.Slice(i * SmsUserData.MaxSize, _lengths[i]).CopyTo(octets[end..]);
            end += _lengths[i];
        }
        _packetLength = end;
    }

    [InlineArray(MaxParts * SmsUserData.MaxSize)]
    private struct Octets
    {
        private byte _first;
    }

    [InlineArray(Address.MaxTpSize)]
    private struct Sender
    {
        private byte _first;
    }

    [InlineArray(MaxParts)]
    private struct Lengths
    {
        private byte _first;
    }
}
