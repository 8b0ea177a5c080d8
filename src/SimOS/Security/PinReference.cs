namespace Tottoli.MultiSim.SimOS.Security;

/// <summary>The key references that this card has (ETSI TS 102 221 §9.5.1).</summary>
internal static class PinReference
{
    /// <summary>PIN1, the application PIN of all applications.</summary>
    public const byte Pin1 = 0x01;

    /// <summary>ADM1, the issuer's administrative key.</summary>
    public const byte Adm1 = 0x0A;

    /// <summary>PIN2.</summary>
    public const byte Pin2 = 0x81;

    /// <summary>In the order in which an FCP lists them.</summary>
    public static ReadOnlySpan<byte> Listed => [Pin1, Pin2, Adm1];
}
