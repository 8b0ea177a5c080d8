namespace Tottoli.MultiSim.SimOS.Storage;

/// <summary>Takes one piece of state while an image is opened.</summary>
/// <param name="key">Its name.</param>
/// <param name="content">Its bytes; valid during the call only.</param>
public delegate void StateReceiver(StateKey key, ReadOnlySpan<byte> content);

/// <summary>The port behind which a card's state is kept: a file a card, a shard of many cards, or nothing at all.</summary>
/// <remarks>
/// The card calls <see cref="Begin"/>, any number of <see cref="Put"/> and <see cref="Remove"/>, then <see cref="Commit"/> or
/// <see cref="Rollback"/>, from one thread at a time and never nested. What was committed before a status word left must be
/// there after a crash; what was not must not.
/// </remarks>
public interface ICardStore : IDisposable
{
    /// <summary>Hands every stored piece to <paramref name="receiver"/>, in no particular order.</summary>
    void Load(StateReceiver receiver);

    /// <summary>Opens a transaction.</summary>
    void Begin();

    /// <summary>Stores <paramref name="content"/> whole under <paramref name="key"/>.</summary>
    void Put(StateKey key, ReadOnlySpan<byte> content);

    /// <summary>Forgets what is stored under <paramref name="key"/>; nothing happens where nothing is.</summary>
    void Remove(StateKey key);

    /// <summary>Makes the transaction durable, all of it.</summary>
    void Commit();

    /// <summary>Drops the transaction.</summary>
    void Rollback();
}
