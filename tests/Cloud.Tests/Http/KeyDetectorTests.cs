using System.Buffers.Text;
using CsCheck;
using Tottoli.MultiSim.Cloud.Http;

namespace Tottoli.MultiSim.Cloud.Tests.Http;

public sealed class KeyDetectorTests
{
    private static readonly Gen<byte[]> Keys = Gen.OneOf(Gen.Byte.Array[16], Gen.Byte.Array[32]);

    [Test]
    public void Every_key_is_found_in_hexadecimal() => Keys.Sample(key =>
        KeyDetector.CouldHoldKey(Convert.ToHexString(key))
        && KeyDetector.CouldHoldKey("0x" + Convert.ToHexStringLower(key))
        && KeyDetector.CouldHoldKey(BitConverter.ToString(key))
        && KeyDetector.CouldHoldKey($"http://vault/profiles/{Convert.ToHexStringLower(key)}/x")
        && KeyDetector.CouldHoldKey($"http://vault/profiles/{new Guid(key.AsSpan(0, 16))}/x")
        && KeyDetector.CouldHoldKey($"our K is {BitConverter.ToString(key).Replace('-', ' ')}")
        && KeyDetector.CouldHoldKey(string.Join(", ", key.Select(octet => $"0x{octet:X2}")))
        && KeyDetector.CouldHoldKey(string.Concat(key.Select(octet => $"%25{(int)(octet >> 4).ToString("x")[0]:X2}%25{(int)(octet & 15).ToString("x")[0]:X2}"))));

    [Test]
    public void Every_key_is_found_in_base64() => Keys.Sample(key =>
        KeyDetector.CouldHoldKey(Convert.ToBase64String(key))
        && KeyDetector.CouldHoldKey($"the key: {Convert.ToBase64String(key)}.")
        && KeyDetector.CouldHoldKey($"http://vault/?x={Uri.EscapeDataString(Convert.ToBase64String(key))}")
        && KeyDetector.CouldHoldKey($"http://vault/profiles/{Base64Url.EncodeToString(key)}="));

    [TestCase("http://127.0.0.1:40123/operators/001-01/profiles/prepaid-data")]
    [TestCase("https://vault.example.org/operators/001-01/profiles/subscriber-data-and-voice-2026?card=multi")]
    [TestCase("/operators/001-01/profiles/prepaid")]
    [TestCase("Telefonica Deutschland GmbH & Co. OHG")]
    [TestCase("Superlonglowercasewordx")]
    [TestCase("international-roaming-plan")]
    [TestCase("001010000000001")]
    [TestCase("8970199000000000017")]
    [TestCase("001-*")]
    public void What_links_are_made_of_is_no_key(string text) => Assert.That(KeyDetector.CouldHoldKey(text), Is.False);
}
