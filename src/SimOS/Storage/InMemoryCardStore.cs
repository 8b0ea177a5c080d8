namespace Tottoli.MultiSim.SimOS.Storage;

/// <summary>Keeps a card's state in memory: it outlives the <see cref="Card"/>, not the process.</summary>
/// <remarks>
/// A card on it works on the store's own pieces, so that memory holds them once, and takes back by itself what it does not
/// commit: one card at a time. Used by anybody else it is transactional like the store on disk.
/// </remarks>
public sealed class InMemoryCardStore : ICardStore
{
    private List<Change>? _pending;

    /// <summary>What is committed; or, while a card has it open, what that card has.</summary>
    internal StateTable Pieces { get; } = new();

    /// <summary>A copy in memory of what another store has committed; the other stays the caller's.</summary>
    public static InMemoryCardStore CopyOf(ICardStore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        InMemoryCardStore copy = new();
        other.Load((key, content) => copy.Pieces.Put(key, content.ToArray()));
        return copy;
    }

    /// <inheritdoc/>
    public void Load(StateReceiver receiver) => Pieces.Visit(receiver);

    /// <inheritdoc/>
    public void Begin() => Rollback();

    /// <inheritdoc/>
    public void Put(StateKey key, ReadOnlySpan<byte> content) => (_pending ??= []).Add(new Change(key, content.ToArray()));

    /// <inheritdoc/>
    public void Remove(StateKey key) => (_pending ??= []).Add(new Change(key, null));

    /// <inheritdoc/>
    public void Commit()
    {
        foreach (Change change in _pending ?? [])
        {
            if (change.Content is null)
                Pieces.Remove(change.Key);
            else
                Pieces.Put(change.Key, change.Content);
        }
        Rollback();
    }

    /// <inheritdoc/>
    public void Rollback() => _pending = null;

    /// <summary>Drops what is not committed; the rest stays, and another card may open it.</summary>
    public void Dispose() => Rollback();

    private readonly record struct Change(StateKey Key, byte[]? Content);
}
