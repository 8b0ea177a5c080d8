using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>MILENAGE with the constants of the specification as straight code: all of f1 to f5 at once, four of the five blocks side by side.</summary>
internal static class MilenageBlocks
{
    /// <summary>OUT1 to OUT4.</summary>
    /// <param name="aes">AES under K.</param>
    /// <param name="opc">OPc.</param>
    /// <param name="rand">RAND.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    /// <param name="amf">AMF.</param>
    /// <param name="output">Receives the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Compute<TAes>(in TAes aes, Vector128<byte> opc, Vector128<byte> rand, ulong sqn, ushort amf, out MilenageOutput output)
        where TAes : struct, IAes128<TAes>
    {
        // r is 64, 0, 32, 64 bits: whole words of the block, first word first; c is 0, 1, 2, 4 in the last octet.
        ulong half = sqn << 16 | amf;
        Vector128<byte> in1 = Vector128.Create(BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(half) : half).AsByte(); // both halves are equal
        Vector128<byte> temp = aes.Encrypt(rand ^ opc);
        Vector128<byte> hidden = temp ^ opc;
        Vector128<byte> one = temp ^ RotateBy64(in1 ^ opc);
        Vector128<byte> two = hidden ^ LastOctet(1);
        Vector128<byte> three = RotateBy32(hidden) ^ LastOctet(2);
        Vector128<byte> four = RotateBy64(hidden) ^ LastOctet(4);
        aes.Encrypt(ref one, ref two, ref three, ref four);
        output = new MilenageOutput(one ^ opc, two ^ opc, three ^ opc, four ^ opc);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> RotateBy64(Vector128<byte> block) => Vector128.Shuffle(block.AsUInt64(), Vector128.Create(1UL, 0)).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> RotateBy32(Vector128<byte> block) => Vector128.Shuffle(block.AsUInt32(), Vector128.Create(1u, 2, 3, 0)).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LastOctet(byte value) => Vector128.Create(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, value);
}
