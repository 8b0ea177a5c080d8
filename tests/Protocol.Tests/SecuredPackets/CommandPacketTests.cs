using System.Text.Json;
using CsCheck;
using Tottoli.MultiSim.Protocol.SecuredPackets;

namespace Tottoli.MultiSim.Protocol.Tests.SecuredPackets;

public sealed class CommandPacketTests
{
    private const byte NoMinimum = 0x00;

    private static readonly OtaKeySet Keys = new(1, OtaAlgorithm.Aes, Filled(0x11), Filled(0x22));
    private static readonly SecurityParameters Security = new(0x16, 0x19, 0x12, 0x12, 0xBFFF10);

    private static IEnumerable<TestCaseData> Rows() =>
        JsonVectors.Rows("ota.json", "published_commands", "name").Concat(JsonVectors.Rows("ota.json", "computed_commands", "name"));

    [TestCaseSource(nameof(Rows))]
    public void A_command_is_wrapped_as_published(JsonElement row)
    {
        SecurityParameters security = PacketVectors.Security(row);
        byte[] packet = new byte[row.Hex("data").Length + CommandPacket.MaxOverhead];
        int length = CommandPacket.Wrap(security, PacketVectors.Keys(row, security.KeyVersion), PacketVectors.Counter(row), row.Hex("data"), packet);
        Assert.That(packet[..length].ToHex(), Is.EqualTo(row.Text("packet")));
    }

    [TestCaseSource(nameof(Rows))]
    public void A_published_command_is_opened(JsonElement row)
    {
        byte[] packet = row.Hex("packet"), data = new byte[packet.Length];
        Assert.That(CommandPacket.TryParse(packet, out CommandPacket command), Is.True);
        SecurityParameters security = PacketVectors.Security(row);
        Assert.That(command.Security, Is.EqualTo(security));
        ulong counter = PacketVectors.Counter(row);
        ulong before = counter == 0 ? 0 : counter - 1;

        SecuredPacketStatus status = command.TryUnwrap(
            NoMinimum, PacketVectors.Keys(row, security.KeyVersion), before, data, out UnwrappedCommand opened, anyReceipt: true);

        bool replayOfZero = counter == 0 && security.CounterMode >= CounterMode.Higher;
        Assert.That(status, Is.EqualTo(replayOfZero ? SecuredPacketStatus.CounterLow : SecuredPacketStatus.Ok));
        if (replayOfZero)
            return;
        Assert.That(data[..opened.Length].ToHex(), Is.EqualTo(row.Text("data")));
        Assert.That(opened.Counter, Is.EqualTo(counter));
        Assert.That(opened.StoredCounter, Is.EqualTo(security.CounterMode >= CounterMode.Higher ? counter : before));
    }

    [Test]
    public void A_replay_is_low_and_leaves_the_counter()
    {
        byte[] packet = Wrap(Security, 7);
        Assert.That(Unwrap(packet, 6, out UnwrappedCommand first, out byte[] data), Is.EqualTo(SecuredPacketStatus.Ok));
        Assert.That(data[..first.Length], Is.EqualTo(Content));
        Assert.That(first.StoredCounter, Is.EqualTo(7));
        Assert.That(Unwrap(packet, first.StoredCounter, out UnwrappedCommand second, out data), Is.EqualTo(SecuredPacketStatus.CounterLow));
        Assert.That(second.StoredCounter, Is.EqualTo(7));
        Assert.That(data, Is.All.Zero, "nothing of a refused packet stays in the buffer");
    }

