using System.Globalization;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>Where a file is on any card: identifiers below the MF, or below an application that is named by its AID.</summary>
/// <remarks>Written as card dumps write it: <c>3F00/7F10/6F3A</c>, <c>3F00/A0000000871002/6F07</c>.</remarks>
/// <param name="Application">AID of the ADF, or its first octets, in upper-case hexadecimal digits; empty for what lies below the MF.</param>
/// <param name="Files">Identifiers below the MF or the ADF; empty for the MF or the ADF itself.</param>
public readonly record struct CardPath(string Application, FilePath Files)
{
    private const int ShortestAid = 10;
    private const int LongestAid = 32;

    /// <summary>The MF.</summary>
    public static CardPath MasterFile => new("", FilePath.MasterFile);

    /// <summary>True for the MF.</summary>
    public bool IsMasterFile => Application.Length == 0 && Files == FilePath.MasterFile;

    /// <summary>True for an ADF.</summary>
    public bool IsApplication => Application.Length > 0 && Files == FilePath.MasterFile;

    /// <summary>The directory that holds the file; the MF's is the MF.</summary>
    public CardPath Parent => Files == FilePath.MasterFile ? MasterFile : this with { Files = Files.Parent };

    /// <summary>The parts as a dump writes them: <c>3F00</c>, the AID where there is one, the identifiers.</summary>
    public IReadOnlyList<string> Elements =>
    [
        "3F00",
        .. Application.Length == 0 ? [] : new[] { Application },
        .. Files == FilePath.MasterFile ? [] : Files.ToString().Split('/'),
    ];

    /// <summary>The path of a file in this directory.</summary>
    /// <param name="fid">Its identifier, not 0000.</param>
    /// <exception cref="ArgumentException">The identifier is 0000, or the path has four already.</exception>
    public CardPath Append(ushort fid) => this with { Files = Files.Append(fid) };

    /// <summary>Reads the parts of a path.</summary>
    /// <param name="elements">As in <see cref="Elements"/>; <c>3F00</c> at the beginning may be left out.</param>
    /// <param name="path">The path.</param>
    /// <returns>False where a part is neither an identifier nor, in the first place, an AID, or there are more than four identifiers.</returns>
    public static bool TryParse(IReadOnlyList<string> elements, out CardPath path)
    {
        ArgumentNullException.ThrowIfNull(elements);
        path = MasterFile;
        for (int i = elements.Count > 0 && elements[0].Equals("3F00", StringComparison.OrdinalIgnoreCase) ? 1 : 0; i < elements.Count; i++)
        {
            string element = elements[i];
            if (!element.All(char.IsAsciiHexDigit))
                return false;
            if (path.IsMasterFile && element.Length is >= ShortestAid and <= LongestAid && element.Length % 2 == 0)
                path = new CardPath(element.ToUpperInvariant(), FilePath.MasterFile);
            else if (element.Length == 4 && ushort.Parse(element, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) is > 0 and ushort fid && path.Files.Depth < FilePath.MaxDepth)
                path = path.Append(fid);
            else
                return false;
        }
        return true;
    }

    /// <summary>Whether the file lies below a directory, at any depth.</summary>
    public bool IsBelow(CardPath directory) => directory.IsMasterFile
        ? !IsMasterFile
        : Application == directory.Application && Files != directory.Files && (directory.Files == FilePath.MasterFile || Files.IsBelow(directory.Files));

    /// <inheritdoc/>
    public override string ToString() => string.Join('/', Elements);
}
