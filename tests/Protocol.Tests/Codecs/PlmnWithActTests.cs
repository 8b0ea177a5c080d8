using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class PlmnWithActTests
{
    [TestCase("92f5018000", "295-10", AccessTechnologies.Utran)]
    [TestCase("00f110c880", "001-01", AccessTechnologies.AllOf3gpp)]
    public void Known_entries_decode_and_encode(string coded, string plmn, AccessTechnologies technologies)
    {
        byte[] bytes = Convert.FromHexString(coded);
        Assert.That(PlmnWithAct.TryDecode(bytes, out PlmnWithAct entry), Is.True);
        Assert.That(entry, Is.EqualTo(new PlmnWithAct(Plmn.Parse(plmn), technologies)));
        byte[] own = new byte[PlmnWithAct.Size];
        entry.Encode(own);
        Assert.That(own, Is.EqualTo(bytes));
    }

    [Test]
    public void An_unused_entry_holds_no_network() => Assert.That(PlmnWithAct.TryDecode(PlmnWithAct.Unused, out _), Is.False);
}
