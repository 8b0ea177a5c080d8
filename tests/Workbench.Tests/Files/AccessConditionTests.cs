using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Tests.Files;

/// <summary>Rules of real cards: records of EF.ARR and FCPs of sysmoISIM-SJA5, sysmoUSIM-SJS1 and Wavemobile.</summary>
public sealed class AccessConditionTests
{
    [TestCase("8001019000800102A406830101950108800118A40683010A9501088401D4A40683010A950108FFFF", "always", "PIN1")]
    [TestCase("800101A40683010195010880011AA40683010A9501088401D4A40683010A950108", "PIN1", "ADM1")]
    [TestCase("840132A406830101950108800101A406830101950108800102A406830181950108800118A40683010A950108", "PIN1", "PIN2")]
    [TestCase("80010190008001029700800118A40683010A950108", "always", "never")]
    [TestCase("800101A406830101950108800102A010A406830181950108A40683010A950108", "PIN1", "PIN2 or ADM1")]
    [TestCase("800103AF10A406830181950108A40683010A950108", "PIN2 and ADM1", "PIN2 and ADM1")]
    [TestCase("840132A406830101950108", "never", "never")]
    [TestCase("FFFF", "never", "never")]
    public void Expanded_rules(string rules, string read, string update) =>
        Assert.That(
            (AccessCondition.OfExpanded(Convert.FromHexString(rules), 1).Text, AccessCondition.OfExpanded(Convert.FromHexString(rules), 2).Text),
            Is.EqualTo((read, update)));

    [TestCase("BB1A1A11111111", "PIN1", "PIN1", Description = "EF.LOCI of the SJA5: bit 8 counts")]
    [TestCase("1B1A1A1A1A", "ADM1", "ADM1")]
    [TestCase("021A", "never", "ADM1")]
    [TestCase("03001A", "ADM1", "always", Description = "the condition of the higher bit stands first")]
    [TestCase("00", "never", "never")]
    [TestCase("0300", "never", "always", Description = "a condition is missing")]
    public void Compact_rules(string rules, string read, string update) =>
        Assert.That(
            (AccessCondition.OfCompact(Convert.FromHexString(rules), 1).Text, AccessCondition.OfCompact(Convert.FromHexString(rules), 2).Text),
            Is.EqualTo((read, update)));

    [TestCase(0, "always")]
    [TestCase(1, "PIN1")]
    [TestCase(2, "PIN2")]
    [TestCase(5, "ADM (level 5)")]
    [TestCase(15, "never")]
    public void Digits_of_a_GSM_SIM(int digit, string expected) => Assert.That(AccessCondition.OfGsm(digit).Text, Is.EqualTo(expected));

    [TestCase(0x01, "PIN1")]
    [TestCase(0x81, "PIN2")]
    [TestCase(0x0A, "ADM1")]
    [TestCase(0x0E, "ADM5")]
    [TestCase(0x8A, "ADM6")]
    [TestCase(0x8E, "ADM10")]
    [TestCase(0x02, "key 02")]
    public void Keys_have_names(byte reference, string expected) => Assert.That(AccessCondition.NameOf(reference), Is.EqualTo(expected));
}
