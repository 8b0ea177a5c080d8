using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Storage;

[TestFixture]
internal sealed class InMemoryCardStoreTests
{
    private static readonly StateKey Key = new(StateArea.Card, 0, 1);

    [Test]
    public void What_was_not_committed_is_not_there()
    {
        using InMemoryCardStore store = new();
        store.Begin();
        store.Put(Key, [1]);
        store.Rollback();
        store.Begin();
        store.Put(Key, [2]);
        Assert.That(Content(store), Is.Empty);
        store.Commit();
        Assert.That(Content(store), Is.EqualTo("02"));
        store.Begin();
        store.Remove(Key);
        store.Dispose();
        Assert.That(Content(store), Is.EqualTo("02"));
        store.Begin();
        store.Remove(Key);
        store.Commit();
        Assert.That(Content(store), Is.Empty);
    }

    [Test]
    public void The_last_of_two_puts_counts()
    {
        using InMemoryCardStore store = new();
        store.Begin();
        store.Put(Key, [1, 2]);
        store.Put(Key, [3]);
        store.Commit();
        Assert.That(Content(store), Is.EqualTo("03"));
    }

    private static string Content(InMemoryCardStore store)
    {
        string all = "";
        store.Load((_, content) => all += Convert.ToHexString(content));
        return all;
    }
}
