using static Tottoli.MultiSim.SimOS.Tests.Instructions.CreateFileTests;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

/// <summary>Security attributes of a file in all three formats, asked by every command that they rule (ETSI TS 102 221 §9.2, TS 102 222).</summary>
[TestFixture]
internal sealed class AccessRulesOnFilesTests
{
    private const string Adm1 = "A40683010A950108";
    private const string Pin1 = "A406830101950108";
    private const string Pin2 = "A406830181950108";
    private const string VerifyPin2 = "002000810830303030FFFFFFFF";
    private const string EnablePin1 = "002800010830303030FFFFFFFF";
    private const string VerifyPin1 = "002000010830303030FFFFFFFF";

    // What an EF's rule of one bit allows, and nothing else.
    [TestCase("01", "00B0000001", TestName = "EF: 01 is READ")]
    [TestCase("02", "00D6000001AA", TestName = "EF: 02 is UPDATE")]
    [TestCase("08", "0004000000", TestName = "EF: 08 is DEACTIVATE")]
    [TestCase("10", "0044000000", TestName = "EF: 10 is ACTIVATE")]
    [TestCase("20", "00E80000026F01", TestName = "EF: 20 is TERMINATE")]
    [TestCase("40", "00E40000026F01", TestName = "EF: 40 is DELETE")]
    public void Each_bit_of_an_EF_allows_one_command(string bit, string allowed)
    {
        string[] all = ["00B0000001", "00D6000001AA", "0004000000", "0044000000", "00E80000026F01", "00E40000026F01", "80D400000A" + Template("83026F01", "80020008")];
        foreach (string command in all)
        {
            string sw = Try("82024121", $"AB058001{bit}9000", command, "80020004");
            Assert.That(sw, command == allowed ? Is.Not.EqualTo("6982") : Is.EqualTo("6982"), command);
        }
        Assert.That(Try("82024121", "AB058401D49000", all[^1], "80020004"), Is.EqualTo("9000"), "RESIZE is named by its instruction byte");
    }

    [TestCase("02", "E0EF", TestName = "DF: 02 is CREATE of an EF")]
    [TestCase("04", "E0DF", TestName = "DF: 04 is CREATE of a DF")]
    [TestCase("08", "0004000002" + "7F66", TestName = "DF: 08 is DEACTIVATE")]
    [TestCase("10", "0044000002" + "7F66", TestName = "DF: 10 is ACTIVATE")]
    [TestCase("20", "00E6000002" + "7F66", TestName = "DF: 20 is TERMINATE")]
    [TestCase("40", "00E4000002" + "7F66", TestName = "DF: 40 is DELETE")]
    public void Each_bit_of_a_DF_allows_one_command(string bit, string allowed)
    {
        foreach (string command in new[] { "E0EF", "E0DF", "0004000002" + "7F66", "0044000002" + "7F66", "00E6000002" + "7F66", "00E4000002" + "7F66" })
        {
            string sent = command switch
            {
                "E0EF" => Create("82024121", "83026F09", "8A0105", "8B032F0601", "80020004", "8800"),
                "E0DF" => Create("82027821", "83027F69", "8A0105", "8B032F0605"),
                _ => command,
            };
            string sw = Try("82027821", $"AB058001{bit}9000", sent, "", "83027F66");
            Assert.That(sw, command == allowed ? Is.Not.EqualTo("6982") : Is.EqualTo("6982"), command);
        }
    }

    // Compact: an octet of modes, then a condition for each of its bits, the highest first.
    [TestCase("8C02" + "0100", "9000", "6982", TestName = "Read always, nothing else")]
    [TestCase("8C03" + "0300FF", "6982", "9000", TestName = "Update always, read never")]
    [TestCase("8C03" + "031A00", "9000", "6982", TestName = "Read always, update ADM1")]
    [TestCase("8C01" + "00", "6982", "6982", TestName = "Nothing at all")]
    [TestCase("8C07" + "BB1A1A11110000", "9000", "9000", TestName = "As a card of the field has it, with a proprietary bit")]
    [TestCase("8C05" + "1B1A1A1A1A", "6982", "6982", TestName = "Everything ADM1")]
    [TestCase("8C02" + "0160", "6982", "6982", TestName = "Secure messaging, which nobody has here")]
    [TestCase("8C02" + "0190", "6982", "6982", TestName = "A key of number 0")]
    public void Compact_format(string attributes, string read, string update)
    {
        Assert.That(Try("82024121", attributes, "00B0000001", "80020004"), read == "9000" ? Does.EndWith("9000") : Is.EqualTo(read));
        Assert.That(Try("82024121", attributes, "00D6000001AA", "80020004"), Is.EqualTo(update));
    }

    [TestCase("AB0D" + "800101" + Adm1 + "FFFF", "6982", TestName = "Padding ends the rules")]
    [TestCase("AB07" + "8001019D0100", "9000", TestName = "A condition octet")]
    [TestCase("AB07" + "8001019E01FF", "6982", TestName = "A condition octet that says never")]
    [TestCase("AB0A" + "8502B0009000", "9000", TestName = "A command description of INS and P2")]
    [TestCase("AB06" + "8502B0019000", "6982", TestName = "A command description of another P2")]
    [TestCase("AB07" + "8403A2B0B29000", "9000", TestName = "A list of commands")]
    [TestCase("AB0A" + "8F0400B000009000", "9000", TestName = "A whole header")]
    [TestCase("AB0D" + "800101" + "A708" + Adm1, "9000", TestName = "Not with the key")]
    [TestCase("AB0D" + "800101" + "A7029700", "9000", TestName = "Not never")]
    [TestCase("AB0D" + "800101" + "A7029000", "6982", TestName = "Not always")]
    [TestCase("AB15" + "800101" + "A710" + Adm1 + Pin2, "6982", TestName = "Two conditions in A7 are both asked for")]
    public void Expanded_format(string attributes, string read)
    {
        string value = attributes[4..];
        string sw = Try("82024121", $"AB{value.Length / 2:X2}{value}", "00B0000001", "80020004");
        Assert.That(sw, read == "9000" ? Does.EndWith("9000") : Is.EqualTo(read));
    }

