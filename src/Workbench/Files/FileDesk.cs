using System.Globalization;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>Somebody asks for a file, or for something with it, that cannot be: the message says what there is instead.</summary>
public sealed class FileUseException(string message) : Exception(message);

/// <summary>Finds, reads and writes files of a card for people: by names, with errors that say what was expected.</summary>
/// <param name="card">The card.</param>
public sealed class FileDesk(CardAccess card)
{
    private readonly AccessConditions _conditions = new(card);

    /// <summary>The first file on the card that a text may mean (see <see cref="FileLocator.Find"/>).</summary>
    /// <exception cref="FileUseException">The text means no file, or none that the card has.</exception>
    public FileAnswer Find(string text)
    {
        IReadOnlyList<CardPath> candidates = FileLocator.Find(text);
        foreach (CardPath path in candidates)
        {
            FileAnswer file = card.SelectFile(path);
            if (file.Exists)
                return file;
        }
        IReadOnlyList<string> similar = [.. FileLocator.Suggest(text).Where(name => FileLocator.Find(name).Any(path => card.SelectFile(path).Exists))];
        string hint = similar.Count == 0 ? "'multisim file tree' shows the files." : $"Did you mean {string.Join(" or ", similar)}?";
        throw new FileUseException(candidates.Count == 0 ? $"'{text}' is no file that is known. {hint}" : $"The card has no {text} ({candidates[0]}). {hint}");
    }

    /// <summary>Reads an EF.</summary>
    /// <param name="file">The file.</param>
    /// <param name="record">Number of the one record that is wanted, from 1; 0 for the whole file.</param>
    /// <exception cref="FileUseException">It is a directory, or has no such record.</exception>
    /// <exception cref="CardCommandException">The card refuses.</exception>
    public FileContent Read(FileAnswer file, int record = 0)
    {
        FileParameters parameters = Elementary(file);
        if (record > 0)
            DemandRecord(file, parameters, record);
        StatusWord status = card.Read(file, out FileContent? content, record);
        return content ?? throw Refused(parameters.Kind switch { EfKind.Transparent => "READ BINARY", EfKind.BerTlv => "RETRIEVE DATA", _ => "READ RECORD" }, file, status, _conditions.ForReading(file), "Reading");
    }

    /// <summary>Writes octets.</summary>
    /// <param name="file">The file.</param>
    /// <param name="octets">What: a part of a transparent EF, a whole record, or an object with tag and length.</param>
    /// <param name="record">Number of the record, from 1; 0 where the file has none.</param>
    /// <param name="offset">Where in a transparent EF, from 0.</param>
    /// <exception cref="FileUseException">It is a directory, has no such record, or the octets do not fit.</exception>
    /// <exception cref="CardCommandException">The card refuses.</exception>
    public void Write(FileAnswer file, ReadOnlySpan<byte> octets, int record = 0, int offset = 0)
    {
        FileParameters parameters = Elementary(file);
        if (offset > 0 && parameters.Kind != EfKind.Transparent)
            throw new FileUseException($"{NameOf(file)} has no offsets: it is {Describe(parameters)}.");
        switch (parameters.Kind)
        {
            case EfKind.Transparent:
                if (record > 0)
                    throw new FileUseException($"{NameOf(file)} has no records: it is {Describe(parameters)}.");
                if (offset + octets.Length > parameters.Size)
                    throw new FileUseException($"{NameOf(file)} has {parameters.Size} octets; {octets.Length} from offset {offset} on do not fit. Expected up to {Math.Max(0, parameters.Size - offset)}.");
                Demand("UPDATE BINARY", file, card.UpdateBinary(file.Path, offset, octets));
                break;
            case EfKind.BerTlv:
                if (FileContent.OfObjects(octets.ToArray()) is not { Parts.Count: 1 })
                    throw new FileUseException($"{NameOf(file)} takes one BER-TLV object with its tag and length, as in 800101; a length of 00 deletes it.");
                Demand("SET DATA", file, card.SetData(file.Path, octets));
                break;
            default:
                DemandRecord(file, parameters, parameters.Kind == EfKind.Cyclic && record == 0 ? 1 : record);
                if (octets.Length != parameters.RecordLength)
                    throw new FileUseException($"A record of {NameOf(file)} has {parameters.RecordLength} octets; {octets.Length} were given.");
                Demand("UPDATE RECORD", file, card.UpdateRecord(file, record, octets));
                break;
        }
    }

