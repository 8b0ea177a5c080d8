using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The XOR test algorithm of 3GPP TS 34.108 8.1.2: everything is cut from XDOUT = K xor RAND.</summary>
internal struct XorTestFunctions : IAuthenticationFunctions<XorTestFunctions>
{
    private Block _xdout;

    private XorTestFunctions(in Block xdout) => _xdout = xdout;

    /// <inheritdoc/>
    public static int OpcLength => 0;

    /// <inheritdoc/>
    public static ReadOnlySpan<byte> ResLengths => [16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4];

    /// <inheritdoc/>
    public static XorTestFunctions Start(in AuthenticationKey key, ReadOnlySpan<byte> rand)
    {
        Block xdout = default;
        for (int i = 0; i < AuthenticationKey.Size; i++)
            xdout[i] = (byte)(key.K[i] ^ rand[i]);
        return new XorTestFunctions(xdout);
    }

    /// <inheritdoc/>
    public readonly ulong F1(ulong sqn, ushort amf) => BinaryPrimitives.ReadUInt64BigEndian(_xdout) ^ (sqn << 16 | amf);

    /// <inheritdoc/>
    public readonly ulong F1Star(ulong sqn, ushort amf) => F1(sqn, amf);

    /// <inheritdoc/>
    public readonly ulong F2F5(Span<byte> res)
    {
        ReadOnlySpan<byte> xdout = _xdout;
        xdout[..res.Length].CopyTo(res);
        return F5Star();
    }

    /// <inheritdoc/>
    public readonly void F3(Span<byte> ck) => Rotate(1, ck);

    /// <inheritdoc/>
    public readonly void F4(Span<byte> ik) => Rotate(2, ik);

    /// <inheritdoc/>
    public readonly ulong F5Star() => BinaryPrimitives.ReadUInt64BigEndian(((ReadOnlySpan<byte>)_xdout)[3..]) >> 16;

    /// <inheritdoc/>
    public void Clear() => CryptographicOperations.ZeroMemory(_xdout);

    private readonly void Rotate(int octets, Span<byte> destination)
    {
        ReadOnlySpan<byte> xdout = _xdout;
        xdout[octets..].CopyTo(destination);
        xdout[..octets].CopyTo(destination[(AuthenticationKey.Size - octets)..]);
    }

    [InlineArray(AuthenticationKey.Size)]
    private struct Block
    {
        private byte _first;
    }
}
