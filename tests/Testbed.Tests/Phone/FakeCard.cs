using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Testbed.Tests.Phone;

/// <summary>A card as a phone sees it at T=0: files, answers by GET RESPONSE, proactive commands in a queue, a log of all that came in.</summary>
internal sealed class FakeCard : ICardLink
{
    public static readonly byte[] Aid = Convert.FromHexString("A0000000871002FFFFFFFF8907090000");

    private readonly Dictionary<FilePath, byte[]> _files = [];
    private readonly Dictionary<FilePath, List<byte[]>> _records = [];
    private readonly Queue<byte[]> _proactive = new();
    private FilePath _selected;
    private byte[] _waiting = [];
    private bool _fetched;

    public FakeCard()
    {
        _records[MfFiles.Dir.Path] = [Directory()];
        _files[MfFiles.Iccid.Path] = Convert.FromHexString("988800000000000010F6");
        _files[MfFiles.Pl.Path] = "en"u8.ToArray();
        _files[UsimFiles.Ad.Path] = [0x00, 0x00, 0x00, 0x02];
        _files[UsimFiles.Acc.Path] = [0x00, 0x02];
        _files[UsimFiles.Loci.Path] = Convert.FromHexString("FFFFFFFFFFFFFF0000FF01");
        _files[UsimFiles.PsLoci.Path] = Convert.FromHexString("FFFFFFFFFFFFFFFFFFFF0000FF01");
        _files[UsimFiles.EpsLoci.Path] = Convert.FromHexString("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF000001");
        _files[UsimFiles.Keys.Path] = [0x07, .. Enumerable.Repeat((byte)0xFF, 32)];
        _files[UsimFiles.KeysPs.Path] = [0x07, .. Enumerable.Repeat((byte)0xFF, 32)];
        _records[UsimFiles.EpsNsc.Path] = [Blank(54)];
        _files[UsimFiles.Fplmn.Path] = Blank(12);
        _files[UsimFiles.Hpplmn.Path] = [0x05];
        _files[UsimFiles.Spn.Path] = Blank(17);
        _records[UsimFiles.Sms.Path] = [[0x00, .. Blank(175)], [0x00, .. Blank(175)]];
        _files[UsimFiles.Ust.Path] = ServiceTable.Of(17, 10, 28, 33, 43, 85);
        _files[UsimFiles.HplmnWAct.Path] = Convert.FromHexString("FFFFFF0000");
        SetImsi("001010000000001");
    }

    /// <summary>Every command, upper-case hexadecimal.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Data of every TERMINAL RESPONSE.</summary>
    public List<TerminalResponse> Responses { get; } = [];

    /// <summary>Every envelope.</summary>
    public List<Envelope> Envelopes { get; } = [];

    /// <summary>What the card does with an envelope: status word, and data to answer.</summary>
    public Func<Envelope, (ushort Status, byte[] Data)> OnEnvelope { get; set; } = _ => (0x9000, []);

    /// <summary>What the card does at a reset, before anything is read.</summary>
    public Action OnReset { get; set; } = () => { };

    /// <summary>Answer to AUTHENTICATE.</summary>
    public Func<(ushort Status, byte[] Data)> OnAuthenticate { get; set; } = () => (0x9000, Answer(0xDB, new byte[8], new byte[16], new byte[16]));

    /// <summary>PIN1; null while it is disabled.</summary>
    public string? Pin1 { get; set; }

    /// <summary>Whether the MF's FCP offers TERMINAL CAPABILITY.</summary>
    public bool OffersTerminalCapability { get; set; }

    /// <summary>Status word that READ of a file ends with.</summary>
    public Dictionary<FilePath, ushort> Refusals { get; } = [];

    public int Resets { get; private set; }

    public static byte[] Answer(byte tag, params byte[][] fields) => [tag, .. fields.SelectMany(f => (byte[])[(byte)f.Length, .. f])];

    public byte[] File(EfDefinition file) => _files[file.Path];

    public void SetFile(EfDefinition file, byte[] content) => _files[file.Path] = content;

    public byte[] Record(EfDefinition file, int number) => _records[file.Path][number - 1];

    public void SetImsi(string digits)
    {
        byte[] imsi = new byte[Imsi.Size];
        Imsi.Parse(digits).Encode(imsi);
        _files[UsimFiles.Imsi.Path] = imsi;
    }

    public void Ask(ProactiveCommand command)
    {
        byte[] buffer = new byte[ProactiveCommand.MaxLength];
        _proactive.Enqueue(buffer[..command.Encode(buffer)]);
    }

    public ReadOnlyMemory<byte> PowerOn() => Start();

    public ReadOnlyMemory<byte> Reset() => Start();

    public void PowerOff() => Log.Add("off");

    public void Dispose()
    {
    }

