namespace Tottoli.MultiSim.Cli.Tests;

/// <summary>A folder of its own for each fixture, deleted after it.</summary>
internal abstract class FolderFixture
{
    private DirectoryInfo _folder = null!;

    protected string Folder => _folder.FullName;

    [OneTimeSetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("multisim-cli-");

    [OneTimeTearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    /// <summary>A file in the folder.</summary>
    protected string At(string name) => Path.Combine(Folder, name);

    /// <summary>A file that no other test of the fixture has.</summary>
    protected string Fresh(string extension) => At($"{Guid.NewGuid():N}.{extension}");

    protected string Write(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }
}