    /// <summary>Writes what a content means.</summary>
    /// <param name="file">The file.</param>
    /// <param name="value">The meaning of a whole transparent EF or of a record, as <see cref="FileCoding.Decode"/> gives it; objects of a BER-TLV EF by their tags.</param>
    /// <param name="record">Number of the record, from 1; 0 where the file has none.</param>
    /// <exception cref="FileUseException">It is a directory, has no such record, or the value does not fit.</exception>
    /// <exception cref="CardCommandException">The card refuses.</exception>
    public void Write(FileAnswer file, JsonNode? value, int record)
    {
        FileParameters parameters = Elementary(file);
        try
        {
            if (parameters.Kind == EfKind.BerTlv)
            {
                foreach (ReadOnlyMemory<byte> item in FileCoding.EncodeObjects(value))
                    Write(file, item.Span);
                return;
            }
            int length = parameters.RecordLength > 0 ? parameters.RecordLength : parameters.Size;
            Write(file, FileCoding.Encode(file.Path, parameters.Kind, value, length), record);
        }
        catch (FormatException wrong)
        {
            throw new FileUseException($"{NameOf(file)}: {wrong.Message}");
        }
    }

    private void Demand(string command, FileAnswer file, StatusWord status)
    {
        if (!status.IsSuccess && status.Sw1 is not (0x62 or 0x63) || (status.Value & 0xFFF0) == 0x63C0)
            throw Refused(command, file, status, _conditions.ForWriting(file), "Writing");
    }

    private static FileParameters Elementary(FileAnswer file) => file.Parameters switch
    {
        null => throw new FileUseException($"{NameOf(file)} is an application without files."),
        { IsDirectory: true } => throw new FileUseException($"{NameOf(file)} is a directory; name a file in it, as in {CardNames.NameOf(file.Path)}/EF.ARR."),
        var parameters => parameters,
    };

    private static void DemandRecord(FileAnswer file, FileParameters parameters, int record)
    {
        if (parameters.RecordLength == 0)
            throw new FileUseException($"{NameOf(file)} has no records: it is {Describe(parameters)}.");
        if (record < 1 || (parameters.Records > 0 && record > parameters.Records))
            throw new FileUseException($"{NameOf(file)} is {Describe(parameters)}: {(record < 1 ? "say which record" : string.Create(CultureInfo.InvariantCulture, $"there is no record {record}"))}, 1 to {parameters.Records}.");
    }

    private static CardCommandException Refused(string command, FileAnswer file, StatusWord status, AccessCondition? condition, string doing)
    {
        string? advice = status.Value switch
        {
            0x6982 or 0x9804 when condition is { Keys.Count: > 0 } => $"{doing} it asks for {condition.Text}: present that first (--pin, --adm).",
            0x6982 or 0x9804 when condition == AccessCondition.Never => $"{doing} it is never allowed.",
            0x6984 or 0x9810 => "The file is deactivated.",
            0x6985 => "The file, or the card, is terminated or not in use.",
            _ => null,
        };
        return new CardCommandException(command, NameOf(file), status, advice);
    }

    private static string NameOf(FileAnswer file) => string.Join('/', CardNames.NamesOf(file.Path));

    /// <summary>Kind and size of a file, in words.</summary>
    public static string Describe(FileParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters switch
        {
            { IsDirectory: true } => "directory",
            { Kind: EfKind.Transparent } => $"transparent {parameters.Size}",
            { Kind: EfKind.BerTlv } => $"BER-TLV {parameters.Capacity}",
            { Kind: EfKind.Cyclic } => $"cyclic {parameters.Records} x {parameters.RecordLength}",
            _ => $"linear fixed {parameters.Records} x {parameters.RecordLength}",
        };
    }
}
