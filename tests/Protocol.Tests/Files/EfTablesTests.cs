using System.Globalization;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Files;

/// <summary>The tables of files against pySim's file definitions.</summary>
internal sealed class EfTablesTests
{
    /// <summary>Short identifiers that TS 31.102 Annex H and TS 31.103 Annex give, and pySim leaves out.</summary>
    private static readonly Dictionary<string, byte> OtherSfi = new()
    {
        ["ADF.USIM/EF.ACM"] = 0x1C,
        ["ADF.USIM/EF.OPL"] = 0x1A,
        ["ADF.USIM/EF.SPDI"] = 0x1B,
        ["ADF.ISIM/EF.AD"] = 0x03,
    };

    /// <summary>A ring by TS 51.011 §10.5.8 and on real cards; pySim makes it the same class as EF.ADN.</summary>
    private static readonly Dictionary<string, EfKind> OtherKind = new() { ["DF.TELECOM/EF.LND"] = EfKind.Cyclic };

    private static IEnumerable<TestCaseData> Rows() =>
        from profile in Vectors.Json("uicc-files.json").GetProperty("profiles").EnumerateObject()
        from row in profile.Value.GetProperty("files").EnumerateArray()
        select new TestCaseData(row).SetArgDisplayNames(profile.Name, string.Join('/', Names(row)));

    [TestCaseSource(nameof(Rows))]
    public void A_file_is_as_specified(JsonElement row)
    {
        FilePath path = PathOf(row);
        if (row.GetProperty("kind").GetString() is "MF" or "ADF" or "DF")
        {
            DfDefinition? directory = FileCatalog.FindDirectory(path);
            Assert.That(directory?.Name, Is.EqualTo(row.GetProperty("name").GetString()));
            AssertServices(directory!.Services, row);
            return;
        }
        EfDefinition? found = FileCatalog.Find(path);
        Assert.That(found, Is.Not.Null);
        EfDefinition file = found!;
        string name = string.Join('/', Names(row).Skip(1)).Replace("-non-IMSI", "", StringComparison.Ordinal);
        Assert.That(file.Name, Is.EqualTo(row.GetProperty("name").GetString()));
        Assert.That(file.Sfi, Is.EqualTo(OtherSfi.GetValueOrDefault(name, (byte)Number(row, "sfid"))));
        EfKind kind = Enum.Parse<EfKind>(row.GetProperty("kind").GetString()!.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        Assert.That(file.Kind, Is.EqualTo(OtherKind.GetValueOrDefault(name, kind)));
        AssertServices(file.Services, row);
        string size = row.TryGetProperty("record_len_min", out _) ? "record_len" : "size";
        Assert.That(file.Size, Is.EqualTo(new SizeHint(Number(row, size + "_min"), Number(row, size + "_recommended"))));
    }

    [Test]
    public void No_two_files_of_a_directory_share_a_path_or_a_short_identifier()
    {
        Assert.That(FileCatalog.Files.Select(file => file.Path).Concat(FileCatalog.Directories.Select(directory => directory.Path)), Is.Unique);
        Assert.That(FileCatalog.Files.Where(file => file.Sfi != 0).Select(file => (file.Path.Parent, file.Sfi)), Is.Unique);
        Assert.That(FileCatalog.Files.Select(file => file.Sfi), Is.All.InRange(0, 30));
    }

    [Test]
    public void Every_file_tells_its_clause() => Assert.That(FileCatalog.Files.Where(file => file.Clause.Length == 0), Is.Empty);

    [Test]
    public void Files_with_keys_are_secret() => Assert.That(
        FileCatalog.Files.Where(file => file.IsSecret && !file.Path.IsBelow(FilePath.AdfUsimNonImsi)).Select(file => FileCatalog.NameOf(file.Path)[3..]),
        Is.EquivalentTo(new[]
        {
            "ADF.USIM/EF.Keys", "ADF.USIM/EF.KeysPS", "ADF.USIM/EF.EPSNSC", "ADF.USIM/EF.DCK", "ADF.USIM/EF.Hiddenkey", "ADF.USIM/EF.MSK",
            "ADF.USIM/EF.MUK", "ADF.USIM/DF.WLAN/EF.WRI", "ADF.USIM/DF.GSM-ACCESS/EF.Kc", "ADF.USIM/DF.GSM-ACCESS/EF.KcGPRS", "ADF.USIM/DF.5GS/EF.5GS3GPPNSC",
            "ADF.USIM/DF.5GS/EF.5GSN3GPPNSC", "ADF.USIM/DF.5GS/EF.5GAUTHKEYS", "DF.GSM/EF.Kc", "DF.GSM/EF.KcGPRS", "DF.GSM/EF.DCK",
            "ADF.USIM/EF.USIM_AUTH_KEY", "ADF.USIM/EF.USIM_AUTH_KEY_2G", "ADF.USIM/EF.GBA_SK", "ADF.USIM/EF.GBA_INT_KEY", "ADF.ISIM/EF.ISIM_AUTH_KEY",
            "ADF.ISIM/EF.ISIM_AUTH_KEY_2G", "DF.SYSTEM/EF.CHV1", "DF.SYSTEM/EF.CHV2", "DF.SYSTEM/EF.ADM1", "DF.SYSTEM/EF.ADM2",
            "DF.SYSTEM/EF.ADM3", "DF.SYSTEM/EF.ADM4", "DF.SYSTEM/EF.0348_KEY", "DF.SYSTEM/EF.SIM_AUTH_KEY", "DF.GSM/EF.Ki", "DF.GSM/EF.OPc", "DF.GSM/EF.KEY",
        }));

    private static void AssertServices(ServiceCondition services, JsonElement row)
    {
        JsonElement expected = row.GetProperty("service");
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.That(services.IsAlways, Is.True);
            return;
        }
        Assert.That(services.Services.ToArray(), Is.EqualTo(expected.GetProperty("services").EnumerateArray().Select(static s => s.GetInt32())));
        Assert.That(services.NeedsAll, Is.EqualTo(expected.GetProperty("mode").GetString() != "any-of"));
    }

    private static IEnumerable<string> Names(JsonElement row) => row.GetProperty("path_names").EnumerateArray().Select(static name => name.GetString()!);

    private static FilePath PathOf(JsonElement row)
    {
        FilePath path = FilePath.MasterFile;
        foreach (string element in row.GetProperty("path_fids").EnumerateArray().Skip(1).Select(static fid => fid.GetString()!))
        {
            path = element.Length == 4
                ? path.Append(ushort.Parse(element, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
                : FileCatalog.FindApplication(Convert.FromHexString(element))!.Path;
        }
        return path;
    }

    private static int Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : 0;
}
