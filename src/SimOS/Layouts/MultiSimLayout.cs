using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>The tree of this project's own card.</summary>
internal static class MultiSimLayout
{
    /// <summary>Built once; shared by all cards.</summary>
    public static CardLayout Instance { get; } = new(
    [
#pragma warning disable format // a table: columns say more than indentation
        new(FilePath.MasterFile,     "MF",                Rule.Adm1),
        new(UsimFiles.Adf,           "ADF.USIM",          Rule.Adm1, MfLayout.UsimAid),
        new(UsimFiles.PhoneBook,     "DF.PHONEBOOK",      Rule.Adm1),
        new(UsimFiles.GsmAccess,     "DF.GSM-ACCESS",     Rule.Adm1),
        new(WlanFiles.Df,            "DF.WLAN",           Rule.Adm1),
        new(HomeCellFiles.Df,        "DF.HNB",            Rule.Adm1),
        new(ProSeFiles.Df,           "DF.ProSe",          Rule.Adm1),
        new(FiveGsFiles.Df,          "DF.5GS",            Rule.Adm1),
        new(UsimOtherFiles.Saip,     "DF.SAIP",           Rule.Adm1),
        new(UsimOtherFiles.Snpn,     "DF.SNPN",           Rule.Adm1),
        new(FiveGsProSeFiles.Df,     "DF.5G_ProSe",       Rule.Adm1),
        new(UsimOtherFiles.Mbs,      "DF.5MBSUECONFIG",   Rule.Adm1),
        new(IsimFiles.Adf,           "ADF.ISIM",          Rule.Adm1, MfLayout.IsimAid),
        new(TelecomFiles.Df,         "DF.TELECOM",        Rule.Adm1),
        new(PhoneBookFiles.Df,       "DF.PHONEBOOK",      Rule.Adm1),
        new(TelecomFiles.Graphics,   "DF.GRAPHICS",       Rule.Adm1),
        new(TelecomFiles.Multimedia, "DF.MULTIMEDIA",     Rule.Adm1),
        new(TelecomFiles.Mcs,        "DF.MCS",            Rule.Adm1),
        new(TelecomFiles.V2x,        "DF.V2X",            Rule.Adm1),
        new(GsmFiles.Df,             "DF.GSM",            Rule.Adm1),
        new(MultisimFiles.Df,        "DF.MULTISIM",       Rule.Adm1),
#pragma warning restore format
    ],
    Files());

    private static FileRow[] Files()
    {
        FileRow[] usim = [.. UsimLayout.Files, .. UsimServiceLayout.Files];
        Dictionary<FilePath, FileRow> byPath = usim.ToDictionary(static row => row.Definition.Path);
        FileRow[] isim = IsimLayout.Files;
        FileRow[] telecom = TelecomLayout.Files(byPath);
        return
        [
            .. MfLayout.Files,
            .. usim, ServiceClaims.Usim([.. usim, .. telecom]),
            .. isim, ServiceClaims.Isim(isim),
            .. telecom,
            .. GsmLayout.Files(byPath, telecom),
        ];
    }
}
