using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Tests.Storage;

[TestFixture]
internal sealed class StateTableTests
{
    [Test]
    public void Behaves_as_a_dictionary_whatever_is_done_to_it()
    {
        Random chance = new(20270131);
        StateTable table = new();
        Dictionary<StateKey, byte[]> model = [];
        for (int step = 0; step < 20_000; step++)
        {
            // few keys, so that most are met again; some differ in one field alone
            StateKey key = new((StateArea)chance.Next(1, 4), (byte)chance.Next(3), chance.Next(30) * 0x1_0000_0001L);
            byte[] content = [(byte)step, (byte)(step >> 8)];
            bool grows = chance.Next(step / 2000 % 2 == 0 ? 3 : 6) < 2; // more puts than removals at times, and the other way round
            model.TryGetValue(key, out byte[]? old);
            Assert.That(table.Find(key), Is.SameAs(old));
            if (grows)
            {
                Assert.That(table.Put(key, content), Is.SameAs(old));
                model[key] = content;
            }
            else
            {
                Assert.That(table.Remove(key), Is.SameAs(old));
                model.Remove(key);
            }
            Assert.That(table.Count, Is.EqualTo(model.Count));
        }
        Dictionary<StateKey, string> visited = [];
        table.Visit((key, content) => visited.Add(key, Convert.ToHexString(content)));
        Assert.That(visited, Is.EquivalentTo(model.ToDictionary(pair => pair.Key, pair => Convert.ToHexString(pair.Value))));
    }
}
