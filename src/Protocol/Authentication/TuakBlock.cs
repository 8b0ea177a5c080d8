using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The block that TUAK permutes (3GPP TS 35.231 §6.2). Values go in and come out with their last octet first.</summary>
internal struct TuakBlock
{
    /// <summary>INSTANCE of TOPc.</summary>
    public const int InstanceTopc = 0x00;

    /// <summary>INSTANCE of f1; the length of MAC in octets, 8, 10 or 20, is added.</summary>
    public const int InstanceF1 = 0x00;

    /// <summary>INSTANCE of f2 to f5.</summary>
    public const int InstanceF2F5 = 0x40;

    /// <summary>What the starred functions add.</summary>
    public const int InstanceStar = 0x80;

    /// <summary>INSTANCE of f5*.</summary>
    public const int InstanceF5Star = 0xC0;

    private const int InstanceOffset = 32;
    private const int NameOffset = 33;
    private const int RandOffset = 40;
    private const int AmfOffset = 56;
    private const int SqnOffset = 58;
    private const int KOffset = 64;
    private const int PaddingOffset = 96;
    private const int EndOffset = 135;
    private const int LongKey = 0x01;

    private readonly int _key;
    private readonly int _iterations;
    private KeccakState _state;

    /// <summary>A block of a subscriber: RAND, AMF and SQN are zero.</summary>
    public TuakBlock(ReadOnlySpan<byte> k, ReadOnlySpan<byte> top, int iterations)
    {
        _key = k.Length == 32 ? LongKey : 0;
        _iterations = iterations;
        Write(0, top);
        Write(NameOffset, "TUAK1.0"u8);
        Write(KOffset, k);
        Octets[PaddingOffset] = 0x1F;
        Octets[EndOffset] = 0x80;
    }

    /// <summary>Sets RAND, 16 bytes.</summary>
    public void SetRand(ReadOnlySpan<byte> rand) => Write(RandOffset, rand);

    /// <summary>Sets SQN and AMF.</summary>
    public void SetSqn(ulong sqn, ushort amf)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Octets[AmfOffset..], amf);
        BinaryPrimitives.WriteUInt64LittleEndian(Octets[SqnOffset..], sqn | (ulong)Octets[KOffset] << 48 | (ulong)Octets[KOffset + 1] << 56);
    }

    /// <summary>The block with an INSTANCE, permuted.</summary>
    public readonly TuakBlock Run(int instance)
    {
        TuakBlock output = this;
        output.Octets[InstanceOffset] = (byte)(instance | _key);
        output._state.Turn();
        for (int i = 0; i < _iterations; i++)
            Keccak.Permute(ref output._state);
        output._state.Turn();
        return output;
    }

    /// <summary>Reads a value of the output.</summary>
    public void Read(int offset, Span<byte> value)
    {
        Octets.Slice(offset, value.Length).CopyTo(value);
        value.Reverse();
    }

    /// <summary>Overwrites the block.</summary>
    public void Clear() => CryptographicOperations.ZeroMemory(Octets);

    [UnscopedRef]
    private Span<byte> Octets => MemoryMarshal.AsBytes((Span<ulong>)_state);

    private void Write(int offset, ReadOnlySpan<byte> value)
    {
        Span<byte> field = Octets.Slice(offset, value.Length);
        value.CopyTo(field);
        field.Reverse();
    }
}
