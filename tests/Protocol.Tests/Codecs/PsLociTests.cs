using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class PsLociTests
{
    [TestCase("ffffffffffffff00f11000010001", "001-01", (ushort)1, (byte)0, UpdateStatus.NotUpdated)]
    [TestCase("ffffffffffffff22f8990000ff01", "228-99", (ushort)0, (byte)0xFF, UpdateStatus.NotUpdated)]
    public void Published_contents_decode_and_encode(string coded, string plmn, ushort area, byte routingArea, UpdateStatus status)
    {
        byte[] bytes = Convert.FromHexString(coded);
        Assert.That(PsLoci.TryDecode(bytes, out PsLoci loci), Is.True);
        Assert.That(loci, Is.EqualTo(new PsLoci(uint.MaxValue, 0xFFFFFF, Plmn.Parse(plmn), area, routingArea, status)));
        byte[] own = new byte[PsLoci.Size];
        loci.Encode(own);
        Assert.That(own, Is.EqualTo(bytes));
    }

    [Test]
    public void Identity_and_signature_stand_side_by_side()
    {
        byte[] bytes = new byte[PsLoci.Size];
        new PsLoci(0xC1020304, 0x0A0B0C, Plmn.Parse("250-01"), 0x1234, 0x56, UpdateStatus.Updated).Encode(bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo("c10203040a0b0c52f01012345600"));
    }

    [Test]
    public void Not_updated_is_the_specifications_default()
    {
        byte[] bytes = new byte[PsLoci.Size];
        PsLoci.NotUpdated.Encode(bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo("ffffffffffffffffffff0000ff01"));
    }
}
