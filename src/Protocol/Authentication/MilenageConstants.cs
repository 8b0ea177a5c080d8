using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The constants of MILENAGE that an operator may choose for itself: c1..c5 and r1..r5 (3GPP TS 35.206 4.1). Prints none of them.</summary>
public sealed class MilenageConstants
{
    /// <summary>Bytes of c1..c5, 16 each.</summary>
    public const int SizeOfC = Count * AuthenticationKey.Size;

    /// <summary>Bytes of all.</summary>
    public const int Size = SizeOfC + Count;

    private const int Count = 5;

    private readonly byte[] _octets;

    /// <summary>Constants of an operator.</summary>
    /// <param name="c">c1..c5 one after the other, 80 bytes.</param>
    /// <param name="r">r1..r5: bits to rotate by to the left, 0..127 each.</param>
    /// <exception cref="ArgumentException">There are not five of either, or one of r is greater.</exception>
    public MilenageConstants(ReadOnlySpan<byte> c, ReadOnlySpan<byte> r)
    {
        _octets = [.. c, .. r];
        if (c.Length != SizeOfC)
            throw new ArgumentException($"c1..c5 have {c.Length} bytes; expected {SizeOfC}.", nameof(c));
        if (FindFault(_octets) is string fault)
            throw new ArgumentException(fault, nameof(r));
    }

    /// <summary>The constants of the specification: c of one bit each but c1, which is zero, and r 64, 0, 32, 64, 96.</summary>
    public static MilenageConstants Standard { get; } = MakeStandard();

    /// <summary>The constants as parameters of an <see cref="AuthenticationKey"/>: c1..c5, then r1..r5, 85 bytes.</summary>
    public ReadOnlySpan<byte> Octets => _octets;

    private static MilenageConstants MakeStandard()
    {
        Span<byte> c = stackalloc byte[SizeOfC];
        c.Clear();
        for (int i = 1; i < Count; i++)
            c[((i + 1) * AuthenticationKey.Size) - 1] = (byte)(1 << (i - 1));
        return new(c, [64, 0, 32, 64, 96]);
    }

    /// <summary>What keeps octets from being constants; null where they can be.</summary>
    internal static string? FindFault(ReadOnlySpan<byte> octets)
    {
        if (octets.Length != Size)
            return $"The constants of MILENAGE have {octets.Length} bytes; expected {Size}: c1..c5 of {AuthenticationKey.Size} each, r1..r5 of one each.";
        return octets[SizeOfC..].ContainsAnyExceptInRange((byte)0, (byte)127) ? "r1..r5 of MILENAGE are five numbers of bits; expected 0..127 each." : null;
    }
}

/// <summary>c1..c5 and r1..r5, as the functions take them.</summary>
internal interface IMilenageConstants<TSelf>
    where TSelf : struct, IMilenageConstants<TSelf>
{
    /// <summary>What keeps an operator's parameters from being constants; null where they can be.</summary>
    static abstract string? FindFault(ReadOnlySpan<byte> parameters);

    /// <summary>Takes them from the parameters of a key, which were checked.</summary>
    static abstract TSelf Read(ReadOnlySpan<byte> parameters);

    /// <summary>One c; <paramref name="number"/> is 1..5.</summary>
    Vector128<byte> C(int number);

    /// <summary>One r, bits; <paramref name="number"/> is 1..5.</summary>
    int R(int number);
}

/// <summary>Those of <see cref="MilenageConstants.Standard"/>, as constants to the JIT.</summary>
internal readonly struct StandardMilenageConstants : IMilenageConstants<StandardMilenageConstants>
{
    // A key with parameters has OwnMilenageConstants; these are asked on its behalf before.
    public static string? FindFault(ReadOnlySpan<byte> parameters) => MilenageConstants.FindFault(parameters);

    public static StandardMilenageConstants Read(ReadOnlySpan<byte> parameters) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<byte> C(int number) =>
        Vector128.Create(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(number == 1 ? 0 : 1 << (number - 2)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int R(int number) => number switch
    {
        1 => 64,
        2 => 0,
        3 => 32,
        4 => 64,
        _ => 96,
    };
}

/// <summary>An operator's constants, copied out of a key's parameters.</summary>
internal readonly struct OwnMilenageConstants : IMilenageConstants<OwnMilenageConstants>
{
    private readonly Octets _octets;

    private OwnMilenageConstants(ReadOnlySpan<byte> parameters)
    {
        Octets octets = default;
        parameters.CopyTo(octets);
        _octets = octets;
    }

    public static string? FindFault(ReadOnlySpan<byte> parameters) => MilenageConstants.FindFault(parameters);

    public static OwnMilenageConstants Read(ReadOnlySpan<byte> parameters) => new(parameters);

    public Vector128<byte> C(int number) => Vector128.Create(((ReadOnlySpan<byte>)_octets)[((number - 1) * AuthenticationKey.Size)..]);

    public int R(int number) => _octets[MilenageConstants.SizeOfC + number - 1];

    [InlineArray(MilenageConstants.Size)]
    private struct Octets
    {
        private byte _first;
    }
}
