using System.Numerics;
using System.Runtime.CompilerServices;

namespace Tottoli.MultiSim.SimOS.Storage;

/// <summary>Pieces of a card's state by name. A host may have a million cards, so a table is hardly larger than what is in it.</summary>
/// <remarks>Hash buckets over one dense array. Where nothing is kept under a name, which is the usual case for a file, one look at a bucket mostly says so.</remarks>
internal sealed class StateTable
{
    private const int FirstCapacity = 4;

    private int[] _buckets = [0]; // number of the first entry of a chain, from 1
    private Entry[] _entries = [];

    /// <summary>Number of pieces.</summary>
    public int Count { get; private set; }

    /// <summary>Looks a piece up.</summary>
    /// <returns>Its content, or null where nothing is kept under <paramref name="key"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte[]? Find(StateKey key)
    {
        int index = _buckets[HashOf(key) & (_buckets.Length - 1)];
        return index == 0 ? null : FindInChain(key, index);
    }

    /// <summary>Keeps <paramref name="content"/> under <paramref name="key"/>. The array belongs to the table from now on.</summary>
    /// <returns>The array that was kept before, or null.</returns>
    public byte[]? Put(StateKey key, byte[] content)
    {
        for (int index = Bucket(key); index != 0; index = _entries[index - 1].Next)
        {
            ref Entry entry = ref _entries[index - 1];
            if (!entry.Is(key))
                continue;
            byte[] old = entry.Content;
            entry.Content = content;
            return old;
        }
        if (Count == _entries.Length)
            Grow();
        ref int bucket = ref Bucket(key);
        _entries[Count] = new Entry(key, content) { Next = bucket };
        bucket = ++Count;
        return null;
    }

    /// <summary>Forgets a piece.</summary>
    /// <returns>Its content, or null where nothing was kept under <paramref name="key"/>.</returns>
    public byte[]? Remove(StateKey key)
    {
        ref int link = ref Bucket(key);
        while (link != 0 && !_entries[link - 1].Is(key))
            link = ref _entries[link - 1].Next;
        if (link == 0)
            return null;
        int hole = link;
        byte[] old = _entries[hole - 1].Content;
        link = _entries[hole - 1].Next;
        if (hole != Count)
            Move(Count, hole);
        _entries[--Count] = default;
        return old;
    }

    /// <summary>Hands every piece to <paramref name="receiver"/>, in no particular order.</summary>
    public void Visit(StateReceiver receiver)
    {
        for (int i = 0; i < Count; i++)
            receiver(_entries[i].Key, _entries[i].Content);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int HashOf(StateKey key) =>
        (int)((((ulong)key.Path ^ ((ulong)key.Area << 59) ^ ((ulong)key.Owner << 48)) * 0x9E37_79B9_7F4A_7C15) >> 40);

    private ref int Bucket(StateKey key) => ref _buckets[HashOf(key) & (_buckets.Length - 1)];

    private byte[]? FindInChain(StateKey key, int index)
    {
        do
        {
            ref Entry entry = ref _entries[index - 1];
            if (entry.Is(key))
                return entry.Content;
            index = entry.Next;
        }
        while (index != 0);
        return null;
    }

    /// <summary>The last entry fills a hole.</summary>
    private void Move(int from, int to)
    {
        ref int link = ref Bucket(_entries[from - 1].Key);
        while (link != from)
            link = ref _entries[link - 1].Next;
        link = to;
        _entries[to - 1] = _entries[from - 1];
    }

    private void Grow()
    {
        Array.Resize(ref _entries, Math.Max(FirstCapacity, Count + (Count / 2)));
        int buckets = (int)BitOperations.RoundUpToPowerOf2((uint)_entries.Length);
        if (buckets == _buckets.Length)
            return;
        _buckets = new int[buckets];
        for (int i = 0; i < Count; i++)
        {
            ref int bucket = ref Bucket(_entries[i].Key);
            _entries[i].Next = bucket;
            bucket = i + 1;
        }
    }

    private struct Entry(StateKey key, byte[] content)
    {
        private readonly long _path = key.Path;
        private readonly StateArea _area = key.Area;
        private readonly byte _owner = key.Owner;

        /// <summary>Number of the next entry of the chain, from 1; 0 at its end.</summary>
        public int Next;

        public byte[] Content = content;

        public readonly StateKey Key => new(_area, _owner, _path);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly bool Is(StateKey key) => key.Path == _path && key.Area == _area && key.Owner == _owner;
    }
}
