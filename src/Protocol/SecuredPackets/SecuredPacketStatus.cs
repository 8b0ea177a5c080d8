namespace Tottoli.MultiSim.Protocol.SecuredPackets;

/// <summary>Response status code of a secured packet (ETSI TS 102 225 5.2, table 5).</summary>
public enum SecuredPacketStatus : byte
{
    /// <summary>00: PoR OK.</summary>
    Ok = 0x00,

    /// <summary>01: RC, CC or DS failed.</summary>
    IntegrityFailed = 0x01,

    /// <summary>02: CNTR low; also an equal one, a replay.</summary>
    CounterLow = 0x02,

    /// <summary>03: CNTR high.</summary>
    CounterHigh = 0x03,

    /// <summary>04: CNTR blocked: the stored one is at its maximum.</summary>
    CounterBlocked = 0x04,

    /// <summary>05: ciphering error.</summary>
    CipheringError = 0x05,

    /// <summary>06: unidentified security error, as a header that cannot be interpreted or an unknown key.</summary>
    UnidentifiedSecurityError = 0x06,

    /// <summary>07: insufficient memory to process the message.</summary>
    InsufficientMemory = 0x07,

    /// <summary>08: more time needed; a further response follows.</summary>
    MoreTime = 0x08,

    /// <summary>09: TAR unknown.</summary>
    TarUnknown = 0x09,

    /// <summary>0A: insufficient security level.</summary>
    InsufficientSecurityLevel = 0x0A,

    /// <summary>0B: the actual response follows in an SMS-SUBMIT.</summary>
    ActualResponseBySubmit = 0x0B,

    /// <summary>0C: the actual response follows by USSD.</summary>
    ActualResponseByUssd = 0x0C,
}
