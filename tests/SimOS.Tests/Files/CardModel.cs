namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>
/// What a card must answer, written from ETSI TS 102 221 and TS 102 222 without the card's code: files below the MF, what is current on
/// three logical channels, PIN1 and ADM1.
/// </summary>
/// <remarks>Where a command names a file by its short identifier, <c>bySfi</c> is the file's identifier; null means the current EF.</remarks>
internal sealed class CardModel
{
    public const int ChannelCount = 3;

    private const string Done = "9000", NoFileCurrent = "6986", WrongStructure = "6981", Deactivated = "6984", NotAllowed = "6982", NoRecord = "6A83", NoFile = "6A82";
    private const int Next = 2, Previous = 3, Absolute = 4; // modes of READ and UPDATE RECORD

    private readonly Dictionary<int, ModelledFile> _files = [];
    private readonly ModelledChannel[] _channels = [.. Enumerable.Range(0, ChannelCount).Select(static _ => new ModelledChannel())];
    private ModelledChannel _at;
    private bool _adm;

    public CardModel()
    {
        _at = _channels[0];
        _at.Open(opener: null);
    }

    /// <summary>PIN1: on all channels the same.</summary>
    public ModelledPin Pin { get; } = new();

    public bool IsAtMasterFile => _at.IsAtMasterFile;

    /// <summary>Sends the next command on a channel.</summary>
    /// <returns>False where it is not open: whatever the command, the card answers 6881.</returns>
    public bool TryUse(int channel)
    {
        if (_channels[channel].IsOpen)
            _at = _channels[channel];
        return _channels[channel].IsOpen;
    }

    public string Reset()
    {
        Pin.Reset();
        _adm = false;
        foreach (ModelledChannel channel in _channels)
            channel.Close();
        _at = _channels[0];
        _at.Open(opener: null);
        return Done;
    }

    public string OpenChannel(int number)
    {
        if (_channels[number].IsOpen)
            return "6A86";
        _channels[number].Open(_at == _channels[0] ? null : _at);
        return Done;
    }

    public string CloseChannel(int number)
    {
        if (number == 0)
            return "6A86";
        if (!_channels[number].IsOpen)
            return "6200";
        _channels[number].Close();
        return Done;
    }

    public string SelectMasterFile() => Enter(isMasterFile: true, null);

    public string SelectUsim()
    {
        _at.BeginUsim();
        return Done;
    }

    public string SelectCurrentApplication() => _at.HasUsim ? Enter(isMasterFile: false, null) : NoFile;

    public string SelectParent() => IsAtMasterFile ? NoFile : Enter(isMasterFile: true, null);

    public string AskApplication() => _at.HasUsim ? "8410A0000000871002FFFFFFFF8907090000" + Done : "6A88";

    public string SelectIdentifier(int fid) => IsAtMasterFile && _files.ContainsKey(fid) ? Enter(isMasterFile: true, fid) : NoFile;

    public string SelectPath(int fid) => _files.ContainsKey(fid) ? Enter(isMasterFile: true, fid) : NoFile;

    public string VerifyAdm()
    {
        _adm = true;
        return Done;
    }

    public string Create(int fid, ModelledKind kind)
    {
        if (!_adm)
            return NotAllowed;
        return _files.TryAdd(fid, new ModelledFile(kind)) ? Enter(isMasterFile: true, fid) : "6A89";
    }

    public string Delete(int fid)
    {
        if (!_files.ContainsKey(fid))
            return NoFile;
        if (!_adm)
            return NotAllowed;
        if (_channels.Any(channel => channel.IsOpen && channel != _at && channel.Current == fid))
            return "6985";
        _files.Remove(fid);
        return _at.Current == fid ? SelectMasterFile() : Done;
    }

    public string SetActive(int fid, bool active)
    {
        if (!_files.TryGetValue(fid, out ModelledFile? file))
            return NoFile;
        if (!_adm)
            return NotAllowed;
        file.IsActive = active;
        return Enter(isMasterFile: true, fid);
    }

    public string ReadBinary(int? bySfi, int offset, int length)
    {
        if (Refusal(bySfi, static kind => kind == ModelledKind.Transparent, out ModelledFile file) is { } refusal)
            return refusal;
        byte[] content = file.Records[0];
        if (offset >= content.Length)
            return "6B00";
        EnterBySfi(bySfi);
        int available = content.Length - offset;
        return Hex(content.AsSpan(offset, length == 0 ? available : Math.Min(length, available))) + Done;
    }

