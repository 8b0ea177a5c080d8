using System.Text.Json;
using CsCheck;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class AddressTests
{
    private static IEnumerable<TestCaseData> Published(string kind) => Vectors.Json("gsm7.json").GetProperty("addresses").EnumerateArray()
        .Where(v => v.GetProperty("kind").GetString() == kind)
        .Select(v => new TestCaseData(
            v.TryGetProperty("text", out JsonElement text) ? text.GetString() : v.GetProperty("digits").GetString(),
            v.TryGetProperty("type_of_address", out JsonElement type) ? Convert.ToByte(type.GetString(), 16) : Address.Alphanumeric,
            v.GetProperty("coded").GetString(),
            v.TryGetProperty("coded_with_exact_length", out JsonElement exact) ? exact.GetString() : null));

    [TestCaseSource(nameof(Published), new object[] { "TP-OA/TP-DA" })]
    public void Published_numbers_of_a_TPDU_encode_and_decode(string digits, byte type, string coded, string? exact)
    {
        byte[] bytes = new byte[Address.MaxTpSize];
        int length = new Address(type, digits).EncodeTp(bytes);
        Assert.That(Convert.ToHexStringLower(bytes, 0, length), Is.EqualTo(coded));
        Assert.That(exact, Is.Null);
        Assert.That(Address.TryDecodeTp(bytes, out Address address, out int size), Is.True);
        Assert.That((address, size), Is.EqualTo((new Address(type, digits), length)));
    }

    [TestCaseSource(nameof(Published), new object[] { "TP-OA alphanumeric" })]
    public void Published_names_of_senders_encode_and_decode(string name, byte type, string coded, string? exact)
    {
        byte[] bytes = new byte[Address.MaxTpSize];
        int length = Address.Name(name).EncodeTp(bytes);
        Assert.That(Convert.ToHexStringLower(bytes, 0, length), Is.EqualTo(exact));
        foreach (string form in new[] { coded, exact! })
        {
            Assert.That(Address.TryDecodeTp(Convert.FromHexString(form), out Address address, out int size), Is.True);
            Assert.That(address, Is.EqualTo(new Address(type, name)));
            Assert.That(size, Is.EqualTo(form.Length / 2));
        }
    }

    [TestCase("+4916012345678", "0891946110325476f8ffffff")]
    [TestCase("123456", "0481214365ffffffffffffff")]
    [TestCase("*#100#", "0481ba01b0ffffffffffffff")]
    public void A_number_fills_the_field_of_an_EF(string text, string field)
    {
        byte[] bytes = new byte[12];
        Assert.That(Address.Parse(text).TryEncodeField(bytes), Is.True);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo(field));
        Assert.That(Address.TryDecodeField(bytes, out Address address), Is.True);
        Assert.That(address.ToString(), Is.EqualTo(text));
    }

    [TestCase("ffffffffffffffffffffffff")]
    [TestCase("0c91946110325476f8ffffff")]
    [TestCase("00")]
    [TestCase("")]
    public void An_empty_or_overlong_field_holds_no_number(string field) =>
        Assert.That(Address.TryDecodeField(Convert.FromHexString(field), out _), Is.False);

    [TestCase("0791214365")]
    [TestCase("1591214365870921436587092143")]
    [TestCase("07")]
    public void A_cut_off_address_of_a_TPDU_is_refused(string coded) =>
        Assert.That(Address.TryDecodeTp(Convert.FromHexString(coded), out _, out _), Is.False);

    [TestCase("")]
    [TestCase("+")]
    [TestCase("12x")]
    [TestCase("123456789012345678901")]
    public void What_is_written_otherwise_is_refused(string text) => Assert.That(Address.TryParse(text, out _), Is.False);

    [Test]
    public void Any_octets_are_read_or_refused() => Gen.Byte.Array[0, 20].Sample(bytes =>
    {
        Address.TryDecodeTp(bytes, out _, out int size);
        Address.TryDecodeField(bytes, out _);
        return size <= bytes.Length;
    });
}
