using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Sms;

namespace Tottoli.MultiSim.Protocol.Tests.Sms;

internal sealed class StoredMessageTests
{
    [Test]
    public void A_message_is_stored_and_read_again()
    {
        byte[] tpdu = SmsDeliver.OfText(Address.Parse("+4366412345"), "Welcome home", new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)).Encode();
        byte[] record = new byte[StoredMessage.Size];
        Assert.That(new StoredMessage(StoredMessageStatus.Unread, Address.Parse("+436640501"), tpdu).TryEncode(record), Is.True);
        Assert.That(Convert.ToHexStringLower(record, 0, 8), Is.EqualTo("03069134660405f1"));
        Assert.That(record[^1], Is.EqualTo(0xFF));
        Assert.That(StoredMessage.TryDecode(record, out StoredMessage? stored), Is.True);
        Assert.That((stored!.Status, stored.ServiceCentre.ToString()), Is.EqualTo((StoredMessageStatus.Unread, "+436640501")));
        Assert.That(SmsDeliver.TryDecode(stored.Tpdu.Span, out SmsDeliver? message), Is.True);
        Assert.That(message!.Text, Is.EqualTo("Welcome home"));
    }

    [TestCase("00ffffffffffffff")]
    [TestCase("ffffffffffffffff")]
    [TestCase("0307913466")]
    [TestCase("03")]
    public void A_free_or_broken_record_holds_no_message(string record) =>
        Assert.That(StoredMessage.TryDecode(Convert.FromHexString(record), out _), Is.False);

    [Test]
    public void A_message_that_is_too_long_is_refused() =>
        Assert.That(new StoredMessage(StoredMessageStatus.Unread, null, new byte[175]).TryEncode(new byte[StoredMessage.Size]), Is.False);
}
