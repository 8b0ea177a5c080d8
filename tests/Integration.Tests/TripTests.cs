using System.Text.Json;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>The whole trip with the card in a reader: our phone drives it through PC/SC as it would drive plastic.</summary>
internal sealed class TripTests : ReaderFixture
{
    // One border only: each day costs thousands of STATUS polls.
    private const string OneBorder = """
        {
          "name": "One border", "start": "2027-03-01T08:00:00+01:00", "currency": "EUR",
          "phone": { "imei": "359881030000012" },
          "networks": [
            { "plmn": "001-01", "name": "Home network", "country": "Homeland" },
            { "plmn": "001-02", "name": "Away network", "country": "Elsewhere", "roamingPartners": ["001-01"] },
          ],
          "operators": [
            { "name": "Home operator", "plmn": "001-01", "profiles": [{
              "id": "home", "name": "home", "imsi": "001010000006811", "k": "8C61D0A94E27F35B1B90E27C54D3A60F", "opc": "F4197B0E62D85CA3907E3B64D11FC852",
              "coverage": ["001-01"], "rules": [{ "plmn": "001-01", "priority": 10 }],
              "tariff": { "local": { "perMegabyte": 0.01, "perMinute": 0.05, "perSms": 0.05 }, "roaming": { "perMegabyte": 0.10, "perMinute": 0.30, "perSms": 0.20 } },
            }] },
            { "name": "Away operator", "plmn": "001-02", "profiles": [{
              "id": "north", "name": "north", "imsi": "001020000004933", "k": "D2570CBA8316EF4960F8417D2B9E05C3", "opc": "3BA64F19E07D52C8147CE93D86A50BF2",
              "coverage": ["001-02"], "rules": [{ "plmn": "001-02", "priority": 10 }],
              "tariff": { "local": { "perMegabyte": 0.01, "perMinute": 0.05, "perSms": 0.05 }, "roaming": { "perMegabyte": 0.10, "perMinute": 0.30, "perSms": 0.20 } },
            }] },
          ],
          "subscriber": { "name": "Ada", "topUp": 30, "homeProfile": "home", "profiles": ["north"] },
          "legs": [
            { "date": "2027-03-01", "place": "Hometown", "networks": ["001-01"], "usage": { "megabytes": 100, "minutes": 5, "sms": 1 } },
            { "date": "2027-03-02", "place": "Awaytown", "networks": ["001-02"], "usage": { "megabytes": 100 }, "expect": { "profile": "north", "roaming": false } },
          ],
        }
        """;

    [Test]
    public void A_trip_through_the_reader_is_the_trip_without_it()
    {
        string scenario = Write("one-border.json", OneBorder);
        Run without = Machine.Multisim("trip", scenario, "--json", "--seed", "5");
        Run through = Machine.Multisim("trip", scenario, "--via", "pcsc", "--json", "--seed", "5");
        Assert.Multiple(() =>
        {
            Assert.That(through.Code, Is.Zero, through.Error);
            Assert.That(without.Code, Is.Zero, without.Error);
            Assert.That(through.Output, Is.EqualTo(without.Output));
        });
        using JsonDocument report = JsonDocument.Parse(through.Output);
        Assert.That(report.RootElement.GetProperty("legs").GetArrayLength(), Is.EqualTo(2));
    }

    [Test]
    public void A_reader_that_is_taken_is_told()
    {
        Machine.Serve(NewCard());
        Run trip = Machine.Multisim("trip", "--via", "pcsc", "--card", At("trip.simcard"));
        Assert.Multiple(() =>
        {
            Assert.That(trip.Code, Is.EqualTo(3));
            Assert.That(trip.Error, Does.Contain("another card is in this reader"));
            Assert.That(File.Exists(At("trip.simcard")), Is.False, "a card that never left the desk is not kept");
        });
    }
}
