using Tottoli.MultiSim.SimOS.Layouts;

namespace Tottoli.MultiSim.SimOS.Storage;

/// <summary>All that a card keeps over power-off: a sparse overlay over the shared layout, with the undo log of the running transaction.</summary>
/// <remarks>
/// A change opens a transaction by itself; <see cref="Commit"/> or <see cref="Rollback"/> ends it. One command APDU is one
/// transaction, ended by <c>Card.Transmit</c> and nowhere else; the exception is <see cref="CommitNow"/>.
/// A span handed out shows later changes to the same piece and must not be kept over one that may replace it.
/// </remarks>
internal sealed class CardState : IDisposable
{
    private readonly ICardStore _store;
    private readonly StateTable _pieces;
    private UndoLog? _log;

    /// <summary>Opens the state that <paramref name="store"/> keeps. The store belongs to this object from now on.</summary>
    public CardState(ICardStore store)
    {
        _store = store;
        _pieces = store is InMemoryCardStore memory ? memory.Pieces : Load(store);
    }

    /// <summary>Opens the state of a whole card.</summary>
    /// <exception cref="CardImageException">It is damaged, or cannot be read. The store is disposed then.</exception>
    public static CardState Open(ICardStore store, CardLayout layout)
    {
        try
        {
            CardState state = new(store);
            ImageCheck.Demand(state, layout);
            return state;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>True where something has changed since the last commit.</summary>
    public bool IsDirty => _log is { Count: > 0 };

    /// <summary>Changes whenever a piece that says what the card's tree of files is has changed, also by being taken back.</summary>
    public int StructureVersion { get; private set; }

    /// <summary>Changes whenever a piece that the card keeps of itself has changed (<see cref="StateArea.Card"/>), also by being taken back.</summary>
    public int CardVersion { get; private set; }

    /// <summary>Looks a piece up.</summary>
    /// <returns>False where nothing is kept under <paramref name="key"/>: the layout's default holds.</returns>
    public bool TryGet(StateKey key, out ReadOnlySpan<byte> content)
    {
        byte[]? piece = _pieces.Find(key);
        content = piece;
        return piece is not null;
    }

    /// <summary>Keeps <paramref name="content"/> whole under <paramref name="key"/>.</summary>
    public void Put(StateKey key, ReadOnlySpan<byte> content)
    {
        if (_pieces.Find(key) is { } piece && piece.Length == content.Length)
            Overwrite(key, piece, 0, content);
        else
            Replace(key, content.ToArray());
    }

    /// <summary>Changes a part of a piece; a piece not kept yet starts as <paramref name="initial"/>.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="offset">Where the change begins.</param>
    /// <param name="bytes">The new bytes; they must lie within the piece.</param>
    /// <param name="initial">Content of the layout.</param>
    /// <exception cref="ArgumentOutOfRangeException">The change goes beyond the end: a fault of the caller.</exception>
    public void Write(StateKey key, int offset, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> initial)
    {
        if (_pieces.Find(key) is { } piece)
        {
            Overwrite(key, piece, offset, bytes);
            return;
        }
        if (initial.Slice(offset, bytes.Length).SequenceEqual(bytes))
            return;
        piece = initial.ToArray();
        bytes.CopyTo(piece.AsSpan(offset));
        Replace(key, piece);
    }

    /// <summary>Forgets a piece; nothing happens where none is kept.</summary>
    public void Remove(StateKey key)
    {
        if (_pieces.Remove(key) is not { } old)
            return;
        Note(key);
        Log.AddWhole(key, old);
    }

    /// <summary>Hands every piece to <paramref name="receiver"/>, in no particular order.</summary>
    public void Visit(StateReceiver receiver) => _pieces.Visit(receiver);

    /// <summary>A point to which <see cref="RollbackTo"/> can return, within this transaction.</summary>
    public int Savepoint() => _log?.Count ?? 0;

    /// <summary>Takes back what changed since <paramref name="savepoint"/>; earlier changes of the transaction stay.</summary>
    public void RollbackTo(int savepoint)
    {
        if (_log is not { } log)
            return;
        for (int i = log.Count - 1; i >= savepoint; i--)
        {
            UndoLog.Entry entry = log[i];
            Note(entry.Key);
            if (!entry.IsWhole)
                log.Old(entry).CopyTo(_pieces.Find(entry.Key).AsSpan(entry.Offset));
            else if (entry.Whole is null)
                _pieces.Remove(entry.Key);
            else
                _pieces.Put(entry.Key, entry.Whole);
        }
        log.Truncate(savepoint);
    }

    /// <summary>Hands everything changed to the store as one transaction and makes it durable.</summary>
    /// <remarks>Where the store throws, the change is taken back in memory too, and the exception goes on.</remarks>
    public void Commit()
    {
        if (_log is not { } log)
            return;
        if (log.Count > 0 && _store is not InMemoryCardStore) // which has the pieces themselves
            Store(log);
        End();
    }

    /// <summary>
    /// Commits by itself what has changed so far, in the middle of a command: for try counters, which must be spent durably
    /// <em>before</em> the comparison, so that cutting the power between the two gains nothing.
    /// </summary>
    public void CommitNow() => Commit();

    /// <summary>Takes back everything changed since the last commit.</summary>
    public void Rollback()
    {
        RollbackTo(0);
        End();
    }

    /// <summary>Drops what is not committed and closes the store.</summary>
    public void Dispose()
    {
        Rollback();
        _store.Dispose();
    }

    private static StateTable Load(ICardStore store)
    {
        StateTable pieces = new();
        store.Load((key, content) => pieces.Put(key, content.ToArray()));
        return pieces;
    }

    private UndoLog Log => _log ??= UndoLog.Rent();

    private void Note(StateKey key)
    {
        if (key.Area is StateArea.Structure or StateArea.LifeCycle)
            StructureVersion++;
        else if (key.Area == StateArea.Card)
            CardVersion++;
    }

    private void Replace(StateKey key, byte[] content)
    {
        Note(key);
        Log.AddWhole(key, _pieces.Put(key, content));
    }

    private void Overwrite(StateKey key, byte[] piece, int offset, ReadOnlySpan<byte> bytes)
    {
        Span<byte> target = piece.AsSpan(offset, bytes.Length);
        if (target.SequenceEqual(bytes))
            return;
        Note(key);
        Log.AddRange(key, offset, target);
        bytes.CopyTo(target);
    }

    private void Store(UndoLog log)
    {
        try
        {
            _store.Begin();
            foreach (StateKey key in log.Keys())
            {
                if (_pieces.Find(key) is { } piece)
                    _store.Put(key, piece);
                else
                    _store.Remove(key);
            }
            _store.Commit();
        }
        catch
        {
            Rollback();
            _store.Rollback();
            throw;
        }
    }

    private void End()
    {
        if (_log is { } log)
        {
            _log = null;
            UndoLog.Return(log);
        }
    }
}
