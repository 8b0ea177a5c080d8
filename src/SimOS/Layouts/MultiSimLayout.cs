using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>The tree of this project's own card.</summary>
internal static class MultiSimLayout
{
    /// <summary>Built once; shared by all cards.</summary>
    public static CardLayout Instance { get; } = new(
    [
        new(FilePath.MasterFile, "MF", Rule.Adm1),
        new(UsimFiles.Adf, "ADF.USIM", Rule.Adm1, MfLayout.UsimAid),
        new(UsimFiles.GsmAccess, "DF.GSM-ACCESS", Rule.Adm1),
        new(FiveGsFiles.Df, "DF.5GS", Rule.Adm1),
        new(TelecomFiles.Df, "DF.TELECOM", Rule.Adm1),
        new(MultisimFiles.Df, "DF.MULTISIM", Rule.Adm1),
    ],
    [.. MfLayout.Files, .. UsimLayout.Files]);
}
