using System.Globalization;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>Turns the files of a dump into files of an emulated card. What a card cannot have is left out and noted, so that a dump of a strange card opens too.</summary>
internal sealed class DumpedFiles
{
    private const ushort FirstFreeIdentifier = 0xFE01;

    private readonly Dictionary<CardPath, FileImage> _files = [];
    private readonly Dictionary<string, FilePath> _applications = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];
    private readonly List<PinState> _pins = [];
    private readonly CardDump _dump;
    private readonly DumpedRules _rules;

    private DumpedFiles(CardDump dump)
    {
        _dump = dump;
        _rules = new DumpedRules(dump);
    }

    /// <summary>The files.</summary>
    public IReadOnlyList<FileImage> Files => [.. _files.Values];

    /// <summary>What was left out or changed, for people.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The key references that the directories list, each once.</summary>
    public IReadOnlyList<PinState> Pins => _pins;

    /// <summary>Takes all files over.</summary>
    public static DumpedFiles Of(CardDump dump)
    {
        DumpedFiles files = new(dump);
        foreach (DumpedFile file in dump.Files.OrderBy(static file => file.Path.Elements.Count))
        {
            if (!files._files.ContainsKey(file.Path))
                files.Add(file);
            else
                files.Note(file, "stands in the dump twice: the second one is left out");
        }
        if (!files._files.ContainsKey(CardPath.MasterFile))
            files.AddDirectory(CardPath.MasterFile);
        return files;
    }

    /// <summary>Puts another content into a file, if the card has it.</summary>
    public void Replace(CardPath path, ReadOnlyMemory<byte> content)
    {
        if (_files.TryGetValue(path, out FileImage file))
            _files[path] = file with { Content = content };
    }

    private void Add(DumpedFile file)
    {
        if (PathOf(file.Path) is not { } path)
        {
            Note(file, "lies too deep: it is left out");
            return;
        }
        FileParameters? parameters = FileParameters.Read(file.Answer.Span) ?? Guess(file);
        if (parameters is null && !file.Path.IsApplication)
        {
            Note(file, "is no file that a card can have: it is left out");
            return;
        }
        if (Possible(file, path, parameters) is not { } image)
        {
            Note(file, "is no file that an emulated card can have: it is left out");
            return;
        }
        if (!file.Path.IsMasterFile)
            AddAbove(file.Path.Parent);
        if (parameters is { IsDirectory: true })
            AddPins(parameters);
        else if (parameters is not null)
            image = image with { Content = Content(file, parameters) };
        _files[file.Path] = image;
    }

    /// <summary>As it answered; where no emulated card can work with that, a template of our own, and the answer beside it.</summary>
    private FileImage? Possible(DumpedFile file, FilePath path, FileParameters? parameters)
    {
        FileImage asItIs = new(path, file.Answer) { Rules = _rules.InPlaceOfMissing(file, parameters) };
        if (parameters is { IsGsm: false } && file.Answer.Length > 0 && parameters.Aid.IsEmpty == !file.Path.IsApplication && asItIs.IsPossible)
            return asItIs;
        byte[] template = parameters is null or { IsDirectory: true }
            ? DumpedTemplate.OfDirectory(path.Fid, file.Path.IsApplication ? AidOf(file, parameters) : [], parameters?.Pins ?? [])
            : DumpedTemplate.OfFile(path.Fid, parameters, isReadable: !IsKeptFromIssuer(file));
        FileImage image = parameters switch
        {
            { IsGsm: true } => new FileImage(path, template) { GsmHeader = file.Answer },
            not null when file.Answer.IsEmpty => new FileImage(path, template), // guessed from the content
            _ => new FileImage(path, template) { Answer = file.Answer },
        };
        return image.IsPossible ? image : null;
    }

    /// <summary>Which administrative level a GSM SIM's key opens is not told: what it did not open for who dumped the card stays closed.</summary>
    private bool IsKeptFromIssuer(DumpedFile file) => _dump.Adm1 is not null && file.Refusal is { Value: 0x9804 };

    /// <summary>The whole AID, where the card says it; else what the path has of it.</summary>
    private static ReadOnlySpan<byte> AidOf(DumpedFile file, FileParameters? parameters) =>
        parameters is { Aid.Length: > 0 and <= 16 } ? parameters.Aid.Span : Convert.FromHexString(file.Path.Application);

    /// <summary>What a file is of which the dump says the content and nothing else.</summary>
    private static FileParameters? Guess(DumpedFile file) => file.Content is not { Parts.Count: > 0 } content ? null : new FileParameters
    {
        Kind = content.Kind,
        Fid = file.Path.Files.Fid,
        Size = content.Whole.Length,
        Capacity = content.Whole.Length,
        RecordLength = content.HasRecords ? content.Parts.Max(static part => part.Length) : 0,
        Records = content.HasRecords ? content.Parts.Count : 0,
        Life = FileLife.Activated,
    };

    /// <summary>The content in the shape that the file has: filled up with FF, or cut.</summary>
    private ReadOnlyMemory<byte> Content(DumpedFile file, FileParameters parameters)
    {
        if (file.Fault is not null)
            Note(file, $"is left empty, as the dump says what it means and not its octets: {file.Fault}");
        if (file.Content is not { } content)
            return default;
        if (parameters.Kind == EfKind.BerTlv)
        {
            if (content.Whole.Length <= parameters.Capacity || parameters.Capacity == 0)
                return content.Whole;
            Note(file, string.Create(CultureInfo.InvariantCulture, $"has objects of {content.Whole.Length} octets; it may take {parameters.Capacity}: it is left empty"));
            return default;
        }
        int length = parameters.RecordLength > 0 ? parameters.RecordLength : Math.Max(parameters.Size, 1);
        int count = parameters.RecordLength > 0 ? parameters.Records : 1;
        byte[] octets = new byte[length * count];
        octets.AsSpan().Fill(0xFF);
        bool fits = content.HasRecords == (parameters.RecordLength > 0) && content.Parts.Count == count;
        for (int i = 0; i < Math.Min(count, content.Parts.Count); i++)
        {
            ReadOnlySpan<byte> part = content.Parts[i].Span;
            fits &= part.Length == length || (part.Length == 0 && parameters.Size == 0);
            part[..Math.Min(part.Length, length)].CopyTo(octets.AsSpan(i * length));
        }
        if (!fits)
            Note(file, $"has a content of another size than its FCP says ({FileDesk.Describe(parameters)}): it was filled up with FF or cut");
        return octets;
    }

    /// <summary>A dump may leave directories out.</summary>
    private void AddAbove(CardPath directory)
    {
        if (_files.ContainsKey(directory))
            return;
        if (!directory.IsMasterFile)
            AddAbove(directory.Parent);
        AddDirectory(directory);
    }

    private void AddDirectory(CardPath directory)
    {
        FilePath path = PathOf(directory)!.Value;
        ReadOnlySpan<byte> aid = directory.IsApplication ? Convert.FromHexString(directory.Application) : [];
        _files[directory] = new FileImage(path, DumpedTemplate.OfDirectory(path.Fid, aid, []));
        _notes.Add($"{string.Join('/', CardNames.NamesOf(directory))} is not in the dump: a directory was made");
    }

    private void AddPins(FileParameters directory)
    {
        foreach (PinState pin in directory.Pins)
        {
            if (!_pins.Exists(each => each.Reference == pin.Reference))
                _pins.Add(pin);
        }
    }

    /// <summary>Where the emulated card has the file: an application that the specifications know has its place, others get one.</summary>
    private FilePath? PathOf(CardPath path)
    {
        if (path.Application.Length == 0)
            return path.Files;
        if (!_applications.TryGetValue(path.Application, out FilePath directory))
        {
            directory = FileCatalog.FindApplication(Convert.FromHexString(path.Application))?.Path is { } known && !_applications.ContainsValue(known)
                ? known
                : FilePath.MasterFile.Append((ushort)(FirstFreeIdentifier + _applications.Count));
            _applications[path.Application] = directory;
        }
        int depth = path.Files.Depth;
        return depth == FilePath.MaxDepth ? null : new FilePath((directory.Value << (16 * depth)) | path.Files.Value);
    }

    private void Note(DumpedFile file, string what) => _notes.Add($"{file.Name} {what}");
}
