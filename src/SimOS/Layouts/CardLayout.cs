using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>A tree of files, immutable: one that is built from tables and shared by all cards that have it, or that of one card.</summary>
internal sealed class CardLayout
{
    private static readonly ushort[] RuleFids = [0x2F06, 0x6F06];

    private readonly Dictionary<long, CardFile> _files = [];
    private readonly List<CardFile> _inOrder = [];

    /// <summary>Builds a tree from tables.</summary>
    /// <param name="directories">DFs and ADFs, parents before children, the MF first.</param>
    /// <param name="files">EFs of all directories.</param>
    /// <exception cref="ArgumentException">
    /// Two rows have one path, a row's directory is missing, or a row shares the content of a file that is not there or has another shape: a fault of the tables.
    /// </exception>
    public CardLayout(ReadOnlySpan<DirectoryRow> directories, ReadOnlySpan<FileRow> files)
    {
        HashSet<FilePath> rules = [];
        foreach (FileRow row in files)
        {
            if (RuleFids.Contains(row.Definition.Fid))
                rules.Add(row.Definition.Path);
        }
        foreach (DirectoryRow row in directories)
        {
            bool isRoot = row.Path == FilePath.MasterFile;
            Add(CardFile.OfDirectory(row, isRoot ? null : ParentOf(row.Path), RuleFid(rules, row.Path)));
        }
        foreach (FileRow row in files)
            Add(CardFile.OfEf(row, ParentOf(row.Definition.Path), RuleFid(rules, row.Definition.Path)));
        foreach (CardFile file in _inOrder)
        {
            if (file.SharedWith is { } path && (Find(path) is not { SharedWith: null } other || !file.HasShapeOf(other)))
                throw new ArgumentException($"{file.Name} cannot share the content of {path}: there is no such file, it shares another's, or it has another shape.");
        }
        Complete(static _ => false);
    }

    /// <summary>Builds the tree of one card.</summary>
    /// <param name="shared">The tree that it starts from.</param>
    /// <param name="changes">What is different.</param>
    private CardLayout(CardLayout shared, StructurePieces changes)
    {
        foreach (CardFile file in shared._inOrder)
        {
            if (changes.Structure.TryGetValue(file.Path.Value, out FileControlParameters? own))
            {
                if (own is not null)
                    AddWhereItBelongs(file.Path, own, file, changes, isOwn: true);
            }
            else if (!changes.IsWholeTree)
            {
                AddWhereItBelongs(file.Path, file.Parameters, file, changes, isOwn: false);
            }
        }
        foreach ((long path, FileControlParameters? own) in changes.Structure.OrderBy(static piece => (new FilePath(piece.Key).Depth, piece.Key)))
        {
            if (own is not null && !_files.ContainsKey(path))
                AddWhereItBelongs(new FilePath(path), own, null, changes, isOwn: true);
        }
        Complete(file => changes.Contents.Contains(file.Path.Value) && file.Parameters.Link is null);
    }

    /// <summary>The MF.</summary>
    public CardFile Root { get; private set; } = null!;

    /// <summary>The ADFs, in the order of EF.DIR.</summary>
    public IReadOnlyList<CardFile> Applications { get; private set; } = [];

    /// <summary>The EFs of which each profile slot owns its own.</summary>
    public IReadOnlyList<CardFile> PerSlotFiles { get; private set; } = [];

    /// <summary>Every file, EF, DF and ADF; a directory stands before what is in it.</summary>
    public IReadOnlyCollection<CardFile> All => _inOrder;

    /// <summary>The file at <paramref name="path"/>, or null.</summary>
    public CardFile? Find(FilePath path) => _files.GetValueOrDefault(path.Value);

    /// <summary>The tree of a card that starts from this one: this one itself where nothing is different.</summary>
    public CardLayout With(StructurePieces changes) => changes.IsEmpty ? this : new CardLayout(this, changes);

    /// <summary>Identifier of the EF.ARR nearest to a file: in its directory or above.</summary>
    private static ushort RuleFid(HashSet<FilePath> rules, FilePath path)
    {
        do
        {
            path = path.Parent;
            foreach (ushort fid in RuleFids)
            {
                if (path.Depth < FilePath.MaxDepth && rules.Contains(path.Append(fid)))
                    return fid;
            }
        }
        while (path != FilePath.MasterFile);
        return 0;
    }

    /// <summary>A directory that is gone takes what is in it along.</summary>
    private void AddWhereItBelongs(FilePath path, FileControlParameters parameters, CardFile? row, StructurePieces changes, bool isOwn)
    {
        CardFile? parent = path == FilePath.MasterFile ? null : Find(path.Parent);
        if (path != FilePath.MasterFile && parent is not { IsDirectory: true })
            return;
        if (changes.LifeCycles.TryGetValue(path.Value, out byte status))
            parameters = parameters.With(status);
        parameters = parameters.WithAvailableMemory(changes.FreeMemory);
        Add(isOwn || row is null ? CardFile.OfParameters(path, parameters, parent, row) : row.CopyBelow(parent, parameters));
    }

    private CardFile ParentOf(FilePath path) =>
        Find(path.Parent) is { IsDirectory: true } parent ? parent : throw new ArgumentException($"{path}: its directory is no row of the layout.");

    private void Add(CardFile file)
    {
        _files.Add(file.Path.Value, file);
        _inOrder.Add(file);
    }

    /// <summary>The file whose content another one shows. What an FCP says goes before what the layout says.</summary>
    private CardFile? SourceOf(CardFile file)
    {
        if (file.Parameters.Link is { } link)
            return Find(link);
        return file.SharedWith is { } path && Find(path) is { Parameters.Link: null } source ? source : null;
    }

    private void Complete(Func<CardFile, bool> hasContentOfItsOwn)
    {
        foreach (CardFile file in _inOrder)
            file.Index();
        foreach (CardFile file in _inOrder)
        {
            file.FindRules();
            file.FindAvailability();
            if (SourceOf(file) is { } source && SourceOf(source) is null && file.HasShapeOf(source) && !hasContentOfItsOwn(file))
                file.Share(source);
        }
        foreach (CardFile file in _inOrder)
        {
            if (file.ContentPath != file.Path) // once more: the source may have been told by another that it is per slot
                file.Share(_files[file.ContentPath.Value]);
        }
        Root = _files[FilePath.MasterFile.Value];
        Applications = [.. _inOrder.Where(static f => f.IsApplication)];
        PerSlotFiles = [.. _inOrder.Where(static f => f.IsPerSlot)];
    }
}
