using Tottoli.MultiSim.SimOS.Security;

namespace Tottoli.MultiSim.SimOS.Tests.Security;

[TestFixture]
internal sealed class AccessRulesTests
{
    private const string Pin2 = "A406830181950108";
    private const string Adm = "A40683010A950108";

    [TestCase("8001019000", true, false, TestName = "Read always")]
    [TestCase("8001039700", false, false, TestName = "Never")]
    [TestCase("800101" + Pin2 + "8001029000", false, true, TestName = "Each mode has its own condition")]
    [TestCase("800101" + Adm, true, false, TestName = "ADM1 was verified")]
    [TestCase("800101" + Pin2 + "800101" + Adm, true, false, TestName = "One of two pairs is enough")]
    [TestCase("800101" + Pin2 + Adm, true, false, TestName = "One of two conditions of a mode is enough")]
    [TestCase("800103A010" + Pin2 + Adm, true, true, TestName = "Any of the nested conditions")]
    [TestCase("800103AF10" + Pin2 + Adm, false, false, TestName = "All of the nested conditions")]
    [TestCase("800103AF08" + Adm, true, true, TestName = "All of one condition")]
    [TestCase("800103AF00", false, false, TestName = "All of no condition is nothing")]
    [TestCase("800103A00AA008" + Adm, true, true, TestName = "A condition within a condition")]
    [TestCase("8401329000", false, false, TestName = "A command description is no access mode")]
    [TestCase("8001819000", false, false, TestName = "A proprietary access mode")]
    [TestCase("800103A406830105950108", false, false, TestName = "An unknown key")]
    [TestCase("800103A4", false, false, TestName = "A condition cut off")]
    [TestCase("FFFFFFFFFF", false, false, TestName = "An empty record allows nothing")]
    [TestCase("", false, false, TestName = "No record allows nothing")]
    public void With_ADM1_verified(string record, bool read, bool update)
    {
        SecurityStatus status = new(PinReference.Bit(PinReference.Adm1), Disabled: 0);
        byte[] octets = Convert.FromHexString(record);
        Assert.That(AccessRules.Allow(octets, status, AccessMode.Read), Is.EqualTo(read), "read");
        Assert.That(AccessRules.Allow(octets, status, AccessMode.Update), Is.EqualTo(update), "update");
    }

    [Test]
    public void Conditions_nested_without_end_are_not_met()
    {
        string condition = "9000";
        for (int i = 0; i < 30; i++)
            condition = $"A0{condition.Length / 2:X2}{condition}";
        Assert.That(AccessRules.Allow(Convert.FromHexString("800101" + condition), default, AccessMode.Read), Is.False);
    }
}