    public string UpdateBinary(int? bySfi, int offset, byte[] data)
    {
        if (Refusal(bySfi, static kind => kind == ModelledKind.Transparent, out ModelledFile file) is { } refusal)
            return refusal;
        byte[] content = file.Records[0];
        if (offset >= content.Length)
            return "6B00";
        if (offset + data.Length > content.Length)
            return "6700";
        EnterBySfi(bySfi);
        data.CopyTo(content, offset);
        return Done;
    }

    public string ReadRecord(int? bySfi, int mode, int number)
    {
        if (Refusal(bySfi, static kind => kind != ModelledKind.Transparent, out ModelledFile file) is { } refusal)
            return refusal;
        int found = Find(file, bySfi, mode, number);
        if (found == 0)
            return NoRecord;
        EnterBySfi(bySfi);
        Move(mode, found);
        return Hex(file.Records[found - 1]) + Done;
    }

    public string UpdateRecord(int? bySfi, int mode, int number, byte[] data)
    {
        if (Refusal(bySfi, static kind => kind != ModelledKind.Transparent, out ModelledFile file) is { } refusal)
            return refusal;
        bool ring = file.Kind == ModelledKind.Cyclic;
        if (ring && mode != Previous)
            return WrongStructure;
        int found = Find(file, bySfi, mode, number);
        if (found == 0)
            return NoRecord;
        if (data.Length != ModelledFile.RecordLength)
            return "6700";
        EnterBySfi(bySfi);
        if (ring)
            file.Append(data);
        else
            file.Records[found - 1] = data;
        Move(mode, ring ? 1 : found);
        return Done;
    }

    public string SearchRecord(int? bySfi, ModelledSearch search, int number)
    {
        if (Refusal(bySfi, static kind => kind != ModelledKind.Transparent, out ModelledFile file) is { } refusal)
            return refusal;
        if (!search.IsPossible)
            return "6A80";
        int start = search.IsRelative ? Find(file, bySfi, search.IsBackward ? Previous : Next, 0) : Find(file, bySfi, Absolute, number);
        if (start == 0)
            return NoRecord;
        IEnumerable<int> walk = search.IsBackward ? Enumerable.Range(1, start).Reverse() : Enumerable.Range(start, ModelledFile.RecordCount - start + 1);
        int[] found = [.. walk.Where(record => search.Finds(file.Records[record - 1]))];
        if (found.Length == 0)
            return NoRecord;
        EnterBySfi(bySfi);
        _at.Record = found[0];
        return string.Concat(found.Select(static record => $"{record:X2}")) + Done;
    }

    public string Increase(int? bySfi, ushort value)
    {
        if (Refusal(bySfi, static kind => kind == ModelledKind.Cyclic, out ModelledFile file) is { } refusal)
            return refusal;
        long sum = Convert.ToInt64(Hex(file.Records[0]), 16) + value;
        if (sum > uint.MaxValue)
            return "9850";
        EnterBySfi(bySfi);
        file.Append(Convert.FromHexString($"{sum:X8}"));
        _at.Record = 1;
        return $"{sum:X8}{value:X4}{Done}";
    }

    private string Enter(bool isMasterFile, int? fid)
    {
        _at.Enter(isMasterFile, fid);
        return Done;
    }

    // A command that has done its work makes the file current; a refused one leaves what was.
    private void EnterBySfi(int? bySfi)
    {
        if (bySfi is not null)
            _at.Enter(isMasterFile: true, bySfi);
    }

    private string? Refusal(int? bySfi, Func<ModelledKind, bool> fits, out ModelledFile file)
    {
        if (!_files.TryGetValue(bySfi ?? _at.Current ?? 0, out file!))
            return bySfi is null ? NoFileCurrent : NoFile;
        return !fits(file.Kind) ? WrongStructure : !file.IsActive ? Deactivated : !Pin.IsVerified ? NotAllowed : null;
    }

    // §11.1.5.2: next, previous, absolute or current; a ring has no end, and without a pointer next is the first and previous the last.
    private int Find(ModelledFile file, int? bySfi, int mode, int number)
    {
        const int last = ModelledFile.RecordCount;
        bool ring = file.Kind == ModelledKind.Cyclic;
        int pointer = bySfi is null ? _at.Record : 0;
        if (mode == Absolute)
            return number == 0 ? pointer : number > last ? 0 : number;
        if (pointer == 0)
            return mode == Next ? 1 : last;
        int found = mode == Next ? pointer + 1 : pointer - 1;
        return found is > 0 and <= last ? found : !ring ? 0 : found == 0 ? last : 1;
    }

    private void Move(int mode, int found)
    {
        if (mode != Absolute)
            _at.Record = found;
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);
}
