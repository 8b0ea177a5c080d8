using System.Text.Json;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

internal sealed class InstructionsCommandTests
{
    [Test]
    public async Task The_table_names_class_instruction_and_clause()
    {
        string table = (await Multisim.DoneAsync("card", "instructions")).Output;
        Assert.That(table, Does.Match("0X 4X 6X +. A4 +. SELECT +. ETSI TS 102 221 §11.1.1 "));
        Assert.That(table, Does.Match("A0 +. 20 +. VERIFY CHV +. 3GPP TS 51.011 §9.2.9 "));
        Assert.That(table, Does.Match("80 +. 12 +. FETCH "));
    }

    [Test]
    public async Task As_JSON_each_place_of_the_table_stands_once()
    {
        JsonElement[] rows = [.. (await Multisim.DoneAsync("card", "instructions", "--json")).Json().GetProperty("instructions").EnumerateArray()];
        string[] places = [.. rows.SelectMany(row => row.GetProperty("class").EnumerateArray().Select(cla => $"{cla} {row.GetProperty("ins")}"))];
        Assert.Multiple(() =>
        {
            Assert.That(places, Is.Unique);
            Assert.That(places, Does.Contain("0X A4").And.Contains("8X F2").And.Contains("A0 A4").And.Contains("A0 88").And.Contains("EX C0"));
            Assert.That(rows.Select(row => row.GetProperty("name").GetString()), Has.All.Match("^[A-Z ]+$"));
            Assert.That(rows.Select(row => row.GetProperty("clause").GetString()), Has.All.Match("^(ETSI|3GPP|ISO/IEC|GlobalPlatform) .*§"));
        });
    }
}
