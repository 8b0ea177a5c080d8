using System.Text;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Testbed.Tests.Scenarios;

public sealed class ScenarioReaderTests
{
    [Test]
    public void The_built_in_scenario_has_no_fault()
    {
        Scenario scenario = ScenarioReader.BuiltIn();

        Assert.That(scenario.Legs, Has.Count.GreaterThan(5));
        Assert.That(scenario.Profile(scenario.Subscriber.HomeProfile).Profile.Imsi, Is.Not.Empty);
    }

    [Test]
    public void Everything_in_the_file_is_read()
    {
        Scenario scenario = Read(SmallScenario.Text);

        Assert.Multiple(() =>
        {
            Assert.That(scenario.Start, Is.EqualTo(new DateTimeOffset(2027, 3, 1, 7, 30, 0, TimeSpan.FromHours(1))));
            Assert.That(scenario.Phone, Is.EqualTo(new ScenarioPhone("490154203237518", RefreshBehaviour.ResetOnly)));
            Assert.That(scenario.Networks[1].Plmn, Is.EqualTo(Plmn.Parse("999-002")));
            Assert.That(scenario.Networks[1].RoamingPartners!.Single().ToString(), Is.EqualTo("001-*"));
            Assert.That(scenario.Operators[0].Profiles[0].Sqn, Is.EqualTo("000000000000"), "the default of the schema");
            Assert.That(scenario.Operators[1].Profiles[0].Rules!.Single().Priority, Is.EqualTo(3));
            Assert.That(scenario.Operators[1].Profiles[0].Files!.Single().Content, Is.EqualTo("0041FF"));
            Assert.That(scenario.Legs[1].Usage, Is.EqualTo(new ScenarioUsage(1.5m, 2, 3)));
            Assert.That(scenario.Legs[1].Expect, Is.EqualTo(new ScenarioExpectation("away", null, false)));
            Assert.That(scenario.Arrival(scenario.Legs[1]), Is.EqualTo(new DateTimeOffset(2027, 3, 5, 7, 30, 0, TimeSpan.FromHours(1))));
        });
    }

    [TestCase("\"areaCode\": 7", "\"areaCode\": 0", "$.networks[0].areaCode", "0", "a whole number from 1 to 65533")]
    [TestCase("\"areaCode\": 7", "\"areaCode\": \"x\"", "$.networks[0].areaCode", "\"x\"", "a whole number from 1 to 65533")]
    [TestCase("\"areaCode\": 7", "\"areaCode\": 1.5", "$.networks[0].areaCode", "1.5", "a whole number from 1 to 65533")]
    [TestCase("\"areaCode\": 7", "\"erea\": 7", "$.networks[0].erea", "an unknown member", "one of plmn, name, country, accessTechnology, areaCode, roamingPartners")]
    [TestCase("\"areaCode\": 7", "\"plmn\": \"001-01\"", "$.networks[0].plmn", "the same name a second time", "each name once")]
    [TestCase("\"topUp\": 20", "\"topUp\": -1", "$.subscriber.topUp", "-1", "an amount of money above 0, at most six decimals")]
    [TestCase("\"topUp\": 20, ", "", "$.subscriber.topUp", "nothing", "an amount of money above 0, at most six decimals")]
    [TestCase("\"perSms\": 0.5", "\"perSms\": -0.5", "$.operators[1].profiles[0].tariff.local.perSms", "-0.5", "an amount of money, not negative, at most six decimals")]
    [TestCase("\"perSms\": 0.5", "\"perSms\": 0.0000005", "$.operators[1].profiles[0].tariff.local.perSms", "0.0000005", "an amount of money, not negative, at most six decimals")]
    [TestCase("\"currency\": \"EUR\"", "\"currency\": \"euro\"", "$.currency", "\"euro\"", "a currency of three capital letters, such as EUR")]
    [TestCase("2027-03-05", "2027-02-29", "$.legs[1].date", "\"2027-02-29\"", "a date, such as 2026-06-03")]
    [TestCase("2027-03-05", "2027-03-01", "$.legs[1].date", "\"2027-03-01\"", "a day after the leg before")]
    [TestCase("2027-03-01T07:30:00+01:00", "2027-03-02T07:30:00+01:00", "$.legs[0].date", "\"2027-03-01\"", "the day of $.start or a later one")]
    [TestCase("2027-03-01T07:30:00+01:00", "2027-03-01", "$.start", "\"2027-03-01\"", "a date and time with offset, such as 2026-06-01T08:00:00+03:00")]
    [TestCase("\"networks\": [\"999-002\"]", "\"networks\": [\"999-02\"]", "$.legs[1].networks[0]", "\"999-02\"", "a network of $.networks: 001-01, 999-002")]
    [TestCase("\"homeProfile\": \"home\"", "\"homeProfile\": \"hme\"", "$.subscriber.homeProfile", "\"hme\"", "a profile id of $.operators: home, away, spare")]
    [TestCase("\"profiles\": [\"away\"]", "\"profiles\": [\"away\", \"home\"]", "$.subscriber.profiles[1]", "\"home\"", "a profile other than the home profile, which is on the card already")]
    [TestCase("\"profile\": \"away\"", "\"profile\": \"spare\"", "$.legs[1].expect.profile", "\"spare\"", "a profile of this subscriber's card: home, away")]
    [TestCase("\"choose\": \"automatic\"", "\"choose\": \"spare\"", "$.legs[1].choose", "\"spare\"", "a profile of this subscriber's card: home, away")]
    [TestCase("\"imsi\": \"999002000000001\"", "\"imsi\": \"999003000000001\"", "$.operators[1].profiles[0].imsi", "\"999003000000001\"", "an IMSI of this operator: 999002 and the subscriber's number")]
    [TestCase("\"plmn\": \"999-*\"", "\"plmn\": \"9*9-01\"", "$.operators[1].profiles[0].rules[0].plmn", "\"9*9-01\"", "a PLMN such as 230-02, or a pattern: 230-* is every network of MCC 230, * every network")]
    [TestCase("\"imei\": \"490154203237518\"", "\"imei\": \"490154203237519\"", "$.phone.imei", "\"490154203237519\"", "the check digit 8 at the end (Luhn)")]
    [TestCase("\"path\": \"7FFF/6F46\"", "\"path\": \"3F00\"", "$.operators[1].profiles[0].files[0].path", "\"3F00\"", "a path of one to four file identifiers, the last being an EF's")]
    [TestCase("\"name\": \"Spare\"", "\"name\": \"Spare \u2603\"", "$.operators[1].profiles[1].name", "\"Spare \u2603\"", "characters of the GSM default alphabet")]
    public void A_fault_is_told_with_its_path_what_was_found_and_what_was_expected(string from, string to, string path, string found, string expected)
    {
        ScenarioFault fault = Faults(SmallScenario.Text.Replace(from, to, StringComparison.Ordinal)).Single();

        Assert.That((fault.Path, fault.Found, fault.Expected), Is.EqualTo((path, found, expected)));
    }

