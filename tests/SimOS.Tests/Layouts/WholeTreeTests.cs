using System.Globalization;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.SimOS.Tests.Layouts;

/// <summary>The card has every file of the specifications, and its service tables say just what it has.</summary>
internal sealed class WholeTreeTests
{
    /// <summary>Parts of pySim's definitions that are this card's: those of a UICC with USIM, ISIM, GSM and TELECOM.</summary>
    private static readonly string[] Profiles = ["UICC", "UICC-addon-SIM", "ADF.USIM", "ADF.ISIM"];

    /// <summary>Files that terminals read without asking a service table; they are there, and empty.</summary>
    private static readonly string[] ReadAnyway = ["EF.ePDGId", "EF.ePDGSelection", "EF.ePDGIdEm", "EF.ePDGSelectionEm", "EF.UICCIARI"];

    private static IEnumerable<TestCaseData> Rows() =>
        from profile in Profiles
        from row in Vectors.Json("uicc-files.json").GetProperty("profiles").GetProperty(profile).GetProperty("files").EnumerateArray()
        select new TestCaseData(row).SetArgDisplayNames(string.Join('/', row.GetProperty("path_names").EnumerateArray()));

    private static IEnumerable<TestCaseData> Active() => Efs(static _ => true).Where(static file => file.LifeCycle == LifeCycleStatus.Activated)
        .Select(static file => new TestCaseData(file).SetArgDisplayNames(FileCatalog.NameOf(file.Path)));

    [TestCaseSource(nameof(Rows))]
    public void The_card_has_the_file(JsonElement row)
    {
        CardFile? file = MultiSimLayout.Instance.Find(PathOf(row));
        Assert.That(file?.Name, Is.EqualTo(row.GetProperty("name").GetString()));
        if (file!.IsDirectory)
            return;
        EfDefinition definition = FileCatalog.Find(file.Path)!;
        Assert.That(file.Kind, Is.EqualTo(definition.Kind));
        Assert.That(file.Sfi, Is.EqualTo(definition.Sfi));
        Assert.That(file.Records == 0 ? file.Size + file.Parameters.Capacity : file.RecordLength, Is.GreaterThanOrEqualTo(definition.Size.Least));
    }

    [Test]
    public void Every_file_is_one_of_the_specifications()
    {
        foreach (CardFile file in MultiSimLayout.Instance.All)
            Assert.That(file.IsDirectory ? FileCatalog.FindDirectory(file.Path)?.Name : FileCatalog.Find(file.Path)?.Name, Is.EqualTo(file.Name));
    }

    [Test]
    public void EF_UST_claims_just_the_services_whose_files_are_there() => Assert.That(Claimed(UsimFiles.Ust), Is.EqualTo(new[]
    {
        2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 33, 34, 35, 38, 39, 40, 42, 43, 44, 45, 46, 47, 48, 49, 51,
        67, 71, 73, 74, 85, 122, 123, 124, 126, 129,
    }));

    [Test]
    public void EF_IST_claims_just_the_services_whose_files_are_there() => Assert.That(Claimed(IsimFiles.Ist), Is.EqualTo(new[] { 1, 5 }));

    [Test]
    public void A_file_is_active_just_where_a_service_asks_for_it()
    {
        AssertServices(UsimFiles.Ust, static file => file.Path.IsBelow(UsimFiles.Adf) && !file.Path.IsBelow(FiveGsProSeFiles.Df));
        AssertServices(IsimFiles.Ist, static file => file.Path.IsBelow(IsimFiles.Adf));
        AssertServices(UsimFiles.Ust, static file => file.Path.IsBelow(TelecomFiles.Df));
    }

