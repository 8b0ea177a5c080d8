using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class FiveGsLociTests
{
    [Test]
    public void A_location_encodes_field_by_field_and_comes_back()
    {
        Plmn plmn = Plmn.Parse("262-01");
        FiveGsLoci loci = new(new FiveGsGuti(plmn, 0x80, 0x0141, 0xC0000001), plmn, 0x000102, UpdateStatus.Updated);
        byte[] bytes = new byte[FiveGsLoci.Size];
        loci.Encode(bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo("000bf262f210800141c000000162f21000010200"));
        Assert.That(FiveGsLoci.TryDecode(bytes, out FiveGsLoci decoded), Is.True);
        Assert.That(decoded, Is.EqualTo(loci));
    }

    [Test]
    public void Not_updated_is_all_FF_but_the_status()
    {
        byte[] bytes = new byte[FiveGsLoci.Size];
        FiveGsLoci.NotUpdated.Encode(bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo("ffffffffffffffffffffffffffffffffffffff01"));
        Assert.That(FiveGsLoci.TryDecode(bytes, out FiveGsLoci decoded), Is.True);
        Assert.That(decoded, Is.EqualTo(FiveGsLoci.NotUpdated));
    }
}
