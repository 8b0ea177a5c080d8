using System.Globalization;

namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>All files of the specifications, by path and by name.</summary>
public static class FileCatalog
{
    private const string Root = "MF";

    private static readonly DfDefinition[] UsimDirectories =
    [
#pragma warning disable format // a table: columns say more than indentation
        new(UsimFiles.PhoneBook,      "DF.PHONEBOOK",     "TS 31.102 §4.4.2"),
        new(UsimFiles.GsmAccess,      "DF.GSM-ACCESS",    "TS 31.102 §4.4.3")   { Services = 27 },
        new(WlanFiles.Df,             "DF.WLAN",          "TS 31.102 §4.4.5")   { Services = ServiceCondition.AnyOf(59, 60, 61, 62, 63, 66, 81, 82, 83, 84, 88) },
        new(HomeCellFiles.Df,         "DF.HNB",           "TS 31.102 §4.4.6")   { Services = ServiceCondition.AnyOf(86, 90) },
        new(ProSeFiles.Df,            "DF.ProSe",         "TS 31.102 §4.4.8")   { Services = 101 },
        new(FiveGsFiles.Df,           "DF.5GS",           "TS 31.102 §4.4.11")  { Services = ServiceCondition.AnyOf(122, 123, 124, 125, 126, 127, 129, 130) },
        new(UsimOtherFiles.Snpn,      "DF.SNPN",          "TS 31.102 §4.4.12")  { Services = ServiceCondition.AnyOf(143, 146) },
        new(FiveGsProSeFiles.Df,      "DF.5G_ProSe",      "TS 31.102 §4.4.13")  { Services = 139 },
        new(UsimOtherFiles.Mbs,       "DF.5MBSUECONFIG",  "TS 31.102 §4.4.14")  { Services = 147 },
        new(UsimOtherFiles.Saip,      "DF.SAIP",          "TCA Interoperable Format"),
#pragma warning restore format
    ];

    private static readonly EfDefinition[] UsimTree =
    [
        .. UsimFiles.All, .. UsimServiceFiles.All, .. FiveGsFiles.All, .. Below(UsimFiles.PhoneBook, PhoneBookFiles.All, PhoneBookFiles.Df),
        .. WlanFiles.All, .. HomeCellFiles.All, .. ProSeFiles.All, .. FiveGsProSeFiles.All, .. UsimOtherFiles.All,
    ];

    /// <summary>Every DF and ADF, the MF first, parents before children.</summary>
    public static IReadOnlyList<DfDefinition> Directories { get; } =
    [
#pragma warning disable format // a table: columns say more than indentation
        new(FilePath.MasterFile,      Root,                "ETSI TS 102 221 §8"),
        new(UsimFiles.Adf,            "ADF.USIM",          "TS 31.102 §4.2",         "A0000000871002"),
        .. UsimDirectories,
        new(IsimFiles.Adf,            "ADF.ISIM",          "TS 31.103 §4.2",         "A0000000871004"),
        new(HpsimFiles.Adf,           "ADF.HPSIM",         "TS 31.104 §4",           "A000000087100A"),
        new(FilePath.AdfUsimNonImsi,  "ADF.USIM-non-IMSI", "TS 31.102 Annex N",      "A000000087100B"),
        .. UsimDirectories.Select(static directory => directory with { Path = Moved(directory.Path, FilePath.AdfUsim, FilePath.AdfUsimNonImsi) }),
        new(new(0x7FFB),              "ADF.ARA-M",         "GPD SPE 013",            "A00000015141434C00"),
        new(new(0x7FFA),              "ADF.ISD",           "GPC SPE 034",            "A000000003000000"),
        new(new(0x7FF9),              "ADF.ISD-R",         "GSMA SGP.22",            "A0000005591010FFFFFFFF8900000100"),
        new(new(0x7FF8),              "ADF.ECASD",         "GSMA SGP.22",            "A0000005591010FFFFFFFF8900000200"),
        new(TelecomFiles.Df,          "DF.TELECOM",        "TS 51.011 §10.5"),
        new(PhoneBookFiles.Df,        "DF.PHONEBOOK",      "TS 31.102 §4.4.2"),
        new(TelecomFiles.Graphics,    "DF.GRAPHICS",       "TS 31.102 §4.6.1"),
        new(TelecomFiles.Multimedia,  "DF.MULTIMEDIA",     "TS 31.102 §4.6.3"),
        new(TelecomFiles.Mcs,         "DF.MCS",            "TS 31.102 §4.6.4"),
        new(TelecomFiles.V2x,         "DF.V2X",            "TS 31.102 §4.6.5"),
        new(GsmFiles.Df,              "DF.GSM",            "TS 51.011 §10.3"),
        new(MultisimFiles.Df,         "DF.MULTISIM",       "MultiSim"),
        new(EireneFiles.Df,           "DF.EIRENE",         "UIC P 38 T 9001"),
        new(CdmaFiles.Df,             "DF.CDMA",           "3GPP2 C.S0023"),
        new(SysmocomFiles.Df,         "DF.SYSTEM",         "sysmocom"),
#pragma warning restore format
    ];

