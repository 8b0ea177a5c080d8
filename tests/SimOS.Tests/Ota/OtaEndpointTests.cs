using CsCheck;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.Protocol.Sms;
using Tottoli.MultiSim.SimOS.Dispatch;

namespace Tottoli.MultiSim.SimOS.Tests.Ota;

internal sealed class OtaEndpointTests
{
    private static readonly byte[] Garbage = IssuedCard.Command(0x80, 5, [1, 2, 3]); // answered 6985: the state does not change

    private static readonly byte[] LongScript = IssuedCard.Command(0x00, 0, [0x10, 0x00, .. new byte[250]]); // three messages

    private IssuedCard _card = null!;

    [SetUp]
    public void Issue() => _card = new IssuedCard();

    [TearDown]
    public void Close() => _card.Dispose();

    [Test]
    public void The_proof_of_receipt_is_authentic_and_carries_the_counter()
    {
        byte[] packet = _card.Packet(Garbage, counter: 0x0102030405);
        (_, _, byte[] response) = _card.Deliver(_card.Messages(packet)[0]);
        byte[] data = new byte[response.Length];
        Assert.That(ResponsePacket.TryUnwrap(response.AsSpan(3), IssuedCard.Security, IssuedCard.Keys, data, out ResponseContent content), Is.True);
        Assert.That(content.IsAuthenticated, Is.True);
        Assert.That(content.Counter, Is.EqualTo(0x0102030405));
        Assert.That(_card.StoredCounter, Is.EqualTo(0x0102030405));
    }

    [Test]
    public void A_changed_packet_is_answered_01_and_changes_nothing()
    {
        byte[] packet = _card.Packet(Garbage);
        packet[^1] ^= 1;
        SortedDictionary<string, string> before = _card.Snapshot();
        Assert.That(_card.Send(packet, IssuedCard.Security).Status, Is.EqualTo(SecuredPacketStatus.IntegrityFailed));
        Assert.That(_card.Snapshot(), Is.EqualTo(before));
        Assert.That(_card.StoredCounter, Is.Zero);
    }

    [Test]
    public void A_replayed_packet_is_answered_02_and_changes_nothing()
    {
        byte[] first = IssuedCard.Scripts(IssuedCard.Seal(IssuedCard.Profile()))[0];
        byte[] packet = _card.Packet(first, counter: 9);
        Assert.That(_card.Send(packet, IssuedCard.Security).Status, Is.EqualTo(SecuredPacketStatus.Ok));
        SortedDictionary<string, string> before = _card.Snapshot();
        Assert.That(_card.Send(packet, IssuedCard.Security).Status, Is.EqualTo(SecuredPacketStatus.CounterLow));
        Assert.That(_card.Send(_card.Packet(first, counter: 8), IssuedCard.Security).Status, Is.EqualTo(SecuredPacketStatus.CounterLow));
        Assert.That(_card.Snapshot(), Is.EqualTo(before));
    }