    [Test]
    public void Any_flipped_bit_is_noticed_and_leaves_the_counter()
    {
        byte[] packet = Wrap(Security, 7);
        for (int bit = 0; bit < packet.Length * 8; bit++)
        {
            byte[] altered = [.. packet];
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            // The security level of the application keeps the header's own bits from switching the protection off.
            if (!CommandPacket.TryParse(altered, out CommandPacket command))
                continue;
            SecuredPacketStatus status = command.TryUnwrap(0x16, Keys, 6, new byte[packet.Length], out UnwrappedCommand opened);
            Assert.That(status, Is.Not.EqualTo(SecuredPacketStatus.Ok), $"bit {bit}");
            Assert.That((opened.StoredCounter, opened.Length), Is.EqualTo((6UL, 0)), $"bit {bit}");
        }
    }

    [Test]
    public void A_wrong_key_answers_01() =>
        Assert.That(
            Unwrap(Wrap(Security, 7), 6, out _, out _, keys: new OtaKeySet(1, OtaAlgorithm.Aes, Filled(0x33), Filled(0x22))),
            Is.EqualTo(SecuredPacketStatus.IntegrityFailed));

    [Test]
    public void An_unknown_TAR_answers_09_before_any_key_is_used() =>
        Assert.That(Unwrap(Wrap(Security, 7), 6, out _, out _, minimum: null, keys: null), Is.EqualTo(SecuredPacketStatus.TarUnknown));

    [TestCase(0x06, 0x16, SecuredPacketStatus.InsufficientSecurityLevel, Description = "no counter where one is asked")]
    [TestCase(0x12, 0x16, SecuredPacketStatus.InsufficientSecurityLevel, Description = "not ciphered")]
    [TestCase(0x14, 0x16, SecuredPacketStatus.InsufficientSecurityLevel, Description = "no checksum")]
    [TestCase(0x16, 0x16, SecuredPacketStatus.Ok)]
    [TestCase(0x1E, 0x16, SecuredPacketStatus.Ok, Description = "more than asked")]
    public void A_level_below_the_minimum_answers_0A(int spi1, int minimum, SecuredPacketStatus expected)
    {
        SecurityParameters security = new((byte)spi1, 0x01, 0x12, 0x12, 0xBFFF10);
        Assert.That(Unwrap(Wrap(security, 7), 6, out _, out _, (byte)minimum), Is.EqualTo(expected));
    }

    [TestCase(0x16, 0x19, 0x12, 0x22, Description = "two key versions")]
    [TestCase(0x16, 0x19, 0x22, 0x22, Description = "a key version that the card has not")]
    [TestCase(0x16, 0x19, 0x10, 0x12, Description = "an algorithm known by both: by nobody here")]
    [TestCase(0x16, 0x19, 0x13, 0x12, Description = "a proprietary algorithm")]
    [TestCase(0x16, 0x19, 0x15, 0x12, Description = "triple DES with an AES key")]
    [TestCase(0x16, 0x03, 0x12, 0x12, Description = "reserved receipt")]
    [TestCase(0x16, 0x15, 0x12, 0x12, Description = "receipt with RC to a command with CC")]
    [TestCase(0x12, 0x19, 0x12, 0x12, Description = "ciphered receipt to a command that is not")]
    [TestCase(0x17, 0x19, 0x12, 0x12, Description = "digital signature")]
    public void A_header_that_cannot_be_interpreted_answers_06(int spi1, int spi2, int kic, int kid)
    {
        byte[] packet = Wrap(Security, 7);
        packet[3] = (byte)spi1;
        packet[4] = (byte)spi2;
        packet[5] = (byte)kic;
        packet[6] = (byte)kid;
        Assert.That(Unwrap(packet, 6, out _, out _), Is.EqualTo(SecuredPacketStatus.UnidentifiedSecurityError));
    }

    [Test]
    public void A_key_set_that_the_card_has_not_answers_06() =>
        Assert.That(Unwrap(Wrap(Security, 7), 6, out _, out _, keys: null), Is.EqualTo(SecuredPacketStatus.UnidentifiedSecurityError));

