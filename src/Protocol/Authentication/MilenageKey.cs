using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>One subscriber's K and OPc made ready for many challenges: the AES key schedule is computed once. Holds keys: it prints none.</summary>
/// <remarks>For one challenge a subscriber, <see cref="Milenage.Compute"/> or <see cref="Milenage.ComputeMany"/> is faster, and leaves nothing behind.</remarks>
public sealed class MilenageKey : IDisposable
{
    private readonly Vector128<byte> _opc;
    private readonly PortableAes128 _portable;
    private HardwareAes128 _hardware;
    private bool _disposed;

    /// <summary>Prepares a key.</summary>
    /// <param name="k">K, 16 bytes.</param>
    /// <param name="opc">OPc, 16 bytes.</param>
    /// <exception cref="ArgumentException">One of them does not have 16 bytes.</exception>
    public MilenageKey(ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc)
    {
        Milenage.RequireSize(k, nameof(k));
        Milenage.RequireSize(opc, nameof(opc));
        _opc = Vector128.Create(opc);
        if (HardwareAes128.IsSupported)
            _hardware = HardwareAes128.Create(k);
        else
            _portable = PortableAes128.Create(k);
    }

    /// <summary>f1 to f5.</summary>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    /// <param name="amf">AMF.</param>
    /// <param name="output">Receives the results.</param>
    /// <exception cref="ArgumentException">RAND does not have 16 bytes, or SQN has more than 48 bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Compute(ReadOnlySpan<byte> rand, ulong sqn, ushort amf, out MilenageOutput output)
    {
        if (rand.Length != AuthenticationKey.Size || sqn > UInt48.MaxValue || _disposed)
            Refuse(rand.Length, sqn);
        if (HardwareAes128.IsSupported)
            MilenageBlocks.Compute(in _hardware, _opc, Vector128.Create(rand), sqn, amf, out output);
        else
            MilenageBlocks.Compute(in _portable, _opc, Vector128.Create(rand), sqn, amf, out output);
    }

    /// <summary>Forgets the key schedule.</summary>
    public void Dispose()
    {
        _hardware.Clear();
        _disposed = true;
    }

    /// <summary>The name of the type, and nothing of its content.</summary>
    public override string ToString() => nameof(MilenageKey);

    private void Refuse(int length, ulong sqn)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Milenage.Refuse(length, sqn);
    }
}
