using System.Reflection;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>Card models whose file systems come along: dumps of real test cards, in the folder <c>personalities</c> of the sources.</summary>
public static class CardPersonalities
{
    private const string Folder = "personalities/";
    private const string Extension = ".json";

    /// <summary>Their names, in alphabetic order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(CardPersonalities).Assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(static name => name[Folder.Length..^Extension.Length])
            .Order(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The dump of a model.</summary>
    /// <param name="name">Its name, in upper or lower case.</param>
    /// <returns>Null where there is none of that name.</returns>
    public static CardDump? Find(string name)
    {
        string? exact = Names.FirstOrDefault(each => each.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (exact is null)
            return null;
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + exact + Extension)!;
        byte[] text = new byte[stream.Length];
        stream.ReadExactly(text);
        return DumpReader.Read(text, exact);
    }
}
