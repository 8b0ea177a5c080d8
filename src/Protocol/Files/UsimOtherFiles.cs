namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs of the small directories of ADF.USIM: DF.SNPN, DF.SAIP, DF.5MBSUECONFIG.</summary>
public static class UsimOtherFiles
{
    /// <summary>DF.SNPN: stand-alone non-public networks.</summary>
    public static readonly FilePath Snpn = FilePath.AdfUsim.Append(0x5FE0);

    /// <summary>DF.SAIP: what the interoperable profile format adds.</summary>
    public static readonly FilePath Saip = FilePath.AdfUsim.Append(0x5FD0);

    /// <summary>DF.5MBSUECONFIG: 5G multicast and broadcast.</summary>
    public static readonly FilePath Mbs = FilePath.AdfUsim.Append(0x5FF1);

    /// <summary>Whether public warnings are ignored in stand-alone networks.</summary>
    public static readonly EfDefinition Pws = new(Snpn.Append(0x4F01), "EF.PWS_SNPN", EfKind.Transparent, 0x01, "TS 31.102 §4.4.12.2") { Services = 143, Size = new(1) };

    /// <summary>Identifiers of stand-alone networks.</summary>
    public static readonly EfDefinition Nid = new(Snpn.Append(0x4F02), "EF.NID", EfKind.LinearFixed, 0x02, "TS 31.102 §4.4.12.3") { Services = 146, Size = new(6, 6) };

    /// <summary>Protection schemes and public keys, for the card alone: it makes the SUCI.</summary>
    public static readonly EfDefinition SuciCalcInfo = new(Saip.Append(0x4F01), "EF.SUCI_Calc_Info", EfKind.Transparent, 0x07, "TCA Interoperable Format") { Size = new(2) };

    /// <summary>Services known beforehand.</summary>
    public static readonly EfDefinition Configuration = new(Mbs.Append(0x4F01), "EF.5MBSUECONFIG", EfKind.Transparent, 0x00, "TS 31.102 §4.4.14.2") { Size = new(1) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Pws, Nid, SuciCalcInfo, Configuration,
    ];
}
