using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class PlmnListTests
{
    [Test]
    public void A_network_takes_the_first_free_entry()
    {
        byte[] list = Convert.FromHexString("62f210ffffffffffff");
        Assert.That(PlmnList.Add(list, Plmn.Parse("250-01")), Is.True);
        Assert.That(Convert.ToHexStringLower(list), Is.EqualTo("62f21052f010ffffff"));
        Assert.That(PlmnList.Decode(list), Is.EqualTo(new[] { Plmn.Parse("262-01"), Plmn.Parse("250-01") }));
    }

    [Test]
    public void A_full_list_loses_its_oldest()
    {
        byte[] list = Convert.FromHexString("62f21052f010");
        Assert.That(PlmnList.Add(list, Plmn.Parse("230-02")), Is.True);
        Assert.That(Convert.ToHexStringLower(list), Is.EqualTo("52f01032f020"));
        Assert.That(PlmnList.Contains(list, Plmn.Parse("262-01")), Is.False);
    }

    [Test]
    public void A_network_is_added_once()
    {
        byte[] list = Convert.FromHexString("62f210ffffff");
        Assert.That(PlmnList.Add(list, Plmn.Parse("262-01")), Is.False);
        Assert.That(Convert.ToHexStringLower(list), Is.EqualTo("62f210ffffff"));
    }
}
