using System.Runtime.Intrinsics;
using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>COMP128 version 3. Its tables are looked up by values that depend on Ki, as the algorithm is made.</summary>
internal readonly struct Comp128V3 : IGsmFunctions
{
    private const int Rounds = 8;
    private const int Levels = 5;
    private const int Size = AuthenticationKey.Size;
    private const int KcOffset = 8;

    /// <inheritdoc/>
    public static void Run(ReadOnlySpan<byte> ki, ReadOnlySpan<byte> rand, Span<byte> sres, Span<byte> kc)
    {
        Span<byte> work = stackalloc byte[9 * Size];
        Span<byte> key = work[..Size], state = work.Slice(Size, Size), left = work.Slice(2 * Size, 2 * Size), right = work.Slice(4 * Size, 2 * Size);
        // Octets are counted from the last one on.
        for (int i = 0; i < Size; i++)
        {
            state[i] = rand[Size - 1 - i];
            key[i] = (byte)(ki[Size - 1 - i] ^ state[i]);
        }
        for (int round = 0; round < Rounds; round++)
        {
            state.CopyTo(left);
            key.CopyTo(left[Size..]);
            for (int level = 0; level < Levels; level++)
            {
                Level(left, right, 1 << level);
                Span<byte> swap = left;
                left = right;
                right = swap;
            }
            Permute(left, work[(6 * Size)..], state);
        }
        state.Reverse();
        state[..sres.Length].CopyTo(sres);
        state.Slice(KcOffset, kc.Length).CopyTo(kc);
        CryptographicOperations.ZeroMemory(work);
    }

    // One level of the butterfly: halves meet, and their results are laid out in turn, a group of the one and a group of the other.
    private static void Level(ReadOnlySpan<byte> source, Span<byte> destination, int group)
    {
        ReadOnlySpan<byte> outer = Comp128Tables.Outer, inner = Comp128Tables.Inner;
        ReadOnlySpan<byte> low = source[..Size], high = source[Size..];
        for (int from = 0; from < Size; from += group)
        {
            Span<byte> first = destination.Slice(2 * from, group), second = destination.Slice((2 * from) + group, group);
            for (int i = 0; i < first.Length; i++)
            {
                byte here = high[from + i];
                byte there = outer[inner[here] ^ low[from + i]];
                first[i] = there;
                second[i] = outer[inner[there] ^ here];
            }
        }
    }

    /// <summary>Of the 256 bits, bit 19(n + 1) becomes bit n of the state, both counted from the lowest bit of the first octet.</summary>
    /// <remarks>19(8i + j + 1) is 8 times 19i, and 19(j + 1): once the octets are taken in steps of 19, bit j of all octets comes from one bit of a run of them.</remarks>
    private static void Permute(ReadOnlySpan<byte> source, Span<byte> run, Span<byte> state)
    {
        const int octets = 2 * Size, step = 19, inverse = 27; // 19 * 27 is 1 modulo 32
        Vector128<byte> permuted = default;
        for (int i = 0; i < run.Length; i++)
            run[i] = source[step * i % octets];
        for (int j = 0; j < 8; j++)
        {
            int bit = step * (j + 1);
            Vector128<byte> from = Vector128.Create<byte>(run[(bit / 8 * inverse % octets)..]);
            Vector128<byte> isSet = ~Vector128.Equals(from & Vector128.Create((byte)(1 << (bit % 8))), Vector128<byte>.Zero);
            permuted |= isSet & Vector128.Create((byte)(1 << j));
        }
        permuted.CopyTo(state);
    }
}

/// <summary>COMP128 version 2: version 3 with the last ten bits of Kc zero.</summary>
internal readonly struct Comp128V2 : IGsmFunctions
{
    /// <inheritdoc/>
    public static void Run(ReadOnlySpan<byte> ki, ReadOnlySpan<byte> rand, Span<byte> sres, Span<byte> kc)
    {
        Comp128V3.Run(ki, rand, sres, kc);
        kc[6] &= 0xFC;
        kc[7] = 0;
    }
}
