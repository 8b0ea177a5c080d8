namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>What PROVIDE LOCAL INFORMATION asks for: its qualifier.</summary>
/// <remarks>ETSI TS 102 223 §8.6, 3GPP TS 31.111 §8.6.</remarks>
public enum LocalInformation : byte
{
    /// <summary>MCC, MNC, LAC or TAC and cell identity.</summary>
    Location = 0x00,

    /// <summary>IMEI.</summary>
    Imei = 0x01,

    /// <summary>Network measurement results.</summary>
    NetworkMeasurements = 0x02,

    /// <summary>Date, time and time zone.</summary>
    DateTimeAndZone = 0x03,

    /// <summary>Language setting.</summary>
    Language = 0x04,

    /// <summary>Timing advance.</summary>
    TimingAdvance = 0x05,

    /// <summary>Access technology, one.</summary>
    AccessTechnology = 0x06,

    /// <summary>ESN.</summary>
    Esn = 0x07,

    /// <summary>IMEISV.</summary>
    Imeisv = 0x08,

    /// <summary>Network search mode.</summary>
    SearchMode = 0x09,

    /// <summary>Charge state of the battery.</summary>
    BatteryState = 0x0A,

    /// <summary>MEID.</summary>
    Meid = 0x0B,

    /// <summary>Access technologies, several.</summary>
    AccessTechnologies = 0x0E,

    /// <summary>Supported radio access technologies.</summary>
    SupportedTechnologies = 0x1A,
}
