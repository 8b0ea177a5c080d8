using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Tests.Security;

[TestFixture]
internal sealed class PinRecordTests
{
    [TestCase("31323334FFFFFFFF", true)]
    [TestCase("3132333435363738", true)]
    [TestCase("313233FFFFFFFFFF", false, TestName = "Three digits are too few")]
    [TestCase("31323334FFFFFF31", false, TestName = "Nothing follows the padding")]
    [TestCase("3132333441FFFFFF", false, TestName = "A letter is no digit")]
    [TestCase("31323334FFFFFF", false, TestName = "Seven octets are too few")]
    public void A_PIN_is_four_to_eight_digits(string value, bool expected) =>
        Assert.That(PinRecord.IsDigits(Convert.FromHexString(value)), Is.EqualTo(expected));

    [Test]
    public void The_record_is_pinned_because_images_outlive_programs()
    {
        byte[] record = new byte[PinRecord.Length];
        PinRecord.Encode(record, "12345678"u8, "87654321"u8, enabled: true, canBeDisabled: true);
        Assert.That(Convert.ToHexString(record), Is.EqualTo("07030A31323334353637383837363534333231"));
    }
}