    public int Transmit(ReadOnlySpan<byte> command, Span<byte> response)
    {
        Log.Add(Convert.ToHexString(command));
        (ushort status, byte[] data) = Execute(command);
        if (data.Length > 0 && command.Length > 5)
        {
            _waiting = data; // a case-4 command: the data wait for GET RESPONSE
            (status, data) = (status == 0x9000 ? (ushort)(0x6100 | (data.Length & 0xFF)) : status, []);
        }
        if (status == 0x9000 && !_fetched && _proactive.TryPeek(out byte[]? next))
            status = (ushort)(0x9100 | (next.Length & 0xFF));
        data.CopyTo(response);
        BinaryPrimitives.WriteUInt16BigEndian(response[data.Length..], status);
        return data.Length + 2;
    }

    private byte[] Start()
    {
        Resets++;
        Log.Add("reset");
        _proactive.Clear();
        _fetched = false;
        _selected = default;
        OnReset();
        return Convert.FromHexString("3B00");
    }

    private (ushort Status, byte[] Data) Execute(ReadOnlySpan<byte> command)
    {
        ReadOnlySpan<byte> data = command.Length > 5 ? command[5..] : default;
        switch (command[1])
        {
            case 0xC0:
                if (command[4] != _waiting.Length)
                    return ((ushort)(0x6C00 | _waiting.Length), []);
                byte[] waiting = _waiting;
                _waiting = [];
                return (0x9000, waiting);
            case 0xA4:
                return Select(command[2], data);
            case 0xB0:
                int offset = (command[2] << 8) | command[3];
                return Refusals.TryGetValue(_selected, out ushort refused) ? (refused, []) : ((ushort)0x9000, _files[_selected][offset..(offset + command[4])]);
            case 0xD6:
                _files[_selected] = data.ToArray();
                return (0x9000, []);
            case 0xB2:
                byte[] record = _records[_selected][command[2] - 1];
                return record.Length == command[4] ? ((ushort)0x9000, record) : ((ushort)(0x6C00 | record.Length), []);
            case 0xDC:
                _records[_selected][command[2] - 1] = data.ToArray();
                return (0x9000, []);
            case 0x20:
                return VerifyPin(data);
            case 0x88:
                return OnAuthenticate();
            case 0x12:
                _fetched = true;
                return (0x9000, _proactive.Dequeue());
            case 0x14:
                _fetched = false;
                Assert.That(TerminalResponse.TryDecode(data, out TerminalResponse? answer), Is.True);
                Responses.Add(answer!);
                return (0x9000, []);
            case 0xC2:
                Assert.That(Envelope.TryDecode(data, out Envelope? envelope), Is.True);
                Envelopes.Add(envelope!);
                return OnEnvelope(envelope!);
            default:
                return (0x9000, []);
        }
    }

    private (ushort Status, byte[] Data) VerifyPin(ReadOnlySpan<byte> pin)
    {
        if (pin.IsEmpty)
            return (0x63C3, []);
        return Pin1 is not null && System.Text.Encoding.ASCII.GetString(pin[..Pin1.Length]) == Pin1 ? ((ushort)0x9000, []) : ((ushort)0x63C2, []);
    }

    private (ushort Status, byte[] Data) Select(byte how, ReadOnlySpan<byte> data)
    {
        if (how == 0x04)
            return data.SequenceEqual(Aid) ? ((ushort)0x9000, Fcp([0x82, 0x02, 0x78, 0x21], Pin1 is null ? "C609900100830101830181" : "C609900180830101830181")) : ((ushort)0x6A82, []);
        FilePath path = default;
        for (int i = 0; i < data.Length; i += 2)
        {
            ushort fid = BinaryPrimitives.ReadUInt16BigEndian(data[i..]);
            if (fid != FilePath.MasterFileIdentifier)
                path = path.Append(fid);
        }
        if (path == FilePath.AdfUsim)
            return (0x9000, Fcp([0x82, 0x02, 0x78, 0x21], ""));
        if (path == FilePath.MasterFile)
            return (0x9000, Fcp([0x82, 0x02, 0x78, 0x21], OffersTerminalCapability ? "A503870101" : ""));
        if (path == FilePath.AdfUsim)
            return (0x9000, []);
        if (_records.TryGetValue(path, out List<byte[]>? records))
        {
            _selected = path;
            byte length = (byte)records[0].Length;
            return (0x9000, Fcp([0x82, 0x05, 0x42, 0x21, 0x00, length, (byte)records.Count, 0x80, 0x02, 0x00, (byte)(length * records.Count)], ""));
        }
        if (!_files.TryGetValue(path, out byte[]? content))
            return (0x6A82, []);
        _selected = path;
        return (0x9000, Fcp([0x82, 0x02, 0x41, 0x21, 0x80, 0x02, (byte)(content.Length >> 8), (byte)content.Length], ""));
    }

    private static byte[] Fcp(byte[] inner, string more)
    {
        byte[] rest = Convert.FromHexString(more);
        return [0x62, (byte)(inner.Length + rest.Length), .. inner, .. rest];
    }

    private static byte[] Directory()
    {
        byte[] record = new byte[38];
        new DirectoryEntry(Aid, "USIM").Encode(record);
        return record;
    }

    private static byte[] Blank(int length)
    {
        byte[] blank = new byte[length];
        blank.AsSpan().Fill(0xFF);
        return blank;
    }
}
