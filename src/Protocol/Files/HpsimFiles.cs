namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>EFs below ADF.HPSIM: hosting party of a home base station.</summary>
public static class HpsimFiles
{
    /// <summary>ADF.HPSIM.</summary>
    public static readonly FilePath Adf = FilePath.AdfHpsim;

    /// <summary>Access rules of the files below the ADF.</summary>
    public static readonly EfDefinition Arr = new(Adf.Append(0x6F06), "EF.ARR", EfKind.LinearFixed, 0x06, "TS 31.104 §4") { Size = new(1) };

    /// <summary>IMSI, 9 octets.</summary>
    public static readonly EfDefinition Imsi = new(Adf.Append(0x6F07), "EF.IMSI", EfKind.Transparent, 0x07, "TS 31.104 §4") { Size = new(9, 9) };

    /// <summary>Administrative data.</summary>
    public static readonly EfDefinition Ad = new(Adf.Append(0x6FAD), "EF.AD", EfKind.Transparent, 0x03, "TS 31.104 §4") { Size = new(3, 4) };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<EfDefinition> All { get; } =
    [
        Arr, Imsi, Ad,
    ];
}
