using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Testbed.Phone;

/// <summary>How a phone talks to its card on the basic channel: T=0 as a host sees it, files by their definitions, every APDU counted.</summary>
/// <remarks>
/// ETSI TS 102 221 §7.3.1.1: 61 XX is followed by GET RESPONSE, 6C XX by the command again with that length. 91 XX is a success that says how long
/// the waiting proactive command is. A case-4 command goes out without Le.
/// </remarks>
/// <param name="link">The way to the card.</param>
public sealed class CardChannel(ICardLink link)
{
    private const byte Interindustry = 0x00;
    private const byte Uicc = 0x80;
    private const byte Gsm = 0xA0;
    private const int MostBytesARead = 255;

    private readonly byte[] _response = new byte[258];

    /// <summary>APDUs sent since the phone was made, GET RESPONSE and repetitions counted.</summary>
    public long ApduCount { get; private set; }

    /// <summary>Bytes of the proactive command that waits, 1..256; 0 none.</summary>
    public int PendingCommand { get; private set; }

    /// <summary>Cold reset.</summary>
    /// <returns>The answer to reset.</returns>
    public ReadOnlyMemory<byte> PowerOn()
    {
        PendingCommand = 0;
        return link.PowerOn();
    }

    /// <summary>Warm reset.</summary>
    /// <returns>The answer to reset.</returns>
    public ReadOnlyMemory<byte> Reset()
    {
        PendingCommand = 0;
        return link.Reset();
    }

    /// <summary>Switches the card off.</summary>
    public void PowerOff()
    {
        PendingCommand = 0;
        link.PowerOff();
    }

    /// <summary>Sends a command and brings the whole answer.</summary>
    /// <param name="cla">Class.</param>
    /// <param name="ins">Instruction.</param>
    /// <param name="p1">P1.</param>
    /// <param name="p2">P2.</param>
    /// <param name="data">Command data, 0..255 bytes.</param>
    /// <param name="le">Bytes expected where there is no command data, 1..256; 0 none.</param>
    /// <returns>Response data and the last status word.</returns>
    public CardAnswer Send(byte cla, byte ins, byte p1, byte p2, ReadOnlySpan<byte> data = default, int le = 0)
    {
        Span<byte> command = stackalloc byte[260];
        command[0] = cla;
        command[1] = ins;
        command[2] = p1;
        command[3] = p2;
        command[4] = data.IsEmpty ? (byte)le : (byte)data.Length;
        data.CopyTo(command[5..]);
        // Case 1 goes as five bytes with P3 = 00, as phones send it.
        CardAnswer answer = Exchange(command[..(5 + data.Length)]);
        if (answer.Status.Sw1 == 0x6C && data.IsEmpty)
        {
            command[4] = answer.Status.Sw2;
            answer = Exchange(command[..5]);
        }
        List<byte>? collected = null;
        while (answer.Status.Sw1 is 0x61 or 0x9F)
        {
            byte waiting = answer.Status.Sw2;
            collected ??= [];
            collected.AddRange(answer.Data.Span);
            answer = GetResponse(cla, waiting);
        }
        if (collected is { Count: > 0 })
            answer = new((byte[])[.. collected, .. answer.Data.Span], answer.Status);
        if (answer.Status.IsSuccess)
            PendingCommand = answer.Status.Sw1 != 0x91 ? 0 : answer.Status.Sw2 == 0 ? 256 : answer.Status.Sw2;
        return answer;
    }

    /// <summary>Sends a command whose data may come with a warning: 62 XX or 63 XX, and the data by GET RESPONSE (ETSI TS 102 221 §7.3.1.1.4).</summary>
    /// <param name="cla">Class.</param>
    /// <param name="ins">Instruction.</param>
    /// <param name="p1">P1.</param>
    /// <param name="p2">P2.</param>
    /// <param name="data">Command data, 0..255 bytes.</param>
    /// <returns>Response data, and the warning where there was one.</returns>
    public CardAnswer SendForWarning(byte cla, byte ins, byte p1, byte p2, ReadOnlySpan<byte> data = default)
    {
        CardAnswer answer = Send(cla, ins, p1, p2, data);
        if (answer.Status.Sw1 is not (0x62 or 0x63) || (answer.Status.Value & 0xFFF0) == 0x63C0 || !answer.Data.IsEmpty)
            return answer;
        CardAnswer waiting = GetResponse(cla, 0);
        return waiting.Status.IsSuccess || waiting.Status == answer.Status ? answer with { Data = waiting.Data } : answer;
    }

