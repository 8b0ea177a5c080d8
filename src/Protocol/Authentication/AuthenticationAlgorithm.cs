namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>Which functions f1..f5* a subscription uses. The numbers stand in card images and profile packages: never change one, only add.</summary>
public enum AuthenticationAlgorithm : byte
{
    /// <summary>None: no subscription uses it.</summary>
    None = 0,

    /// <summary>MILENAGE, 3GPP TS 35.206: K and OPc of 16 bytes.</summary>
    Milenage = 1,

    /// <summary>The XOR test algorithm, 3GPP TS 34.108 8.1.2: K of 16 bytes, no OPc. Not for real subscribers.</summary>
    Xor = 2,
}
