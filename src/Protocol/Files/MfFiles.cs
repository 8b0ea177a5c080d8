namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs directly below the MF.</summary>
public static class MfFiles
{
    /// <summary>Applications of the card: one template 61 a record.</summary>
    public static readonly EfDefinition Dir = new(FilePath.MasterFile.Append(0x2F00), "EF.DIR", EfKind.LinearFixed, 0x1E, "TS 102 221 §13.1") { Size = new(5, 54) };

    /// <summary>Number of the card, 10 octets.</summary>
    public static readonly EfDefinition Iccid = new(FilePath.MasterFile.Append(0x2FE2), "EF.ICCID", EfKind.Transparent, 0x02, "TS 102 221 §13.2") { Size = new(10, 10) };

    /// <summary>Preferred languages, ISO 639-1 pairs.</summary>
    public static readonly EfDefinition Pl = new(FilePath.MasterFile.Append(0x2F05), "EF.PL", EfKind.Transparent, 0x05, "TS 102 221 §13.3") { Size = new(2) };

    /// <summary>Access rules of the files below the MF.</summary>
    public static readonly EfDefinition Arr = new(FilePath.MasterFile.Append(0x2F06), "EF.ARR", EfKind.LinearFixed, 0x06, "TS 102 221 §13.4") { Size = new(1) };

    /// <summary>Maximum power consumption and start-up time, 5 octets.</summary>
    public static readonly EfDefinition Umpc = new(FilePath.MasterFile.Append(0x2F08), "EF.UMPC", EfKind.Transparent, 0x08, "TS 102 221 §13.5") { Size = new(5, 5) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Dir, Iccid, Pl, Arr, Umpc,
    ];
}