    [Test]
    public void A_ciphered_part_of_broken_blocks_answers_05()
    {
        byte[] packet = Wrap(Security, 7)[..^1];
        packet[1]--;
        Assert.That(Unwrap(packet, 6, out _, out _), Is.EqualTo(SecuredPacketStatus.CipheringError));
    }

    [Test]
    public void A_shorter_checksum_than_agreed_is_refused()
    {
        OtaKeySet four = new(1, OtaAlgorithm.Aes, Filled(0x11), Filled(0x22)) { CmacLength = 4 };
        byte[] packet = new byte[100];
        int length = CommandPacket.Wrap(Security, four, 7, Content, packet);
        Assert.That(Unwrap(packet[..length], 6, out _, out _), Is.EqualTo(SecuredPacketStatus.UnidentifiedSecurityError));
    }

    [Test]
    public void Lengths_that_do_not_fit_have_no_header()
    {
        byte[] packet = Wrap(Security, 7);
        Assert.That(CommandPacket.TryParse(packet.AsSpan(0, packet.Length - 1), out _), Is.False);
        Assert.That(CommandPacket.TryParse([.. packet, 0], out _), Is.False);
        packet[2] = 12;
        Assert.That(CommandPacket.TryParse(packet, out _), Is.False);
    }

    [Test]
    public void No_bytes_make_it_throw()
    {
        Gen.Select(Gen.Byte.Array[0, 80], Gen.Byte, Gen.Bool).Sample((bytes, minimum, plausible) =>
        {
            if (plausible && bytes.Length >= 16)
            {
                bytes[0] = 0;
                bytes[1] = (byte)(bytes.Length - 2);
                bytes[2] = (byte)(13 + (bytes[2] & 0x0F));
            }
            if (CommandPacket.TryParse(bytes, out CommandPacket command))
                command.TryUnwrap(minimum, Keys, 0, new byte[bytes.Length], out _);
        });
    }

    [Test]
    public void Keys_that_do_not_suit_cannot_wrap()
    {
        Assert.That(() => CommandPacket.Wrap(Security with { Kic = 0x15 }, Keys, 1, Content, new byte[100]), Throws.ArgumentException);
        Assert.That(() => CommandPacket.Wrap(Security, null, 1, Content, new byte[100]), Throws.ArgumentException);
        Assert.That(() => CommandPacket.Wrap(Security, Keys, 1, Content, new byte[30]), Throws.ArgumentException);
        Assert.That(() => CommandPacket.Wrap(Security, Keys, CounterRule.MaxValue + 1, Content, new byte[100]), Throws.ArgumentException);
    }

    private static byte[] Content => [0x80, 0xE2, 0x80, 0x00, 0x02, 0xAA, 0xBB];

    private static byte[] Filled(byte value)
    {
        byte[] key = new byte[16];
        Array.Fill(key, value);
        return key;
    }

    private static byte[] Wrap(SecurityParameters security, ulong counter)
    {
        byte[] packet = new byte[Content.Length + CommandPacket.MaxOverhead];
        return packet[..CommandPacket.Wrap(security, Keys, counter, Content, packet)];
    }

    private static SecuredPacketStatus Unwrap(byte[] packet, ulong stored, out UnwrappedCommand opened, out byte[] data, byte? minimum = NoMinimum) =>
        Unwrap(packet, stored, out opened, out data, minimum, Keys);

    private static SecuredPacketStatus Unwrap(
        byte[] packet, ulong stored, out UnwrappedCommand opened, out byte[] data, OtaKeySet? keys) =>
        Unwrap(packet, stored, out opened, out data, NoMinimum, keys);

    private static SecuredPacketStatus Unwrap(
        byte[] packet, ulong stored, out UnwrappedCommand opened, out byte[] data, byte? minimum, OtaKeySet? keys)
    {
        data = new byte[packet.Length];
        Assert.That(CommandPacket.TryParse(packet, out CommandPacket command), Is.True);
        return command.TryUnwrap(minimum, keys, stored, data, out opened);
    }
}
