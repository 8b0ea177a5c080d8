using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>COMP128 version 1. Its tables are looked up by values that depend on Ki, as the algorithm is made; it is broken anyway.</summary>
internal readonly struct Comp128V1 : IGsmFunctions
{
    private const int Rounds = 8;
    private const int Size = AuthenticationKey.Size;

    // Kc takes the nibbles from 18 on, less their first two bits, and ends in ten zeros.
    private const int FirstNibbleOfKc = 18;
    private const int ZerosOfKc = 10;

    /// <inheritdoc/>
    public static void Run(ReadOnlySpan<byte> ki, ReadOnlySpan<byte> rand, Span<byte> sres, Span<byte> kc)
    {
        Span<byte> x = stackalloc byte[2 * Size];
        rand.CopyTo(x[Size..]);
        for (int round = 0; round < Rounds; round++)
        {
            ki.CopyTo(x);
            Level(x, 16, Comp128Tables.Level0);
            Level(x, 8, Comp128Tables.Level1);
            Level(x, 4, Comp128Tables.Level2);
            Level(x, 2, Comp128Tables.Level3);
            Level(x, 1, Comp128Tables.Level4);
            if (round < Rounds - 1)
                Permute(x);
        }
        for (int i = 0; i < sres.Length; i++)
            sres[i] = (byte)(x[2 * i] << 4 | x[(2 * i) + 1]);
        ulong key = 0;
        for (int i = FirstNibbleOfKc; i < x.Length; i++)
            key = key << 4 | x[i];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(kc, key << ZerosOfKc);
        CryptographicOperations.ZeroMemory(x);
    }

    // One level of the butterfly: pairs that are apart by a distance, in groups of twice that.
    private static void Level(Span<byte> x, int distance, ReadOnlySpan<byte> table)
    {
        int mask = table.Length - 1;
        for (int group = 0; group < x.Length; group += 2 * distance)
        {
            Span<byte> left = x.Slice(group, distance);
            Span<byte> right = x.Slice(group + distance, distance);
            for (int i = 0; i < left.Length; i++)
            {
                int m = left[i], n = right[i];
                left[i] = table[(m + (2 * n)) & mask];
                right[i] = table[((2 * m) + n) & mask];
            }
        }
    }

    /// <summary>Of the 128 bits that the 32 nibbles are, bit 17j becomes bit j of the second half.</summary>
    /// <remarks>17(8i + k) is 8(i + 2k) + k modulo 128: bit k of octet i comes from bit k of the octet that is 2k further.</remarks>
    private static void Permute(Span<byte> x)
    {
        Span<byte> twice = stackalloc byte[2 * Size];
        for (int i = 0; i < Size; i++)
            twice[i] = twice[i + Size] = (byte)(x[2 * i] << 4 | x[(2 * i) + 1]);
        Vector128<byte> permuted = default;
        for (int k = 0; k < 8; k++)
            permuted |= Vector128.Create<byte>(twice[(2 * k)..]) & Vector128.Create((byte)(0x80 >> k));
        permuted.CopyTo(x[Size..]);
    }
}
