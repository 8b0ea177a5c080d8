using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Files;

[TestFixture]
internal sealed class CardFilesTests
{
    private static readonly CardFile Imsi = MultiSimLayout.Instance.Find(UsimFiles.Imsi.Path)!;
    private static readonly CardFile Iccid = MultiSimLayout.Instance.Find(MfFiles.Iccid.Path)!;
    private static readonly CardFile Loci = MultiSimLayout.Instance.Find(UsimFiles.Loci.Path)!;

    [Test]
    public void Short_identifier_0_names_no_file() =>
        Assert.That(MultiSimLayout.Instance.Find(UsimFiles.Adf)!.ChildBySfi(0), Is.Null, "though files without one are there");

    [Test]
    public void The_active_slot_decides_which_file_is_seen()
    {
        using CardState state = new(new InMemoryCardStore());
        CardFiles files = new(MultiSimLayout.Instance, state);
        files.Write(Imsi, 0, 0, [8, 1]);
        files.Write(Imsi, 1, 0, [8, 2]);
        files.Write(Iccid, 0, [5]);
        Assert.That(files.Content(Imsi)[1], Is.EqualTo(1));
        state.Put(CardFiles.ActiveSlotKey, [1]);
        Assert.That(files.Content(Imsi)[1], Is.EqualTo(2));
        Assert.That(files.Content(Iccid)[0], Is.EqualTo(5), "the card's own file stays");
    }

    [Test]
    public void Activation_sets_the_slot_back_and_no_other()
    {
        using CardState state = new(new InMemoryCardStore());
        CardFiles files = new(MultiSimLayout.Instance, state);
        files.Write(Loci, 0, 10, [0]);
        files.Write(Loci, 1, 10, [0]);
        files.Write(Imsi, 1, 0, [8]);
        files.ResetForActivation(1);
        Assert.That(files.Content(Loci, 1)[10], Is.EqualTo(1));
        Assert.That(files.Content(Loci, 0)[10], Is.Zero);
        Assert.That(files.Content(Imsi, 1)[0], Is.EqualTo(8), "its identity stays");
        files.Clear(1);
        Assert.That(files.Content(Imsi, 1)[0], Is.EqualTo(255));
    }
}
