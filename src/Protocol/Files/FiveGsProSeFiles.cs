namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.5G_ProSe of ADF.USIM: proximity services of 5GS.</summary>
/// <remarks>The services are those of EF.5G_PROSE_ST, not of EF.UST.</remarks>
public static class FiveGsProSeFiles
{
    /// <summary>DF.5G_ProSe.</summary>
    public static readonly FilePath Df = FilePath.AdfUsim.Append(0x5FF0);

    /// <summary>Services of the directory, one bit each.</summary>
    public static readonly EfDefinition St = new(Df.Append(0x4F01), "EF.5G_PROSE_ST", EfKind.Transparent, 0x01, "TS 31.102 §4.4.13.2") { Size = new(1, 2) };

    /// <summary>Direct discovery.</summary>
    public static readonly EfDefinition Dd = new(Df.Append(0x4F02), "EF.5G_PROSE_DD", EfKind.Transparent, 0x02, "TS 31.102 §4.4.13.3") { Services = 1, Size = new(1) };

    /// <summary>Direct communication.</summary>
    public static readonly EfDefinition Dc = new(Df.Append(0x4F03), "EF.5G_PROSE_DC", EfKind.Transparent, 0x03, "TS 31.102 §4.4.13.4") { Services = 2, Size = new(1) };

    /// <summary>Relay between terminal and network.</summary>
    public static readonly EfDefinition U2nru = new(Df.Append(0x4F04), "EF.5G_PROSE_U2NRU", EfKind.Transparent, 0x04, "TS 31.102 §4.4.13.5") { Services = 3, Size = new(1) };

    /// <summary>Remote terminal.</summary>
    public static readonly EfDefinition Ru = new(Df.Append(0x4F05), "EF.5G_PROSE_RU", EfKind.Transparent, 0x05, "TS 31.102 §4.4.13.6") { Services = 4, Size = new(1) };

    /// <summary>How usage is reported.</summary>
    public static readonly EfDefinition Uir = new(Df.Append(0x4F06), "EF.5G_PROSE_UIR", EfKind.Transparent, 0x06, "TS 31.102 §4.4.13.7") { Services = 5, Size = new(1) };

    /// <summary>Relay between terminals.</summary>
    public static readonly EfDefinition U2uru = new(Df.Append(0x4F07), "EF.5G_PROSE_U2URU", EfKind.Transparent, 0x07, "TS 31.102 §4.4.13.8") { Services = 6, Size = new(1) };

    /// <summary>End terminal.</summary>
    public static readonly EfDefinition Eu = new(Df.Append(0x4F08), "EF.5G_PROSE_EU", EfKind.Transparent, 0x08, "TS 31.102 §4.4.13.9") { Services = 7, Size = new(1) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        St, Dd, Dc, U2nru, Ru, Uir, U2uru, Eu,
    ];
}
