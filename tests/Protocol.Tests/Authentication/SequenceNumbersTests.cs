using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class SequenceNumbersTests
{
    [Test]
    public void Without_IND_it_is_one_plain_SQN()
    {
        byte[] storage = new byte[6];
        SequenceNumbers sequence = new(storage, new SequenceRules(0, 1 << 28, 0));
        sequence.Store(23);
        Assert.That(sequence.Highest, Is.EqualTo(23));
        Assert.That(sequence.Check(23), Is.EqualTo(SequenceVerdict.NotGreater));
        Assert.That(sequence.Check(24), Is.EqualTo(SequenceVerdict.Fresh));
        Assert.That(storage, Is.EqualTo(new byte[] { 0, 0, 0, 0, 0, 23 }));
    }

    [TestCase(100, 15, 115, SequenceVerdict.Fresh)]
    [TestCase(100, 15, 116, SequenceVerdict.BeyondDelta)]
    public void A_jump_of_exactly_delta_is_accepted(int stored, int delta, int seq, SequenceVerdict expected)
    {
        SequenceNumbers sequence = new(new byte[192], new SequenceRules(5, delta, 0));
        sequence.Store((ulong)stored << 5);
        Assert.That(sequence.Check((ulong)seq << 5 | 1), Is.EqualTo(expected));
    }

    [TestCase(191, 5)]
    [TestCase(192, 6)]
    [TestCase(192, -1)]
    public void Storage_of_a_wrong_size_is_refused(int size, int indBits) =>
        Assert.That(() => { _ = new SequenceNumbers(new byte[size], new SequenceRules(indBits, 1, 0)); }, Throws.ArgumentException);
}
