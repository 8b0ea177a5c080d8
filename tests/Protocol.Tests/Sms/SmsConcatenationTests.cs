using CsCheck;
using Tottoli.MultiSim.Protocol.Sms;

namespace Tottoli.MultiSim.Protocol.Tests.Sms;

internal sealed class SmsConcatenationTests
{
    [TestCase(0, 1)]
    [TestCase(137, 1)]
    [TestCase(138, 2)]
    [TestCase(266, 2)]
    [TestCase(267, 3)]
    [TestCase(668, 5)]
    [TestCase(669, 6)]
    public void A_packet_takes_as_many_messages_as_it_needs(int length, int messages)
    {
        IReadOnlyList<byte[]> parts = SmsConcatenation.Split(new byte[length], 1);
        Assert.That(parts, Has.Count.EqualTo(messages));
        Assert.That(parts.Select(part => part.Length), Is.All.LessThanOrEqualTo(140));
        Assert.That(SmsConcatenation.Capacity(messages), Is.GreaterThanOrEqualTo(length));
    }

    [Test]
    public void Only_the_first_message_says_that_it_is_a_packet()
    {
        IReadOnlyList<byte[]> parts = SmsConcatenation.Split(new byte[300], 0x2A);
        Assert.That(parts.Select(part => Convert.ToHexStringLower(part, 0, 1 + part[0])), Is.EqualTo(new[] { "0700032a03017000", "0500032a0302", "0500032a0303" }));
        Assert.That(Convert.ToHexStringLower(SmsConcatenation.Split([0xAA], 0, UserDataHeader.ResponsePacket)[0]), Is.EqualTo("027100aa"));
    }

    [Test]
    public void A_packet_of_more_than_255_messages_is_refused() =>
        Assert.That(() => SmsConcatenation.Split(new byte[SmsConcatenation.Capacity(255) + 1], 0), Throws.ArgumentException);

    [Test]
    public void What_is_split_comes_together_in_any_order() =>
        Gen.Select(Gen.Byte.Array[138, 668], Gen.Byte, Gen.Int[0, 1000]).Sample((packet, reference, seed) =>
        {
            byte[][] parts = [.. SmsConcatenation.Split(packet, reference)];
            new Random(seed).Shuffle(parts);
            SmsReassembler reassembler = default;
            ReassemblyStatus status = ReassemblyStatus.Waiting;
            foreach (byte[] userData in parts)
            {
                if (status != ReassemblyStatus.Waiting
                    || !UserDataHeader.TryParse(userData, out UserDataHeader header, out ReadOnlySpan<byte> rest)
                    || !header.TryGetPart(out SmsPart part))
                {
                    return false;
                }
                status = reassembler.Add([], part, rest);
            }
            return status == ReassemblyStatus.Complete && reassembler.Packet.SequenceEqual(packet);
        });
}
