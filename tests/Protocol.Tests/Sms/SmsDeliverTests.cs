using System.Text.Json;
using CsCheck;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Sms;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Sms;

internal sealed class SmsDeliverTests
{
    private static readonly DateTimeOffset Time = new(2026, 6, 1, 12, 30, 15, TimeSpan.FromHours(2));

    private static IEnumerable<TestCaseData> Published() => Vectors.Json("ota.json").GetProperty("sms_tpdu").EnumerateArray()
        .Where(v => v.TryGetProperty("user_data_after_udh", out _))
        .Select(v => new TestCaseData(v).SetArgDisplayNames(v.GetProperty("name").GetString()!));

    [TestCaseSource(nameof(Published))]
    public void Published_messages_decode_and_encode(JsonElement vector)
    {
        byte[] tpdu = Convert.FromHexString(vector.GetProperty("tpdu").GetString()!);
        Assert.That(SmsDeliver.TryDecode(tpdu, out SmsDeliver? message), Is.True);
        Assert.That(message!.Originator, Is.EqualTo(new Address(Address.Unknown, "12345")));
        Assert.That(message.IsDataDownload, Is.True);
        Assert.That(message.Time, Is.Null, "the published time has month 50");
        string header = vector.GetProperty("udh").GetString()!;
        Assert.That(
            Convert.ToHexStringLower(message.UserData.Octets.Span), Is.EqualTo(header + vector.GetProperty("user_data_after_udh").GetString()));
        byte[] own = message.Encode();
        tpdu.AsSpan(8, ServiceCentreTime.Size).CopyTo(own.AsSpan(8));
        Assert.That(own, Is.EqualTo(tpdu));
    }

    [Test]
    public void A_message_with_a_wrong_length_of_user_data_is_refused()
    {
        JsonElement vector = Vectors.Json("ota.json").GetProperty("sms_tpdu").EnumerateArray().Single(v => v.TryGetProperty("correct", out _));
        Assert.That(SmsDeliver.TryDecode(Convert.FromHexString(vector.GetProperty("correct").GetString()!), out SmsDeliver? message), Is.True);
        Assert.That(message!.Time, Is.EqualTo(new DateTimeOffset(2022, 7, 25, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(message.UserData.Octets.Length, Is.EqualTo(0x25));
    }

    [TestCase("Welcome home!", DataCodingScheme.Gsm7)]
    [TestCase("Добро пожаловать", DataCodingScheme.Ucs2)]
    [TestCase("", DataCodingScheme.Gsm7)]
    public void A_text_comes_back(string text, byte scheme)
    {
        byte[] tpdu = SmsDeliver.OfText(Address.Name("Tottoli"), text, Time).Encode();
        Assert.That(SmsDeliver.TryDecode(tpdu, out SmsDeliver? message), Is.True);
        Assert.That(message!.Text, Is.EqualTo(text));
        Assert.That(message.DataCodingScheme, Is.EqualTo(scheme));
        Assert.That(message.Originator.Digits, Is.EqualTo("Tottoli"));
        Assert.That(message.Time, Is.EqualTo(Time));
        Assert.That(message.IsDataDownload, Is.False);
    }

    [Test]
    public void A_text_behind_a_header_starts_at_a_septet()
    {
        JsonElement vector = Vectors.Json("gsm7.json").GetProperty("packing_after_udh").GetProperty("vectors")[0];
        SmsUserData userData = new(
            true, vector.GetProperty("tp_udl_septets").GetByte(), Convert.FromHexString(vector.GetProperty("user_data").GetString()!));
        Assert.That(userData.Text(DataCodingScheme.Gsm7), Is.EqualTo(vector.GetProperty("text").GetString()));
    }

    [Test]
    public void A_text_that_needs_two_messages_is_refused() =>
        Assert.That(() => SmsDeliver.OfText(Address.Parse("123"), new string('x', 161), Time), Throws.ArgumentException);

    [Test]
    public void Every_cut_off_message_is_refused()
    {
        byte[] tpdu = SmsDeliver.OfDataDownload(Address.Parse("12345"), Convert.FromHexString("027000aabbcc"), Time).Encode();
        Assert.That(SmsDeliver.TryDecode(tpdu, out _), Is.True);
        for (int length = 0; length < tpdu.Length; length++)
            Assert.That(SmsDeliver.TryDecode(tpdu.AsSpan(0, length), out _), Is.False, $"{length} octets");
    }

    [Test]
    public void Any_octets_are_read_or_refused() => Gen.Byte.Array[0, 200].Sample(bytes =>
        !SmsDeliver.TryDecode(bytes, out SmsDeliver? message) || message.Encode().Length <= bytes.Length);
}
