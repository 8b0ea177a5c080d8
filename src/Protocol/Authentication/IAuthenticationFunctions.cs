namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>One subscriber's functions f1..f5* for one RAND (3GPP TS 33.102 6.3). An algorithm is one implementation, and one row of <see cref="AlgorithmSet"/>.</summary>
/// <remarks>
/// Static and generic, so that the functions are inlined into the protocol; 48-bit and 64-bit values travel as numbers, most significant
/// octet first on the wire. <see cref="F2F5"/> is called before <see cref="F3"/> and <see cref="F4"/>, so that one computation can serve all.
/// </remarks>
public interface IAuthenticationFunctions<TSelf>
    where TSelf : struct, IAuthenticationFunctions<TSelf>
{
    /// <summary>Lengths that K may have, bytes, up to <see cref="AuthenticationKey.MaxSize"/>.</summary>
    static virtual ReadOnlySpan<byte> KLengths => [AuthenticationKey.Size];

    /// <summary>Bytes of the operator's variant (OPc, TOPc), up to <see cref="AuthenticationKey.MaxSize"/>; 0 for an algorithm without.</summary>
    static abstract int OpcLength { get; }

    /// <summary>Lengths that RES may have, bytes, 4..32; the first is the algorithm's own.</summary>
    static abstract ReadOnlySpan<byte> ResLengths { get; }

    /// <summary>What keeps parameters from being the algorithm's; null where they can be. Empty parameters are always those of the specification.</summary>
    /// <param name="parameters">From outside, not empty, up to <see cref="AuthenticationKey.MaxParametersSize"/> bytes.</param>
    static virtual string? FindFault(ReadOnlySpan<byte> parameters) => "The algorithm has no parameters.";

    /// <summary>Bytes of CK, 16 or 32.</summary>
    /// <param name="parameters">The algorithm's parameters, checked; may be empty.</param>
    static virtual int CkLength(ReadOnlySpan<byte> parameters) => 16;

    /// <summary>Bytes of IK, 16 or 32.</summary>
    /// <param name="parameters">The algorithm's parameters, checked; may be empty.</param>
    static virtual int IkLength(ReadOnlySpan<byte> parameters) => 16;

    /// <summary>Prepares the functions for a key, whose lengths were checked, and a RAND of 16 bytes.</summary>
    static abstract TSelf Start(in AuthenticationKey key, ReadOnlySpan<byte> rand);

    /// <summary>f1: MAC-A.</summary>
    ulong F1(ulong sqn, ushort amf);

    /// <summary>f1*: MAC-S.</summary>
    ulong F1Star(ulong sqn, ushort amf);

    /// <summary>f2 into <paramref name="res"/>, as long as the key says, and f5 (AK, 48 bits).</summary>
    ulong F2F5(Span<byte> res);

    /// <summary>f3: CK.</summary>
    void F3(Span<byte> ck);

    /// <summary>f4: IK.</summary>
    void F4(Span<byte> ik);

    /// <summary>f5*: AK of AUTS, 48 bits.</summary>
    ulong F5Star();

    /// <summary>Overwrites what was derived from the key. Nothing is called after it.</summary>
    void Clear();
}
