using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>A file of a tree: MF, DF, ADF or EF. What it is stands in its FCP; its content is found through <see cref="CardFiles"/>.</summary>
/// <remarks>It never changes once its tree stands: a card whose structure changes gets another tree.</remarks>
internal sealed class CardFile
{
    private static byte[] Blank = [];

    private readonly List<CardFile> _children = [];
    private ushort[] _fids = []; // of the children, in their order; 0 for an ADF
    private byte[] _sfis = [];
    private byte[]? _initial; // null: all FF
    private AccessRule?[]? _rules; // of an EF.ARR, by record

    private CardFile(FilePath path, string name, CardFile? parent, FileControlParameters parameters)
    {
        Path = path;
        Name = name;
        Parent = parent ?? this;
        Parameters = parameters;
        ContentPath = path;
        parent?._children.Add(this);
    }

    /// <summary>Where it is.</summary>
    public FilePath Path { get; }

    /// <summary>The identifier in its path. Of an ADF it is only this program's name for it: nothing selects an ADF by identifier but 7FFF.</summary>
    public ushort Fid => Path.Fid;

    /// <summary>The specification's name, for people; its identifier where it has none.</summary>
    public string Name { get; }

    /// <summary>The directory that holds it; the MF's is the MF.</summary>
    public CardFile Parent { get; }

    /// <summary>What SELECT tells of it.</summary>
    public FileControlParameters Parameters { get; }

    /// <summary>True for MF, DF and ADF.</summary>
    public bool IsDirectory => Parameters.IsDirectory;

    /// <summary>True for an ADF.</summary>
    public bool IsApplication => Parameters.Aid.Length > 0;

    /// <summary>Full application identifier of an ADF, 1..16 octets; else empty.</summary>
    public ReadOnlySpan<byte> Aid => Parameters.Aid;

    /// <summary>Structure of an EF.</summary>
    public EfKind Kind => Parameters.Kind;

    /// <summary>Short file identifier 1..30; 0 where it has none.</summary>
    public byte Sfi => Parameters.Sfi;

    /// <summary>Octets of the whole EF; 0 for a BER-TLV EF, whose content grows and shrinks.</summary>
    public int Size => Parameters.Size;

    /// <summary>Octets of one record; 0 for a transparent EF.</summary>
    public int RecordLength => Parameters.RecordLength;

    /// <summary>Number of records; 0 for a transparent EF.</summary>
    public int Records => Parameters.Records;

    /// <summary>Life cycle status; see <see cref="LifeCycleStatus"/>.</summary>
    public byte LifeCycle => Parameters.LifeCycle;

    /// <summary>
    /// Whether its content may be used: 9000, or the answer to all who try. A directory that is deactivated or terminated stands before
    /// what is in it (ETSI TS 102 221 §11.1.14, TS 102 222 §6.7 and §6.8).
    /// </summary>
    public StatusWord Availability { get; private set; } = StatusWord.Success;

    /// <summary>What SELECT answers: 9000, the warning 6285 for a terminated file, or 6985 for one in a terminated directory.</summary>
    public StatusWord Selectability { get; private set; } = StatusWord.Success;

    /// <summary>Who may do what with it.</summary>
    public SecurityAttributes Security => Parameters.Security;

    /// <summary>The EF.ARR that its security attributes name: in the directory that holds the file, or the nearest above (ETSI TS 102 221 §9.2.7).</summary>
    public CardFile? RuleFile { get; private set; }

    /// <summary>True where each profile slot owns its own.</summary>
    public bool IsPerSlot { get; private set; }

    /// <summary>The file under whose name the content is kept: its own, or that of the file whose content it shares.</summary>
    public FilePath ContentPath { get; private set; }

    /// <summary>The file whose content the layout lets it show; null where it has its own.</summary>
    public FilePath? SharedWith { get; private init; }

    /// <summary>Content of a fresh card.</summary>
    public ReadOnlySpan<byte> Initial => _initial ?? BlankOf(Size);

    /// <summary>What the file becomes when its slot becomes active; null where it stays.</summary>
    public byte[]? AtActivation { get; private init; }

    /// <summary>The files directly below.</summary>
    public IReadOnlyList<CardFile> Children => _children;

    /// <summary>A directory of a layout.</summary>
    public static CardFile OfDirectory(DirectoryRow row, CardFile? parent, ushort rules) =>
        new(row.Path, row.Name, parent, RowParameters.Of(row, rules));

    /// <summary>An EF of a layout.</summary>
    public static CardFile OfEf(FileRow row, CardFile parent, ushort rules) =>
        new(row.Definition.Path, row.Definition.Name, parent, RowParameters.Of(row, rules))
        {
            IsPerSlot = row.PerSlot,
            SharedWith = row.SharedWith?.Path,
            _initial = row.Definition.Kind == EfKind.BerTlv ? ObjectsOf(row) : row.Content.Length == 0 ? null : row.Fill(row.Content),
            AtActivation = row.AtActivation is null ? null : row.Fill(row.AtActivation),
        };

    /// <summary>A file that a card has besides its layout, or in place of one of the layout's.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="parameters">What it is.</param>
    /// <param name="parent">Its directory; null for the MF.</param>
    /// <param name="row">The layout's file of that path: it says whose the content is; null where there is none.</param>
    public static CardFile OfParameters(FilePath path, FileControlParameters parameters, CardFile? parent, CardFile? row) =>
        new(path, row?.Name ?? path.Fid.ToString("X4", System.Globalization.CultureInfo.InvariantCulture), parent, parameters)
        {
            IsPerSlot = row is { IsPerSlot: true } && !parameters.IsDirectory,
            SharedWith = row?.SharedWith,
            _initial = parameters.Kind == EfKind.BerTlv ? [] : null,
            AtActivation = row?.AtActivation is { } content && !parameters.IsDirectory ? Fit(content, row, parameters) : null,
        };

