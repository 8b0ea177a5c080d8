using System.Text.Json;

namespace Tottoli.MultiSim.Tests;

/// <summary>Published test data below tests/Vectors, found by walking up from the test's own folder.</summary>
internal static class Vectors
{
    private static readonly string Folder = Find(AppContext.BaseDirectory);

    /// <summary>Full path of a file below tests/Vectors.</summary>
    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Opens a JSON file below tests/Vectors.</summary>
    public static JsonElement Json(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path(name)));
        return document.RootElement.Clone();
    }

    private static string Find(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            string candidate = System.IO.Path.Combine(folder.FullName, "tests", "Vectors");
            if (Directory.Exists(candidate))
                return candidate;
        }
        throw new DirectoryNotFoundException($"tests/Vectors was not found above {start}.");
    }
}