    [TestCase(0x16, 0x12, 0xB00010, SecuredPacketStatus.TarUnknown, Description = "no such application")]
    [TestCase(0x12, 0x12, 0xBFFF10, SecuredPacketStatus.InsufficientSecurityLevel, Description = "not ciphered")]
    [TestCase(0x06, 0x12, 0xBFFF10, SecuredPacketStatus.InsufficientSecurityLevel, Description = "no counter check")]
    [TestCase(0x16, 0x22, 0xBFFF10, SecuredPacketStatus.UnidentifiedSecurityError, Description = "no key set of version 2")]
    [TestCase(0x16, 0x02, 0xBFFF10, SecuredPacketStatus.UnidentifiedSecurityError, Description = "no default key set")]
    public void Packets_that_may_not_come_in_change_nothing(int spi1, int keys, int tar, SecuredPacketStatus expected)
    {
        SecurityParameters security = new((byte)spi1, 0x19, (byte)keys, (byte)keys, tar);
        OtaKeySet set = new((byte)Math.Max(keys >> 4, 1), OtaAlgorithm.Aes, IssuedCard.Keys.Kic, IssuedCard.Keys.Kid);
        SortedDictionary<string, string> before = _card.Snapshot();
        Assert.That(_card.Send(_card.Packet(Garbage, security, set), security).Status, Is.EqualTo(expected));
        Assert.That(_card.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public void Without_a_wish_for_a_proof_there_is_none()
    {
        SecurityParameters silent = IssuedCard.Security with { Spi2 = 0x00 };
        Assert.That(_card.Deliver(_card.Messages(_card.Packet(Garbage, silent))[0]), Is.EqualTo((true, 0x9000, Array.Empty<byte>())));
        Assert.That(_card.StoredCounter, Is.EqualTo(1));
    }

    [Test]
    public void Parts_are_joined_in_any_order_and_repeated_ones_do_no_harm()
    {
        List<byte[]> parts = _card.Messages(_card.Packet(LongScript));
        Assert.That(parts, Has.Count.EqualTo(3));
        Assert.That(_card.Deliver(parts[2]).Response, Is.Empty);
        Assert.That(_card.Deliver(parts[0]).Response, Is.Empty);
        Assert.That(_card.Deliver(parts[2]).Response, Is.Empty);
        (bool taken, int sw, byte[] response) = _card.Deliver(parts[1]);
        Assert.That((taken, sw), Is.EqualTo((true, 0x9000)));
        Assert.That(response, Is.Not.Empty);
        Assert.That(_card.StoredCounter, Is.EqualTo(1));
    }

    [Test]
    public void Parts_of_another_sender_with_the_same_reference_are_not_mixed_in()
    {
        List<byte[]> parts = _card.Messages(_card.Packet(LongScript));
        byte[] foreign = [.. parts[2]];
        foreign[3] ^= 0x10; // a digit of TP-OA
        _card.Deliver(parts[0]);
        _card.Deliver(parts[1]);
        Assert.That(_card.Deliver(foreign).Response, Is.Empty);
        Assert.That(_card.StoredCounter, Is.Zero);
    }

    [Test]
    public void A_counter_at_its_maximum_is_blocked_for_ever()
    {
        Assert.That(_card.Send(_card.Packet(Garbage, counter: CounterRule.MaxValue), IssuedCard.Security).Status, Is.EqualTo(SecuredPacketStatus.Ok));
        SortedDictionary<string, string> before = _card.Snapshot();
        foreach (ulong counter in new[] { 0UL, 1UL, CounterRule.MaxValue })
            Assert.That(_card.Send(_card.Packet(Garbage, counter: counter), IssuedCard.Security).Status, Is.EqualTo(SecuredPacketStatus.CounterBlocked));
        Assert.That(_card.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public void A_reset_drops_waiting_parts()
    {
        List<byte[]> parts = _card.Messages(_card.Packet(LongScript));
        _card.Deliver(parts[0]);
        _card.Deliver(parts[1]);
        _card.Endpoint.Reset();
        Assert.That(_card.Deliver(parts[2]).Response, Is.Empty);
        Assert.That(_card.StoredCounter, Is.Zero);
    }

    [Test]
    public void A_packet_of_six_parts_is_refused()
    {
        List<byte[]> parts = _card.Messages(new byte[800]);
        Assert.That(parts, Has.Count.EqualTo(6));
        Assert.That(_card.Deliver(parts[0]), Is.EqualTo((true, 0x6200, Array.Empty<byte>())));
    }

    [Test]
    public void A_packet_with_lengths_that_do_not_fit_is_refused_without_proof()
    {
        byte[] packet = _card.Packet(Garbage);
        packet[1]++;
        Assert.That(_card.Deliver(_card.Messages(packet)[0]), Is.EqualTo((true, 0x6200, Array.Empty<byte>())));
    }

    [Test]
    public void An_ordinary_message_is_somebody_elses()
    {
        byte[] text = SmsDeliver.OfText(Address.Parse("+447700900123"), "Welcome", DateTimeOffset.UnixEpoch).Encode();
        Assert.That(_card.Deliver(text).Taken, Is.False);
        Assert.That(_card.Deliver([]).Taken, Is.False);
    }

    [Test]
    public void No_message_makes_the_card_throw()
    {
        byte[] good = _card.Messages(_card.Packet(Garbage))[0];
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length]).Sample((at, value, length) =>
        {
            byte[] changed = [.. good];
            changed[at] = value;
            ResponseWriter response = new(new byte[256]);
            _ = _card.Endpoint.TryReceive(changed.AsSpan(0, length), ref response, out _);
        }, threads: 1, iter: 500);
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            ResponseWriter response = new(new byte[256]);
            _ = _card.Endpoint.TryReceive(bytes, ref response, out _);
        }, threads: 1, iter: 500);
    }
}