    /// <summary>The same file in the tree of one card.</summary>
    public CardFile CopyBelow(CardFile? parent, FileControlParameters parameters) =>
        new(Path, Name, parent, parameters)
        {
            IsPerSlot = IsPerSlot,
            SharedWith = SharedWith,
            _initial = _initial,
            AtActivation = AtActivation,
        };

    /// <summary>Prepares the search for children, once all files of the tree are there.</summary>
    public void Index()
    {
        _fids = [.. _children.Select(static child => child.IsApplication ? (ushort)0 : child.Fid)];
        _sfis = [.. _children.Select(static child => child.IsDirectory ? (byte)0 : child.Sfi)];
    }

    /// <summary>Finds the file's EF.ARR, once the tree is indexed.</summary>
    public void FindRules()
    {
        if (Security.RuleFid == 0)
            return;
        CardFile directory = Parent;
        RuleFile = directory.Child(Security.RuleFid);
        while (RuleFile is null && directory.Parent != directory)
        {
            directory = directory.Parent;
            RuleFile = directory.Child(Security.RuleFid);
        }
        if (RuleFile is { Records: 0 })
            RuleFile = null;
    }

    /// <summary>Finds out whether the file may be used, once its directory has.</summary>
    public void FindAvailability()
    {
        if (Parent != this)
            (Availability, Selectability) = (Parent.Availability, Parent.Selectability);
        if (Selectability == StatusWord.Terminated)
            Selectability = StatusWord.ConditionsNotSatisfied;
        if (LifeCycleStatus.IsTerminated(LifeCycle))
        {
            Availability = StatusWord.ConditionsNotSatisfied;
            Selectability = Selectability == StatusWord.Success ? StatusWord.Terminated : Selectability;
        }
        else if (LifeCycleStatus.IsDeactivated(LifeCycle) && !Parameters.IsUsableWhileDeactivated && Availability == StatusWord.Success)
        {
            Availability = StatusWord.ReferencedDataInvalidated;
        }
    }

    /// <summary>A record of an EF.ARR made ready; null where there is none for the record as it stands.</summary>
    /// <remarks>
    /// Where the tree is shared by many cards, the record is made ready as the layout has it; a card that has changed it evaluates its own.
    /// A file of one card's own tree is made ready as it stands when it is first asked for.
    /// </remarks>
    /// <param name="number">The record's number.</param>
    /// <param name="record">The record as it stands on the card.</param>
    public AccessRule? ReadyRule(int number, ReadOnlySpan<byte> record)
    {
        AccessRule?[] rules = _rules ??= new AccessRule?[Records + 1];
        AccessRule rule = rules[number] ??= new AccessRule(_initial is null ? record : _initial.AsSpan((number - 1) * RecordLength, RecordLength));
        return rule.IsOf(record) ? rule : null;
    }

    /// <summary>Shows another file's content from now on; the two belong to each slot, or to the card, together.</summary>
    public void Share(CardFile other)
    {
        ContentPath = other.Path;
        _initial = other._initial;
        IsPerSlot = other.IsPerSlot = IsPerSlot || other.IsPerSlot;
    }

    /// <summary>True where the two hold contents of one shape.</summary>
    public bool HasShapeOf(CardFile other) =>
        (IsDirectory || other.IsDirectory) is false && Kind == other.Kind && RecordLength == other.RecordLength
        && Size == other.Size && Parameters.Capacity == other.Parameters.Capacity;

    /// <summary>True where the octets may be the file's whole content.</summary>
    public bool Holds(ReadOnlySpan<byte> content) => !IsDirectory &&
        (Kind == EfKind.BerTlv ? content.Length <= Parameters.Capacity && TlvObjects.AreWhole(content) : content.Length == Size);

    /// <summary>The child with an identifier, or null. An ADF is nobody's child by identifier: 7FFF is the channel's own matter.</summary>
    public CardFile? Child(ushort fid)
    {
        int index = fid == 0 ? -1 : _fids.AsSpan().IndexOf(fid);
        return index < 0 ? null : _children[index];
    }

    /// <summary>The EF directly below with a short identifier, or null; 0 is none.</summary>
    public CardFile? ChildBySfi(int sfi)
    {
        int index = sfi == 0 ? -1 : _sfis.AsSpan().IndexOf((byte)sfi);
        return index < 0 ? null : _children[index];
    }

    private static byte[] ObjectsOf(FileRow row)
    {
        byte[] objects = Convert.FromHexString(row.Content);
        return objects.Length <= row.Size && TlvObjects.AreWhole(objects)
            ? objects
            : throw new ArgumentException($"{row.Definition.Name}: \"{row.Content}\" is not BER-TLV objects of at most {row.Size} octets.");
    }

    private static byte[] Fit(byte[] content, CardFile row, FileControlParameters parameters)
    {
        if (row.Kind == parameters.Kind && row.RecordLength == parameters.RecordLength && content.Length == parameters.Size)
            return content;
        byte[] fitted = BlankOf(parameters.Size).ToArray();
        if (parameters.Records == 0)
            content.AsSpan(0, Math.Min(content.Length, fitted.Length)).CopyTo(fitted);
        return fitted;
    }

    /// <summary>Octets FF: one array for all files of all cards, replaced by a longer one when one is needed.</summary>
    private static ReadOnlySpan<byte> BlankOf(int size)
    {
        byte[] blank = Blank;
        if (blank.Length < size)
        {
            blank = new byte[Math.Max(size, 4096)];
            blank.AsSpan().Fill(0xFF);
            Blank = blank;
        }
        return blank.AsSpan(0, size);
    }
}
