using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Layouts;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>A file of a layout: MF, DF, ADF or EF. Immutable and shared; its content is found through <see cref="CardFiles"/>.</summary>
internal sealed class CardFile
{
    private readonly byte[] _aid;
    private readonly List<CardFile> _children = [];
    private FileControlParameters _parameters;

    private CardFile(FilePath path, string name, CardFile? parent, byte rule, byte[] aid)
    {
        Path = path;
        Name = name;
        Parent = parent ?? this;
        Rule = rule;
        _aid = aid;
        parent?._children.Add(this);
    }

    /// <summary>Where it is.</summary>
    public FilePath Path { get; }

    /// <summary>File identifier; 7FFF for an ADF.</summary>
    public ushort Fid => Path.Fid;

    /// <summary>The specification's name, for people.</summary>
    public string Name { get; }

    /// <summary>The directory that holds it; the MF's is the MF.</summary>
    public CardFile Parent { get; }

    /// <summary>True for MF, DF and ADF.</summary>
    public bool IsDirectory { get; private init; }

    /// <summary>True for an ADF.</summary>
    public bool IsApplication => _aid.Length > 0;

    /// <summary>Full application identifier of an ADF, 5..16 octets; else empty.</summary>
    public ReadOnlySpan<byte> Aid => _aid;

    /// <summary>Structure of an EF.</summary>
    public EfKind Kind { get; private init; }

    /// <summary>Short file identifier 1..30; 0 where it has none.</summary>
    public byte Sfi { get; private init; }

    /// <summary>Octets of the whole EF.</summary>
    public int Size => Initial.Length;

    /// <summary>Octets of one record; 0 for a transparent EF.</summary>
    public int RecordLength { get; private init; }

    /// <summary>Number of records; 0 for a transparent EF.</summary>
    public int Records { get; private init; }

    /// <summary>Record of EF.ARR that holds its access rules, from 1.</summary>
    public byte Rule { get; }

    /// <summary>The EF.ARR that holds its access rules: in the directory that holds the file, or above (ETSI TS 102 221 §9.2.7).</summary>
    public CardFile? RuleFile { get; private set; }

    /// <summary>True where each profile slot owns its own.</summary>
    public bool IsPerSlot { get; private init; }

    /// <summary>Content of a fresh card.</summary>
    public byte[] Initial { get; private init; } = [];

    /// <summary>What the file becomes when its slot becomes active; null where it stays.</summary>
    public byte[]? AtActivation { get; private init; }

    /// <summary>The file control parameters, all but the PINs' state (ETSI TS 102 221 §11.1.1.3).</summary>
    public ref readonly FileControlParameters Parameters => ref _parameters;

    /// <summary>The files directly below.</summary>
    public IReadOnlyList<CardFile> Children => _children;

    /// <summary>A directory.</summary>
    public static CardFile OfDirectory(DirectoryRow row, CardFile? parent) =>
        new(row.Path, row.Name, parent, row.Rule, row.Aid is null ? [] : Convert.FromHexString(row.Aid)) { IsDirectory = true };

    /// <summary>An EF.</summary>
    public static CardFile OfEf(FileRow row, CardFile parent) =>
        new(row.Definition.Path, row.Definition.Name, parent, row.Rule, [])
        {
            Kind = row.Definition.Kind,
            Sfi = row.Definition.Sfi,
            RecordLength = row.Records == 0 ? 0 : row.Size,
            Records = row.Records,
            IsPerSlot = row.PerSlot,
            Initial = row.Fill(row.Content),
            AtActivation = row.AtActivation is null ? null : row.Fill(row.AtActivation),
        };

    /// <summary>Finds the file's EF.ARR and builds its parameters, once the whole tree stands.</summary>
    public void Complete()
    {
        CardFile directory = Parent;
        RuleFile = directory.RuleFileHere();
        while (RuleFile is null && directory.Parent != directory)
        {
            directory = directory.Parent;
            RuleFile = directory.RuleFileHere();
        }
        _parameters = FileControlParameters.Of(this);
    }

    /// <summary>The child with an identifier, or null. An ADF is nobody's child by identifier: 7FFF is the channel's own matter.</summary>
    public CardFile? Child(ushort fid)
    {
        foreach (CardFile child in _children)
        {
            if (child.Fid == fid && !child.IsApplication)
                return child;
        }
        return null;
    }

    /// <summary>The EF directly below with a short identifier, or null; 0 is none.</summary>
    public CardFile? ChildBySfi(int sfi)
    {
        if (sfi == 0)
            return null;
        foreach (CardFile child in _children)
        {
            if (child.Sfi == sfi && !child.IsDirectory)
                return child;
        }
        return null;
    }

    private CardFile? RuleFileHere() => Child(0x2F06) ?? Child(0x6F06);
}
