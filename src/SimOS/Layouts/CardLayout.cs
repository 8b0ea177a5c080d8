using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>A card's tree of files, built from tables. Immutable and shared by all cards that have it.</summary>
internal sealed class CardLayout
{
    private readonly Dictionary<long, CardFile> _files = [];

    /// <summary>Builds the tree.</summary>
    /// <param name="directories">DFs and ADFs, parents before children, the MF first.</param>
    /// <param name="files">EFs of all directories.</param>
    /// <exception cref="ArgumentException">Two rows have one path, or a row's directory is missing: a fault of the tables.</exception>
    public CardLayout(ReadOnlySpan<DirectoryRow> directories, ReadOnlySpan<FileRow> files)
    {
        foreach (DirectoryRow row in directories)
            Add(CardFile.OfDirectory(row, row.Path == FilePath.MasterFile ? null : ParentOf(row.Path)));
        foreach (FileRow row in files)
            Add(CardFile.OfEf(row, ParentOf(row.Definition.Path)));
        foreach (CardFile file in _files.Values)
            file.Complete();
        Root = _files[FilePath.MasterFile.Value];
        Applications = [.. _files.Values.Where(static f => f.IsApplication)];
        PerSlotFiles = [.. _files.Values.Where(static f => f.IsPerSlot)];
    }

    /// <summary>The MF.</summary>
    public CardFile Root { get; }

    /// <summary>The ADFs, in the order of EF.DIR.</summary>
    public IReadOnlyList<CardFile> Applications { get; }

    /// <summary>The EFs of which each profile slot owns its own.</summary>
    public IReadOnlyList<CardFile> PerSlotFiles { get; }

    /// <summary>Every file, EF, DF and ADF.</summary>
    public IReadOnlyCollection<CardFile> All => _files.Values;

    /// <summary>The file at <paramref name="path"/>, or null.</summary>
    public CardFile? Find(FilePath path) => _files.GetValueOrDefault(path.Value);

    private CardFile ParentOf(FilePath path) =>
        Find(path.Parent) is { IsDirectory: true } parent ? parent : throw new ArgumentException($"{path}: its directory is no row of the layout.");

    private void Add(CardFile file) => _files.Add(file.Path.Value, file);
}
