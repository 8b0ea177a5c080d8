using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class EpsLociTests
{
    [Test]
    public void The_published_content_decodes_and_encodes()
    {
        byte[] bytes = Convert.FromHexString("0bf600f110800101c000000100f110000100");
        Assert.That(EpsLoci.TryDecode(bytes, out EpsLoci loci), Is.True);
        Plmn plmn = Plmn.Parse("001-01");
        Assert.That(loci, Is.EqualTo(new EpsLoci(new EpsGuti(plmn, 0x8001, 0x01, 0xC0000001), plmn, 1, UpdateStatus.Updated)));
        byte[] own = new byte[EpsLoci.Size];
        loci.Encode(own);
        Assert.That(own, Is.EqualTo(bytes));
    }

    [Test]
    public void Not_updated_is_the_specifications_default()
    {
        byte[] bytes = new byte[EpsLoci.Size];
        EpsLoci.NotUpdated.Encode(bytes);
        Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo("ffffffffffffffffffffffffffffff000001"));
        Assert.That(EpsLoci.TryDecode(bytes, out EpsLoci loci), Is.True);
        Assert.That(loci, Is.EqualTo(EpsLoci.NotUpdated));
    }
}
