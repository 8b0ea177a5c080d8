using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.Workbench.Soak;

// Commands of files and channels.
internal sealed partial class FuzzTerminal
{
    private static ReadOnlySpan<byte> Usim => [0xA0, 0x00, 0x00, 0x00, 0x87, 0x10, 0x02];

    private Dictionary<(ClassFamily, byte), Action> Generators() => new()
    {
        [(ClassFamily.Interindustry, 0xC0)] = GetResponse,
        [(ClassFamily.Uicc, 0xC0)] = GetResponse,
        [(ClassFamily.Interindustry, 0xA4)] = Select,
        [(ClassFamily.Uicc, 0xF2)] = Status,
        [(ClassFamily.Interindustry, 0xB0)] = ReadBinary,
        [(ClassFamily.Interindustry, 0xD6)] = UpdateBinary,
        [(ClassFamily.Interindustry, 0xB2)] = ReadRecord,
        [(ClassFamily.Interindustry, 0xDC)] = UpdateRecord,
        [(ClassFamily.Interindustry, 0xA2)] = SearchRecord,
        [(ClassFamily.Interindustry, 0x20)] = Verify,
        [(ClassFamily.Interindustry, 0x24)] = ChangePin,
        [(ClassFamily.Interindustry, 0x26)] = DisablePin,
        [(ClassFamily.Interindustry, 0x28)] = Verify,
        [(ClassFamily.Interindustry, 0x2C)] = Unblock,
        [(ClassFamily.Interindustry, 0x70)] = ManageChannel,
        [(ClassFamily.Uicc, 0x32)] = Increase,
        [(ClassFamily.Uicc, 0xCB)] = RetrieveData,
        [(ClassFamily.Uicc, 0xDB)] = SetData,
        [(ClassFamily.Interindustry, 0xE0)] = CreateFile,
        [(ClassFamily.Interindustry, 0xE4)] = NameFile,
        [(ClassFamily.Interindustry, 0xE6)] = NameFile,
        [(ClassFamily.Interindustry, 0xE8)] = NameFile,
        [(ClassFamily.Interindustry, 0xFE)] = TerminateCardUsage,
        [(ClassFamily.Interindustry, 0x04)] = ActivateFile,
        [(ClassFamily.Interindustry, 0x44)] = ActivateFile,
        [(ClassFamily.Uicc, 0xD4)] = ResizeFile,
        [(ClassFamily.Interindustry, 0x84)] = GetChallenge,
        [(ClassFamily.Interindustry, 0xCA)] = GetData,
        [(ClassFamily.Uicc, 0xCA)] = GetData,
        [(ClassFamily.Uicc, 0x76)] = SuspendUicc,
        [(ClassFamily.Uicc, 0x78)] = GetIdentity,
        [(ClassFamily.Interindustry, 0x88)] = Authenticate,
        [(ClassFamily.Uicc, 0xAA)] = TerminalCapability,
        [(ClassFamily.Uicc, 0x10)] = SendTerminalProfile,
        [(ClassFamily.Uicc, 0xC2)] = SendEnvelope,
        [(ClassFamily.Uicc, 0x12)] = Fetch,
        [(ClassFamily.Uicc, 0x14)] = TerminalResponse,
        [(ClassFamily.Gsm, 0xA4)] = SelectGsm,
        [(ClassFamily.Gsm, 0xF2)] = () => _draft.Le = _chance.Next(24),
        [(ClassFamily.Gsm, 0xA2)] = Seek,
        [(ClassFamily.Gsm, 0x88)] = RunGsmAlgorithm,
        [(ClassFamily.Gsm, 0xFA)] = static () => { },
    };

    private void GetResponse() => _draft.Le = _chance.Next(4) == 0 ? _chance.Next(257) : _waiting;

    private void Select()
    {
        byte[] results = [0x04, 0x04, 0x0C, 0x0C, 0x00];
        _draft.P2 = AnyOf(results);
        KnownFile file = _chance.Next(3) == 0 ? AnyOwn() ?? AnyOf(_files) : AnyOf(_files);
        switch (_chance.Next(10))
        {
            case 0:
                SelectApplication();
                break;
            case 1: // the MF
                _draft.Add([0x3F, 0x00]);
                break;
            case 2:
                _draft.P2 = 0x0C;
                break;
            case 3: // by identifier; a child of the directory that is current, perhaps
                _asked = file;
                _draft.Add(file.Fid);
                break;
            case 4:
                _draft.P1 = 0x01;
                _draft.Add(file.Fid);
                break;
            case 5:
                _draft.P1 = 0x03;
                break;
            case 6: // a child, by a path from where the terminal is
                KnownFile child = NextIn(Directory) ?? file;
                _asked = child;
                _draft.P1 = 0x09;
                _draft.Add(child.Fid);
                break;
            default:
                _asked = file;
                _draft.P1 = 0x08;
                _draft.Add(file.Path);
                break;
        }
    }

    private void SelectApplication()
    {
        byte[] sessions = [0x00, 0x00, 0x00, 0x40, 0x01, 0x02, 0x03];
        _draft.P1 = 0x04;
        _draft.P2 |= AnyOf(sessions);
        _draft.Add(Usim[..(_chance.Next(3) == 0 ? _chance.Next(1, Usim.Length) : Usim.Length)]);
        if (_chance.Next(8) == 0)
            _draft.Add((byte)_chance.Next(256));
    }

