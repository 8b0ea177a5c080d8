namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>Radio access technologies as the access technology object codes them; those of 3GPP.</summary>
/// <remarks>ETSI TS 102 223 §8.61.</remarks>
public enum AccessTechnology : byte
{
    /// <summary>GSM.</summary>
    Gsm = 0x00,

    /// <summary>UTRAN.</summary>
    Utran = 0x03,

    /// <summary>E-UTRAN.</summary>
    Eutran = 0x08,

    /// <summary>NG-RAN.</summary>
    NgRan = 0x0A,

    /// <summary>Satellite NG-RAN.</summary>
    SatelliteNgRan = 0x0B,

    /// <summary>Satellite E-UTRAN.</summary>
    SatelliteEutran = 0x0C,
}
