namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below DF.HNB of ADF.USIM: home cells and closed subscriber groups.</summary>
public static class HomeCellFiles
{
    /// <summary>DF.HNB.</summary>
    public static readonly FilePath Df = FilePath.AdfUsim.Append(0x5F50);

    /// <summary>Closed groups the subscriber may use.</summary>
    public static readonly EfDefinition Acsgl = new(Df.Append(0x4F81), "EF.ACSGL", EfKind.LinearFixed, 0x01, "TS 31.102 §4.4.6.2") { Services = 86, Size = new(1) };

    /// <summary>Types of closed groups.</summary>
    public static readonly EfDefinition Csgt = new(Df.Append(0x4F82), "EF.CSGT", EfKind.LinearFixed, 0x02, "TS 31.102 §4.4.6.3") { Services = 86, Size = new(1) };

    /// <summary>Names of home cells.</summary>
    public static readonly EfDefinition Hnbn = new(Df.Append(0x4F83), "EF.HNBN", EfKind.LinearFixed, 0x03, "TS 31.102 §4.4.6.4") { Services = 86, Size = new(1) };

    /// <summary>Closed groups the operator allows.</summary>
    public static readonly EfDefinition Ocsgl = new(Df.Append(0x4F84), "EF.OCSGL", EfKind.LinearFixed, 0x04, "TS 31.102 §4.4.6.5") { Services = 90, Size = new(1) };

    /// <summary>Types of the operator's closed groups.</summary>
    public static readonly EfDefinition Ocsgt = new(Df.Append(0x4F85), "EF.OCSGT", EfKind.LinearFixed, 0x05, "TS 31.102 §4.4.6.6") { Services = 90, Size = new(1) };

    /// <summary>Names of the operator's home cells.</summary>
    public static readonly EfDefinition Ohnbn = new(Df.Append(0x4F86), "EF.OHNBN", EfKind.LinearFixed, 0x06, "TS 31.102 §4.4.6.7") { Services = 90, Size = new(1) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Acsgl, Csgt, Hnbn, Ocsgl, Ocsgt, Ohnbn,
    ];
}
