using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.Tests.Files;

internal sealed class FileCatalogTests
{
    [TestCase("ADF.USIM/EF.IMSI", "7FFF/6F07")]
    [TestCase("MF/ADF.USIM/EF.IMSI", "7FFF/6F07")]
    [TestCase("adf.usim/ef.imsi", "7FFF/6F07")]
    [TestCase("EF.IMSI", "7FFF/6F07")]
    [TestCase("EF.ICCID", "2FE2")]
    [TestCase("MF", "3F00")]
    [TestCase("3F00/7FFF/6F07", "7FFF/6F07")]
    [TestCase("A0000000871002/6F07", "7FFF/6F07")]
    [TestCase("A0000000871002FFFFFFFF8907090000/EF.IMSI", "7FFF/6F07")]
    [TestCase("DF.TELECOM/6F3A", "7F10/6F3A")]
    [TestCase("ADF.USIM/6FAB", "7FFF/6FAB")]
    [TestCase("ADF.USIM/DF.5GS/EF.SUCI_Calc_Info", "7FFF/5FC0/4F07")]
    [TestCase("DF.5GS", "7FFF/5FC0")]
    public void A_path_is_read(string text, string expected) => Assert.That(FileCatalog.Resolve(text).ToString(), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("EF.NOTHING")]
    [TestCase("ADF.USIM/EF.NOTHING")]
    [TestCase("ADF.USIM/")]
    [TestCase("0000")]
    [TestCase("7FFF/5FC0/4F07/0001/0002")]
    public void No_path_is_refused(string text) => Assert.That(() => FileCatalog.Resolve(text), Throws.TypeOf<FormatException>());

    [Test]
    public void Every_file_is_found_by_its_name()
    {
        foreach (EfDefinition file in FileCatalog.Files)
            Assert.That(FileCatalog.Resolve(FileCatalog.NameOf(file.Path)), Is.EqualTo(file.Path), file.Name);
        foreach (DfDefinition directory in FileCatalog.Directories)
            Assert.That(FileCatalog.Resolve(FileCatalog.NameOf(directory.Path)), Is.EqualTo(directory.Path), directory.Name);
    }

    [Test]
    public void Every_directory_of_a_file_is_known()
    {
        foreach (EfDefinition file in FileCatalog.Files)
            Assert.That(FileCatalog.FindDirectory(file.Path.Parent), Is.Not.Null, file.Name);
    }

    [Test]
    public void An_application_is_found_by_its_identifier()
    {
        Assert.That(FileCatalog.FindApplication(Convert.FromHexString("A0000000871002FFFFFFFF8907090000"))?.Name, Is.EqualTo("ADF.USIM"));
        Assert.That(FileCatalog.FindApplication(Convert.FromHexString("A0000000030000")), Is.Null);
    }
}
