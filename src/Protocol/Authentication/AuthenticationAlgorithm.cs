namespace Tottoli.MultiSim.Protocol.Authentication;

/// <summary>Which functions a subscription uses. The numbers stand in card images and profile packages: never change one, only add. 80 to FF are operators' own.</summary>
public enum AuthenticationAlgorithm : byte
{
    /// <summary>None: no subscription uses it.</summary>
    None = 0,

    /// <summary>MILENAGE, 3GPP TS 35.206: K and OPc of 16 bytes.</summary>
    Milenage = 1,

    /// <summary>The XOR test algorithm, 3GPP TS 34.108 8.1.2: K of 16 bytes, no OPc. Not for real subscribers.</summary>
    Xor = 2,

    /// <summary>TUAK, 3GPP TS 35.231: K of 16 or 32 bytes, TOPc of 32.</summary>
    Tuak = 3,

    /// <summary>COMP128 version 1, 2G only: Ki of 16 bytes. Broken: whoever has the card for some hours has its Ki.</summary>
    Comp128V1 = 4,

    /// <summary>COMP128 version 2, 2G only: Ki of 16 bytes; Kc has 54 bits.</summary>
    Comp128V2 = 5,

    /// <summary>COMP128 version 3, 2G only: Ki of 16 bytes; Kc has 64 bits.</summary>
    Comp128V3 = 6,

    /// <summary>The XOR test algorithm of 2G, 3GPP TS 51.010-1 A4.1.2: Ki of 16 bytes. Not for real subscribers.</summary>
    XorGsm = 7,
}
