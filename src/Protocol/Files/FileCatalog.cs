using System.Globalization;

namespace Tottoli.MultiSim.Protocol.Files;

/// <summary>All files of the specifications, by path and by name.</summary>
public static class FileCatalog
{
    private const string Root = "MF";

    /// <summary>Every DF and ADF, the MF first, parents before children.</summary>
    public static IReadOnlyList<DfDefinition> Directories { get; } =
    [
        new(FilePath.MasterFile, Root, "ETSI TS 102 221 §8"),
        new(UsimFiles.Adf, "ADF.USIM", "TS 31.102 §4.2", "A0000000871002"),
        new(UsimFiles.GsmAccess, "DF.GSM-ACCESS", "TS 31.102 §4.4.3"),
        new(FiveGsFiles.Df, "DF.5GS", "TS 31.102 §4.4.11"),
        new(GsmFiles.Df, "DF.GSM", "TS 51.011 §10.3"),
        new(TelecomFiles.Df, "DF.TELECOM", "TS 51.011 §10.5"),
        new(TelecomFiles.PhoneBook, "DF.PHONEBOOK", "TS 31.102 §4.4.2"),
        new(MultisimFiles.Df, "DF.MULTISIM", "MultiSim"),
    ];

    /// <summary>Every EF. Those of ADF.USIM come first: where a name stands alone, the first file of that name is meant.</summary>
    public static IReadOnlyList<EfDefinition> Files { get; } =
    [
        .. UsimFiles.All, .. MfFiles.All, .. FiveGsFiles.All, .. TelecomFiles.All, .. GsmFiles.All, .. MultisimFiles.All,
    ];

    private static readonly Lazy<Dictionary<FilePath, EfDefinition>> EfsByPath = new(static () => Files.ToDictionary(static file => file.Path));
    private static readonly Lazy<Dictionary<FilePath, DfDefinition>> DfsByPath = new(static () => Directories.ToDictionary(static directory => directory.Path));

    /// <summary>The EF at a path, or null.</summary>
    /// <param name="path">The path.</param>
    public static EfDefinition? Find(FilePath path) => EfsByPath.Value.TryGetValue(path, out EfDefinition file) ? file : null;

    /// <summary>The DF or ADF at a path, or null.</summary>
    /// <param name="path">The path.</param>
    public static DfDefinition? FindDirectory(FilePath path) => DfsByPath.Value.TryGetValue(path, out DfDefinition directory) ? directory : null;

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