    [TestCase("\"k\": \"00112233445566778899AABBCCDDEEFF\"", "\"k\": \"00112233445566778899AABBCCDDEEFF\\n\"", "$.operators[0].profiles[0].k", "a secret of 33 characters")]
    [TestCase("\"currency\": \"EUR\"", "\"currency\": \"EUR\\n\"", "$.currency", "\"EUR\n\"")]
    [TestCase("2027-03-01T07:30:00+01:00", "2027-03-01T07:30:00 +01:00", "$.start", "\"2027-03-01T07:30:00 +01:00\"")]
    [TestCase("2027-03-01T07:30:00+01:00", "0001-01-01T00:00:00Z", "$.start", "\"0001-01-01T00:00:00Z\"")]
    [TestCase("2027-03-01T07:30:00+01:00", "2027-03-01T07:30:00+99:00", "$.start", "\"2027-03-01T07:30:00+99:00\"")]
    [TestCase("2027-03-05", "9999-12-31", "$.legs[1].date", "\"9999-12-31\"")]
    [TestCase("\"name\": \"Spare\"", "\"name\": \"Spa\\nre\"", "$.operators[1].profiles[1].name", "\"Spa\nre\"")]
    [TestCase("\"name\": \"Ada\"", "\"name\": \" \"", "$.subscriber.name", "\" \"")]
    [TestCase("\"name\": \"Ada\"", "\"name\": \"A\\u0007da\"", "$.subscriber.name", "\"A\u0007da\"")]
    public void What_would_stumble_on_the_trip_is_told_before(string from, string to, string path, string found)
    {
        ScenarioFault fault = Faults(SmallScenario.Text.Replace(from, to, StringComparison.Ordinal)).Single();

        Assert.That((fault.Path, fault.Found), Is.EqualTo((path, found)));
    }

