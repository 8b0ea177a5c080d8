using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The key derivation function of 3GPP TS 33.220 B.2: HMAC-SHA-256(key, FC || P0 || L0 || P1 || L1 ...), and what is derived for 2G and GBA with it.</summary>
public static class KeyDerivation
{
    /// <summary>Bytes of what the function gives.</summary>
    public const int Size = HMACSHA256.HashSizeInBytes;

    private const int OnStack = 512;
    private const byte GbaFunction = 0x01;
    private const byte Kc128Function = 0x32;

    /// <summary>The function itself.</summary>
    /// <param name="key">The key.</param>
    /// <param name="function">FC, the number of the derivation.</param>
    /// <param name="derived">Receives 32 bytes.</param>
    /// <param name="parameters">P0, P1 and so on; each up to 65535 bytes. The lengths are put behind them here.</param>
    /// <exception cref="ArgumentException">A parameter is longer, or the output shorter.</exception>
    public static void Derive(ReadOnlySpan<byte> key, byte function, Span<byte> derived, KeyDerivationParameters parameters)
    {
        int size = 1;
        for (int i = 0; i < parameters.Count; i++)
            size += parameters[i].Length + sizeof(ushort);
        Span<byte> input = size <= OnStack ? stackalloc byte[OnStack] : new byte[size];
        input[0] = function;
        int at = 1;
        for (int i = 0; i < parameters.Count; i++)
        {
            ReadOnlySpan<byte> parameter = parameters[i];
            if (parameter.Length > ushort.MaxValue)
                throw new ArgumentException($"P{i} has {parameter.Length} bytes; expected up to {ushort.MaxValue}.", nameof(parameters));
            parameter.CopyTo(input[at..]);
            BinaryPrimitives.WriteUInt16BigEndian(input[(at + parameter.Length)..], (ushort)parameter.Length);
            at += parameter.Length + sizeof(ushort);
        }
        HMACSHA256.HashData(key, input[..at], derived);
        CryptographicOperations.ZeroMemory(input[..at]);
    }

    /// <summary>Kc128 of A5/4 and GEA4 (3GPP TS 33.102 B.5): the first 16 bytes, of FC 32 and no parameter.</summary>
    /// <param name="ck">CK, 16 bytes.</param>
    /// <param name="ik">IK, 16 bytes.</param>
    /// <param name="kc128">Receives 16 bytes.</param>
    public static void Kc128(ReadOnlySpan<byte> ck, ReadOnlySpan<byte> ik, Span<byte> kc128)
    {
        Span<byte> derived = stackalloc byte[Size];
        DeriveOfCkIk(ck, ik, Kc128Function, derived, default);
        Take(derived, derived[..16], kc128);
    }

    /// <summary>The key that a terminal or card shares with an application server, of GBA (3GPP TS 33.220 B.3).</summary>
    /// <param name="ck">CK of the bootstrapping, 16 bytes; Ks = CK || IK.</param>
    /// <param name="ik">IK of the bootstrapping, 16 bytes.</param>
    /// <param name="rand">RAND of the bootstrapping.</param>
    /// <param name="impi">The private identity, in UTF-8.</param>
    /// <param name="nafId">NAF_ID: the server's name, then the 5 bytes of the Ua security protocol.</param>
    /// <param name="isInternal">True for Ks_int_NAF, which stays on the card; false for Ks_ext_NAF, which is also Ks_NAF of GBA_ME.</param>
    /// <param name="ksNaf">Receives 32 bytes.</param>
    public static void KsNaf(
        ReadOnlySpan<byte> ck, ReadOnlySpan<byte> ik, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> impi, ReadOnlySpan<byte> nafId, bool isInternal, Span<byte> ksNaf) =>
        DeriveOfCkIk(ck, ik, GbaFunction, ksNaf, new(isInternal ? "gba-u"u8 : "gba-me"u8, rand, impi, nafId));

    /// <summary>Derives from CK || IK.</summary>
    internal static void DeriveOfCkIk(ReadOnlySpan<byte> ck, ReadOnlySpan<byte> ik, byte function, Span<byte> derived, KeyDerivationParameters parameters)
    {
        Aka.CheckLength(ck, AuthenticationKey.Size, nameof(ck));
        Aka.CheckLength(ik, AuthenticationKey.Size, nameof(ik));
        Span<byte> key = stackalloc byte[2 * AuthenticationKey.Size];
        ck.CopyTo(key);
        ik.CopyTo(key[AuthenticationKey.Size..]);
        Derive(key, function, derived, parameters);
        CryptographicOperations.ZeroMemory(key);
    }

    /// <summary>Derives, and keeps the last 16 bytes of it.</summary>
    internal static void DeriveHalf(ReadOnlySpan<byte> key, byte function, Span<byte> half, KeyDerivationParameters parameters)
    {
        Span<byte> derived = stackalloc byte[Size];
        Derive(key, function, derived, parameters);
        Take(derived, derived[^16..], half);
    }

    /// <summary>Copies a part of what was derived, and overwrites the whole.</summary>
    internal static void Take(Span<byte> derived, ReadOnlySpan<byte> part, Span<byte> target)
    {
        part.CopyTo(target);
        CryptographicOperations.ZeroMemory(derived);
    }
}

/// <summary>Up to four parameters of <see cref="KeyDerivation.Derive"/>. An empty one that is given counts: its length is derived from too.</summary>
public readonly ref struct KeyDerivationParameters
{
    private readonly ReadOnlySpan<byte> _p0;
    private readonly ReadOnlySpan<byte> _p1;
    private readonly ReadOnlySpan<byte> _p2;
    private readonly ReadOnlySpan<byte> _p3;

    /// <summary>P0 alone.</summary>
    public KeyDerivationParameters(ReadOnlySpan<byte> p0)
    {
        _p0 = p0;
        Count = 1;
    }

    /// <summary>P0 and P1.</summary>
    public KeyDerivationParameters(ReadOnlySpan<byte> p0, ReadOnlySpan<byte> p1)
        : this(p0)
    {
        _p1 = p1;
        Count = 2;
    }

    /// <summary>P0 to P2.</summary>
    public KeyDerivationParameters(ReadOnlySpan<byte> p0, ReadOnlySpan<byte> p1, ReadOnlySpan<byte> p2)
        : this(p0, p1)
    {
        _p2 = p2;
        Count = 3;
    }

    /// <summary>P0 to P3.</summary>
    public KeyDerivationParameters(ReadOnlySpan<byte> p0, ReadOnlySpan<byte> p1, ReadOnlySpan<byte> p2, ReadOnlySpan<byte> p3)
        : this(p0, p1, p2)
    {
        _p3 = p3;
        Count = 4;
    }

    /// <summary>How many were given.</summary>
    public int Count { get; }

    /// <summary>One of them, from 0.</summary>
    public ReadOnlySpan<byte> this[int index] => index switch
    {
        0 => _p0,
        1 => _p1,
        2 => _p2,
        _ => _p3,
    };
}