    /// <summary>Sends an envelope.</summary>
    /// <param name="data">The envelope, 1..255 bytes.</param>
    /// <returns>Status word and data. A warning (62 XX, 63 XX) is how a card reports a data download error.</returns>
    public CardAnswer Envelope(ReadOnlySpan<byte> data) => SendForWarning(Uicc, 0xC2, 0x00, 0x00, data);

    /// <summary>Selects the MF.</summary>
    internal FileControlParameters SelectMasterFile() =>
        FileControlParameters.Read(Send(Interindustry, 0xA4, 0x00, 0x04, [0x3F, 0x00]).Require("SELECT", "MF").Span);

    /// <summary>Activates an application.</summary>
    /// <param name="aid">AID, as EF.DIR has it.</param>
    internal FileControlParameters SelectApplication(ReadOnlySpan<byte> aid) =>
        FileControlParameters.Read(Send(Interindustry, 0xA4, 0x04, 0x04, aid).Require("SELECT", "ADF.USIM").Span);

    /// <summary>Goes back to the directory of the application, where AUTHENTICATE is possible (3GPP TS 31.102 §7.1).</summary>
    internal void SelectApplicationDirectory() => Send(Interindustry, 0xA4, 0x00, 0x0C, [0x7F, 0xFF]).Require("SELECT", "ADF.USIM");

    /// <summary>Ends an application: SELECT with the termination bit.</summary>
    /// <param name="aid">AID, as EF.DIR has it.</param>
    public void TerminateApplication(ReadOnlySpan<byte> aid) =>
        Send(Interindustry, 0xA4, 0x04, 0x4C, aid).Require("SELECT (termination)", "ADF.USIM");

    /// <summary>Tells the card how the application stands: STATUS without an answer.</summary>
    /// <param name="indication">P1: 00 nothing, 01 initialised, 02 about to be terminated.</param>
    public void Status(byte indication) => Send(Uicc, 0xF2, indication, 0x0C).Require("STATUS", "");

    /// <summary>Reads a transparent file whole.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Its content, or null where the card has no such file (6A 82) or it is deactivated.</returns>
    /// <exception cref="CardCommandException">The card refuses.</exception>
    public byte[]? TryReadBinary(EfDefinition file)
    {
        if (TrySelect(file) is not { } parameters)
            return null;
        byte[] content = new byte[parameters.Size];
        for (int offset = 0; offset < content.Length;)
        {
            int length = Math.Min(content.Length - offset, MostBytesARead);
            ReadOnlyMemory<byte> part = Send(Interindustry, 0xB0, (byte)(offset >> 8), (byte)offset, default, length).Require("READ BINARY", file.Name);
            part.Span.CopyTo(content.AsSpan(offset));
            offset += length;
        }
        return content;
    }

    /// <summary>Reads all records of a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The records in order, or null where the card has no such file.</returns>
    /// <exception cref="CardCommandException">The card refuses.</exception>
    public IReadOnlyList<byte[]>? TryReadRecords(EfDefinition file)
    {
        if (TrySelect(file) is not { } parameters)
            return null;
        List<byte[]> records = [];
        for (int number = 1; number <= parameters.RecordCount; number++)
            records.Add(ReadRecord(file, number, parameters.RecordLength));
        return records;
    }

    /// <summary>Number of the first record that a test accepts; reading stops there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="wanted">The test.</param>
    /// <returns>Record number from 1 and record length; number 0 where no record is wanted or there is no file.</returns>
    public (int Number, int Length) FindRecord(EfDefinition file, Predicate<byte[]> wanted)
    {
        if (TrySelect(file) is not { } parameters)
            return default;
        for (int number = 1; number <= parameters.RecordCount; number++)
        {
            if (wanted(ReadRecord(file, number, parameters.RecordLength)))
                return (number, parameters.RecordLength);
        }
        return (0, parameters.RecordLength);
    }

