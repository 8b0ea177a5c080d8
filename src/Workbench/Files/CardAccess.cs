using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>The files of any card, over APDUs alone: an emulated card and one in a reader are met in the same way.</summary>
/// <remarks>
/// A UICC is spoken to in class 00 (ETSI TS 102 221), a GSM SIM, which answers 6E00 there, in class A0 (3GPP TS 51.011).
/// Nothing is remembered of a file: each access selects it anew.
/// </remarks>
public sealed class CardAccess
{
    private const byte Interindustry = 0x00;
    private const byte Uicc = 0x80;
    private const byte Gsm = 0xA0;
    private const byte Select = 0xA4;
    private const byte WithParameters = 0x04;
    private const ushort CurrentApplication = 0x7FFF;
    private const int MostOctets = 255;
    private const int MostRecords = 255;
    private const int LongestReach = 0x7FFF;
    private const int TagList = 0x5C;

    private readonly CardChannel _card;
    private readonly byte _class;
    private string _application = "";
    private bool _stepByStep;

    private CardAccess(CardChannel card, ReadOnlyMemory<byte> answerToReset, byte cla)
    {
        _card = card;
        AnswerToReset = answerToReset;
        _class = cla;
    }

    /// <summary>What the card said when it was switched on.</summary>
    public ReadOnlyMemory<byte> AnswerToReset { get; }

    /// <summary>True for a GSM SIM, which knows class A0 only.</summary>
    public bool IsGsm => _class == Gsm;

    /// <summary>True where directories are selected one after the other: a GSM SIM, and a UICC that refuses paths.</summary>
    public bool SelectsStepByStep => IsGsm || _stepByStep;

    /// <summary>Switches the card on and looks which class it knows.</summary>
    /// <param name="link">The way to the card; it stays the caller's.</param>
    /// <exception cref="CardLinkException">No card answers.</exception>
    /// <exception cref="CardCommandException">It is neither a UICC nor a GSM SIM: it selects no MF.</exception>
    public static CardAccess Open(ICardLink link)
    {
        CardChannel card = new(link);
        ReadOnlyMemory<byte> answerToReset = card.PowerOn();
        CardAnswer answer = card.Send(Interindustry, Select, 0x00, WithParameters, [0x3F, 0x00]);
        if (answer.Status.IsSuccess)
            return new CardAccess(card, answerToReset, Interindustry);
        if (answer.Status == StatusWord.ClassNotSupported && card.Send(Gsm, Select, 0x00, 0x00, [0x3F, 0x00]).Status.IsSuccess)
            return new CardAccess(card, answerToReset, Gsm);
        throw new CardCommandException("SELECT", "MF", answer.Status);
    }

    /// <summary>Selects a file.</summary>
    public FileAnswer SelectFile(CardPath path)
    {
        CardAnswer answer = SelectsStepByStep && !path.IsApplication ? Walk(path) : SelectByPath(path);
        return new FileAnswer(path, answer.Status, answer.Data);
    }

    /// <summary>Reads a whole EF: a transparent one in pieces, all records, all objects.</summary>
    /// <param name="file">What SELECT answered; it must be an EF.</param>
    /// <param name="content">Its content; null where the card refuses.</param>
    /// <param name="record">Number of the one record that is wanted, from 1; 0 for all.</param>
    /// <returns>The status word of the command that the card refused, or success.</returns>
    public StatusWord Read(FileAnswer file, out FileContent? content, int record = 0)
    {
        content = null;
        if (file.Parameters is not { IsDirectory: false } parameters)
            return StatusWord.IncompatibleWithFileStructure;
        StatusWord status = SelectFile(file.Path).Status;
        if (status.Sw1 != 0x62 && !status.IsSuccess)
            return status;
        return parameters.Kind switch
        {
            EfKind.Transparent => ReadBinary(parameters, out content),
            EfKind.BerTlv => RetrieveData(out content),
            _ => ReadRecords(parameters, record, out content),
        };
    }

    /// <summary>Searches the records of a file for one that begins as none does, to learn what the card answers then.</summary>
    /// <param name="path">A file with records, none of which begins with 00.</param>
    /// <returns>6A83, 6282 or 9000; null where it answers something else, or is a GSM SIM.</returns>
    public StatusWord? SearchMiss(CardPath path)
    {
        const byte search = 0xA2, forward = 0x04;
        if (IsGsm || !IsDone(SelectFile(path).Status))
            return null;
        CardAnswer answer = _card.Send(Interindustry, search, 0x01, forward, [0x00]);
        return answer.Data.IsEmpty && answer.Status.Value is 0x6A83 or 0x6282 or 0x9000 ? answer.Status : null;
    }

    /// <summary>Writes octets of a transparent EF at an offset, in pieces.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">Where, from 0.</param>
    /// <param name="octets">What.</param>
    /// <returns>The status word of the piece that the card refused, or success.</returns>
    public StatusWord UpdateBinary(CardPath path, int offset, ReadOnlySpan<byte> octets)
    {
        StatusWord status = SelectFile(path).Status;
        for (int written = 0; written < octets.Length && IsDone(status); written += MostOctets)
        {
            ReadOnlySpan<byte> piece = octets[written..Math.Min(octets.Length, written + MostOctets)];
            int at = offset + written;
            status = _card.Send(_class, 0xD6, (byte)(at >> 8), (byte)at, piece).Status;
        }
        return status;
    }