    /// <summary>3GPP TS 31.102 §4.2.8: service 46 needs 45, 125 needs 124; 95, 99 and 115 are the ISIM's where there is one.</summary>
    [Test]
    public void Services_do_not_contradict_each_other()
    {
        byte[] table = Initial(UsimFiles.Ust);
        Assert.That(ServiceTable.IsAvailable(table, 45));
        Assert.That(new[] { 95, 99, 115 }.Where(service => ServiceTable.IsAvailable(table, service)), Is.Empty);
        Assert.That(ServiceTable.IsAvailable(table, 125) && !ServiceTable.IsAvailable(table, 124), Is.False);
    }

    [Test]
    public void EF_SST_says_the_same_of_what_both_know()
    {
        byte[] table = Initial(GsmFiles.Sst);
        int[] activated = [.. Enumerable.Range(1, table.Length * 4).Where(n => ((table[(n - 1) / 4] >> ((n - 1) % 4 * 2)) & 3) == 3)];
        Assert.That(activated, Is.EqualTo(new[]
        {
            1, 2, 3, 4, 5, 7, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 25, 26, 27, 29, 30, 35, 38, 39, 43, 44, 45, 46, 47, 48, 51, 52, 53, 54, 55, 56,
        }));
        Assert.That(table.SelectMany(static octet => new[] { octet & 3, (octet >> 2) & 3, (octet >> 4) & 3, octet >> 6 }), Is.All.AnyOf(0, 3));
    }

    [TestCase("7F20/6F07", "7FFF/6F07")]
    [TestCase("7F20/6F20", "7FFF/5F3B/4F20")]
    [TestCase("7F20/6F53", "7FFF/6F73")]
    [TestCase("7F20/6FAD", "7FFF/6FAD")]
    [TestCase("7F10/6F3C", "7FFF/6F3C")]
    [TestCase("7F10/6F42", "7FFF/6F42")]
    [TestCase("7F10/5F3A/4F3A", "7F10/6F3A")]
    public void A_file_is_the_same_for_a_2G_terminal(string path, string same)
    {
        CardFile file = MultiSimLayout.Instance.Find(FilePath.Parse(path))!;
        CardFile other = MultiSimLayout.Instance.Find(FilePath.Parse(same))!;
        Assert.That(file.ContentPath, Is.EqualTo(other.Path));
        Assert.That(file.IsPerSlot, Is.EqualTo(other.IsPerSlot));
        Assert.That(file.LifeCycle, Is.EqualTo(other.LifeCycle));
    }

    /// <summary>What a terminal finds on a fresh card means what the specification says.</summary>
    [TestCaseSource(nameof(Active))]
    public void Fresh_content_can_be_read(CardFile file)
    {
        IEfCodec codec = EfCodecs.Find(file.Path)!;
        byte[] content = file.Initial.ToArray();
        int length = file.Records == 0 ? content.Length : file.RecordLength;
        for (int at = 0; at < content.Length; at += length)
        {
            byte[] part = content[at..(at + length)];
            Assert.That(codec.Encode(codec.Decode(part), length), Is.EqualTo(part));
        }
    }

    private static void AssertServices(EfDefinition table, Func<CardFile, bool> isOfTable)
    {
        byte[] services = Initial(table);
        foreach (CardFile file in Efs(isOfTable))
        {
            ServiceCondition condition = FileCatalog.Find(file.Path)!.Services;
            if (!condition.IsAlways && !ReadAnyway.Contains(file.Name))
                Assert.That(file.LifeCycle == LifeCycleStatus.Activated, Is.EqualTo(condition.IsMet(services)), FileCatalog.NameOf(file.Path));
        }
    }

    private static IEnumerable<CardFile> Efs(Func<CardFile, bool> wanted) => MultiSimLayout.Instance.All.Where(file => !file.IsDirectory && wanted(file));

    private static byte[] Initial(EfDefinition file) => MultiSimLayout.Instance.Find(file.Path)!.Initial.ToArray();

    private static int[] Claimed(EfDefinition file)
    {
        byte[] table = Initial(file);
        return [.. Enumerable.Range(1, table.Length * 8).Where(n => ServiceTable.IsAvailable(table, n))];
    }

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
}
