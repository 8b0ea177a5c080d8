using System.Text.Json;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Files;

/// <summary>The EF tables against pySim's file definitions.</summary>
internal sealed class EfTablesTests
{
    private static readonly EfDefinition[] Tables =
        [.. MfFiles.All, .. UsimFiles.All, .. FiveGsFiles.All, .. TelecomFiles.All, .. GsmFiles.All, .. MultisimFiles.All];

    private static IEnumerable<TestCaseData> Definitions() => Vectors.Json("ef-catalogue.json").GetProperty("files").EnumerateArray()
        .Select(row => new TestCaseData(row).SetArgDisplayNames(row.GetProperty("path").GetString()!));

    [TestCaseSource(nameof(Definitions))]
    public void A_file_has_the_identifiers_and_the_structure_of_the_specification(JsonElement row)
    {
        FilePath path = FilePath.Parse(row.GetProperty("path").GetString()!);
        EfDefinition file = Tables.Single(entry => entry.Path == path);
        Assert.That(file.Name, Is.EqualTo(row.GetProperty("name").GetString()));
        Assert.That(file.Sfi, Is.EqualTo(row.GetProperty("sfi").GetByte()));
        Assert.That(file.Kind, Is.EqualTo(Enum.Parse<EfKind>(row.GetProperty("kind").GetString()!.Replace("-", "", StringComparison.Ordinal), ignoreCase: true)));
    }

    [Test]
    public void No_two_files_of_a_directory_share_a_path_or_a_short_identifier()
    {
        Assert.That(Tables.Select(file => file.Path), Is.Unique);
        Assert.That(Tables.Where(file => file.Sfi != 0).Select(file => (file.Path.Parent, file.Sfi)), Is.Unique);
        Assert.That(Tables.Select(file => file.Sfi), Is.All.InRange(0, 30));
    }
}
