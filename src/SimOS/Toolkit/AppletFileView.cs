using JavaCard.Framework;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;
using Uicc.Access;
using static Uicc.Access.UICCConstants;

namespace Tottoli.MultiSim.SimOS.Toolkit;

/// <summary>An applet's view of the files, with full access (ETSI TS 102 241, FileView). It sees the files of the active slot.</summary>
internal sealed class AppletFileView : FileView
{
    private readonly AppletHost _host;
    private CardFile _root;
    private CardFile _directory;
    private CardFile? _file;
    private int _record;
    private int _structureSeen;

    /// <summary>A view whose root is current.</summary>
    public AppletFileView(AppletHost host, CardFile root)
    {
        _host = host;
        _root = root;
        _directory = root;
        _structureSeen = host.Files.Version;
    }

    /// <summary>The root is current again.</summary>
    public void Reset()
    {
        _directory = _root;
        _file = null;
        _record = 0;
    }

    public short Select(short fid, byte[] fcp, short fcpOffset, short fcpLength)
    {
        Select(fid);
        return CopyFcp(_file ?? _directory, fcp.AsSpan(fcpOffset, fcpLength));
    }

    public void Select(short fid)
    {
        Enter();
        CardFile file = Selection.ByIdentifier(_host.Files.Layout.Root, _root.IsApplication ? _root : null, _directory, (ushort)fid)
            ?? throw new UICCException(UICCException.FILE_NOT_FOUND);
        _directory = file.IsDirectory ? file : file.Parent;
        _file = file.IsDirectory ? null : file;
        _record = 0;
    }

    public void Select(byte sfi)
    {
        Enter();
        _file = _directory.ChildBySfi(sfi) ?? throw new UICCException(UICCException.FILE_NOT_FOUND);
        _record = 0;
    }

    public short Status(byte[] fcp, short fcpOffset, short fcpLength)
    {
        Enter();
        return CopyFcp(_directory, fcp.AsSpan(fcpOffset, fcpLength));
    }

    public short ReadBinary(short fileOffset, byte[] resp, short respOffset, short respLength)
    {
        CardFile file = Transparent();
        DemandRange(fileOffset, respLength, file.Size, UICCException.OUT_OF_FILE_BOUNDARIES);
        _host.Files.Content(file).Slice(fileOffset, respLength).CopyTo(resp.AsSpan(respOffset, respLength));
        return (short)(respOffset + respLength);
    }

    public void UpdateBinary(short fileOffset, byte[] data, short dataOffset, short dataLength)
    {
        CardFile file = Transparent();
        DemandRange(fileOffset, dataLength, file.Size, UICCException.OUT_OF_FILE_BOUNDARIES);
        _host.Files.Write(file, fileOffset, data.AsSpan(dataOffset, dataLength));
    }

    public short ReadRecord(short recNumber, byte mode, short recOffset, byte[] resp, short respOffset, short respLength)
    {
        CardFile file = Records();
        int record = RecordOf(file, recNumber, mode);
        DemandRange(recOffset, respLength, file.RecordLength, UICCException.OUT_OF_RECORD_BOUNDARIES);
        _host.Files.Record(file, record).Slice(recOffset, respLength).CopyTo(resp.AsSpan(respOffset, respLength));
        MovePointer(record, mode);
        return (short)(respOffset + respLength);
    }

    public void UpdateRecord(short recNumber, byte mode, short recOffset, byte[] data, short dataOffset, short dataLength)
    {
        CardFile file = Records();
        ReadOnlySpan<byte> bytes = data.AsSpan(dataOffset, dataLength);
        if (file.Kind == EfKind.Cyclic)
        {
            if (mode != REC_ACC_MODE_PREVIOUS)
                UICCException.ThrowIt(UICCException.INVALID_MODE);
            if (recOffset != 0 || dataLength != file.RecordLength)
                UICCException.ThrowIt(UICCException.OUT_OF_RECORD_BOUNDARIES);
            _host.Files.AppendRecord(file, bytes);
            _record = 1;
            return;
        }
        int record = RecordOf(file, recNumber, mode);
        DemandRange(recOffset, dataLength, file.RecordLength, UICCException.OUT_OF_RECORD_BOUNDARIES);
        _host.Files.Write(file, ((record - 1) * file.RecordLength) + recOffset, bytes);
        MovePointer(record, mode);
    }

    private CardFile Transparent()
    {
        CardFile file = Current();
        if (file.Kind != EfKind.Transparent)
            UICCException.ThrowIt(UICCException.COMMAND_INCOMPATIBLE);
        return file;
    }

    private CardFile Records()
    {
        CardFile file = Current();
        if (file.Kind is not (EfKind.LinearFixed or EfKind.Cyclic))
            UICCException.ThrowIt(UICCException.COMMAND_INCOMPATIBLE);
        return file;
    }

    private CardFile Current()
    {
        Enter();
        CardFile file = _file ?? throw new UICCException(UICCException.NO_EF_SELECTED);
        if (file.Availability == StatusWord.ReferencedDataInvalidated)
            UICCException.ThrowIt(UICCException.REF_DATA_INVALIDATED);
        if (file.Availability != StatusWord.Success)
            UICCException.ThrowIt(UICCException.CONDITIONS_OF_USE_NOT_SATISFIED);
        return file;
    }

    /// <summary>An applet calls: what is current is looked up again where the tree of files has changed. A root that is gone leaves the MF.</summary>
    private void Enter()
    {
        CardContext.Require();
        if (_structureSeen == _host.Files.Version)
            return;
        _structureSeen = _host.Files.Version;
        CardLayout tree = _host.Files.Layout;
        _root = tree.Find(_root.Path) ?? tree.Root;
        CardFile? directory = tree.Find(_directory.Path);
        CardFile? before = _file;
        _file = directory is null || before is null ? null : tree.Find(before.Path);
        _directory = directory ?? _root;
        if (_file is null || _file.Records != before!.Records)
            _record = 0;
    }

    private int RecordOf(CardFile file, short number, byte mode)
    {
        int record = RecordPointer.Find(file, _record, mode, number);
        if (record < 0)
            UICCException.ThrowIt(UICCException.INVALID_MODE);
        if (record == 0)
            UICCException.ThrowIt(UICCException.RECORD_NOT_FOUND);
        return record;
    }

    private void MovePointer(int record, byte mode)
    {
        if (mode != RecordPointer.Absolute)
            _record = record;
    }

    private static void DemandRange(int offset, int length, int size, short reason)
    {
        if (offset < 0 || length < 0 || offset + length > size)
            UICCException.ThrowIt(reason);
    }

    private short CopyFcp(CardFile file, Span<byte> destination)
    {
        Span<byte> fcp = stackalloc byte[file.Parameters.Length];
        _host.Files.WriteParameters(file, fcp, _host.Pins);
        int length = Math.Min(fcp.Length, destination.Length);
        fcp[..length].CopyTo(destination);
        return (short)length;
    }
}
