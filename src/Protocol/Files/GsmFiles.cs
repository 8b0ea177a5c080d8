namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.GSM: what a 2G terminal reads and writes.</summary>
/// <remarks>A card that gives a 2G terminal the same subscription resets these with the files of ADF.USIM.</remarks>
public static class GsmFiles
{
    /// <summary>DF.GSM.</summary>
    public static readonly FilePath Df = FilePath.MasterFile.Append(0x7F20);

    /// <summary>IMSI, 9 octets.</summary>
    public static readonly EfDefinition Imsi = new(Df.Append(0x6F07), "EF.IMSI", EfKind.Transparent, 0x00, "TS 51.011 §10.3.2");

    /// <summary>GSM cipher key, then its sequence number in octet 9.</summary>
    public static readonly EfDefinition Kc = new(Df.Append(0x6F20), "EF.Kc", EfKind.Transparent, 0x00, "TS 51.011 §10.3.3");

    /// <summary>Forbidden networks, 3 octets each.</summary>
    public static readonly EfDefinition Fplmn = new(Df.Append(0x6F7B), "EF.FPLMN", EfKind.Transparent, 0x00, "TS 51.011 §10.3.16");

    /// <summary>Circuit-switched location, 11 octets.</summary>
    public static readonly EfDefinition Loci = new(Df.Append(0x6F7E), "EF.LOCI", EfKind.Transparent, 0x00, "TS 51.011 §10.3.17");

    /// <summary>Administrative data.</summary>
    public static readonly EfDefinition Ad = new(Df.Append(0x6FAD), "EF.AD", EfKind.Transparent, 0x00, "TS 51.011 §10.3.18");

    /// <summary>GPRS cipher key, then its sequence number in octet 9.</summary>
    public static readonly EfDefinition KcGprs = new(Df.Append(0x6F52), "EF.KcGPRS", EfKind.Transparent, 0x00, "TS 51.011 §10.3.31");

    /// <summary>GPRS location, 14 octets.</summary>
    public static readonly EfDefinition LociGprs = new(Df.Append(0x6F53), "EF.LOCIGPRS", EfKind.Transparent, 0x00, "TS 51.011 §10.3.32");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Imsi, Kc, Fplmn, Loci, Ad, KcGprs, LociGprs,
    ];
}
