using System.Text.Json;
using CsCheck;
using Tottoli.MultiSim.Protocol.SecuredPackets;

namespace Tottoli.MultiSim.Protocol.Tests.SecuredPackets;

public sealed class ResponsePacketTests
{
    private const string UserDataHeader = "027100";

    private static readonly OtaKeySet Keys = new(1, OtaAlgorithm.Aes, new byte[16], new byte[16]);
    private static readonly SecurityParameters Command = new(0x16, 0x19, 0x12, 0x12, 0xBFFF10);

    private static IEnumerable<TestCaseData> Computed() => JsonVectors.Rows("ota.json", "computed_responses", "name");

    private static IEnumerable<TestCaseData> All() => Computed().Concat(JsonVectors.Rows("ota.json", "published_responses", "name"));

    [TestCaseSource(nameof(Computed))]
    public void A_response_is_wrapped_as_the_vector(JsonElement row)
    {
        byte[] packet = new byte[row.Hex("data").Length + ResponsePacket.MaxOverhead];
        int length = ResponsePacket.Wrap(
            PacketVectors.AnsweredBy(row), PacketVectors.Keys(row, 1), PacketVectors.Counter(row), (SecuredPacketStatus)row.Hex("status")[0], row.Hex("data"), packet);
        Assert.That(UserDataHeader + packet[..length].ToHex(), Is.EqualTo(row.Text("packet")));
    }

    [TestCaseSource(nameof(All))]
    public void A_response_is_opened(JsonElement row)
    {
        byte[] packet = row.Hex("packet")[3..], data = new byte[packet.Length];
        SecurityParameters command = PacketVectors.AnsweredBy(row);
        Assert.That(ResponsePacket.TryUnwrap(packet, command, PacketVectors.Keys(row, 1), data, out ResponseContent response), Is.True);
        Assert.That(
            (response.Status, response.Counter, data[..response.Length].ToHex(), response.IsAuthenticated),
            Is.EqualTo((
                (SecuredPacketStatus)row.Hex("status")[0], PacketVectors.Counter(row), row.Text("data"),
                command.ReceiptIntegrity == IntegrityKind.CryptographicChecksum)));
    }

    [Test]
    public void Any_flipped_bit_is_noticed()
    {
        byte[] packet = Wrap(SecuredPacketStatus.Ok);
        for (int bit = 0; bit < packet.Length * 8; bit++)
        {
            byte[] altered = [.. packet];
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(ResponsePacket.TryUnwrap(altered, Command, Keys, new byte[packet.Length], out ResponseContent response), Is.False, $"bit {bit}");
            Assert.That(response.IsAuthenticated, Is.False);
        }
    }

    [TestCase(SecuredPacketStatus.IntegrityFailed)]
    [TestCase(SecuredPacketStatus.CipheringError)]
    [TestCase(SecuredPacketStatus.UnidentifiedSecurityError)]
    [TestCase(SecuredPacketStatus.TarUnknown)]
    [TestCase(SecuredPacketStatus.InsufficientSecurityLevel)]
    public void An_error_before_the_checksum_was_right_goes_out_unprotected_and_is_not_authenticated(SecuredPacketStatus status)
    {
        byte[] packet = Wrap(status, []);
        Assert.That(packet, Has.Length.EqualTo(13));
        Assert.That(ResponsePacket.TryUnwrap(packet, Command, Keys, new byte[packet.Length], out ResponseContent response), Is.True);
        Assert.That(response, Is.EqualTo(new ResponseContent(status, 7, 0, IsAuthenticated: false)));
    }

    [Test]
    public void An_unprotected_OK_is_no_proof_where_a_protected_one_was_asked()
    {
        byte[] packet = new byte[64];
        int length = ResponsePacket.Wrap(Command with { Spi2 = 0x01 }, Keys, 7, SecuredPacketStatus.Ok, [0x01, 0x90, 0x00], packet);
        Assert.That(ResponsePacket.TryUnwrap(packet.AsSpan(0, length), Command, Keys, new byte[64], out _), Is.False);
    }

    [Test]
    public void A_response_of_another_TAR_is_not_the_answer() =>
        Assert.That(ResponsePacket.TryUnwrap(Wrap(SecuredPacketStatus.Ok), Command with { Tar = 0xB00011 }, Keys, new byte[64], out _), Is.False);

    [Test]
    public void No_bytes_make_it_throw() =>
        Gen.Byte.Array[0, 80].Sample(bytes =>
        {
            if (bytes.Length >= 6)
            {
                bytes[0] = 0;
                bytes[1] = (byte)(bytes.Length - 2);
                bytes[2] = (byte)(10 + (bytes[2] & 8));
                (bytes[3], bytes[4], bytes[5]) = (0xBF, 0xFF, 0x10);
            }
            ResponsePacket.TryUnwrap(bytes, Command, Keys, new byte[bytes.Length], out _);
        });

    private static byte[] Wrap(SecuredPacketStatus status, byte[]? data = null)
    {
        byte[] packet = new byte[64];
        return packet[..ResponsePacket.Wrap(Command, Keys, 7, status, data ?? [0x01, 0x90, 0x00], packet)];
    }
}