    [Test]
    public void The_security_environment_chooses_the_rule()
    {
        using TestCard card = new();
        // Environment 00, PIN1 disabled: rule 5, ADM1 alone. Environment 01, PIN1 enabled: rule 1, read always.
        card.Ok(VerifyAdm, Create("82024121", "83026F01", "8A0105", "8B06" + "2F06" + "0005" + "0101", "80020004", "8800"));
        card.Card.Reset();
        card.Ok("00A4000C026F01");
        Assert.That(card.Send("00B0000001"), Is.EqualTo("6982"));
        card.Ok(EnablePin1, "00A4000C026F01");
        Assert.That(card.Ok("00B0000001"), Is.EqualTo("FF"));
    }

    [Test]
    public void An_environment_without_a_rule_allows_nothing()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("82024121", "83026F01", "8A0105", "8B04" + "2F06" + "0101", "80020004", "8800"));
        Assert.That(card.Send("00B0000001"), Is.EqualTo("6982"));
    }

    [TestCase("8B03" + "2F060B", TestName = "A rule after the last")]
    [TestCase("8B03" + "2F060A", TestName = "An empty rule")]
    [TestCase("8B03" + "2F0600", TestName = "Rule 0")]
    [TestCase("8B03" + "2F0901", TestName = "An EF.ARR that is not there")]
    [TestCase("8B03" + "2FE201", TestName = "A file that has no records")]
    public void A_rule_that_is_not_there_allows_nothing(string attributes) =>
        Assert.That(Try("82024121", attributes, "00B0000001", "80020004", verify: true), Is.EqualTo("6982"));

    [Test]
    public void The_nearest_EF_ARR_holds_the_rules()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("82027821", "83027F66", "8A0105", "8B032F0605"));
        card.Ok(Create("82044221" + "0010", "83026F06", "8A0105", "AB05" + "80017F9000", "80020010", "8800"));
        card.Ok("00DC0104108001019000" + new string('F', 22));
        card.Ok(Create("82027821", "83025F01", "8A0105", "8B032F0605"), Create("82024121", "83026F01", "8A0105", "8B036F0601", "80020004", "8800"));
        card.Card.Reset();
        card.Ok("00A4080C067F665F016F01", "00B0000001");
        Assert.That(card.Send("00D6000001AA"), Is.EqualTo("6982"));
    }

    [Test]
    public void A_changed_rule_holds_at_once_and_a_refused_change_does_not()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, "00A4000C022F06");
        string rule = card.Ok("00B2010440");
        card.Ok("00A4000C022FE2", "00B0000001", "00A4000C022F06", "00DC010440" + "8001019700" + new string('F', 118));
        card.Ok("00A4000C022FE2");
        Assert.That(card.Send("00B0000001"), Is.EqualTo("6982"));
        card.Ok("0070000001", "01A4000C022FE2");
        Assert.That(card.Send("01B0000001"), Is.EqualTo("6982"), "on every channel");
        card.Ok("00A4000C022F06");
        Assert.That(card.Send("00DC010440" + rule), Is.EqualTo("6982"), "EF.ARR itself follows this rule");
        Assert.That(card.Send("00B2010440"), Is.EqualTo("6982"));
    }

    [Test]
    public void Any_of_two_keys_and_each_of_two_keys()
    {
        foreach ((string template, string withPin1, string withBoth) in new[] { ("A0", "9000", "9000"), ("AF", "6982", "9000") })
        {
            using TestCard card = new();
            card.Ok(VerifyAdm, Create("82024121", "83026F01", "8A0105", "AB15" + "800102" + template + "10" + Pin1 + Pin2, "80020004", "8800"), EnablePin1);
            card.Card.Reset();
            card.Ok(TestCard.SelectUsim, "00A4000C023F00", "00A4000C026F01");
            Assert.That(card.Send("00D6000001AA"), Is.EqualTo("6982"));
            card.Ok(VerifyPin1);
            Assert.That(card.Send("00D6000001AA"), Is.EqualTo(withPin1));
            card.Ok(VerifyPin2);
            Assert.That(card.Send("00D6000001AA"), Is.EqualTo(withBoth));
        }
    }

    [Test]
    public void PIN2_counts_for_its_application_only()
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, Create("82024121", "83026F01", "8A0105", "AB0B" + "800102" + Pin2, "80020004", "8800"));
        card.Ok(TestCard.SelectUsim, VerifyPin2, "00A4000C023F00", "00A4000C026F01", "00D6000001AA");
        card.Ok("0070000001", "01A4000C026F01");
        Assert.That(card.Send("01D6000001AA"), Is.EqualTo("6982"), "no application runs on the other channel");
    }

    /// <summary>Creates a file with attributes, resets, selects it, and sends one command that comes with no key verified.</summary>
    private static string Try(string descriptor, string attributes, string command, string size, string fid = "83026F01", bool verify = false)
    {
        using TestCard card = new();
        card.Ok(VerifyAdm, size.Length == 0 ? Create(descriptor, fid, "8A0105", attributes) : Create(descriptor, fid, "8A0105", attributes, size, "8800"));
        card.Card.Reset();
        if (verify)
            card.Ok(VerifyAdm);
        card.Ok("00A4000C02" + fid[4..]);
        return card.Send(command);
    }
}
