namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>Ends of a command, response or envelope: the two bytes of the device identities object.</summary>
/// <remarks>ETSI TS 102 223 §8.7. eCAT clients (31..3F) are kept as numbers without a name.</remarks>
public enum DeviceIdentity : byte
{
    /// <summary>Keypad of the terminal.</summary>
    Keypad = 0x01,

    /// <summary>Display of the terminal.</summary>
    Display = 0x02,

    /// <summary>Earpiece of the terminal.</summary>
    Earpiece = 0x03,

    /// <summary>Additional card reader 0.</summary>
    CardReader0 = 0x10,

    /// <summary>Additional card reader 1.</summary>
    CardReader1 = 0x11,

    /// <summary>Additional card reader 2.</summary>
    CardReader2 = 0x12,

    /// <summary>Additional card reader 3.</summary>
    CardReader3 = 0x13,

    /// <summary>Additional card reader 4.</summary>
    CardReader4 = 0x14,

    /// <summary>Additional card reader 5.</summary>
    CardReader5 = 0x15,

    /// <summary>Additional card reader 6.</summary>
    CardReader6 = 0x16,

    /// <summary>Additional card reader 7.</summary>
    CardReader7 = 0x17,

    /// <summary>Bearer-independent channel 1.</summary>
    Channel1 = 0x21,

    /// <summary>Bearer-independent channel 2.</summary>
    Channel2 = 0x22,

    /// <summary>Bearer-independent channel 3.</summary>
    Channel3 = 0x23,

    /// <summary>Bearer-independent channel 4.</summary>
    Channel4 = 0x24,

    /// <summary>Bearer-independent channel 5.</summary>
    Channel5 = 0x25,

    /// <summary>Bearer-independent channel 6.</summary>
    Channel6 = 0x26,

    /// <summary>Bearer-independent channel 7.</summary>
    Channel7 = 0x27,

    /// <summary>The card.</summary>
    Uicc = 0x81,

    /// <summary>The terminal.</summary>
    Terminal = 0x82,

    /// <summary>The network.</summary>
    Network = 0x83,
}