    private KnownFile? NextIn(ReadOnlySpan<byte> directory)
    {
        int start = _chance.Next(_files.Count);
        for (int i = 0; i < _files.Count; i++)
        {
            KnownFile file = _files[(start + i) % _files.Count];
            if (file.IsIn(directory))
                return file;
        }
        return null;
    }

    private void Status()
    {
        byte[] results = [0x00, 0x01, 0x0C];
        _draft.P1 = (byte)_chance.Next(3);
        _draft.P2 = AnyOf(results);
        if (_draft.P2 != 0x0C)
            _draft.Le = _chance.Next(100);
    }

    private KnownFile Target(EfKind? kind, out byte sfi)
    {
        sfi = 0;
        KnownFile? current = _current[_channel];
        if (_isGsm && current is not null)
            return current;
        if (current is { Kind: not null } && (kind is null || (current.Kind == EfKind.Transparent) == (kind == EfKind.Transparent)))
        {
            if (current.Sfi != 0 && _chance.Next(5) == 0)
                sfi = current.Sfi;
            return current;
        }
        KnownFile file = AnyOf(_files);
        sfi = _isGsm ? (byte)0 : file.Sfi;
        return file;
    }

    private void ReadBinary()
    {
        int available = Offset();
        _draft.Le = _chance.Next(6) == 0 ? _chance.Next(257) : Math.Clamp(available, 0, 256);
    }

    private void UpdateBinary() => _chance.NextBytes(_draft.Take(Math.Clamp(_chance.Next(6) == 0 ? _chance.Next(300) : Offset(), 0, 255)));

    /// <summary>Chooses a transparent file and an offset.</summary>
    /// <returns>Octets from there to its end.</returns>
    private int Offset()
    {
        KnownFile file = Target(EfKind.Transparent, out byte sfi);
        int offset = _chance.Next(3) == 0 ? _chance.Next(file.Size + 2) : 0;
        if (sfi == 0)
        {
            _draft.P1 = (byte)((offset >> 8) & 0x7F);
            _draft.P2 = (byte)offset;
        }
        else
        {
            _draft.P1 = (byte)(0x80 | sfi);
            _draft.P2 = (byte)offset;
        }
        return file.Size - offset;
    }

    private void ReadRecord() => _draft.Le = _chance.Next(6) == 0 ? _chance.Next(257) : Record().RecordLength;

    private void UpdateRecord()
    {
        int length = Record().RecordLength;
        _chance.NextBytes(_draft.Take(Math.Min(255, _chance.Next(8) == 0 ? _chance.Next(255) : length)));
    }

    private KnownFile Record()
    {
        byte[] modes = [2, 3, 4, 4];
        KnownFile file = Target(EfKind.LinearFixed, out byte sfi);
        byte mode = AnyOf(modes);
        _draft.P1 = mode == 4 ? (byte)_chance.Next(file.Records + 2) : (byte)0;
        _draft.P2 = (byte)((sfi << 3) | mode);
        return file;
    }

    private void SearchRecord()
    {
        byte[] modes = [4, 5, 6];
        KnownFile file = Target(EfKind.LinearFixed, out byte sfi);
        byte mode = AnyOf(modes);
        _draft.P1 = (byte)_chance.Next(file.Records + 2);
        _draft.P2 = (byte)((sfi << 3) | mode);
        if (mode == 6)
            _draft.Add([(byte)_chance.Next(16), (byte)_chance.Next(Math.Max(1, file.RecordLength))]);
        Span<byte> wanted = _draft.Take(_chance.Next(1, 4));
        wanted.Fill(_chance.Next(3) != 0 ? (byte)0xFF : (byte)_chance.Next(256));
        if (_chance.Next(2) == 0)
            _draft.Le = 0;
    }

    private void Seek()
    {
        KnownFile file = Target(EfKind.LinearFixed, out _);
        _draft.P2 = (byte)((_chance.Next(2) << 4) | _chance.Next(4));
        Span<byte> pattern = _draft.Take(_chance.Next(1, Math.Clamp(file.RecordLength, 2, 17)));
        pattern.Fill(_chance.Next(2) == 0 ? (byte)0xFF : (byte)0x00);
    }

    // Class A0 has no paths: the way to a file is one directory after the other.
    private void SelectGsm()
    {
        switch (_chance.Next(4))
        {
            case 0:
                _draft.Add([0x3F, 0x00]);
                break;
            case 1 when NextIn([]) is { } top:
                _asked = top;
                _draft.Add(top.Fid);
                break;
            default:
                _asked = NextIn(Directory) ?? AnyOf(_files);
                _draft.Add(_asked.Fid);
                break;
        }
    }

    private void ManageChannel()
    {
        bool close = _chance.Next(3) == 0;
        _draft.P1 = close ? (byte)0x80 : (byte)0;
        _draft.P2 = close || _chance.Next(4) == 0 ? (byte)_chance.Next(Channels) : (byte)0;
        if (!close && _draft.P2 == 0)
            _draft.Le = 1;
    }
}
