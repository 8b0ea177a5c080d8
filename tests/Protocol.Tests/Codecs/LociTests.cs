using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class LociTests
{
    [TestCase("47d1264a62f2103721ff00", 0x47D1264Au, "262-01", (ushort)0x3721, UpdateStatus.Updated)]
    [TestCase("ffffffff62f2200000ff01", 0xFFFFFFFFu, "262-02", (ushort)0, UpdateStatus.NotUpdated)]
    public void Published_contents_decode_and_encode(string coded, uint tmsi, string plmn, ushort area, UpdateStatus status)
    {
        byte[] bytes = Convert.FromHexString(coded);
        Assert.That(Loci.TryDecode(bytes, out Loci loci), Is.True);
        Assert.That(loci, Is.EqualTo(new Loci(tmsi, Plmn.Parse(plmn), area, status)));
        byte[] own = new byte[Loci.Size];
        loci.Encode(own);
        Assert.That(own, Is.EqualTo(bytes));
    }

    [Test]
    public void Not_updated_is_the_specifications_default()
    {
        byte[] bytes = new byte[Loci.Size];
        Loci.NotUpdated.Encode(bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo("ffffffffffffff0000ff01"));
    }

    [Test]
    public void An_erased_file_has_a_reserved_status_and_no_network()
    {
        byte[] erased = new byte[Loci.Size];
        Array.Fill(erased, (byte)0xFF);
        Assert.That(Loci.TryDecode(erased, out Loci loci), Is.True);
        Assert.That(loci, Is.EqualTo(new Loci(uint.MaxValue, null, 0xFFFF, UpdateStatus.Reserved)));
    }

    [Test]
    public void A_short_content_is_refused() => Assert.That(Loci.TryDecode(new byte[Loci.Size - 1], out _), Is.False);
}
