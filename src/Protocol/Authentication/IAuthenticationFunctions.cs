namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>One subscriber's functions f1..f5* for one RAND (3GPP TS 33.102 6.3). An algorithm is one implementation and one row of <see cref="AkaEngine"/>.</summary>
/// <remarks>Static and generic, so that the functions are inlined into the protocol; 48-bit and 64-bit values travel as numbers, most significant octet first on the wire.</remarks>
internal interface IAuthenticationFunctions<TSelf>
    where TSelf : struct, IAuthenticationFunctions<TSelf>
{
    /// <summary>True where the algorithm needs OPc.</summary>
    static abstract bool UsesOpc { get; }

    /// <summary>Bytes of RES that f2 gives.</summary>
    static abstract int LongestRes { get; }

    /// <summary>Prepares the functions for a key and a RAND of 16 bytes.</summary>
    static abstract TSelf Start(in AuthenticationKey key, ReadOnlySpan<byte> rand);

    /// <summary>f1: MAC-A.</summary>
    ulong F1(ulong sqn, ushort amf);

    /// <summary>f1*: MAC-S.</summary>
    ulong F1Star(ulong sqn, ushort amf);

    /// <summary>f2 into <paramref name="res"/> (cut to its length), and f5 (AK, 48 bits).</summary>
    ulong F2F5(Span<byte> res);

    /// <summary>f3: CK, 16 bytes.</summary>
    void F3(Span<byte> ck);

    /// <summary>f4: IK, 16 bytes.</summary>
    void F4(Span<byte> ik);

    /// <summary>f5*: AK of AUTS, 48 bits.</summary>
    ulong F5Star();
}
