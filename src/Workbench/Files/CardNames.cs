using System.Globalization;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>What is known of a card's files by where they are: names, keys among them, and the catalogue's own path.</summary>
public static class CardNames
{
    /// <summary>Where the catalogue of the specifications has the file; null where it has no such application.</summary>
    /// <remarks>A file that no specification has gets a path too, below its directory.</remarks>
    public static FilePath? InCatalog(CardPath path)
    {
        if (path.Application.Length == 0)
            return path.Files;
        if (FileCatalog.FindApplication(Convert.FromHexString(path.Application)) is not { } application)
            return null;
        int depth = path.Files.Depth;
        return depth == FilePath.MaxDepth ? null : new FilePath((application.Path.Value << (16 * depth)) | path.Files.Value);
    }

    /// <summary>Where a card has a file of the catalogue.</summary>
    public static CardPath OfCatalog(FilePath path)
    {
        FilePath top = path;
        while (top.Depth > 1)
            top = top.Parent;
        if (FileCatalog.FindDirectory(top) is not { Aid: { } aid })
            return new CardPath("", path);
        int depth = path.Depth - 1;
        return new CardPath(aid, new FilePath(path.Value & ((1L << (16 * depth)) - 1)));
    }

    /// <summary>Name of a file: <c>EF.IMSI</c>, <c>ADF.USIM</c>; its identifier where nobody gave it one.</summary>
    public static string NameOf(CardPath path)
    {
        if (path.IsMasterFile)
            return "MF";
        if (path.IsApplication)
            return CardApplications.NameOf(path.Application);
        string? known = InCatalog(path) is { } listed ? FileCatalog.Find(listed)?.Name ?? FileCatalog.FindDirectory(listed)?.Name : null;
        return known ?? path.Files.Fid.ToString("X4", CultureInfo.InvariantCulture);
    }

    /// <summary>Names from the MF on.</summary>
    public static IReadOnlyList<string> NamesOf(CardPath path) => path.IsMasterFile ? ["MF"] : [.. NamesOf(path.Parent), NameOf(path)];

    /// <summary>Identifiers of the files that may be found in a directory, in the order of the catalogue.</summary>
    public static IReadOnlyList<ushort> ChildrenOf(CardPath directory) => [.. ListedBelow(directory).Select(static path => path.Files.Fid).Distinct()];

    /// <summary>The services for which a card has a file or directory, as the catalogue says; none where it has it anyway or nobody knows it.</summary>
    public static ServiceCondition ServicesOf(CardPath path) =>
        InCatalog(path) is { } listed ? FileCatalog.Find(listed)?.Services ?? FileCatalog.FindDirectory(listed)?.Services ?? default : default;

    /// <summary>Whether a file holds keys or PINs: session keys too, as whoever has them can listen.</summary>
    public static bool IsSecret(CardPath path) => InCatalog(path) is { } listed && FileCatalog.Find(listed) is { IsSecret: true };

    /// <summary>Whether the content of a file is a key: blank octets, and the 07 of an unused key set, are none.</summary>
    public static bool HoldsKeys(CardPath path, FileContent content) =>
        IsSecret(path) && content.Whole.AsSpan().ContainsAnyExcept((byte)0xFF, (byte)0x00, (byte)0x07);

    /// <summary>Every file that is known, application by application.</summary>
    internal static IEnumerable<CardPath> All { get; } =
    [
        .. FileCatalog.Files.Select(static file => OfCatalog(file.Path)),
        .. FileCatalog.Directories.Select(static directory => OfCatalog(directory.Path)),
    ];

    private static IEnumerable<CardPath> ListedBelow(CardPath directory) =>
        All.Where(path => path.Parent == directory && path.Files != FilePath.MasterFile);
}
