namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>Protection scheme of a SUCI (3GPP TS 33.501 C.1). C to F are operators' own; the others are reserved.</summary>
public enum SuciScheme : byte
{
    /// <summary>Null scheme: the identity goes in the clear.</summary>
    Null = 0,

    /// <summary>ECIES profile A: X25519.</summary>
    ProfileA = 1,

    /// <summary>ECIES profile B: P-256, points compressed.</summary>
    ProfileB = 2,
}
