using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Workbench.Soak;

// Commands that change the tree of files, and those of the card as a whole.
internal sealed partial class FuzzTerminal
{
    private const ushort FirstOwnFile = 0x6FA0;
    private const ushort FirstOwnDirectory = 0x5FA0;
    private const int OwnFiles = 12;
    private const byte ResumeP1 = 0x01;

    private static readonly byte[] Referenced = [0x2F, 0x06, 0x03]; // EF.ARR under the MF, record 3
    private static readonly byte[] Durations = [0x00, 0x3C, 0x02, 0x01];

    private byte[] _token = []; // of the session that the card keeps

    /// <summary>True where the terminal is about to switch the card off.</summary>
    public bool IsLeaving => _token.Length > 0;

    /// <summary>True where the card was terminated: it answers nothing else any more.</summary>
    public bool IsCardTerminated { get; private set; }

    /// <summary>The directory that is current on the channel, as far as the terminal knows; empty for the MF.</summary>
    private ReadOnlySpan<byte> Directory
    {
        get
        {
            KnownFile? current = _current[_channel];
            return current is null ? [] : current.Kind is null ? current.Path : current.Path.AsSpan(0, current.Path.Length - 2);
        }
    }

    private void CreateFile()
    {
        bool isDirectory = _chance.Next(5) == 0;
        ushort fid = (ushort)((isDirectory ? FirstOwnDirectory : FirstOwnFile) + _chance.Next(OwnFiles));
        EfKind? kind = isDirectory ? null : (EfKind)_chance.Next(4);
        int recordLength = kind is EfKind.LinearFixed or EfKind.Cyclic ? _chance.Next(1, 40) : 0;
        int size = recordLength == 0 ? _chance.Next(1, 300) : recordLength * _chance.Next(1, 10);
        if (_chance.Next(4) == 0)
            size = 60_000;
        Span<byte> body = stackalloc byte[120];
        BerTlvWriter writer = new(body);
        writer.Write(0x82, Descriptor(kind, recordLength));
        writer.Write(0x83, Two(fid));
        writer.Write(0x8A, [_chance.Next(8) == 0 ? (byte)0x01 : (byte)0x05]);
        writer.Write(0x8B, Referenced);
        writer.Write(isDirectory ? 0x81 : 0x80, Two((ushort)size));
        if (isDirectory)
            writer.Write(0xC6, [0x90, 0x01, 0x80, 0x83, 0x01, 0x01]);
        else if (_chance.Next(2) == 0)
            writer.Write(0x88, []);
        if (_chance.Next(10) == 0)
            writer.Write(0x88, [(byte)_chance.Next(256), 0x00]); // too long
        AddTemplate(writer.Written);
        _asked = new KnownFile([.. Directory, .. Two(fid)], kind, size, recordLength, 0);
    }

    private void ResizeFile()
    {
        KnownFile file = AnyOwn() ?? AnyOf(_files);
        int size = file.RecordLength == 0 ? _chance.Next(1, 400) : (file.RecordLength * _chance.Next(1, 12)) + (_chance.Next(6) == 0 ? 1 : 0);
        Span<byte> body = stackalloc byte[20];
        BerTlvWriter writer = new(body);
        writer.Write(0x83, file.Fid);
        writer.Write(0x80, Two((ushort)(_chance.Next(4) == 0 ? 60_000 : size)));
        AddTemplate(writer.Written);
        _asked = file with { Size = size };
    }

    /// <summary>DELETE FILE, TERMINATE EF, TERMINATE DF: mostly of a file that the terminal made.</summary>
    private void NameFile()
    {
        KnownFile file = _chance.Next(40) == 0 ? NextIn(Directory) ?? AnyOf(_files) : AnyOwn() ?? AnyOf(_files);
        _draft.Add(file.Fid);
    }

    private void ActivateFile()
    {
        KnownFile file = _chance.Next(3) == 0 ? AnyOf(_files) : AnyOwn() ?? AnyOf(_files);
        switch (_isGsm ? 0 : _chance.Next(4))
        {
            case 0:
                break;
            case 1:
                _draft.P1 = 0x08;
                _draft.Add(file.Path);
                _asked = file;
                break;
            case 2:
                _draft.P1 = 0x09;
                _draft.Add(file.Fid);
                break;
            default:
                _draft.Add(file.Fid);
                break;
        }
    }

    /// <summary>It is the end of the card, so a terminal thinks twice.</summary>
    private void TerminateCardUsage()
    {
        if (_chance.Next(40) != 0)
            _draft.P2 = 0x01;
    }

    private void SuspendUicc()
    {
        if (_chance.Next(5) == 0)
        {
            _draft.P1 = ResumeP1;
            _chance.NextBytes(_draft.Take(8));
            return;
        }
        Span<byte> durations = _draft.Take(Durations.Length);
        Durations.CopyTo(durations);
        if (_chance.Next(3) == 0)
            durations[_chance.Next(durations.Length)] = (byte)_chance.Next(6);
        if (_chance.Next(6) == 0)
            ((ReadOnlySpan<byte>)[0x04, 0x20, 0x04, 0x30]).CopyTo(durations);
    }

    private void GetIdentity()
    {
        _draft.P2 = (byte)_chance.Next(1, 3);
        _draft.Le = _chance.Next(3) == 0 ? _chance.Next(257) : 0;
    }

    private void GetChallenge() => _draft.Le = _chance.Next(257);

    private void GetData()
    {
        _draft.P1 = 0x9F;
        _draft.P2 = 0x7F;
        _draft.Le = 0;
    }

    private byte[] ResumeCommand()
    {
        byte[] token = _token;
        _token = [];
        if (_chance.Next(4) == 0)
            token[0] ^= 1;
        return [0x80, 0x76, ResumeP1, 0x00, 0x08, .. token];
    }

    /// <summary>A file that the terminal made, below the directory that is current where there is one.</summary>
    private KnownFile? AnyOwn()
    {
        KnownFile[] own = [.. _files.Skip(_specified)];
        KnownFile[] here = [.. own.Where(file => file.IsIn(Directory))];
        return here.Length > 0 ? AnyOf(here) : own.Length > 0 ? AnyOf(own) : null;
    }

    private void AddTemplate(ReadOnlySpan<byte> objects)
    {
        BerTlvWriter writer = new(_draft.Take(objects.Length + 2));
        writer.Write(0x62, objects);
    }

    private static byte[] Descriptor(EfKind? kind, int recordLength) => kind switch
    {
        null => [0x78, 0x21],
        EfKind.Transparent => [0x41, 0x21],
        EfKind.LinearFixed => [0x42, 0x21, 0x00, (byte)recordLength],
        EfKind.Cyclic => [0x46, 0x21, 0x00, (byte)recordLength],
        _ => [0x79, 0x21],
    };

    private static byte[] Two(ushort number)
    {
        byte[] octets = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(octets, number);
        return octets;
    }
}