    /// <summary>Writes a record. A cyclic EF takes its newest record only, whatever the number.</summary>
    /// <param name="file">What SELECT answered; a record EF.</param>
    /// <param name="number">Record number, from 1.</param>
    /// <param name="record">The record, of the file's record length.</param>
    public StatusWord UpdateRecord(FileAnswer file, int number, ReadOnlySpan<byte> record)
    {
        const byte previous = 0x03, absolute = 0x04;
        StatusWord status = SelectFile(file.Path).Status;
        if (!IsDone(status))
            return status;
        bool cyclic = file.Parameters?.Kind == EfKind.Cyclic;
        return _card.Send(_class, 0xDC, cyclic ? (byte)0 : (byte)number, cyclic ? previous : absolute, record).Status;
    }

    /// <summary>Writes an object of a BER-TLV EF, in blocks; one without a value deletes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="item">The object with tag and length.</param>
    /// <returns>The status word of the block that the card refused, or success.</returns>
    public StatusWord SetData(CardPath path, ReadOnlySpan<byte> item)
    {
        const byte first = 0x80, next = 0x00;
        StatusWord status = SelectFile(path).Status;
        for (int written = 0; written < item.Length && (IsDone(status) || status.Value is 0x63F1 or 0x63F2); written += MostOctets)
            status = _card.Send(Uicc, 0xDB, 0x00, written == 0 ? first : next, item[written..Math.Min(item.Length, written + MostOctets)]).Status;
        return status;
    }

    /// <summary>AUTHENTICATE in the application that is selected (3GPP TS 31.102 §7.1).</summary>
    /// <param name="context">P2: 80 GSM, 81 3G.</param>
    /// <param name="challenge">The challenge as that context has it.</param>
    public CardAnswer Authenticate(byte context, ReadOnlySpan<byte> challenge) => _card.Send(Interindustry, 0x88, 0x00, context, challenge);

    /// <summary>RUN GSM ALGORITHM in DF.GSM (3GPP TS 51.011 §9.2.16): what a GSM SIM has in the place of AUTHENTICATE.</summary>
    /// <param name="rand">RAND, 16 octets.</param>
    public CardAnswer RunGsmAlgorithm(ReadOnlySpan<byte> rand) => _card.Send(Gsm, 0x88, 0x00, 0x00, rand);

    /// <summary>Presents a PIN or an administrative key.</summary>
    /// <param name="reference">Key reference: 01 PIN1, 81 PIN2 (02 on a GSM SIM), 0A ADM1.</param>
    /// <param name="value">Eight octets.</param>
    public StatusWord Verify(byte reference, ReadOnlySpan<byte> value) => _card.Send(_class, 0x20, 0x00, reference, value).Status;

    /// <summary>How many tries are left for a PIN or an administrative key; asking costs none.</summary>
    /// <returns>Null where the card does not say: a GSM SIM, a reference that it does not have, or one that is verified already.</returns>
    public int? TriesLeft(byte reference)
    {
        if (IsGsm)
            return null;
        StatusWord status = _card.Send(Interindustry, 0x20, 0x00, reference).Status;
        if (status == StatusWord.AuthenticationBlocked)
            return 0;
        return (status.Value & 0xFFF0) == 0x63C0 ? status.Value & 0x0F : null;
    }

    private static bool IsDone(StatusWord status) => status.IsSuccess || status.Sw1 == 0x62;

    private CardAnswer SelectByPath(CardPath path)
    {
        if (path.Application.Length > 0 && (path.IsApplication || path.Application != _application))
        {
            CardAnswer application = Activate(path.Application);
            if (path.IsApplication || !IsDone(application.Status))
                return application;
        }
        if (path.IsMasterFile)
            return _card.Send(Interindustry, Select, 0x00, WithParameters, [0x3F, 0x00]);
        Span<byte> identifiers = stackalloc byte[2 * (FilePath.MaxDepth + 1)];
        int length = 0;
        if (path.Application.Length > 0)
            length = Put(identifiers, length, CurrentApplication);
        foreach (ushort fid in Identifiers(path.Files))
            length = Put(identifiers, length, fid);
        CardAnswer answer = _card.SendForWarning(Interindustry, Select, 0x08, WithParameters, identifiers[..length]);
        if (answer.Status.Value is not (0x6A86 or 0x6B00 or 0x6A81))
            return answer;
        _stepByStep = true; // a card without selection by path
        return Walk(path);
    }

