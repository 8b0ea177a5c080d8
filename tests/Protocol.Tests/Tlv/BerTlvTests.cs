using CsCheck;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Tlv;

internal sealed class BerTlvTests
{
    private static IEnumerable<TestCaseData> Lengths() => Vectors.Json("gsm7.json").GetProperty("ber_length").EnumerateArray()
        .Select(v => new TestCaseData(v.GetProperty("length").GetInt32(), v.GetProperty("coded").GetString()));

    [TestCaseSource(nameof(Lengths))]
    public void Published_lengths_are_written_and_read(int length, string coded)
    {
        byte[] value = new byte[length];
        byte[] buffer = new byte[length + 5];
        BerTlvWriter writer = new(buffer);
        writer.Write(0x80, value);
        Assert.That(Convert.ToHexStringLower(buffer, 1, coded.Length / 2), Is.EqualTo(coded));
        Assert.That(writer.Length, Is.EqualTo(1 + (coded.Length / 2) + length));
        BerTlvReader reader = new(writer.Written);
        Assert.That(reader.TryRead(out int tag, out ReadOnlySpan<byte> read), Is.True);
        Assert.That(tag, Is.EqualTo(0x80));
        Assert.That(read.Length, Is.EqualTo(length));
        Assert.That(reader.AtEnd, Is.True);
    }

    [Test]
    public void The_MF_template_of_a_real_card_reads_object_by_object()
    {
        byte[] template = Convert.FromHexString("62308202782183023f00a50c8001718304000564508701018a01058c04261a0000c60f90017083010183018183010a83010b");
        Assert.That(BerTlvReader.TryFind(template, 0x62, out ReadOnlySpan<byte> inner), Is.True);
        List<int> tags = [];
        BerTlvReader reader = new(inner);
        while (reader.TryRead(out int tag, out _))
            tags.Add(tag);
        Assert.That(tags, Is.EqualTo(new[] { 0x82, 0x83, 0xA5, 0x8A, 0x8C, 0xC6 }));
        Assert.That(reader.AtEnd, Is.True);
        Assert.That(BerTlvReader.TryFind(inner, 0x84, out _), Is.False);
    }

    [TestCase("", Description = "the end")]
    [TestCase("ffff", Description = "padding of a file")]
    [TestCase("0000", Description = "padding")]
    [TestCase("62", Description = "no length")]
    [TestCase("6203ffff", Description = "value cut off")]
    [TestCase("628201", Description = "length cut off")]
    [TestCase("6280ffff0000", Description = "indefinite length")]
    [TestCase("628400000000", Description = "four octets of length")]
    [TestCase("7f", Description = "tag cut off")]
    [TestCase("7f81818101", Description = "tag of more than three octets")]
    public void What_is_no_object_leaves_the_position(string coded)
    {
        BerTlvReader reader = new(Convert.FromHexString(coded));
        Assert.That(reader.TryRead(out _, out _), Is.False);
        Assert.That(reader.Rest.Length, Is.EqualTo(coded.Length / 2));
    }

    [TestCase(0x62, "620155")]
    [TestCase(0x5F2D, "5f2d0155")]
    [TestCase(0x7F8101, "7f81010155")]
    public void Tags_have_one_to_three_octets(int tag, string coded)
    {
        byte[] buffer = new byte[8];
        BerTlvWriter writer = new(buffer);
        writer.Write(tag, 0x55);
        Assert.That(Convert.ToHexStringLower(writer.Written), Is.EqualTo(coded));
        BerTlvReader reader = new(writer.Written);
        Assert.That(reader.TryRead(out int read, out _), Is.True);
        Assert.That(read, Is.EqualTo(tag));
    }

    [TestCase(0)]
    [TestCase(127)]
    [TestCase(128)]
    [TestCase(300)]
    public void A_nested_object_gets_its_length_at_the_end(int size)
    {
        byte[] buffer = new byte[size + 16];
        BerTlvWriter writer = new(buffer);
        int outer = writer.Begin(0xD0);
        int inner = writer.Begin(0xA5);
        writer.WriteRaw(new byte[size]);
        writer.End(inner);
        writer.Write(0x8A, 0x05);
        writer.End(outer);
        Assert.That(BerTlvReader.TryFind(writer.Written, 0xD0, out ReadOnlySpan<byte> value), Is.True);
        Assert.That(BerTlvReader.TryFind(value, 0xA5, out ReadOnlySpan<byte> nested), Is.True);
        Assert.That(nested.Length, Is.EqualTo(size));
        Assert.That(BerTlvReader.TryFind(value, 0x8A, out ReadOnlySpan<byte> last), Is.True);
        Assert.That(last.ToArray(), Is.EqualTo(new byte[] { 5 }));
    }

    [Test]
    public void A_buffer_that_is_too_short_is_named() => Assert.That(
        () =>
        {
            BerTlvWriter writer = new(new byte[4]);
            writer.Write(0x80, new byte[3]);
        },
        Throws.ArgumentException.With.Message.Contains("4 more octets"));

    [Test]
    public void Any_octets_are_read_or_refused() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        BerTlvReader reader = new(bytes);
        int total = 0;
        while (reader.TryRead(out _, out ReadOnlySpan<byte> value))
            total += value.Length;
        return total <= bytes.Length;
    });
}
