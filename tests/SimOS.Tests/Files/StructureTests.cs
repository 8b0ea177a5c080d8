using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>A card's own tree: the layout's, with what its state says is different.</summary>
[TestFixture]
internal sealed class StructureTests
{
    private const string Transparent4 = "62178202412183022FE38A01058B032F060180020004880118";
    private static readonly EfDefinition Source = new(FilePath.Parse("2FE4"), "EF.SOURCE", EfKind.Transparent, 0, "none");
    private static readonly EfDefinition Mirror = new(FilePath.Parse("2FE3"), "EF.MIRROR", EfKind.Transparent, 0, "none");

    private static readonly CardLayout Linked = new(
        [new(FilePath.MasterFile, "MF", 1)],
        [new(Mirror, 4, 0, 1, "", SharedWith: Source), new(Source, 4, 0, 1, "01020304", PerSlot: true)]);

    private CardState _state = null!;
    private CardFiles _files = null!;

    [SetUp]
    public void Open()
    {
        _state = new CardState(new InMemoryCardStore());
        _files = new CardFiles(Linked, _state);
    }

    [TearDown]
    public void Close() => _state.Dispose();

    [Test]
    public void A_card_without_changes_uses_the_shared_tree() => Assert.That(_files.Layout, Is.SameAs(Linked));

    [Test]
    public void A_linked_file_shows_and_writes_the_content_of_the_other()
    {
        CardFile mirror = _files.Find(Mirror.Path)!;
        CardFile source = _files.Find(Source.Path)!;
        Assert.That(_files.Content(mirror).ToArray(), Is.EqualTo(new byte[] { 1, 2, 3, 4 }));
        _files.Write(mirror, 1, 0, [9]);
        Assert.That(_files.Content(source, 1)[0], Is.EqualTo(9));
        Assert.That(_files.Content(source, 0)[0], Is.EqualTo(1), "each slot has its own");
        _files.Clear(1);
        Assert.That(_files.Content(mirror, 1)[0], Is.EqualTo(1));
    }

    [Test]
    public void A_link_to_no_file_of_its_shape_is_a_fault_of_the_table()
    {
        FileRow longer = new(Mirror, 5, 0, 1, "", SharedWith: Source);
        FileRow source = new(Source, 4, 0, 1, "");
        Assert.That(() => new CardLayout([new(FilePath.MasterFile, "MF", 1)], [longer, source]), Throws.ArgumentException.With.Message.Contains("EF.MIRROR"));
        Assert.That(() => new CardLayout([new(FilePath.MasterFile, "MF", 1)], [longer]), Throws.ArgumentException);
        FileRow circle = new(Source, 5, 0, 1, "", SharedWith: Mirror);
        Assert.That(() => new CardLayout([new(FilePath.MasterFile, "MF", 1)], [longer, circle]), Throws.ArgumentException);
    }

    [Test]
    public void A_piece_replaces_a_file_and_an_empty_one_removes_it()
    {
        Put(Mirror.Path, Transparent4);
        Put(Source.Path, "");
        Assert.That(_files.Layout, Is.Not.SameAs(Linked));
        Assert.That(_files.Find(Source.Path), Is.Null);
        CardFile mirror = _files.Find(Mirror.Path)!;
        Assert.That(_files.Content(mirror).ToArray(), Is.EqualTo(new byte[] { 255, 255, 255, 255 }), "the source is gone");
        Assert.That(mirror.Name, Is.EqualTo("EF.MIRROR"));
        Assert.That(Convert.ToHexString(mirror.Parameters.Bytes), Is.EqualTo(Transparent4));
    }

    [Test]
    public void Taking_back_restores_the_shared_tree()
    {
        CardFile before = _files.Find(Source.Path)!;
        Put(Source.Path, "");
        Assert.That(_files.Find(Source.Path), Is.Null);
        _state.Rollback();
        Assert.That(_files.Find(Source.Path), Is.SameAs(before));
        int version = _files.Version;
        _files.Write(before, 0, [7]);
        Assert.That(_files.Version, Is.EqualTo(version), "a content is no structure");
    }

    [Test]
    public void A_life_cycle_piece_changes_what_SELECT_tells()
    {
        _state.Put(new StateKey(StateArea.LifeCycle, 0, Source.Path.Value), [LifeCycleStatus.Deactivated]);
        CardFile file = _files.Find(Source.Path)!;
        Assert.That(file.LifeCycle, Is.EqualTo(4));
        Assert.That(Convert.ToHexString(file.Parameters.Bytes), Does.Contain("8A0104"));
        Assert.That(_files.Content(file)[0], Is.EqualTo(1), "the content stays");
        Assert.That(Linked.Find(Source.Path)!.LifeCycle, Is.EqualTo(5), "no other card is touched");
    }

    [Test]
    public void A_new_file_stands_in_its_directory_with_its_short_identifier()
    {
        Put(FilePath.Parse("7F66"), "621A8202782183027F668A01058B032F0601C60990014083010183010A");
        Put(FilePath.Parse("7F66/6F01"), "62178202412183026F018A01058B032F060180020004880110");
        CardFile directory = _files.Find(FilePath.Parse("7F66"))!;
        Assert.That(directory.ChildBySfi(2), Is.SameAs(directory.Child(0x6F01)).And.Not.Null);
        Put(FilePath.Parse("7F66"), "");
        Assert.That(_files.Find(FilePath.Parse("7F66/6F01")), Is.Null, "what is in a directory goes with it");
    }

    private void Put(FilePath path, string fcp)
    {
        byte[] octets = Convert.FromHexString(fcp);
        if (octets.Length > 0)
            octets[1] = (byte)(octets.Length - 2);
        _state.Put(new StateKey(StateArea.Structure, 0, path.Value), octets);
    }
}