    /// <summary>Selects one directory after the other, then the file: what every card can.</summary>
    private CardAnswer Walk(CardPath path)
    {
        CardAnswer answer = path.Application.Length > 0
            ? Activate(path.Application)
            : _card.Send(_class, Select, 0x00, IsGsm ? (byte)0 : WithParameters, [0x3F, 0x00]);
        Span<byte> identifier = stackalloc byte[2];
        foreach (ushort fid in Identifiers(path.Files))
        {
            if (!IsDone(answer.Status))
                break;
            Put(identifier, 0, fid);
            answer = _card.SendForWarning(_class, Select, 0x00, IsGsm ? (byte)0 : WithParameters, identifier);
        }
        return answer;
    }

    private CardAnswer Activate(string application)
    {
        if (IsGsm)
            return new CardAnswer(default, StatusWord.FileNotFound);
        CardAnswer answer = _card.SendForWarning(Interindustry, Select, 0x04, WithParameters, Convert.FromHexString(application));
        if (IsDone(answer.Status))
            _application = application;
        return answer;
    }

    private StatusWord ReadBinary(FileParameters parameters, out FileContent? content)
    {
        content = null;
        byte[] octets = new byte[parameters.Size];
        for (int offset = 0; offset < octets.Length;)
        {
            if (offset > LongestReach)
                return StatusWord.WrongP1P2;
            int length = Math.Min(octets.Length - offset, MostOctets);
            CardAnswer answer = _card.Send(_class, 0xB0, (byte)(offset >> 8), (byte)offset, default, length);
            if (!IsDone(answer.Status))
                return answer.Status;
            if (answer.Data.IsEmpty || answer.Data.Length > length)
                return StatusWord.TechnicalProblem;
            answer.Data.Span.CopyTo(octets.AsSpan(offset));
            offset += answer.Data.Length;
        }
        content = new FileContent(EfKind.Transparent, [octets]);
        return StatusWord.Success;
    }

    private StatusWord ReadRecords(FileParameters parameters, int wanted, out FileContent? content)
    {
        content = null;
        List<ReadOnlyMemory<byte>> records = [];
        int last = wanted > 0 ? wanted : parameters.Records == 0 ? MostRecords : parameters.Records;
        for (int number = Math.Max(wanted, 1); number <= last; number++)
        {
            CardAnswer answer = _card.Send(_class, 0xB2, (byte)number, 0x04, default, parameters.RecordLength);
            if (parameters.Records == 0 && wanted == 0 && answer.Status.Value is 0x6A83 or 0x9402)
                break;
            if (!IsDone(answer.Status))
                return answer.Status;
            records.Add(answer.Data);
        }
        content = new FileContent(parameters.Kind, records);
        return StatusWord.Success;
    }

    private StatusWord RetrieveData(out FileContent? content)
    {
        content = null;
        StatusWord status = Retrieve([TagList], out ReadOnlyMemory<byte> list);
        if (!IsDone(status))
            return status;
        List<ReadOnlyMemory<byte>> items = [];
        foreach (byte[] tag in TagsOf(list.Span))
        {
            status = Retrieve(tag, out ReadOnlyMemory<byte> item);
            if (!IsDone(status))
                return status;
            items.Add(item);
        }
        content = new FileContent(EfKind.BerTlv, items);
        return StatusWord.Success;
    }

    /// <summary>RETRIEVE DATA, block by block (ETSI TS 102 221 §11.3.1).</summary>
    private StatusWord Retrieve(ReadOnlySpan<byte> tag, out ReadOnlyMemory<byte> item)
    {
        const byte first = 0x80, next = 0x00;
        const ushort more = 0x62F1, moreAndCommand = 0x62F2;
        const int longest = 1 << 20; // a card that never ends
        CardAnswer answer = _card.SendForWarning(Uicc, 0xCB, 0x00, first, tag);
        List<byte> octets = [.. answer.Data.Span];
        while (answer.Status.Value is more or moreAndCommand && !answer.Data.IsEmpty && octets.Count < longest)
        {
            answer = _card.SendForWarning(Uicc, 0xCB, 0x00, next);
            octets.AddRange(answer.Data.Span);
        }
        item = octets.ToArray();
        return answer.Status;
    }

    /// <summary>The tags that object 5C lists: one after the other, of one to three octets.</summary>
    private static List<byte[]> TagsOf(ReadOnlySpan<byte> list)
    {
        List<byte[]> tags = [];
        if (!Protocol.Tlv.BerTlvReader.TryFind(list, TagList, out ReadOnlySpan<byte> octets))
            return tags;
        while (!octets.IsEmpty)
        {
            int length = 1;
            if ((octets[0] & 0x1F) == 0x1F)
            {
                do
                    length++;
                while (length < octets.Length && (octets[length - 1] & 0x80) != 0);
            }
            length = Math.Min(length, octets.Length);
            tags.Add(octets[..length].ToArray());
            octets = octets[length..];
        }
        return tags;
    }

    private static IEnumerable<ushort> Identifiers(FilePath path)
    {
        for (int i = path.Depth - 1; i >= 0; i--)
            yield return (ushort)(path.Value >> (16 * i));
    }

    private static int Put(Span<byte> octets, int at, ushort fid)
    {
        BinaryPrimitives.WriteUInt16BigEndian(octets[at..], fid);
        return at + 2;
    }
}
