namespace Tottoli.MultiSim.SimOS.Storage;

/// <summary>Keeps a card's state in memory: it outlives the <see cref="Card"/>, not the process. Transactional like the store on disk.</summary>
public sealed class InMemoryCardStore : ICardStore
{
    private readonly Dictionary<StateKey, byte[]> _committed = [];
    private readonly List<Change> _pending = [];
    private byte[] _bytes = new byte[256];
    private int _used;

    /// <summary>A copy in memory of what another store has committed; the other stays the caller's.</summary>
    public static InMemoryCardStore CopyOf(ICardStore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        InMemoryCardStore copy = new();
        other.Load((key, content) => copy._committed.Add(key, content.ToArray()));
        return copy;
    }

    /// <inheritdoc/>
    public void Load(StateReceiver receiver)
    {
        foreach (KeyValuePair<StateKey, byte[]> piece in _committed)
            receiver(piece.Key, piece.Value);
    }

    /// <inheritdoc/>
    public void Begin() => Rollback();

    /// <inheritdoc/>
    public void Put(StateKey key, ReadOnlySpan<byte> content)
    {
        if (_bytes.Length - _used < content.Length)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _used + content.Length));
        content.CopyTo(_bytes.AsSpan(_used));
        _pending.Add(new Change(key, _used, content.Length));
        _used += content.Length;
    }

    /// <inheritdoc/>
    public void Remove(StateKey key) => _pending.Add(new Change(key, 0, -1));

    /// <inheritdoc/>
    public void Commit()
    {
        foreach (Change change in _pending)
        {
            if (change.Length < 0)
                _committed.Remove(change.Key);
            else if (_committed.TryGetValue(change.Key, out byte[]? piece) && piece.Length == change.Length)
                _bytes.AsSpan(change.Start, change.Length).CopyTo(piece);
            else
                _committed[change.Key] = _bytes.AsSpan(change.Start, change.Length).ToArray();
        }
        Rollback();
    }

    /// <inheritdoc/>
    public void Rollback()
    {
        _pending.Clear();
        _used = 0;
    }

    /// <summary>Drops what is not committed; the rest stays, and another card may open it.</summary>
    public void Dispose() => Rollback();

    private readonly record struct Change(StateKey Key, int Start, int Length);
}
