namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>Whether the phone has service.</summary>
/// <remarks>ETSI TS 102 223 §8.27.</remarks>
public enum LocationStatus : byte
{
    /// <summary>Normal service.</summary>
    NormalService = 0x00,

    /// <summary>Limited service: emergency calls only.</summary>
    LimitedService = 0x01,

    /// <summary>No service.</summary>
    NoService = 0x02,
}
