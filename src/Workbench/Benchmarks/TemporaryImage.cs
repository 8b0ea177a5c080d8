using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Benchmarks;

/// <summary>A card image for the time of one measurement.</summary>
internal static class TemporaryImage
{
    /// <summary>A name that nothing has yet.</summary>
    public static string NameIn(string folder) => Path.Combine(folder, $"multisim-bench-{Guid.NewGuid():N}.simcard");

    /// <summary>Makes the empty image.</summary>
    public static SqliteCardStore Make(string path) => SqliteCardStore.Open(path, create: true);

    /// <summary>Deletes the image and its log.</summary>
    public static void Delete(string path)
    {
        foreach (string end in (string[])["", "-wal", "-shm"])
            File.Delete(path + end);
    }
}

/// <summary>What the disk gives: a transaction of SQLite with one row of the size of a card's sequence numbers, <c>synchronous=FULL</c>.</summary>
public sealed class CommitWorkload : Workload
{
    private const int RowSize = 192;
    private static readonly StateKey Key = new(StateArea.Sequence, 1, 0);

    private readonly byte[] _row = new byte[RowSize];
    private readonly string _path;
    private readonly SqliteCardStore _store;

    /// <summary>Makes the file.</summary>
    /// <param name="name">Name in reports.</param>
    /// <param name="folder">Where it is made, and deleted afterwards.</param>
    public CommitWorkload(string name, string folder)
        : base(name, 1)
    {
        _path = TemporaryImage.NameIn(folder);
        _store = TemporaryImage.Make(_path);
    }

    /// <inheritdoc/>
    public override void Prepare() => _row.AsSpan().Fill((byte)(_row[0] + 1));

    /// <inheritdoc/>
    public override void Run()
    {
        _store.Begin();
        _store.Put(Key, _row);
        _store.Commit();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _store.Dispose();
        TemporaryImage.Delete(_path);
        base.Dispose(disposing);
    }
}
