using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Protocol.Tests.Files;

internal sealed class FilePathTests
{
    [TestCase("3F00", 0L, (ushort)0x3F00, 0)]
    [TestCase("2FE2", 0x2FE2L, (ushort)0x2FE2, 1)]
    [TestCase("7FFF/6F07", 0x7FFF6F07L, (ushort)0x6F07, 2)]
    [TestCase("7FFF/5FC0/4F01", 0x7FFF5FC04F01L, (ushort)0x4F01, 3)]
    [TestCase("A515/5F3A/5F3B/4F01", unchecked((long)0xA5155F3A5F3B4F01), (ushort)0x4F01, 4)]
    public void A_path_reads_and_writes(string text, long value, ushort fid, int depth)
    {
        FilePath path = FilePath.Parse(text);
        Assert.That(path.Value, Is.EqualTo(value));
        Assert.That(path.Fid, Is.EqualTo(fid));
        Assert.That(path.Depth, Is.EqualTo(depth));
        Assert.That(path.ToString(), Is.EqualTo(text));
    }

    [Test]
    public void The_MF_may_stand_first() => Assert.That(FilePath.Parse("3F00/7F10/6F3A"), Is.EqualTo(TelecomFiles.Adn.Path));

    [TestCase("")]
    [TestCase("6F7")]
    [TestCase("7FFF6F07")]
    [TestCase("7FFF/")]
    [TestCase("0000")]
    [TestCase("1111/2222/3333/4444/5555")]
    [TestCase("7FFF/6FZZ")]
    public void What_is_written_otherwise_is_refused(string text)
    {
        Assert.That(FilePath.TryParse(text, out _), Is.False);
        Assert.That(() => FilePath.Parse(text), Throws.TypeOf<FormatException>());
    }

    [Test]
    public void Parents_lead_to_the_MF()
    {
        FilePath path = FilePath.Parse("A515/5F3A/5F3B/4F01");
        Assert.That(path.Parent, Is.EqualTo(FilePath.Parse("A515/5F3A/5F3B")));
        Assert.That(path.Parent.Parent.Parent.Parent, Is.EqualTo(FilePath.MasterFile));
        Assert.That(FilePath.MasterFile.Parent, Is.EqualTo(FilePath.MasterFile));
        Assert.That(() => path.Append(0x4F02), Throws.ArgumentException);
    }

    [TestCase("7FFF/5FC0/4F01", "7FFF", true)]
    [TestCase("7FFF/5FC0/4F01", "3F00", true)]
    [TestCase("7FFF/6F07", "7FFF/6F07", false)]
    [TestCase("7F10/6F3A", "7FFF", false)]
    [TestCase("7FFF", "7FFF/6F07", false)]
    public void A_file_lies_below_its_directories(string file, string directory, bool below) =>
        Assert.That(FilePath.Parse(file).IsBelow(FilePath.Parse(directory)), Is.EqualTo(below));
}
