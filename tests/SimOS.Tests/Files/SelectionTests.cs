using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;

namespace Tottoli.MultiSim.SimOS.Tests.Files;

[TestFixture]
internal sealed class SelectionTests
{
    private static readonly CardLayout Three = new(
    [
        new(FilePath.MasterFile, "MF", 1),
        new(FilePath.Parse("7FF1"), "first", 1, "A00000008710020001"),
        new(FilePath.Parse("7FF2"), "other", 1, "A00000008710040001"),
        new(FilePath.Parse("7FF3"), "second", 1, "A00000008710020002"),
    ],
    []);

    [TestCase(0, -1, "first")]
    [TestCase(1, -1, "second")]
    [TestCase(2, -1, null, TestName = "There is no next where none is current")]
    [TestCase(2, 0, "second")]
    [TestCase(2, 1, "second", TestName = "Next counts from a current one that does not match")]
    [TestCase(2, 2, null)]
    [TestCase(3, 2, "first")]
    [TestCase(3, 0, null)]
    [TestCase(3, -1, null)]
    [TestCase(0, 2, "first", TestName = "First does not ask which is current")]
    public void Of_several_applications_the_occurrence_decides(int occurrence, int current, string? expected)
    {
        CardFile? running = current < 0 ? null : Three.Applications[current];
        CardFile? found = Selection.ByAid(Three.Applications, running, Convert.FromHexString("A0000000871002"), (Occurrence)occurrence);
        Assert.That(found?.Name, Is.EqualTo(expected));
    }

    [Test]
    public void A_longer_identifier_than_registered_matches_nothing() =>
        Assert.That(Selection.ByAid(Three.Applications, null, Convert.FromHexString("A0000000871002000100"), Occurrence.First), Is.Null);
}
