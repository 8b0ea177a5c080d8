using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>What went over a link to a card: kind, the file that it was about, its content.</summary>
internal enum CardAct
{
    PoweredOn,
    Reset,
    PoweredOff,
    Read,
    Updated,
    Authenticated,
    Enveloped,
    Fetched,
    Responded,
    Ended,
    Other,
}

/// <summary>One thing that happened on a link.</summary>
/// <param name="Act">Kind.</param>
/// <param name="Path">The current file; the MF where none is.</param>
/// <param name="Record">Record number; 0 in a transparent file.</param>
/// <param name="Content">Bytes read or written; the whole command in other acts.</param>
/// <param name="Status">Status word.</param>
internal sealed record CardEvent(CardAct Act, FilePath Path, int Record, byte[] Content, ushort Status);

/// <summary>A link that remembers what passed, file by file, and can be cut after any APDU: nothing that the phone does afterwards reaches the card.</summary>
internal sealed class CardLog(ICardLink link, bool ownsLink = true) : ICardLink
{
    private FilePath _current = FilePath.MasterFile;

    public List<CardEvent> Events { get; } = [];

    /// <summary>INS of every command that passed.</summary>
    public List<byte> Instructions { get; } = [];

    /// <summary>Commands that passed.</summary>
    public int Commands => Instructions.Count;

    /// <summary>Commands after which the link is cut; null never.</summary>
    public int? CutAfter { get; set; }

    public IEnumerable<CardEvent> Updates(EfDefinition file) => Events.Where(e => e.Act == CardAct.Updated && e.Path == file.Path);

    public ReadOnlyMemory<byte> PowerOn()
    {
        ThrowIfCut();
        Note(CardAct.PoweredOn);
        return link.PowerOn();
    }

    public ReadOnlyMemory<byte> Reset()
    {
        ThrowIfCut();
        Note(CardAct.Reset);
        return link.Reset();
    }

    public void PowerOff()
    {
        if (Commands >= CutAfter)
            return;
        Note(CardAct.PoweredOff);
        link.PowerOff();
    }

    public int Transmit(ReadOnlySpan<byte> command, Span<byte> response)
    {
        ThrowIfCut();
        Instructions.Add(command[1]);
        int length = link.Transmit(command, response);
        Note(command, response[..length]);
        ThrowIfCut();
        return length;
    }

    public void Dispose()
    {
        if (ownsLink)
            link.Dispose();
    }

    private void ThrowIfCut()
    {
        if (Commands >= CutAfter)
            throw new CardLinkException("The link is cut.");
    }

    private void Note(CardAct act)
    {
        _current = FilePath.MasterFile;
        Events.Add(new CardEvent(act, _current, 0, [], 0x9000));
    }

    private void Note(ReadOnlySpan<byte> command, ReadOnlySpan<byte> response)
    {
        ushort sw = (ushort)((response[^2] << 8) | response[^1]);
        bool done = (sw & 0xFF00) is 0x9000 or 0x9100;
        switch (command[1])
        {
            case 0xA4 when (sw & 0xFF00) is 0x9000 or 0x9100 or 0x6100:
                Select(command);
                if (command[2] == 0x04 && (command[3] & 0x40) != 0)
                    Add(CardAct.Ended, 0, command.ToArray());
                break;
            case 0xB0 when done:
                Add(CardAct.Read, 0, response[..^2].ToArray());
                break;
            case 0xB2 when done:
                Add(CardAct.Read, command[2], response[..^2].ToArray());
                break;
            case 0xD6 when done:
                Add(CardAct.Updated, 0, command[5..].ToArray());
                break;
            case 0xDC when done:
                Add(CardAct.Updated, command[2], command[5..].ToArray());
                break;
            case 0xF2 when command[2] == 0x02:
                Add(CardAct.Ended, 0, command.ToArray());
                break;
            case 0x88:
                Add(CardAct.Authenticated, 0, command.ToArray());
                break;
            case 0xC2:
                Add(CardAct.Enveloped, 0, command.ToArray());
                break;
            case 0x12:
                Add(CardAct.Fetched, 0, response[..^2].ToArray());
                break;
            case 0x14:
                Add(CardAct.Responded, 0, command.ToArray());
                break;
            default:
                Add(CardAct.Other, 0, command.ToArray());
                break;
        }

        void Add(CardAct act, int record, byte[] content) => Events.Add(new CardEvent(act, _current, record, content, sw));
    }

    private void Select(ReadOnlySpan<byte> command)
    {
        ReadOnlySpan<byte> data = command.Length > 5 ? command.Slice(5, command[4]) : default;
        switch (command[2])
        {
            case 0x04:
                _current = FilePath.Parse("7FFF");
                break;
            case 0x08:
                _current = FilePath.MasterFile;
                for (; data.Length >= 2; data = data[2..])
                    _current = _current.Append((ushort)((data[0] << 8) | data[1]));
                break;
            default:
                _current = data is [0x3F, 0x00] ? FilePath.MasterFile : FilePath.Parse("7FFF");
                break;
        }
    }
}
