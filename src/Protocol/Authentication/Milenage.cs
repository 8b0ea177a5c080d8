using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>MILENAGE (3GPP TS 35.206 4.1) with the constants of the specification; an operator's own are those of an <see cref="AuthenticationKey"/>.</summary>
/// <remarks>Allocates nothing where the processor has AES instructions; elsewhere BouncyCastle's AES is used.</remarks>
public static partial class Milenage
{
    /// <summary>OPc = E_K(OP) xor OP.</summary>
    /// <param name="k">K, 16 bytes.</param>
    /// <param name="op">OP, 16 bytes.</param>
    /// <param name="opc">Receives OPc, 16 bytes.</param>
    /// <exception cref="ArgumentException">K or OP does not have 16 bytes.</exception>
    public static void ComputeOpc(ReadOnlySpan<byte> k, ReadOnlySpan<byte> op, Span<byte> opc)
    {
        CheckLength(k, nameof(k));
        CheckLength(op, nameof(op));
        Vector128<byte> block = Vector128.Create(op);
        Vector128<byte> encrypted = HardwareAes128.IsSupported ? EncryptOnce<HardwareAes128>(k, block) : EncryptOnce<PortableAes128>(k, block);
        (encrypted ^ block).CopyTo(opc);
    }

    private static Vector128<byte> EncryptOnce<TAes>(ReadOnlySpan<byte> k, Vector128<byte> block)
        where TAes : struct, IAes128<TAes>
    {
        TAes aes = TAes.Create(k);
        Vector128<byte> encrypted = aes.Encrypt(block);
        aes.Clear();
        return encrypted;
    }

    private static void CheckLength(ReadOnlySpan<byte> value, string name)
    {
        if (value.Length != AuthenticationKey.Size)
            throw new ArgumentException($"{name} has {value.Length} bytes; expected {AuthenticationKey.Size}.", name);
    }
}

/// <summary>MILENAGE for one subscriber and one RAND, over either AES. Allocates nothing where the processor has AES instructions.</summary>
internal struct MilenageFunctions<TAes, TConstants> : IAuthenticationFunctions<MilenageFunctions<TAes, TConstants>>
    where TAes : struct, IAes128<TAes>
    where TConstants : struct, IMilenageConstants<TConstants>
{
    private TAes _aes;
    private Vector128<byte> _opc;
    private Vector128<byte> _temp;
    private TConstants _constants;

    /// <inheritdoc/>
    public static int OpcLength => AuthenticationKey.Size;

    /// <inheritdoc/>
    public static ReadOnlySpan<byte> ResLengths => [8, 7, 6, 5, 4];

    /// <inheritdoc/>
    public static string? FindFault(ReadOnlySpan<byte> parameters) => TConstants.FindFault(parameters);

    /// <inheritdoc/>
    public static MilenageFunctions<TAes, TConstants> Start(in AuthenticationKey key, ReadOnlySpan<byte> rand)
    {
        TAes aes = TAes.Create(key.K);
        Vector128<byte> opc = Vector128.Create(key.Opc);
        return new MilenageFunctions<TAes, TConstants>
        {
            _aes = aes,
            _opc = opc,
            _temp = aes.Encrypt(Vector128.Create(rand) ^ opc),
            _constants = TConstants.Read(key.Parameters),
        };
    }

    /// <inheritdoc/>
    public readonly ulong F1(ulong sqn, ushort amf) => High(Out1(sqn, amf));

    /// <inheritdoc/>
    public readonly ulong F1Star(ulong sqn, ushort amf) => Low(Out1(sqn, amf));

    /// <inheritdoc/>
    public readonly ulong F2F5(Span<byte> res)
    {
        // AK is octets 0..5 of OUT2, RES octets 8..15.
        Vector128<byte> out2 = Out(2);
        Span<byte> bytes = stackalloc byte[16];
        out2.CopyTo(bytes);
        bytes.Slice(8, res.Length).CopyTo(res);
        return High(out2) >> 16;
    }

    /// <inheritdoc/>
    public readonly void F3(Span<byte> ck) => Out(3).CopyTo(ck);

    /// <inheritdoc/>
    public readonly void F4(Span<byte> ik) => Out(4).CopyTo(ik);

    /// <inheritdoc/>
    public readonly ulong F5Star() => High(Out(5)) >> 16;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)] // so that the compiler cannot see that nobody reads it again
    public void Clear() => this = default;

    private readonly Vector128<byte> Out1(ulong sqn, ushort amf)
    {
        // IN1 = SQN || AMF || SQN || AMF.
        ulong half = sqn << 16 | amf;
        Vector128<byte> in1 = Vector128.Create(BigEndian(half)).AsByte();
        return _aes.Encrypt(_temp ^ Rotate(in1 ^ _opc, _constants.R(1)) ^ _constants.C(1)) ^ _opc;
    }

    private readonly Vector128<byte> Out(int number) =>
        _aes.Encrypt(Rotate(_temp ^ _opc, _constants.R(number)) ^ _constants.C(number)) ^ _opc;

    // To the left, by bits: an operator's r need not be whole octets.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Rotate(Vector128<byte> value, int bits)
    {
        UInt128 rotated = UInt128.RotateLeft(new UInt128(High(value), Low(value)), bits);
        return Vector128.Create(BigEndian((ulong)(rotated >> 64)), BigEndian((ulong)rotated)).AsByte();
    }

    private static ulong High(Vector128<byte> value) => BigEndian(value.AsUInt64().GetElement(0));

    private static ulong Low(Vector128<byte> value) => BigEndian(value.AsUInt64().GetElement(1));

    private static ulong BigEndian(ulong value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
}
