using Tottoli.MultiSim.Protocol.Entropy;
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
        AccessRule ready = new(octets);
        if (ready.TryAllow(AccessMode.Read, status, out bool allowed))
            Assert.That(allowed, Is.EqualTo(read), "read, made ready");
        if (ready.TryAllow(AccessMode.Update, status, out allowed))
            Assert.That(allowed, Is.EqualTo(update), "update, made ready");
    }

    [Test]
    public void Conditions_nested_without_end_are_not_met()
    {
        string condition = "9000";
        for (int i = 0; i < 30; i++)
            condition = $"A0{condition.Length / 2:X2}{condition}";
        Assert.That(AccessRules.Allow(Convert.FromHexString("800101" + condition), default, AccessMode.Read), Is.False);
    }

    /// <summary>Rules at random, of all parts that rules have, also cut off: made ready they say the same as evaluated, or nothing.</summary>
    [Test]
    public void A_rule_made_ready_says_the_same()
    {
        SeededEntropy entropy = new(1, "rules");
        byte[] chance = new byte[1];
        int Next(int limit)
        {
            entropy.Fill(chance);
            return chance[0] % limit;
        }
        string[] keys = ["01", "81", "0A", "0B", "77"];
        int said = 0, allowedOnce = 0;
        for (int i = 0; i < 20000; i++)
        {
            byte[] record = Convert.FromHexString(Rule());
            if (Next(10) == 0)
                record = record[..Next(record.Length + 1)];
            AccessRule ready = new(record);
            SecurityStatus status = new(0, 0);
            foreach (string key in keys)
                status = Next(2) == 0 ? status : status with { Satisfied = status.Satisfied | PinReference.Bit(Convert.ToByte(key, 16)) };
            AccessMode mode = (AccessMode)(1 << Next(7));
            if (!ready.TryAllow(mode, status, out bool allowed))
                continue;
            Assert.That(allowed, Is.EqualTo(AccessRules.Allow(record, status, mode, 0x00B00000)), Convert.ToHexString(record));
            said++;
            allowedOnce += allowed ? 1 : 0;
        }
        Assert.That(said, Is.GreaterThan(5000));
        Assert.That(allowedOnce, Is.InRange(500, said - 500));

        string Rule() => string.Concat(Enumerable.Range(0, 1 + Next(3)).Select(_ => Mode() + Condition(0)));
        string Mode() => Next(8) == 0 ? "8401B0" : $"8001{Next(256):X2}";
        string Condition(int depth) => Next(depth > 2 ? 4 : 8) switch
        {
            0 => "9000",
            1 => "9700",
            2 or 3 => $"A4068301{keys[Next(keys.Length)]}9501{(Next(8) == 0 ? "80" : "08")}",
            4 => Nest("A0", depth),
            5 => Nest("AF", depth),
            6 => Next(3) == 0 ? Nest("A7", depth) : Nest("AF", depth),
            _ => Next(3) == 0 ? "9E0111" : Nest("A0", depth),
        };
        string Nest(string tag, int depth)
        {
            string inner = string.Concat(Enumerable.Range(0, Next(3)).Select(_ => Condition(depth + 1)));
            return inner.Length / 2 < 0x80 ? $"{tag}{inner.Length / 2:X2}{inner}" : "9700";
        }
    }
}
