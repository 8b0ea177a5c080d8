using Tottoli.MultiSim.Protocol.Sms;

namespace Tottoli.MultiSim.Protocol.Tests.Sms;

internal sealed class SmsReassemblerTests
{
    private static readonly byte[] Sender = [0x04, 0x81, 0x21, 0x43];

    [Test]
    public void The_same_reference_of_another_sender_is_another_message()
    {
        SmsReassembler reassembler = default;
        Assert.That(reassembler.Add(Sender, new(1, 2, 1), [1]), Is.EqualTo(ReassemblyStatus.Waiting));
        Assert.That(reassembler.Add([0x04, 0x81, 0x21, 0x53], new(1, 2, 2), [2]), Is.EqualTo(ReassemblyStatus.Waiting));
        Assert.That(reassembler.Add([0x04, 0x81, 0x21, 0x53], new(1, 2, 1), [3]), Is.EqualTo(ReassemblyStatus.Complete));
        Assert.That(reassembler.Packet.ToArray(), Is.EqualTo(new byte[] { 3, 2 }));
    }

    [Test]
    public void Another_reference_begins_anew()
    {
        SmsReassembler reassembler = default;
        Assert.That(reassembler.Add(Sender, new(1, 2, 1), [1]), Is.EqualTo(ReassemblyStatus.Waiting));
        Assert.That(reassembler.Add(Sender, new(2, 2, 2), [2]), Is.EqualTo(ReassemblyStatus.Waiting));
        Assert.That(reassembler.Add(Sender, new(2, 2, 1), [3]), Is.EqualTo(ReassemblyStatus.Complete));
        Assert.That(reassembler.Packet.ToArray(), Is.EqualTo(new byte[] { 3, 2 }));
    }

    [Test]
    public void A_repeated_part_counts_once()
    {
        SmsReassembler reassembler = default;
        Assert.That(reassembler.Add(Sender, new(1, 2, 1), [1]), Is.EqualTo(ReassemblyStatus.Waiting));
        Assert.That(reassembler.Add(Sender, new(1, 2, 1), [1]), Is.EqualTo(ReassemblyStatus.Waiting));
        Assert.That(reassembler.Packet.Length, Is.Zero);
        Assert.That(reassembler.Add(Sender, new(1, 2, 2), [2]), Is.EqualTo(ReassemblyStatus.Complete));
    }

    [Test]
    public void The_same_reference_may_come_again_after_a_whole_message()
    {
        SmsReassembler reassembler = default;
        Assert.That(reassembler.Add(Sender, new(1, 1, 1), [1]), Is.EqualTo(ReassemblyStatus.Complete));
        Assert.That(reassembler.Add(Sender, new(1, 1, 1), [2]), Is.EqualTo(ReassemblyStatus.Complete));
        Assert.That(reassembler.Packet.ToArray(), Is.EqualTo(new byte[] { 2 }));
    }

    [TestCase(6, 1, 10)]
    [TestCase(2, 3, 10)]
    [TestCase(2, 0, 10)]
    [TestCase(2, 1, 141)]
    public void What_does_not_fit_is_refused(byte total, byte number, int length)
    {
        SmsReassembler reassembler = default;
        Assert.That(reassembler.Add(Sender, new(1, total, number), new byte[length]), Is.EqualTo(ReassemblyStatus.TooLong));
    }
}
