using CsCheck;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Tests.Tlv;

internal sealed class ComprehensionTlvTests
{
    [Test]
    public void A_proactive_command_reads_object_by_object()
    {
        ComprehensionTlvReader reader = new(Convert.FromHexString("810301210082028102" + "0d0204416f"));
        Assert.That(reader.TryRead(out int tag, out bool required, out ReadOnlySpan<byte> value), Is.True);
        Assert.That((tag, required, value.Length), Is.EqualTo((0x01, true, 3)));
        Assert.That(reader.TryRead(out tag, out required, out value), Is.True);
        Assert.That((tag, required, value.Length), Is.EqualTo((0x02, true, 2)));
        Assert.That(reader.TryRead(out tag, out required, out value), Is.True);
        Assert.That((tag, required, value.Length), Is.EqualTo((0x0D, false, 2)));
        Assert.That(reader.Rest.Length, Is.EqualTo(1));
    }

    [TestCase(0x02, true, "820155")]
    [TestCase(0x0D, false, "0d0155")]
    [TestCase(0x7E, true, "fe0155")]
    [TestCase(0x7F, false, "7f007f0155")]
    [TestCase(0x1234, true, "7f92340155")]
    public void Tags_have_one_or_three_octets(int tag, bool required, string coded)
    {
        byte[] buffer = new byte[8];
        ComprehensionTlvWriter writer = new(buffer);
        writer.Write(tag, required, [0x55]);
        Assert.That(Convert.ToHexStringLower(writer.Written), Is.EqualTo(coded));
        ComprehensionTlvReader reader = new(writer.Written);
        Assert.That(reader.TryRead(out int read, out bool readRequired, out _), Is.True);
        Assert.That((read, readRequired, reader.AtEnd), Is.EqualTo((tag, required, true)));
    }

    [TestCase("00")]
    [TestCase("8000")]
    [TestCase("ff00")]
    [TestCase("7f0000", Description = "tag 0000")]
    [TestCase("7f00", Description = "tag cut off")]
    [TestCase("810301", Description = "value cut off")]
    [TestCase("81", Description = "no length")]
    public void What_is_no_object_leaves_the_position(string coded)
    {
        ComprehensionTlvReader reader = new(Convert.FromHexString(coded));
        Assert.That(reader.TryRead(out _, out _, out _), Is.False);
        Assert.That(reader.Rest.Length, Is.EqualTo(coded.Length / 2));
    }

    [Test]
    public void A_long_value_is_moved_to_make_room_for_its_length()
    {
        byte[] text = new byte[200];
        text.AsSpan().Fill(0x41);
        byte[] buffer = new byte[256];
        ComprehensionTlvWriter writer = new(buffer);
        int mark = writer.Begin(0x0D, true);
        writer.WriteRaw([0x04]);
        writer.WriteRaw(text);
        writer.End(mark);
        Assert.That(Convert.ToHexStringLower(buffer, 0, 5), Is.EqualTo("8d81c90441"));
        Assert.That(ComprehensionTlvReader.TryFind(writer.Written, 0x0D, out ReadOnlySpan<byte> value), Is.True);
        Assert.That(value.Length, Is.EqualTo(201));
        Assert.That(ComprehensionTlvReader.TryFind(writer.Written, 0x0E, out _), Is.False);
    }

    [Test]
    public void What_is_written_reads_back() =>
        Gen.Select(Gen.Int[1, 0x7FFF], Gen.Bool, Gen.Byte.Array[0, 300]).List[0, 5].Sample(objects =>
        {
            byte[] buffer = new byte[2000];
            ComprehensionTlvWriter writer = new(buffer);
            foreach ((int tag, bool required, byte[] value) in objects)
                writer.Write(tag, required, value);
            ComprehensionTlvReader reader = new(writer.Written);
            foreach ((int tag, bool required, byte[] value) in objects)
            {
                if (!reader.TryRead(out int read, out bool readRequired, out ReadOnlySpan<byte> readValue)
                    || read != tag || readRequired != required || !readValue.SequenceEqual(value))
                {
                    return false;
                }
            }
            return reader.AtEnd;
        });
}
