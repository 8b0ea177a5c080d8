using System.Collections.Immutable;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.Workbench.Soak;

/// <summary>A store in memory that remembers what each commit since a mark made of it.</summary>
/// <param name="pieces">What it holds to begin with.</param>
internal sealed class CommitLog(ImmutableDictionary<StateKey, byte[]> pieces) : ICardStore
{
    private readonly List<ImmutableDictionary<StateKey, byte[]>> _states = [pieces];
    private readonly HashSet<StateKey> _changed = [];
    private ImmutableDictionary<StateKey, byte[]>.Builder? _open;

    /// <summary>The state at the mark, then that after each commit since; the last one is the state now.</summary>
    public IReadOnlyList<ImmutableDictionary<StateKey, byte[]>> States => _states;

    /// <summary>Pieces that were put or removed since the mark.</summary>
    public IReadOnlySet<StateKey> Changed => _changed;

    /// <summary>All that a store has committed.</summary>
    public static ImmutableDictionary<StateKey, byte[]> Read(ICardStore store)
    {
        ImmutableDictionary<StateKey, byte[]>.Builder pieces = ImmutableDictionary.CreateBuilder<StateKey, byte[]>();
        store.Load((key, content) => pieces.Add(key, content.ToArray()));
        return pieces.ToImmutable();
    }

    /// <summary>Forgets how the store came to where it is.</summary>
    public void Mark()
    {
        _changed.Clear();
        if (_states.Count > 1)
            _states.RemoveRange(0, _states.Count - 1);
    }

    /// <inheritdoc/>
    public void Load(StateReceiver receiver)
    {
        foreach ((StateKey key, byte[] content) in _states[^1])
            receiver(key, content);
    }

    /// <inheritdoc/>
    public void Begin() => _open = _states[^1].ToBuilder();

    /// <inheritdoc/>
    public void Put(StateKey key, ReadOnlySpan<byte> content)
    {
        _open![key] = content.ToArray();
        _changed.Add(key);
    }

    /// <inheritdoc/>
    public void Remove(StateKey key)
    {
        _open!.Remove(key);
        _changed.Add(key);
    }

    /// <inheritdoc/>
    public void Commit()
    {
        _states.Add(_open!.ToImmutable());
        _open = null;
    }

    /// <inheritdoc/>
    public void Rollback() => _open = null;

    /// <summary>Drops what is not committed.</summary>
    public void Dispose() => Rollback();
}
