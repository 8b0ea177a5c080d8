namespace Tottoli.MultiSim.SimOS.Tests.Files;

/// <summary>What a card must answer, written from ETSI TS 102 221 and TS 102 222 without the card's code: files below the MF, what is current, PIN1 and ADM1.</summary>
internal sealed class CardModel
{
    private const string Done = "9000", NoFileCurrent = "6986", WrongStructure = "6981", Deactivated = "6984", NotAllowed = "6982", NoRecord = "6A83", NoFile = "6A82";
    private const int Tries = 3;

    private readonly Dictionary<int, ModelledFile> _files = [];
    private int? _current;
    private int _record; // pointer; 0: not set
    private int _tries = Tries;
    private bool _pin;
    private bool _adm;

    /// <summary>True where the MF is the current directory; else it is the USIM.</summary>
    public bool IsAtMasterFile { get; private set; } = true;

    private ModelledFile? File => _current is { } fid ? _files[fid] : null;

    public string Reset()
    {
        (_pin, _adm) = (false, false);
        return SelectMasterFile();
    }

    public string SelectMasterFile() => Enter(isMasterFile: true, null);

    public string SelectUsim() => Enter(isMasterFile: false, null);

    public string SelectIdentifier(int fid) => IsAtMasterFile && _files.ContainsKey(fid) ? Enter(isMasterFile: true, fid) : NoFile;

    public string SelectPath(int fid) => _files.ContainsKey(fid) ? Enter(isMasterFile: true, fid) : NoFile;

    public string VerifyPin(bool right)
    {
        if (_tries == 0)
            return "6983";
        _pin = right;
        _tries = right ? Tries : _tries - 1;
        return right ? Done : $"63C{_tries}";
    }

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
        _files.Remove(fid);
        return _current == fid ? SelectMasterFile() : Done;
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

    public string ReadBinary(int offset, int length)
    {
        if (Refusal(static kind => kind == ModelledKind.Transparent) is { } refusal)
            return refusal;
        byte[] content = File!.Records[0];
        if (offset >= content.Length)
            return "6B00";
        int available = content.Length - offset;
        return Hex(content.AsSpan(offset, length == 0 ? available : Math.Min(length, available))) + Done;
    }

    public string UpdateBinary(int offset, byte[] data)
    {
        if (Refusal(static kind => kind == ModelledKind.Transparent) is { } refusal)
            return refusal;
        byte[] content = File!.Records[0];
        if (offset >= content.Length)
            return "6B00";
        if (offset + data.Length > content.Length)
            return "6700";
        data.CopyTo(content, offset);
        return Done;
    }

    public string ReadRecord(int mode, int number)
    {
        if (Refusal(static kind => kind != ModelledKind.Transparent) is { } refusal)
            return refusal;
        int found = Find(mode, number);
        if (found == 0)
            return NoRecord;
        Move(mode, found);
        return Hex(File!.Records[found - 1]) + Done;
    }

    public string UpdateRecord(int mode, int number, byte[] data)
    {
        if (Refusal(static kind => kind != ModelledKind.Transparent) is { } refusal)
            return refusal;
        bool ring = File!.Kind == ModelledKind.Cyclic;
        if (ring && mode != 3)
            return WrongStructure;
        int found = Find(mode, number);
        if (found == 0)
            return NoRecord;
        if (data.Length != ModelledFile.RecordLength)
            return "6700";
        if (ring)
            File.Append(data);
        else
            File.Records[found - 1] = data;
        Move(mode, ring ? 1 : found);
        return Done;
    }

    public string SearchRecord(bool backward, int number, byte first)
    {
        if (Refusal(static kind => kind != ModelledKind.Transparent) is { } refusal)
            return refusal;
        int start = Find(4, number);
        if (start == 0)
            return NoRecord;
        IEnumerable<int> walk = backward ? Enumerable.Range(1, start).Reverse() : Enumerable.Range(start, ModelledFile.RecordCount - start + 1);
        int[] found = [.. walk.Where(record => File!.Records[record - 1][0] == first)];
        if (found.Length == 0)
            return NoRecord;
        _record = found[0];
        return string.Concat(found.Select(record => $"{record:X2}")) + Done;
    }

    public string Increase(ushort value)
    {
        if (Refusal(static kind => kind == ModelledKind.Cyclic) is { } refusal)
            return refusal;
        long sum = Convert.ToInt64(Hex(File!.Records[0]), 16) + value;
        if (sum > uint.MaxValue)
            return "9850";
        File.Append(Convert.FromHexString($"{sum:X8}"));
        _record = 1;
        return $"{sum:X8}{value:X4}{Done}";
    }

    private string Enter(bool isMasterFile, int? fid)
    {
        (IsAtMasterFile, _current, _record) = (isMasterFile, fid, 0);
        return Done;
    }

    private string? Refusal(Func<ModelledKind, bool> fits) =>
        File is not { } file ? NoFileCurrent : !fits(file.Kind) ? WrongStructure : !file.IsActive ? Deactivated : !_pin ? NotAllowed : null;

    // §11.1.5.2: next, previous, absolute or current; a ring has no end, and without a pointer next is the first and previous the last.
    private int Find(int mode, int number)
    {
        const int last = ModelledFile.RecordCount;
        bool ring = File!.Kind == ModelledKind.Cyclic;
        if (mode == 4)
            return number == 0 ? _record : number > last ? 0 : number;
        if (_record == 0)
            return mode == 2 ? 1 : last;
        int found = mode == 2 ? _record + 1 : _record - 1;
        return found is > 0 and <= last ? found : !ring ? 0 : found == 0 ? last : 1;
    }

    private void Move(int mode, int found)
    {
        if (mode != 4)
            _record = found;
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);
}
