namespace Tottoli.MultiSim.SimOS.Dispatch;

/// <summary>Families of class bytes (ETSI TS 102 221 §10.1.1). Bits of a set.</summary>
[Flags]
public enum ClassFamily
{
    /// <summary>No class.</summary>
    None = 0,

    /// <summary>0X, 4X, 6X: as in ISO/IEC 7816-4.</summary>
    Interindustry = 1,

    /// <summary>8X, CX, EX: as in ETSI TS 102 221, TS 102 223 and GlobalPlatform.</summary>
    Uicc = 2,

    /// <summary>A0: 2G SIM, 3GPP TS 51.011.</summary>
    Gsm = 4,
}

/// <summary>What a class byte says.</summary>
/// <param name="Family">Its family; <see cref="ClassFamily.None"/> where the card knows no such class.</param>
/// <param name="Channel">Logical channel, 0..19.</param>
/// <param name="SecureMessaging">True where secure messaging is asked for, which this card does not have.</param>
internal readonly record struct ClassByte(ClassFamily Family, int Channel, bool SecureMessaging)
{
    /// <summary>Reads a class byte: first form (channels 0 to 3) and further form (4 to 19).</summary>
    public static ClassByte Of(byte cla) => (cla >> 4) switch
    {
        0x0 => new(ClassFamily.Interindustry, cla & 0x03, (cla & 0x0C) != 0),
        0x4 => new(ClassFamily.Interindustry, 4 + (cla & 0x0F), false),
        0x6 => new(ClassFamily.Interindustry, 4 + (cla & 0x0F), true),
        0x8 => new(ClassFamily.Uicc, cla & 0x03, (cla & 0x0C) != 0),
        0xC => new(ClassFamily.Uicc, 4 + (cla & 0x0F), false),
        0xE => new(ClassFamily.Uicc, 4 + (cla & 0x0F), true),
        0xA when cla == 0xA0 => new(ClassFamily.Gsm, 0, false),
        _ => default,
    };
}