    /// <summary>Every EF. Those of ADF.USIM come first: where a name stands alone, the first file of that name is meant.</summary>
    public static IReadOnlyList<EfDefinition> Files { get; } =
    [
        .. UsimTree, .. MfFiles.All, .. IsimFiles.All, .. TelecomFiles.All, .. PhoneBookFiles.All, .. GsmFiles.All, .. MultisimFiles.All,
        .. HpsimFiles.All, .. EireneFiles.All, .. CdmaFiles.All, .. SysmocomFiles.All,
        .. Below(FilePath.AdfUsimNonImsi, UsimTree.Where(static file => file.Path != UsimFiles.Imsi.Path), FilePath.AdfUsim),
    ];

    private static readonly Lazy<Dictionary<FilePath, EfDefinition>> EfsByPath = new(static () => Files.ToDictionary(static file => file.Path));
    private static readonly Lazy<Dictionary<FilePath, DfDefinition>> DfsByPath = new(static () => Directories.ToDictionary(static directory => directory.Path));

    /// <summary>The EF at a path, or null.</summary>
    /// <param name="path">The path.</param>
    public static EfDefinition? Find(FilePath path) => EfsByPath.Value.GetValueOrDefault(path);

    /// <summary>The DF or ADF at a path, or null.</summary>
    /// <param name="path">The path.</param>
    public static DfDefinition? FindDirectory(FilePath path) => DfsByPath.Value.GetValueOrDefault(path);

    /// <summary>The ADF of an application.</summary>
    /// <param name="aid">Its identifier, 7 octets or more.</param>
    /// <returns>The ADF, or null where no specification has the application.</returns>
    public static DfDefinition? FindApplication(ReadOnlySpan<byte> aid)
    {
        string hex = Convert.ToHexString(aid);
        foreach (DfDefinition directory in Directories)
        {
            if (directory.Aid is { } known && hex.StartsWith(known, StringComparison.Ordinal))
                return directory;
        }
        return null;
    }

    /// <summary>Name of a file with the names of the directories above: <c>MF/ADF.USIM/EF.IMSI</c>. A file that no specification has shows its identifier.</summary>
    /// <param name="path">The path.</param>
    public static string NameOf(FilePath path)
    {
        if (path == FilePath.MasterFile)
            return Root;
        string name = Find(path)?.Name ?? FindDirectory(path)?.Name ?? path.Fid.ToString("X4", CultureInfo.InvariantCulture);
        return $"{NameOf(path.Parent)}/{name}";
    }

    /// <summary>Reads a path of names, identifiers or both.</summary>
    /// <param name="text">
    /// <c>ADF.USIM/EF.IMSI</c>, <c>MF/DF.TELECOM/6F3A</c>, <c>7FFF/6F07</c>, or a name alone, <c>EF.IMSI</c>: then the first file of
    /// <see cref="Files"/> and <see cref="Directories"/> with this name. An ADF may also be written as its AID. Case does not matter.
    /// </param>
    /// <exception cref="FormatException">A name is unknown, or it is no path.</exception>
    public static FilePath Resolve(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] elements = text.Split('/');
        FilePath path = FilePath.MasterFile;
        for (int i = 0; i < elements.Length; i++)
        {
            if (i == 0 && (IsName(Root, elements[i]) || elements[i].Equals("3F00", StringComparison.OrdinalIgnoreCase)))
                continue;
            FilePath? next = Child(path, elements[i]) ?? (i == 0 ? Anywhere(elements[i]) : null);
            path = next ?? throw new FormatException(i == 0
                ? $"\"{elements[i]}\" is no file. Write names as in ADF.USIM/EF.IMSI, or identifiers as in 7FFF/6F07."
                : $"\"{elements[i]}\" is no file of {NameOf(path)}. Write a name as in EF.IMSI, or an identifier of four hexadecimal digits.");
        }
        return path;
    }

    private static IEnumerable<EfDefinition> Below(FilePath target, IEnumerable<EfDefinition> files, FilePath source) =>
        files.Select(file => file with { Path = Moved(file.Path, source, target) });

    /// <summary>A path with another beginning.</summary>
    private static FilePath Moved(FilePath path, FilePath source, FilePath target) =>
        path == source ? target : Moved(path.Parent, source, target).Append(path.Fid);

    private static FilePath? Child(FilePath directory, string element)
    {
        foreach (EfDefinition file in Files)
        {
            if (file.Path.Parent == directory && IsName(file.Name, element))
                return file.Path;
        }
        foreach (DfDefinition child in Directories)
        {
            bool isChild = child.Path.Parent == directory && child.Path != FilePath.MasterFile;
            if (isChild && (IsName(child.Name, element) || (child.Aid is { } aid && element.StartsWith(aid, StringComparison.OrdinalIgnoreCase))))
                return child.Path;
        }
        return element.Length == 4 && ushort.TryParse(element, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort fid)
            && fid != 0 && directory.Depth < FilePath.MaxDepth
            ? directory.Append(fid)
            : null;
    }

    private static FilePath? Anywhere(string name)
    {
        foreach (EfDefinition file in Files)
        {
            if (IsName(file.Name, name))
                return file.Path;
        }
        foreach (DfDefinition directory in Directories)
        {
            if (IsName(directory.Name, name))
                return directory.Path;
        }
        return null;
    }

    private static bool IsName(string name, string text) => name.Equals(text, StringComparison.OrdinalIgnoreCase);
}
