using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class SequenceNumbersTests
{
    [Test]
    public void Without_IND_it_is_one_plain_SQN()
    {
        byte[] storage = new byte[6];
        SequenceRules rules = new(0, 1 << 28, 0);
        SequenceNumbers sequence = new(storage, rules);
        rules.Store(storage, 23);
        Assert.That(sequence.Highest, Is.EqualTo(23));
        Assert.That(sequence.Check(23), Is.EqualTo(SequenceVerdict.NotGreater));
        Assert.That(sequence.Check(24), Is.EqualTo(SequenceVerdict.Fresh));
        Assert.That(storage, Is.EqualTo(new byte[] { 0, 0, 0, 0, 0, 23 }));
    }

    [TestCase(100, 15, 115, SequenceVerdict.Fresh)]
    [TestCase(100, 15, 116, SequenceVerdict.BeyondDelta)]
    public void A_jump_of_exactly_delta_is_accepted(int stored, int delta, int seq, SequenceVerdict expected)
    {
        byte[] storage = new byte[192];
        SequenceRules rules = new(5, delta, 0);
        SequenceNumbers sequence = new(storage, rules);
        rules.Store(storage, (ulong)stored << 5);
        Assert.That(sequence.Check((ulong)seq << 5 | 1), Is.EqualTo(expected));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(5)]
    [TestCase(8)]
    public void Every_IND_has_an_entry_of_its_own(int indBits)
    {
        SequenceRules rules = new(indBits, 1 << 28, 0);
        byte[] storage = new byte[rules.StorageSize];
        SequenceNumbers sequence = new(storage, rules);
        for (ulong ind = 0; ind < 1UL << indBits; ind++)
        {
            ulong older = 7UL << indBits | ind; // than what the entries before it have
            Assert.That(sequence.Check(older), Is.EqualTo(SequenceVerdict.Fresh), $"IND {ind}");
            rules.Store(storage, older);
            Assert.That(sequence.Check(older), Is.EqualTo(SequenceVerdict.NotGreater), $"IND {ind}");
            rules.Store(storage, (100UL - ind % 50) << indBits | ind);
        }
        Assert.That(sequence.Highest, Is.EqualTo(100UL << indBits));
    }

    [TestCase(5, 1L << 28, 0L, true)]
    [TestCase(8, (1L << 48) - 1, (1L << 48) - 1, true)]
    [TestCase(9, 1L, 0L, false)]
    [TestCase(-1, 1L, 0L, false)]
    [TestCase(5, 0L, 0L, false)]
    [TestCase(5, 1L << 48, 0L, false)]
    [TestCase(5, 1L, -1L, false)]
    public void Rules_are_checked_and_coded(int indBits, long delta, long limit, bool possible)
    {
        SequenceRules rules = new(indBits, delta, limit);
        Assert.That(rules.FindFault() is null, Is.EqualTo(possible));
        if (possible)
            Assert.That(SequenceRules.TryDecode(rules.Encode(), out SequenceRules decoded) ? decoded : default, Is.EqualTo(rules));
    }

    [TestCase(191, 5)]
    [TestCase(192, 6)]
    [TestCase(3072, 9)]
    [TestCase(192, -1)]
    public void Storage_of_a_wrong_size_is_refused(int size, int indBits) =>
        Assert.That(() => { _ = new SequenceNumbers(new byte[size], new SequenceRules(indBits, 1, 0)); }, Throws.ArgumentException);
}
