using System.Globalization;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>The files that somebody may mean by a name or a path.</summary>
public static class FileLocator
{
    private const int MostSuggestions = 4;

    /// <summary>Reads a path of names, identifiers or both.</summary>
    /// <param name="text">
    /// <c>ADF.USIM/EF.IMSI</c>, <c>MF/DF.TELECOM/6F3A</c>, <c>7FFF/6F07</c>, <c>3F00/A0000000871002/6F07</c>; or the end of one, <c>EF.IMSI</c>, <c>6F07</c>,
    /// which means any such file. Case does not matter, and <c>EF.</c>, <c>DF.</c> and <c>ADF.</c> may be left out.
    /// </param>
    /// <returns>What it may mean, the likeliest first; nothing where a name in it is unknown.</returns>
    public static IReadOnlyList<CardPath> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] elements = text.Trim('/').Split('/');
        bool fromRoot = Is("MF", elements[0]) || Is("3F00", elements[0]);
        if (fromRoot && elements.Length == 1)
            return [CardPath.MasterFile];
        List<CardPath> found = fromRoot ? [CardPath.MasterFile] : First(elements[0]);
        foreach (string element in elements.Skip(1))
            found = [.. found.SelectMany(directory => Below(directory, element)).Distinct()];
        return found;
    }

    /// <summary>Names that are like a text which means no file, to be shown to who wrote it.</summary>
    public static IReadOnlyList<string> Suggest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string last = text.Trim('/').Split('/')[^1];
        ILookup<int, string> byDistance = CardNames.All.Select(CardNames.NameOf).Distinct().ToLookup(name => Math.Min(Distance(name, last), Distance(Short(name), Short(last))));
        int nearest = byDistance.Min(static names => names.Key);
        return nearest <= Math.Max(1, Short(last).Length / 3) ? [.. byDistance[nearest].Take(MostSuggestions)] : [];
    }

    /// <summary>The first part of a path that does not begin with the MF: what is below the MF, or anything of that name.</summary>
    private static List<CardPath> First(string element) =>
    [
        .. Below(CardPath.MasterFile, element)
            .Concat(CardNames.All.Where(path => !path.IsMasterFile && IsNameOf(path, element)))
            .Distinct(),
    ];

    private static IEnumerable<CardPath> Below(CardPath directory, string element)
    {
        foreach (CardPath path in CardNames.All.Where(path => path.Parent == directory && !path.IsMasterFile && IsNameOf(path, element)))
            yield return path;
        if (directory.IsMasterFile && Application(element) is { } application)
            yield return application;
        else if (Identifier(element) is { } fid && fid != CurrentApplication && directory.Files.Depth < FilePath.MaxDepth)
            yield return directory.Append(fid);
    }

    private const ushort CurrentApplication = 0x7FFF;

    private static CardPath? Application(string element)
    {
        const int shortest = 10, longest = 32;
        if (Is("7FFF", element))
            return new CardPath(CardApplications.All[0].Prefix, FilePath.MasterFile);
        return element.Length is >= shortest and <= longest && element.Length % 2 == 0 && element.All(char.IsAsciiHexDigit)
            ? new CardPath(CardApplications.Find(element)?.Prefix ?? element.ToUpperInvariant(), FilePath.MasterFile)
            : null;
    }

    private static bool IsNameOf(CardPath path, string element)
    {
        string name = CardNames.NameOf(path);
        return Is(name, element) || Is(Short(name), element) || (!path.IsApplication && Identifier(element) == path.Files.Fid);
    }

    private static ushort? Identifier(string element) =>
        element.Length == 4 && ushort.TryParse(element, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort fid) && fid != 0 ? fid : null;

    /// <summary>Without EF., DF. or ADF.</summary>
    private static string Short(string name)
    {
        foreach (string prefix in (ReadOnlySpan<string>)["EF.", "DF.", "ADF."])
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                return name[prefix.Length..];
        }
        return name;
    }

    private static bool Is(string name, string text) => name.Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>How many letters must be put in, taken out or changed (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int change = diagonal + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.Length];
    }
}
