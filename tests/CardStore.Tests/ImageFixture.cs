namespace Tottoli.MultiSim.CardStore.Tests;

/// <summary>Gives each test a folder of its own and the path of an image that is not there yet.</summary>
internal abstract class ImageFixture
{
    private DirectoryInfo _folder = null!;

    protected string Image { get; private set; } = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("multisim-card-");
        Image = Path.Combine(_folder.FullName, "card.msim");
    }

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);
}
