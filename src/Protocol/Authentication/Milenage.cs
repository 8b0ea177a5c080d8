using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>MILENAGE (3GPP TS 35.206 4.1), as single functions over spans.</summary>
/// <remarks>Allocates nothing where the processor has AES instructions; elsewhere BouncyCastle's AES is used.</remarks>
public static partial class Milenage
{
    /// <summary>OPc = E_K(OP) xor OP.</summary>
    /// <param name="k">K, 16 bytes.</param>
    /// <param name="op">OP, 16 bytes.</param>
    /// <param name="opc">Receives OPc, 16 bytes.</param>
    public static void ComputeOpc(ReadOnlySpan<byte> k, ReadOnlySpan<byte> op, Span<byte> opc)
    {
        CheckLength(k, AuthenticationKey.Size, nameof(k));
        CheckLength(op, AuthenticationKey.Size, nameof(op));
        Vector128<byte> block = Vector128.Create(op);
        Vector128<byte> encrypted = HardwareAes128.IsSupported ? HardwareAes128.Create(k).Encrypt(block) : PortableAes128.Create(k).Encrypt(block);
        (encrypted ^ block).CopyTo(opc);
    }

    /// <summary>f1 and f1*: the authentication codes of a challenge and of a resynchronisation.</summary>
    /// <param name="k">K, 16 bytes.</param>
    /// <param name="opc">OPc, 16 bytes.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    /// <param name="amf">AMF.</param>
    /// <param name="macA">Receives MAC-A, 8 bytes.</param>
    /// <param name="macS">Receives MAC-S, 8 bytes.</param>
    /// <param name="constants">The operator's own c1..c5 and r1..r5; null for those of the specification.</param>
    public static void F1(
        ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, ReadOnlySpan<byte> rand, ulong sqn, ushort amf, Span<byte> macA, Span<byte> macS,
        MilenageConstants? constants = null)
    {
        AuthenticationKey key = KeyOf(k, opc, rand, constants);
        if (HardwareAes128.IsSupported)
            F1(MilenageFunctions<HardwareAes128>.Start(key, rand), sqn, amf, macA, macS);
        else
            F1(MilenageFunctions<PortableAes128>.Start(key, rand), sqn, amf, macA, macS);
    }

    /// <summary>f2, f3, f4 and f5: response, keys and anonymity key.</summary>
    /// <param name="k">K, 16 bytes.</param>
    /// <param name="opc">OPc, 16 bytes.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="res">Receives RES, up to 8 bytes.</param>
    /// <param name="ck">Receives CK, 16 bytes.</param>
    /// <param name="ik">Receives IK, 16 bytes.</param>
    /// <param name="constants">The operator's own c1..c5 and r1..r5; null for those of the specification.</param>
    /// <returns>AK, 48 bits.</returns>
    public static ulong F2F5(
        ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, ReadOnlySpan<byte> rand, Span<byte> res, Span<byte> ck, Span<byte> ik,
        MilenageConstants? constants = null)
    {
        AuthenticationKey key = KeyOf(k, opc, rand, constants);
        return HardwareAes128.IsSupported
            ? F2F5(MilenageFunctions<HardwareAes128>.Start(key, rand), res, ck, ik)
            : F2F5(MilenageFunctions<PortableAes128>.Start(key, rand), res, ck, ik);
    }

    private static void F1<TAes>(in MilenageFunctions<TAes> functions, ulong sqn, ushort amf, Span<byte> macA, Span<byte> macS)
        where TAes : struct, IAes128<TAes>
    {
        BinaryPrimitives.WriteUInt64BigEndian(macA, functions.F1(sqn, amf));
        BinaryPrimitives.WriteUInt64BigEndian(macS, functions.F1Star(sqn, amf));
    }

    private static ulong F2F5<TAes>(in MilenageFunctions<TAes> functions, Span<byte> res, Span<byte> ck, Span<byte> ik)
        where TAes : struct, IAes128<TAes>
    {
        ulong ak = functions.F2F5(res);
        functions.F3(ck);
        functions.F4(ik);
        return ak;
    }

    private static AuthenticationKey KeyOf(ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, ReadOnlySpan<byte> rand, MilenageConstants? constants)
    {
        CheckLength(rand, Aka.RandSize, nameof(rand));
        return new(AuthenticationAlgorithm.Milenage, k, opc) { Constants = constants };
    }

    private static void CheckLength(ReadOnlySpan<byte> value, int expected, string name)
    {
        if (value.Length != expected)
            throw new ArgumentException($"{name} has {value.Length} bytes; expected {expected}.", name);
    }
}

/// <summary>MILENAGE for one subscriber and one RAND, over either AES.</summary>
internal readonly struct MilenageFunctions<TAes> : IAuthenticationFunctions<MilenageFunctions<TAes>>
    where TAes : struct, IAes128<TAes>
{
    private readonly TAes _aes;
    private readonly Vector128<byte> _opc;
    private readonly Vector128<byte> _temp;
    private readonly MilenageConstants _constants;

    private MilenageFunctions(in TAes aes, Vector128<byte> opc, Vector128<byte> temp, MilenageConstants constants)
    {
        _aes = aes;
        _opc = opc;
        _temp = temp;
        _constants = constants;
    }

    /// <inheritdoc/>
    public static bool UsesOpc => true;

    /// <inheritdoc/>
    public static int LongestRes => 8;

    /// <inheritdoc/>
    public static MilenageFunctions<TAes> Start(in AuthenticationKey key, ReadOnlySpan<byte> rand)
    {
        TAes aes = TAes.Create(key.K);
        Vector128<byte> opc = Vector128.Create(key.Opc);
        return new MilenageFunctions<TAes>(aes, opc, aes.Encrypt(Vector128.Create(rand) ^ opc), key.Constants ?? MilenageConstants.Standard);
    }

    /// <inheritdoc/>
    public ulong F1(ulong sqn, ushort amf) => High(Out1(sqn, amf));

    /// <inheritdoc/>
    public ulong F1Star(ulong sqn, ushort amf) => Low(Out1(sqn, amf));

    /// <inheritdoc/>
    public ulong F2F5(Span<byte> res)
    {
        // AK is octets 0..5 of OUT2, RES octets 8..15.
        Vector128<byte> out2 = Out(2);
        Span<byte> bytes = stackalloc byte[16];
        out2.CopyTo(bytes);
        bytes.Slice(8, res.Length).CopyTo(res);
        return High(out2) >> 16;
    }

    /// <inheritdoc/>
    public void F3(Span<byte> ck) => Out(3).CopyTo(ck);

    /// <inheritdoc/>
    public void F4(Span<byte> ik) => Out(4).CopyTo(ik);

    /// <inheritdoc/>
    public ulong F5Star() => High(Out(5)) >> 16;

    private Vector128<byte> Out1(ulong sqn, ushort amf)
    {
        // IN1 = SQN || AMF || SQN || AMF.
        ulong half = sqn << 16 | amf;
        Vector128<byte> in1 = Vector128.Create(BigEndian(half)).AsByte();
        return _aes.Encrypt(_temp ^ Rotate(in1 ^ _opc, _constants.R(1)) ^ _constants.C(1)) ^ _opc;
    }

    private Vector128<byte> Out(int number) =>
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