    [Test]
    public void A_file_that_the_card_does_not_take_is_told_with_what_it_expects()
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() =>
            ScenarioReader.Read(Encoding.UTF8.GetBytes(SmallScenario.Text), "test.json", file => file.Content.Length == 3 ? "another file" : null))!;

        ScenarioFault fault = e.Faults.Single();
        Assert.That((fault.Path, fault.Found, fault.Expected), Is.EqualTo(("$.operators[1].profiles[0].files[0]", "7FFF/6F46, record 0, 3 bytes", "another file")));
    }

    [Test]
    public void Line_and_column_are_those_of_the_value()
    {
        string text = "{\n  // é in a comment\n  \"name\": \"é\", \"currency\": 5,\n}";

        ScenarioFault fault = Faults(text).Single(fault => fault.Path == "$.currency");

        Assert.That((fault.Line, fault.Column), Is.EqualTo((3, 28)));
    }

    [Test]
    public void A_syntax_error_is_told_with_file_line_and_column()
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() => ScenarioReader.Read("{\n  \"name\": \"x\"\n  \"start\": 1\n}"u8, "my.json"))!;

        Assert.That(e.Message, Does.StartWith("my.json:3:3: $: found "));
    }

    [TestCase("")]
    [TestCase("[")]
    [TestCase("{} {}")]
    [TestCase("/* no end")]
    [TestCase("\"\\ud800\"")]
    [TestCase("\u0000")]
    public void What_is_no_scenario_at_all_is_refused_with_a_place(string text)
    {
        Assert.That(Faults(text)[0].Line, Is.EqualTo(1));
    }

    [Test]
    public void A_file_that_is_not_UTF_8_is_refused_with_the_place_and_the_reason()
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() => ScenarioReader.Read(Encoding.Latin1.GetBytes("{\n \"name\": \"Jos\u00e9\" }"), "latin.json"))!;

        Assert.That(e.Message, Does.StartWith("latin.json:2:").And.Contain("no UTF-8"));
    }

    [Test]
    public void A_byte_order_mark_does_not_matter()
    {
        byte[] text = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(SmallScenario.Text)];

        Assert.That(ScenarioReader.Read(text, "bom.json").Currency, Is.EqualTo("EUR"));
    }

    [Test]
    public void All_faults_are_told_at_once_in_file_order()
    {
        string text = SmallScenario.Text
            .Replace("\"EUR\"", "\"eur\"", StringComparison.Ordinal)
            .Replace("\"areaCode\": 7", "\"areaCode\": 0, \"color\": 1", StringComparison.Ordinal)
            .Replace("2027-03-05", "5 March", StringComparison.Ordinal);

        Assert.That(Faults(text).Select(fault => fault.Path), Is.EqualTo(new[] { "$.currency", "$.networks[0].areaCode", "$.networks[0].color", "$.legs[1].date" }));
    }

    [Test]
    public void A_wrong_key_is_never_quoted()
    {
        string text = SmallScenario.Text.Replace("00112233445566778899AABBCCDDEEFF", "00112233445566778899AABBCCDDEEF", StringComparison.Ordinal);

        ScenarioException e = Assert.Throws<ScenarioException>(() => Read(text))!;

        Assert.That(e.Message, Does.Contain("a secret of 31 characters, expected a key of 32 or 64 hexadecimal digits"));
        Assert.That(e.Message, Does.Not.Contain("00112233"));
    }

    [TestCase("\"opc\": \"", "\"op\": \"00000000000000000000000000000000\", \"opc\": \"", "both opc and op")]
    [TestCase(", \"opc\": \"FFEEDDCCBBAA99887766554433221100\"", "", "neither opc nor op")]
    [TestCase("\"coverage\": [\"001-01\"]", "\"coverage\": [\"001-01\"], \"algorithm\": \"xor\"", "opc or op")]
    [TestCase("\"coverage\": [\"001-01\"]", "\"coverage\": [\"001-01\"], \"algorithm\": \"tuak\"", "OPc has 16 bytes; tuak expects 32")]
    [TestCase("\"k\": \"00112233445566778899AABBCCDDEEFF\"", "\"k\": \"00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF\"", "K has 32 bytes; milenage expects 16")]
    public void The_keys_must_fit_the_algorithm(string from, string to, string found)
    {
        IReadOnlyList<ScenarioFault> faults = Faults(SmallScenario.Text.Replace(from, to, StringComparison.Ordinal));

        Assert.That(faults.Select(fault => fault.Found), Does.Contain(found));
    }

    [Test]
    public void A_profile_prints_no_secret()
    {
        string text = Read(SmallScenario.Text).ToString() + Read(SmallScenario.Text).Operators[0].Profiles[0];

        Assert.That(text, Does.Contain("001010000000001").And.Not.Contain("00112233445566778899AABBCCDDEEFF").And.Not.Contain("FFEEDDCCBBAA99887766554433221100"));
    }

    private static Scenario Read(string text) => ScenarioReader.Read(Encoding.UTF8.GetBytes(text), "test.json");

    private static IReadOnlyList<ScenarioFault> Faults(string text) => Assert.Throws<ScenarioException>(() => Read(text))!.Faults;
}
