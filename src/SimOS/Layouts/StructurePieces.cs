using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Layouts;

/// <summary>What a card's state says of its tree of files: how it differs from the layout.</summary>
internal sealed class StructurePieces
{
    private readonly Dictionary<long, FileControlParameters?> _structure = [];
    private readonly Dictionary<long, byte> _lifeCycles = [];
    private readonly HashSet<long> _contents = [];

    private StructurePieces(CardState state)
    {
        state.Visit(Take);
        FreeMemory = FileStructure.FreeMemoryOf(state);
    }

    /// <summary>Kept, one octet, where nothing of the layout's own tree exists but what the pieces of <see cref="StateArea.Structure"/> say.</summary>
    public static StateKey WholeTreeKey => new(StateArea.Card, 0, 9);

    /// <summary>Octets of memory that are free, as directories tell.</summary>
    public int FreeMemory { get; }

    /// <summary>By path: what a file is now; null where the layout's file is gone.</summary>
    public IReadOnlyDictionary<long, FileControlParameters?> Structure => _structure;

    /// <summary>By path: life cycle status of files whose FCP says another.</summary>
    public IReadOnlyDictionary<long, byte> LifeCycles => _lifeCycles;

    /// <summary>Paths under which a content is kept.</summary>
    public IReadOnlySet<long> Contents => _contents;

    /// <summary>True where nothing of the layout's own tree exists but what the pieces say: the card is a copy of another.</summary>
    public bool IsWholeTree { get; private set; }

    /// <summary>True where the tree is the layout itself.</summary>
    public bool IsEmpty => _structure.Count == 0 && _lifeCycles.Count == 0;

    /// <summary>Collects them.</summary>
    public static StructurePieces Of(CardState state) => new(state);

    /// <summary>Whether a piece of <see cref="StateArea.Structure"/> has the form that the card relies on.</summary>
    public static bool IsWhole(StateKey key, ReadOnlySpan<byte> content)
    {
        FilePath path = new(key.Path);
        if (path.Value != 0 && (path.Fid == 0 || HasGap(path)))
            return false;
        if (content.IsEmpty)
            return path != FilePath.MasterFile;
        return FileControlParameters.TryParse(content, out FileControlParameters? parameters)
            && (parameters.Aid.Length == 0 || (parameters.IsDirectory && path.Depth == 1))
            && (path != FilePath.MasterFile || parameters.IsDirectory);
    }

    private static bool HasGap(FilePath path)
    {
        for (; path.Value != 0; path = path.Parent)
        {
            if ((path.Value & 0xFFFF) == 0)
                return true;
        }
        return false;
    }

    private void Take(StateKey key, ReadOnlySpan<byte> content)
    {
        switch (key.Area)
        {
            case StateArea.Structure when content.IsEmpty:
                _structure[key.Path] = null;
                break;
            case StateArea.Structure when FileControlParameters.TryParse(content, out FileControlParameters? parameters):
                _structure[key.Path] = parameters;
                break;
            case StateArea.LifeCycle when content.Length == 1:
                _lifeCycles[key.Path] = content[0];
                break;
            case StateArea.Card when key == WholeTreeKey:
                IsWholeTree = true;
                break;
            case StateArea.File:
                _contents.Add(key.Path);
                break;
            default:
                break;
        }
    }
}
