using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>MILENAGE with the standard constants r1..r5 and c1..c5 (3GPP TS 35.206 4.1), as single functions over spans.</summary>
/// <remarks>Allocates nothing where the processor has AES instructions; elsewhere BouncyCastle's AES is used.</remarks>
public static class Milenage
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
    public static void F1(
        ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, ReadOnlySpan<byte> rand, ulong sqn, ushort amf, Span<byte> macA, Span<byte> macS)
    {
        CheckInput(k, opc, rand);
        if (HardwareAes128.IsSupported)
            F1(MilenageFunctions<HardwareAes128>.Start(k, opc, rand), sqn, amf, macA, macS);
        else
            F1(MilenageFunctions<PortableAes128>.Start(k, opc, rand), sqn, amf, macA, macS);
    }

    /// <summary>f2, f3, f4 and f5: response, keys and anonymity key.</summary>
    /// <param name="k">K, 16 bytes.</param>
    /// <param name="opc">OPc, 16 bytes.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="res">Receives RES, up to 8 bytes.</param>
    /// <param name="ck">Receives CK, 16 bytes.</param>
    /// <param name="ik">Receives IK, 16 bytes.</param>
    /// <returns>AK, 48 bits.</returns>
    public static ulong F2F5(
        ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, ReadOnlySpan<byte> rand, Span<byte> res, Span<byte> ck, Span<byte> ik)
    {
        CheckInput(k, opc, rand);
        return HardwareAes128.IsSupported
            ? F2F5(MilenageFunctions<HardwareAes128>.Start(k, opc, rand), res, ck, ik)
            : F2F5(MilenageFunctions<PortableAes128>.Start(k, opc, rand), res, ck, ik);
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

    private static void CheckInput(ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, ReadOnlySpan<byte> rand)
    {
        CheckLength(k, AuthenticationKey.Size, nameof(k));
        CheckLength(opc, AuthenticationKey.Size, nameof(opc));
        CheckLength(rand, AuthenticationKey.Size, nameof(rand));
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

    private MilenageFunctions(in TAes aes, Vector128<byte> opc, Vector128<byte> temp)
    {
        _aes = aes;
        _opc = opc;
        _temp = temp;
    }

    /// <inheritdoc/>
    public static bool UsesOpc => true;

    /// <inheritdoc/>
    public static int LongestRes => 8;

    /// <inheritdoc/>
    public static MilenageFunctions<TAes> Start(ReadOnlySpan<byte> k, ReadOnlySpan<byte> opc, ReadOnlySpan<byte> rand)
    {
        TAes aes = TAes.Create(k);
        Vector128<byte> opcBlock = Vector128.Create(opc);
        return new MilenageFunctions<TAes>(aes, opcBlock, aes.Encrypt(Vector128.Create(rand) ^ opcBlock));
    }

    /// <inheritdoc/>
    public ulong F1(ulong sqn, ushort amf) => High(Out1(sqn, amf));

    /// <inheritdoc/>
    public ulong F1Star(ulong sqn, ushort amf) => Low(Out1(sqn, amf));

    /// <inheritdoc/>
    public ulong F2F5(Span<byte> res)
    {
        // r2 = 0, c2 = 1: AK is octets 0..5 of OUT2, RES octets 8..15.
        Vector128<byte> out2 = Out(_temp ^ _opc, 1);
        Span<byte> bytes = stackalloc byte[16];
        out2.CopyTo(bytes);
        bytes.Slice(8, res.Length).CopyTo(res);
        return High(out2) >> 16;
    }

    /// <inheritdoc/>
    public void F3(Span<byte> ck) =>
        Out(Vector128.Shuffle(_temp ^ _opc, Vector128.Create((byte)4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3)), 2).CopyTo(ck);

    /// <inheritdoc/>
    public void F4(Span<byte> ik) => Out(Rotate64(_temp ^ _opc), 4).CopyTo(ik);

    /// <inheritdoc/>
    public ulong F5Star() =>
        High(Out(Vector128.Shuffle(_temp ^ _opc, Vector128.Create((byte)12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)), 8)) >> 16;

    private Vector128<byte> Out1(ulong sqn, ushort amf)
    {
        // IN1 = SQN || AMF || SQN || AMF; r1 = 64, c1 = 0.
        ulong half = sqn << 16 | amf;
        Vector128<byte> in1 = Vector128.Create(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(half) : half).AsByte();
        return _aes.Encrypt(_temp ^ Rotate64(in1 ^ _opc)) ^ _opc;
    }

    private Vector128<byte> Out(Vector128<byte> rotated, byte constant) =>
        _aes.Encrypt(rotated ^ Vector128.Create((byte)0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, constant)) ^ _opc;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Rotate64(Vector128<byte> value) =>
        Vector128.Shuffle(value, Vector128.Create((byte)8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7));

    private static ulong High(Vector128<byte> value) => BigEndian(value.AsUInt64().GetElement(0));

    private static ulong Low(Vector128<byte> value) => BigEndian(value.AsUInt64().GetElement(1));

    private static ulong BigEndian(ulong value) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
}
