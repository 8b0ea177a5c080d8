namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>The key references of a UICC: P2 of the PIN commands, tag 83 in access rules and in an FCP (ETSI TS 102 221 §9.5.1).</summary>
internal static class PinReference
{
    /// <summary>PIN1: the application PIN of all this card's applications.</summary>
    public const byte Pin1 = 0x01;

    /// <summary>ADM1, the issuer's first administrative key.</summary>
    public const byte Adm1 = 0x0A;

    /// <summary>The Universal PIN, which may stand in for application PINs that are disabled.</summary>
    public const byte Universal = 0x11;

    /// <summary>PIN2.</summary>
    public const byte Pin2 = 0x81;

    /// <summary>Which an FCP of this card's own layout lists, in their order.</summary>
    public static ReadOnlySpan<byte> Listed => [Pin1, Pin2, Adm1, Universal];

    /// <summary>All references that a card can have; the place in this table is the reference's bit in a <see cref="SecurityStatus"/>.</summary>
    public static ReadOnlySpan<byte> All =>
    [
        0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, // application PINs
        0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, // local PINs of applications: PIN2 and its like
        0x0A, 0x0B, 0x0C, 0x0D, 0x0E, // ADM1 to ADM5
        0x8A, 0x8B, 0x8C, 0x8D, 0x8E, // ADM6 to ADM10
        Universal,
    ];

    /// <summary>True for a PIN that the Universal PIN may replace: an application PIN.</summary>
    public static bool IsApplicationPin(byte reference) => reference is >= 0x01 and <= 0x08;

    /// <summary>True for a PIN that is verified for one application session, not for the whole card.</summary>
    public static bool IsLocal(byte reference) => reference is >= 0x81 and <= 0x88;

    /// <summary>True for an administrative key, which is any 8 octets.</summary>
    public static bool IsAdm(byte reference) => (reference & 0x7F) is >= 0x0A and <= 0x0E;

    /// <summary>The bit of a reference in a <see cref="SecurityStatus"/>; 0 where no card has such a reference.</summary>
    public static uint Bit(byte reference) => Bits[reference];

    private static readonly uint[] Bits = MakeBits();

    private static uint[] MakeBits()
    {
        uint[] bits = new uint[256];
        for (int i = 0; i < All.Length; i++)
            bits[All[i]] = 1u << i;
        return bits;
    }
}
