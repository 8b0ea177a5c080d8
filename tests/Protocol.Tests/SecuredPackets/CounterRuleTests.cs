using System.Globalization;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.SecuredPackets;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.SecuredPackets;

public sealed class CounterRuleTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        Vectors.Json("ota.json").GetProperty("counter_cases").GetProperty("cases").EnumerateArray()
            .Select(row => new TestCaseData(row).SetArgDisplayNames(row.Text("spi_counter_mode"), row.Text("stored"), row.Text("received")));

    [TestCaseSource(nameof(Cases))]
    public void The_table_of_the_specification_holds(JsonElement row)
    {
        CounterMode mode = (CounterMode)int.Parse(row.Text("spi_counter_mode"), NumberStyles.BinaryNumber, CultureInfo.InvariantCulture);
        SecuredPacketStatus status = CounterRule.Check(mode, row.Number("stored"), row.Number("received"), out ulong after);
        Assert.That((status, after), Is.EqualTo(((SecuredPacketStatus)row.Number("status"), row.Number("stored_after"))));
    }
}
