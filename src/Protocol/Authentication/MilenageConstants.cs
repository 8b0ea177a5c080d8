using System.Runtime.Intrinsics;

namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>The constants of MILENAGE that an operator may choose for itself: c1..c5 and r1..r5 (3GPP TS 35.206 4.1). Prints none of them.</summary>
public sealed class MilenageConstants
{
    /// <summary>Bytes of c1..c5, 16 each.</summary>
    public const int SizeOfC = Count * AuthenticationKey.Size;

    private const int Count = 5;

    private readonly Vector128<byte>[] _c = new Vector128<byte>[Count];
    private readonly byte[] _r;

    /// <summary>Constants of an operator.</summary>
    /// <param name="c">c1..c5 one after the other, 80 bytes.</param>
    /// <param name="r">r1..r5: bits to rotate by to the left, 0..127 each.</param>
    /// <exception cref="ArgumentException">There are not five of either, or one of r is greater.</exception>
    public MilenageConstants(ReadOnlySpan<byte> c, ReadOnlySpan<byte> r)
    {
        if (c.Length != SizeOfC)
            throw new ArgumentException($"c1..c5 have {c.Length} bytes; expected {SizeOfC}.", nameof(c));
        if (r.Length != Count || r.ContainsAnyExceptInRange((byte)0, (byte)127))
            throw new ArgumentException("r1..r5 are five numbers of bits; expected 0..127 each.", nameof(r));
        for (int i = 0; i < Count; i++)
            _c[i] = Vector128.Create(c[(i * AuthenticationKey.Size)..]);
        _r = r.ToArray();
    }

    /// <summary>The constants of the specification: c of one bit each but c1, which is zero, and r 64, 0, 32, 64, 96.</summary>
    public static MilenageConstants Standard { get; } = MakeStandard();

    /// <summary>One c.</summary>
    /// <param name="number">1..5.</param>
    internal Vector128<byte> C(int number) => _c[number - 1];

    /// <summary>One r.</summary>
    /// <param name="number">1..5.</param>
    internal int R(int number) => _r[number - 1];

    private static MilenageConstants MakeStandard()
    {
        Span<byte> c = stackalloc byte[SizeOfC];
        c.Clear();
        for (int i = 1; i < Count; i++)
            c[((i + 1) * AuthenticationKey.Size) - 1] = (byte)(1 << (i - 1));
        return new(c, [64, 0, 32, 64, 96]);
    }
}
