using System.Runtime.CompilerServices;

namespace Tottoli.MultiSim.SimOS.Storage;

/// <summary>What must be put back to undo the changes of one transaction, newest last.</summary>
/// <remarks>
/// A log is lent to a card for the time of one transaction and stays with the thread that ends it, so that a host of many
/// cards keeps one log a thread. It never shrinks: in a steady state nothing is allocated.
/// </remarks>
internal sealed class UndoLog
{
    [ThreadStatic]
    private static UndoLog? Spare;

    private readonly List<StateKey> _keys = [];
    private Entry[] _entries = new Entry[16];
    private int _wholes; // entries that hold an array
    private byte[] _bytes = new byte[1024];
    private int _used;

    /// <summary>Entries written so far.</summary>
    public int Count { get; private set; }

    /// <summary>One entry.</summary>
    public ref readonly Entry this[int index] => ref _entries[index];

    /// <summary>What the entries changed, each key once. The list is the log's own.</summary>
    public List<StateKey> Keys()
    {
        _keys.Clear();
        foreach (ref readonly Entry entry in _entries.AsSpan(0, Count))
        {
            if (!_keys.Contains(entry.Key))
                _keys.Add(entry.Key);
        }
        return _keys;
    }

    /// <summary>Takes this thread's log, or a new one where it is lent already.</summary>
    public static UndoLog Rent()
    {
        UndoLog log = Spare ?? new UndoLog();
        Spare = null;
        return log;
    }

    /// <summary>Gives a log back, emptied.</summary>
    public static void Return(UndoLog log)
    {
        log.Truncate(0);
        Spare = log;
    }

    /// <summary>Notes that <paramref name="old"/> stood at <paramref name="offset"/> of an array that is about to be written in place.</summary>
    public void AddRange(StateKey key, int offset, ReadOnlySpan<byte> old)
    {
        if (_bytes.Length - _used < old.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _used + old.Length));
        old.CopyTo(_bytes.AsSpan(_used));
        Add(new Entry(key, null, offset, _used, old.Length));
        _used += old.Length;
    }

    /// <summary>Notes that a piece is about to be replaced whole, or added (<paramref name="old"/> null).</summary>
    public void AddWhole(StateKey key, byte[]? old)
    {
        Add(new Entry(key, old, -1, _used, 0));
        _wholes++;
    }

    /// <summary>The old bytes of an entry made by <see cref="AddRange"/>.</summary>
    public ReadOnlySpan<byte> Old(in Entry entry) => _bytes.AsSpan(entry.Start, entry.Length);

    /// <summary>Forgets the entries from <paramref name="count"/> on.</summary>
    public void Truncate(int count)
    {
        if (count >= Count)
            return;
        int start = _entries[count].Start;
        _bytes.AsSpan(start, _used - start).Clear(); // old PINs and keys do not linger
        _used = start;
        for (int i = count; i < Count && _wholes > 0; i++)
        {
            if (_entries[i].IsWhole)
            {
                _entries[i] = default;
                _wholes--;
            }
        }
        Count = count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(in Entry entry)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, 2 * Count);
        _entries[Count++] = entry;
    }

    /// <summary>One change: a range of an array, or (offset -1) a whole piece.</summary>
    internal readonly record struct Entry(StateKey Key, byte[]? Whole, int Offset, int Start, int Length)
    {
        /// <summary>True where the piece was added or replaced whole.</summary>
        public bool IsWhole => Offset < 0;
    }
}
