namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.CDMA.</summary>
public static class CdmaFiles
{
    /// <summary>DF.CDMA.</summary>
    public static readonly FilePath Df = FilePath.MasterFile.Append(0x7F25);

    /// <summary>Services of the card, two bits each.</summary>
    public static readonly EfDefinition Cst = new(Df.Append(0x6F32), "EF.CST", EfKind.Transparent, 0x00, "3GPP2 C.S0023 §3.4") { Size = new(5, 16) };

    /// <summary>Service provider name, 17 octets.</summary>
    public static readonly EfDefinition Spn = new(Df.Append(0x6F41), "EF.SPN", EfKind.Transparent, 0x00, "3GPP2 C.S0023 §3.4") { Size = new(35, 35) };

    /// <summary>Administrative data.</summary>
    public static readonly EfDefinition Ad = new(Df.Append(0x6F43), "EF.AD", EfKind.Transparent, 0x00, "3GPP2 C.S0023 §3.4") { Size = new(3) };

    /// <summary>Short messages.</summary>
    public static readonly EfDefinition Sms = new(Df.Append(0x6F3C), "EF.SMS", EfKind.LinearFixed, 0x00, "3GPP2 C.S0023 §3.4") { Size = new(2, 255) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Cst, Spn, Ad, Sms,
    ];
}
