using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Storage;

[TestFixture]
internal sealed class CardStateTests
{
    private static readonly StateKey Key = new(StateArea.File, 0, 0x2FE2);
    private static readonly StateKey Other = new(StateArea.File, 1, 0x2FE2);
    private static readonly byte[] Initial = [1, 2, 3, 4];

    [Test]
    public void Rollback_restores_what_was_committed()
    {
        using CardState state = new(new InMemoryCardStore());
        state.Put(Key, [9, 9]);
        state.Commit();
        state.Write(Key, 0, [7], Initial);
        state.Write(Key, 0, [6], Initial);
        state.Put(Key, [1, 2, 3, 4, 5]);
        state.Write(Key, 4, [8], Initial);
        state.Remove(Key);
        state.Put(Other, [1]);
        state.Rollback();

        Assert.That(Get(state, Key), Is.EqualTo("0909"));
        Assert.That(Get(state, Other), Is.Null);
    }

    [Test]
    public void Commit_hands_each_changed_piece_to_the_store_once()
    {
        CountingStore store = new();
        using CardState state = new(store);
        state.Write(Key, 1, [7], Initial);
        state.Write(Key, 2, [8], Initial);
        state.Put(Other, [5]);
        state.Commit();
        Assert.That(store.Log, Is.EqualTo(new[] { "begin", $"put {Key.Owner} 01070804", $"put {Other.Owner} 05", "commit" }));
    }

    [Test]
    public void Nothing_changed_means_no_transaction()
    {
        CountingStore store = new();
        using CardState state = new(store);
        state.Write(Key, 0, Initial, Initial);
        state.Commit();
        Assert.That(store.Log, Is.Empty);
    }

    [Test]
    public void A_store_that_fails_leaves_the_state_before()
    {
        CountingStore store = new() { FailOnCommit = true };
        using CardState state = new(store);
        state.Put(Key, [1]);
        Assert.That(state.Commit, Throws.InvalidOperationException);
        Assert.That(Get(state, Key), Is.Null);
        Assert.That(store.Log, Does.Contain("rollback"));
    }

    [Test]
    public void A_savepoint_takes_back_only_what_came_after()
    {
        using CardState state = new(new InMemoryCardStore());
        state.Put(Key, [1, 1]);
        int savepoint = state.Savepoint();
        state.Put(Key, [2, 2]);
        state.Put(Other, [3]);
        state.RollbackTo(savepoint);
        state.Commit();
        Assert.That(Get(state, Key), Is.EqualTo("0101"));
        Assert.That(Get(state, Other), Is.Null);
    }

    [Test]
    public void What_was_committed_is_there_when_the_store_is_opened_again()
    {
        InMemoryCardStore store = new();
        using (CardState state = new(store))
        {
            state.Put(Key, [1]);
            state.Commit();
            state.Put(Key, [2]);
        }
        using CardState again = new(store);
        Assert.That(Get(again, Key), Is.EqualTo("01"));
    }

    private static string? Get(CardState state, StateKey key) =>
        state.TryGet(key, out ReadOnlySpan<byte> content) ? Convert.ToHexString(content) : null;

    private sealed class CountingStore : ICardStore
    {
        public List<string> Log { get; } = [];

        public bool FailOnCommit { get; init; }

        public void Load(StateReceiver receiver)
        {
        }

        public void Begin() => Log.Add("begin");

        public void Put(StateKey key, ReadOnlySpan<byte> content) => Log.Add($"put {key.Owner} {Convert.ToHexString(content)}");

        public void Remove(StateKey key) => Log.Add($"remove {key.Owner}");

        public void Commit()
        {
            if (FailOnCommit)
                throw new InvalidOperationException("The disk is full.");
            Log.Add("commit");
        }

        public void Rollback() => Log.Add("rollback");

        public void Dispose()
        {
        }
    }
}
