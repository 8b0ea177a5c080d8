using CsCheck;
using Tottoli.MultiSim.Protocol.Sms;

namespace Tottoli.MultiSim.Protocol.Tests.Sms;

internal sealed class UserDataHeaderTests
{
    [Test]
    public void Elements_are_found_and_the_rest_follows()
    {
        Assert.That(UserDataHeader.TryParse(Convert.FromHexString("0700037f03017000aabb"), out UserDataHeader header, out ReadOnlySpan<byte> rest), Is.True);
        Assert.That(rest.ToArray(), Is.EqualTo(new byte[] { 0xAA, 0xBB }));
        Assert.That(header.TryGetPart(out SmsPart part), Is.True);
        Assert.That(part, Is.EqualTo(new SmsPart(0x7F, 3, 1)));
        Assert.That(header.TryFind(UserDataHeader.CommandPacket, out ReadOnlySpan<byte> empty), Is.True);
        Assert.That(empty.Length, Is.Zero);
        Assert.That(header.TryFind(UserDataHeader.ResponsePacket, out _), Is.False);
    }

    [Test]
    public void A_reference_may_have_16_bits()
    {
        Assert.That(UserDataHeader.TryParse(Convert.FromHexString("06080412340201"), out UserDataHeader header, out _), Is.True);
        Assert.That(header.TryGetPart(out SmsPart part), Is.True);
        Assert.That(part, Is.EqualTo(new SmsPart(0x1234, 2, 1)));
    }

    [TestCase("0500037f0300", Description = "part 0")]
    [TestCase("0500037f0304", Description = "part 4 of 3")]
    [TestCase("0500037f0000", Description = "of 0")]
    [TestCase("0400027f03", Description = "too short")]
    public void A_part_that_makes_no_sense_is_ignored(string coded)
    {
        Assert.That(UserDataHeader.TryParse(Convert.FromHexString(coded), out UserDataHeader header, out _), Is.True);
        Assert.That(header.TryGetPart(out _), Is.False);
    }

    [TestCase("")]
    [TestCase("05000301")]
    [TestCase("0400037f03", Description = "element longer than the header")]
    [TestCase("0100", Description = "element without a length")]
    public void Lengths_that_do_not_fit_are_refused(string coded) =>
        Assert.That(UserDataHeader.TryParse(Convert.FromHexString(coded), out _, out _), Is.False);

    [Test]
    public void Any_octets_are_read_or_refused() => Gen.Byte.Array[0, 140].Sample(bytes =>
    {
        if (UserDataHeader.TryParse(bytes, out UserDataHeader header, out _))
            header.TryGetPart(out _);
    });
}
