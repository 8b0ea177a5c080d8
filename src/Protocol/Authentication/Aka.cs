namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>Authentication and key agreement (3GPP TS 33.102 6.3): the card's side and the home operator's.</summary>
public static class Aka
{
    /// <summary>Bytes of RAND.</summary>
    public const int RandSize = 16;

    /// <summary>Bytes of AUTN.</summary>
    public const int AutnSize = 16;

    /// <summary>Bytes of AUTS.</summary>
    public const int AutsSize = 14;

    /// <summary>The card's side: judges a challenge and answers it: MAC first, then SQN. Whoever asks stores the SQN of an accepted challenge.</summary>
    /// <param name="key">The card's secret.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="autn">AUTN, 16 bytes.</param>
    /// <param name="sequence">The card's sequence numbers.</param>
    /// <returns>RES, CK and IK; or AUTS; or nothing. Allocates nothing.</returns>
    /// <exception cref="ArgumentException">RAND or AUTN does not have 16 bytes.</exception>
    /// <exception cref="InvalidOperationException">The algorithm is one of 2G alone.</exception>
    public static AkaResult Verify(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> autn, SequenceNumbers sequence)
    {
        CheckLength(rand, RandSize, nameof(rand));
        CheckLength(autn, AutnSize, nameof(autn));
        return key.Engine.Verify(key, rand, autn, sequence);
    }

    /// <summary>The home operator's side: a vector for a RAND and an SQN.</summary>
    /// <param name="key">The subscriber's secret.</param>
    /// <param name="rand">RAND, 16 bytes, never used before.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    /// <param name="amf">AMF; bit 8000 is the separation bit that EPS and 5G demand.</param>
    /// <exception cref="ArgumentException">RAND does not have 16 bytes or SQN more than 48 bits.</exception>
    /// <exception cref="InvalidOperationException">The algorithm is one of 2G alone.</exception>
    public static AuthenticationVector Generate(in AuthenticationKey key, ReadOnlySpan<byte> rand, ulong sqn, ushort amf)
    {
        CheckLength(rand, RandSize, nameof(rand));
        if (sqn > UInt48.MaxValue)
            throw new ArgumentException("SQN has more than 48 bits.", nameof(sqn));
        return key.Engine.Generate(key, rand, sqn, amf);
    }

    /// <summary>The home operator's side: takes SQN_MS out of an AUTS.</summary>
    /// <param name="key">The subscriber's secret.</param>
    /// <param name="rand">The RAND that the card refused, 16 bytes.</param>
    /// <param name="auts">AUTS, 14 bytes.</param>
    /// <param name="sqn">SQN_MS, 48 bits; 0 when MAC-S is wrong.</param>
    /// <returns>False when MAC-S is wrong or a length is: the AUTS is not the card's.</returns>
    /// <exception cref="InvalidOperationException">The algorithm is one of 2G alone.</exception>
    public static bool TryResynchronise(in AuthenticationKey key, ReadOnlySpan<byte> rand, ReadOnlySpan<byte> auts, out ulong sqn)
    {
        sqn = 0;
        return rand.Length == RandSize && auts.Length == AutsSize && key.Engine.TryResynchronise(key, rand, auts, out sqn);
    }

    /// <summary>The GSM context of a USIM (3GPP TS 31.102 7.1.1.2): SRES and Kc by c2 and c3; or by an algorithm of 2G itself.</summary>
    /// <param name="key">The card's secret.</param>
    /// <param name="rand">RAND, 16 bytes.</param>
    /// <param name="sres">Receives SRES, 4 bytes.</param>
    /// <param name="kc">Receives Kc, 8 bytes.</param>
    /// <exception cref="ArgumentException">RAND does not have 16 bytes.</exception>
    public static void RunGsm(in AuthenticationKey key, ReadOnlySpan<byte> rand, Span<byte> sres, Span<byte> kc)
    {
        CheckLength(rand, RandSize, nameof(rand));
        key.Engine.RunGsm(key, rand, sres, kc);
    }

    internal static void CheckLength(ReadOnlySpan<byte> value, int expected, string name)
    {
        if (value.Length != expected)
            throw new ArgumentException($"{name} has {value.Length} bytes; expected {expected}.", name);
    }
}
