using CsCheck;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class AlphaTextTests
{
    private static IEnumerable<TestCaseData> Published() => Vectors.Json("gsm7.json").GetProperty("alpha").GetProperty("vectors").EnumerateArray()
        .Select(v => new TestCaseData(v.GetProperty("coded").GetString(), v.GetProperty("text").GetString()));

    [TestCaseSource(nameof(Published))]
    public void Published_fields_decode_and_their_texts_come_back(string coded, string text)
    {
        Assert.That(AlphaText.Decode(Convert.FromHexString(coded)), Is.EqualTo(text));
        byte[] own = AlphaText.Encode(text);
        Assert.That(AlphaText.Decode(own), Is.EqualTo(text));
        Assert.That(own, Has.Length.LessThanOrEqualTo(coded.Replace("ff", "", StringComparison.Ordinal).Length / 2), "not the shortest coding");
    }

    [TestCase("Hello", "48656c6c6fffff")]
    [TestCase("Привет", "8106089fc0b8b2b5c2ff")]
    [TestCase("-\u0532\u0583-1", "820505322d80d12d31ff", Description = "two half pages: coding 82 from the lowest character")]
    [TestCase("日本", "8065e5672cff", Description = "further apart than 128")]
    [TestCase("", "ffff")]
    public void The_shortest_coding_is_chosen(string text, string field)
    {
        byte[] bytes = new byte[field.Length / 2];
        Assert.That(AlphaText.TryEncode(text, bytes), Is.True);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo(field));
    }

    [Test]
    public void A_text_that_does_not_fit_leaves_the_field_alone()
    {
        byte[] field = [1, 2, 3];
        Assert.That(AlphaText.TryEncode("long", field), Is.False);
        Assert.That(field, Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void Any_octets_decode() => Gen.Byte.Array[0, 40].Sample(bytes => AlphaText.Decode(bytes) is not null);

    [Test]
    public void Any_text_comes_back() => Gen.Char[' ', '\u3000'].Array[0, 100].Select(characters => new string(characters))
        .Where(text => !text.Contains('\u001b', StringComparison.Ordinal))
        .Sample(text => AlphaText.Decode(AlphaText.Encode(text)) == text);
}
