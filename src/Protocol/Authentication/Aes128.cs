using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ArmAes = System.Runtime.Intrinsics.Arm.Aes;
using X86Aes = System.Runtime.Intrinsics.X86.Aes;
using X86Sse2 = System.Runtime.Intrinsics.X86.Sse2;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>AES-128 encryption of single blocks, with the key schedule inside the value.</summary>
internal interface IAes128<TSelf>
    where TSelf : struct, IAes128<TSelf>
{
    /// <summary>Expands a key of 16 bytes.</summary>
    static abstract TSelf Create(ReadOnlySpan<byte> key);

    /// <summary>Encrypts one block.</summary>
    Vector128<byte> Encrypt(Vector128<byte> block);

    /// <summary>Encrypts four blocks in place, side by side where the processor can.</summary>
    void Encrypt(ref Vector128<byte> a, ref Vector128<byte> b, ref Vector128<byte> c, ref Vector128<byte> d);

    /// <summary>Forgets the key schedule, where it is inside the value. Nothing is called after it.</summary>
    void Clear();
}

/// <summary>AES-128 by the processor's own instructions, AES-NI or ARMv8's. Allocates nothing; no branch and no table depends on a secret.</summary>
internal struct HardwareAes128 : IAes128<HardwareAes128>
{
    private Schedule _keys;

    /// <summary>True where the processor has the instructions; a constant to the JIT, as are the questions below.</summary>
    public static bool IsSupported => X86Aes.IsSupported || ArmAes.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static HardwareAes128 Create(ReadOnlySpan<byte> key)
    {
        Unsafe.SkipInit(out HardwareAes128 aes);
        Vector128<byte> round = Vector128.Create(key);
        aes._keys[0] = round;
        aes._keys[1] = round = Next(round, 0x01);
        aes._keys[2] = round = Next(round, 0x02);
        aes._keys[3] = round = Next(round, 0x04);
        aes._keys[4] = round = Next(round, 0x08);
        aes._keys[5] = round = Next(round, 0x10);
        aes._keys[6] = round = Next(round, 0x20);
        aes._keys[7] = round = Next(round, 0x40);
        aes._keys[8] = round = Next(round, 0x80);
        aes._keys[9] = round = Next(round, 0x1B);
        aes._keys[10] = Next(round, 0x36);
        return aes;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector128<byte> Encrypt(Vector128<byte> block)
    {
        block = First(block, _keys[0]);
        block = Middle(block, _keys[0], _keys[1]);
        block = Middle(block, _keys[1], _keys[2]);
        block = Middle(block, _keys[2], _keys[3]);
        block = Middle(block, _keys[3], _keys[4]);
        block = Middle(block, _keys[4], _keys[5]);
        block = Middle(block, _keys[5], _keys[6]);
        block = Middle(block, _keys[6], _keys[7]);
        block = Middle(block, _keys[7], _keys[8]);
        block = Middle(block, _keys[8], _keys[9]);
        return Last(block, _keys[9], _keys[10]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Encrypt(ref Vector128<byte> a, ref Vector128<byte> b, ref Vector128<byte> c, ref Vector128<byte> d)
    {
        (Vector128<byte> first, Vector128<byte> second, Vector128<byte> third, Vector128<byte> fourth) =
            (First(a, _keys[0]), First(b, _keys[0]), First(c, _keys[0]), First(d, _keys[0]));
        Middle(ref first, ref second, ref third, ref fourth, _keys[0], _keys[1]);
        Middle(ref first, ref second, ref third, ref fourth, _keys[1], _keys[2]);
        Middle(ref first, ref second, ref third, ref fourth, _keys[2], _keys[3]);
        Middle(ref first, ref second, ref third, ref fourth, _keys[3], _keys[4]);
        Middle(ref first, ref second, ref third, ref fourth, _keys[4], _keys[5]);
        Middle(ref first, ref second, ref third, ref fourth, _keys[5], _keys[6]);
        Middle(ref first, ref second, ref third, ref fourth, _keys[6], _keys[7]);
        Middle(ref first, ref second, ref third, ref fourth, _keys[7], _keys[8]);
        Middle(ref first, ref second, ref third, ref fourth, _keys[8], _keys[9]);
        a = Last(first, _keys[9], _keys[10]);
        b = Last(second, _keys[9], _keys[10]);
        c = Last(third, _keys[9], _keys[10]);
        d = Last(fourth, _keys[9], _keys[10]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)] // so that the compiler cannot see that nobody reads it again
    public void Clear() => _keys = default;

    // AES-NI adds a round's key at its end, ARMv8 at its beginning, so that each step is told both of its keys.

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> First(Vector128<byte> block, Vector128<byte> key) => X86Aes.IsSupported ? block ^ key : block;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Middle(Vector128<byte> block, Vector128<byte> before, Vector128<byte> after) =>
        X86Aes.IsSupported ? X86Aes.Encrypt(block, after) : ArmAes.MixColumns(ArmAes.Encrypt(block, before));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Middle(
        ref Vector128<byte> a, ref Vector128<byte> b, ref Vector128<byte> c, ref Vector128<byte> d, Vector128<byte> before, Vector128<byte> after)
    {
        a = Middle(a, before, after);
        b = Middle(b, before, after);
        c = Middle(c, before, after);
        d = Middle(d, before, after);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Last(Vector128<byte> block, Vector128<byte> before, Vector128<byte> after) =>
        X86Aes.IsSupported ? X86Aes.EncryptLast(block, after) : ArmAes.Encrypt(block, before) ^ after;

    /// <summary>The next round key.</summary>
    /// <remarks>
    /// AESKEYGENASSIST is slow. The last step of a round, of the rotated last word in all four columns, gives SubWord(RotWord(w)) too,
    /// because ShiftRows changes nothing where all columns are equal.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Next(Vector128<byte> key, uint roundConstant)
    {
        Vector128<byte> rotated = Vector128.Shuffle(key, Vector128.Create((byte)13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12));
        Vector128<byte> constant = Vector128.Create(roundConstant).AsByte();
        Vector128<byte> substituted = X86Aes.IsSupported ? X86Aes.EncryptLast(rotated, constant) : ArmAes.Encrypt(rotated, Vector128<byte>.Zero) ^ constant;
        key ^= ShiftWords(key, 1);
        key ^= ShiftWords(key, 2);
        return key ^ substituted;
    }

    /// <summary>Moves words up by 1 or 2, zeros coming in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> ShiftWords(Vector128<byte> key, [ConstantExpected(Min = 1, Max = 2)] byte words)
    {
        if (X86Sse2.IsSupported)
            return words == 1 ? X86Sse2.ShiftLeftLogical128BitLane(key, 4) : X86Sse2.ShiftLeftLogical128BitLane(key, 8);
        const byte zero = 0xFF; // beyond the vector
        return Vector128.Shuffle(key, words == 1
            ? Vector128.Create(zero, zero, zero, zero, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
            : Vector128.Create(zero, zero, zero, zero, zero, zero, zero, zero, 0, 1, 2, 3, 4, 5, 6, 7));
    }

    [InlineArray(11)]
    private struct Schedule
    {
        private Vector128<byte> _first;
    }
}
