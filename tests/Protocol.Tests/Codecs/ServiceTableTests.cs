using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Protocol.Tests.Codecs;

internal sealed class ServiceTableTests
{
    [Test]
    public void The_services_of_a_known_card_are_its_bits() => Assert.That(
        Convert.ToHexStringLower(ServiceTable.Of(17, 10, 12, 17, 19, 20, 21, 27, 28, 33, 34, 38, 42, 43, 45, 46, 51, 71, 73, 85, 122, 123, 124, 126, 129)),
        Is.EqualTo("000a1d0c23360400400110000000002e01"));

    [TestCase(2, true)]
    [TestCase(7, false)]
    [TestCase(33, true)]
    [TestCase(122, true)]
    [TestCase(161, false, Description = "beyond the table")]
    [TestCase(0, false)]
    public void A_real_cards_table_tells(int service, bool available) =>
        Assert.That(ServiceTable.IsAvailable(Convert.FromHexString("beff9f9de73e04080000ff330000000600000000"), service), Is.EqualTo(available));

    [Test]
    public void A_service_is_switched_off_again()
    {
        byte[] table = ServiceTable.Of(1, 1, 8);
        ServiceTable.Set(table, 1, false);
        Assert.That(table, Is.EqualTo(new byte[] { 0x80 }));
        Assert.That(() => ServiceTable.Set(table, 9, true), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
