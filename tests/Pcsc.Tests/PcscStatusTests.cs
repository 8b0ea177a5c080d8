namespace Tottoli.MultiSim.Pcsc.Tests;

internal sealed class PcscStatusTests
{
    [TestCase(0x00000000_80100009L, 0x80100009u)]
    [TestCase(unchecked((int)0x80100009), 0x80100009u)]
    [TestCase(unchecked((long)0xFFFFFFFF_80100009UL), 0x80100009u)]
    [TestCase(109L, 109u)]
    public void A_result_is_read_in_its_low_32_bits(long result, uint code) =>
        Assert.That(PcscStatus.Of((nint)result), Is.EqualTo(new PcscStatus(code)));

    [Test]
    public void It_prints_the_name_of_the_headers_and_the_code() => Assert.Multiple(() =>
    {
        Assert.That(PcscStatus.NoService.ToString(), Is.EqualTo("SCARD_E_NO_SERVICE 8010001D"));
        Assert.That(new PcscStatus(0xDEADBEEF).ToString(), Is.EqualTo("status DEADBEEF"));
    });

    [Test]
    public void Every_code_has_words_that_can_end_a_sentence()
    {
        for (uint code = 0x80100000; code < 0x80100080; code++)
            Assert.That(new PcscStatus(code).Meaning, Is.Not.Empty.And.Not.EndsWith("."));
    }
}
