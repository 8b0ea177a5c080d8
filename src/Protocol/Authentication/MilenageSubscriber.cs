using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>K and OPc of one subscriber among many: 32 bytes, half a line of the cache. Holds keys: it prints none.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct MilenageSubscriber
{
    private readonly Block _k;
    private readonly Vector128<byte> _opc;

    /// <summary>A subscriber.</summary>
    /// <param name="k">K, 16 bytes.</param>
    /// <param name="opc">OPc, 16 bytes.</param>
    /// <exception cref="ArgumentException">One of them does not have 16 bytes.</exception>
    public MilenageSubscriber(ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc)
    {
        Milenage.RequireSize(k, nameof(k));
        Milenage.RequireSize(opc, nameof(opc));
        k.CopyTo(_k);
        _opc = Vector128.Create(opc);
    }

    [UnscopedRef]
    internal ReadOnlySpan<byte> K => _k;

    internal Vector128<byte> Opc => _opc;

    /// <summary>The name of the type, and nothing of its content.</summary>
    public override string ToString() => nameof(MilenageSubscriber);

    [InlineArray(AuthenticationKey.Size)]
    private struct Block
    {
        private byte _first;
    }
}

/// <summary>A challenge for one of many subscribers: RAND, SQN and AMF.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct MilenageChallenge
{
    private readonly Vector128<byte> _rand;
    private readonly ulong _sqnAmf;
    private readonly int _subscriber;

    /// <summary>A challenge.</summary>
    /// <param name="subscriber">The subscriber's place in the table of all.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    /// <param name="amf">AMF.</param>
    /// <exception cref="ArgumentException">RAND does not have 16 bytes, or SQN has more than 48 bits.</exception>
    public MilenageChallenge(int subscriber, ReadOnlySpan<byte> rand, ulong sqn, ushort amf)
    {
        if (rand.Length != AuthenticationKey.Size || sqn > UInt48.MaxValue)
            Milenage.Refuse(rand.Length, sqn);
        _rand = Vector128.Create(rand);
        _sqnAmf = sqn << 16 | amf;
        _subscriber = subscriber;
    }

    /// <summary>The subscriber's place in the table of all, from 0.</summary>
    public int Subscriber => _subscriber;

    internal Vector128<byte> Rand => _rand;

    internal ulong Sqn => _sqnAmf >> 16;

    internal ushort Amf => (ushort)_sqnAmf;
}