    /// <summary>Writes a transparent file from its start.</summary>
    /// <param name="file">The file.</param>
    /// <param name="content">New content, 1..255 bytes.</param>
    /// <returns>False where the card has no such file.</returns>
    /// <exception cref="CardCommandException">The card refuses.</exception>
    public bool TryUpdateBinary(EfDefinition file, ReadOnlySpan<byte> content)
    {
        if (TrySelect(file) is null)
            return false;
        Send(Interindustry, 0xD6, 0x00, 0x00, content).Require("UPDATE BINARY", file.Name);
        return true;
    }

    /// <summary>Writes a record.</summary>
    /// <param name="file">The file.</param>
    /// <param name="number">Record number from 1.</param>
    /// <param name="record">New content; it is filled with FF to the record's length.</param>
    /// <returns>False where the card has no such file.</returns>
    /// <exception cref="CardCommandException">The card refuses, or the content is longer than a record.</exception>
    public bool TryUpdateRecord(EfDefinition file, int number, ReadOnlySpan<byte> record)
    {
        if (TrySelect(file) is not { } parameters)
            return false;
        byte[] content = new byte[parameters.RecordLength];
        content.AsSpan().Fill(0xFF);
        record[..Math.Min(record.Length, content.Length)].CopyTo(content);
        Send(Interindustry, 0xDC, (byte)number, 0x04, content).Require("UPDATE RECORD", file.Name);
        return true;
    }

    private byte[] ReadRecord(EfDefinition file, int number, int length) =>
        Send(Interindustry, 0xB2, (byte)number, 0x04, default, length).Require("READ RECORD", file.Name).ToArray();

    private FileControlParameters? TrySelect(EfDefinition file)
    {
        Span<byte> path = stackalloc byte[2 * FilePath.MaxDepth];
        int depth = file.Path.Depth;
        for (int i = 0; i < depth; i++)
        {
            ushort fid = (ushort)(file.Path.Value >> (16 * (depth - 1 - i)));
            path[2 * i] = (byte)(fid >> 8);
            path[(2 * i) + 1] = (byte)fid;
        }
        CardAnswer answer = Send(Interindustry, 0xA4, 0x08, 0x04, path[..(2 * depth)]);
        if (answer.Status == StatusWord.FileNotFound || answer.Status == StatusWord.Deactivated)
            return null;
        return FileControlParameters.Read(answer.Require("SELECT", file.Name).Span);
    }

    private CardAnswer GetResponse(byte cla, byte length)
    {
        // GET RESPONSE is an interindustry command; the channel number stays. A GSM SIM knows one class only.
        Span<byte> command = [cla == Gsm ? Gsm : (byte)(cla & 0x03), 0xC0, 0x00, 0x00, length];
        CardAnswer answer = Exchange(command);
        if (answer.Status.Sw1 != 0x6C)
            return answer;
        command[4] = answer.Status.Sw2;
        return Exchange(command);
    }

    private CardAnswer Exchange(ReadOnlySpan<byte> command)
    {
        ApduCount++;
        int length = link.Transmit(command, _response);
        ReadOnlySpan<byte> answer = _response.AsSpan(0, length);
        return new(answer[..^2].ToArray(), new((ushort)((answer[^2] << 8) | answer[^1])));
    }
}

/// <summary>What a card answered.</summary>
/// <param name="Data">Response data.</param>
/// <param name="Status">The last status word.</param>
public readonly record struct CardAnswer(ReadOnlyMemory<byte> Data, StatusWord Status)
{
    /// <summary>The data of a command that must have ended well (90 XX, 91 XX).</summary>
    /// <param name="command">Name of the command.</param>
    /// <param name="target">What it was for.</param>
    /// <exception cref="CardCommandException">It did not.</exception>
    public ReadOnlyMemory<byte> Require(string command, string target) =>
        Status.IsSuccess ? Data : throw new CardCommandException(command, target, Status);
}
