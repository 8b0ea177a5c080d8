using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using X86Aes = System.Runtime.Intrinsics.X86.Aes;
using X86Sse2 = System.Runtime.Intrinsics.X86.Sse2;
using X86Ssse3 = System.Runtime.Intrinsics.X86.Ssse3;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>AES-128 encryption of single blocks, with the key schedule inside the value.</summary>
internal interface IAes128<TSelf>
    where TSelf : struct, IAes128<TSelf>
{
    /// <summary>Expands a key of 16 bytes.</summary>
    static abstract TSelf Create(ReadOnlySpan<byte> key);

    /// <summary>Encrypts one block.</summary>
    Vector128<byte> Encrypt(Vector128<byte> block);
}

/// <summary>AES-128 by the processor's own instructions (AES-NI). Allocates nothing.</summary>
internal readonly struct HardwareAes128 : IAes128<HardwareAes128>
{
    private readonly Schedule _keys;

    private HardwareAes128(in Schedule keys) => _keys = keys;

    /// <summary>True where the processor has the instructions; a constant to the JIT.</summary>
    public static bool IsSupported => X86Aes.IsSupported && X86Ssse3.IsSupported;

    /// <inheritdoc/>
    public static HardwareAes128 Create(ReadOnlySpan<byte> key)
    {
        Schedule keys = default;
        Vector128<byte> round = Vector128.Create(key);
        keys[0] = round;
        keys[1] = round = Next(round, 0x01);
        keys[2] = round = Next(round, 0x02);
        keys[3] = round = Next(round, 0x04);
        keys[4] = round = Next(round, 0x08);
        keys[5] = round = Next(round, 0x10);
        keys[6] = round = Next(round, 0x20);
        keys[7] = round = Next(round, 0x40);
        keys[8] = round = Next(round, 0x80);
        keys[9] = round = Next(round, 0x1B);
        keys[10] = Next(round, 0x36);
        return new HardwareAes128(keys);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<byte> Encrypt(Vector128<byte> block)
    {
        block ^= _keys[0];
        block = X86Aes.Encrypt(block, _keys[1]);
        block = X86Aes.Encrypt(block, _keys[2]);
        block = X86Aes.Encrypt(block, _keys[3]);
        block = X86Aes.Encrypt(block, _keys[4]);
        block = X86Aes.Encrypt(block, _keys[5]);
        block = X86Aes.Encrypt(block, _keys[6]);
        block = X86Aes.Encrypt(block, _keys[7]);
        block = X86Aes.Encrypt(block, _keys[8]);
        block = X86Aes.Encrypt(block, _keys[9]);
        return X86Aes.EncryptLast(block, _keys[10]);
    }

    /// <summary>The next round key.</summary>
    /// <remarks>
    /// AESKEYGENASSIST is slow. AESENCLAST of the rotated last word in all four columns gives SubWord(RotWord(w)) xor Rcon too,
    /// because ShiftRows changes nothing where all columns are equal.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Next(Vector128<byte> key, uint roundConstant)
    {
        Vector128<byte> rotated = X86Ssse3.Shuffle(key, Vector128.Create((byte)13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12));
        Vector128<byte> substituted = X86Aes.EncryptLast(rotated, Vector128.Create(roundConstant).AsByte());
        key ^= X86Sse2.ShiftLeftLogical128BitLane(key, 4);
        key ^= X86Sse2.ShiftLeftLogical128BitLane(key, 8);
        return key ^ substituted;
    }

    [InlineArray(11)]
    private struct Schedule
    {
        private Vector128<byte> _first;
    }
}

/// <summary>AES-128 by BouncyCastle, for processors without the instructions. Allocates its key schedule.</summary>
internal readonly struct PortableAes128 : IAes128<PortableAes128>
{
    private readonly AesEngine _engine;

    private PortableAes128(AesEngine engine) => _engine = engine;

    /// <inheritdoc/>
    public static PortableAes128 Create(ReadOnlySpan<byte> key)
    {
        AesEngine engine = new();
        engine.Init(true, new KeyParameter(key));
        return new PortableAes128(engine);
    }

    /// <inheritdoc/>
    public Vector128<byte> Encrypt(Vector128<byte> block)
    {
        Span<byte> bytes = stackalloc byte[16];
        block.CopyTo(bytes);
        _engine.ProcessBlock(bytes, bytes);
        return Vector128.Create<byte>(bytes);
    }
}
