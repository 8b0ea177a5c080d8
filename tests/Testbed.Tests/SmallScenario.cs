namespace Tottoli.MultiSim.Testbed.Tests;

/// <summary>The smallest scenario that uses every member, on networks of the test range.</summary>
internal static class SmallScenario
{
    public const string Text = """
        {
          // A comment.
          "$schema": "./scenario.schema.json",
          "name": "There and stay",
          "start": "2027-03-01T07:30:00+01:00",
          "currency": "EUR",
          "phone": { "imei": "490154203237518", "refresh": "resetOnly" },
          "networks": [
            { "plmn": "001-01", "name": "Home Net", "country": "Testland", "accessTechnology": "ngran", "areaCode": 7 },
            { "plmn": "999-002", "name": "Away Net", "country": "Elsewhere", "roamingPartners": ["001-*"] },
          ],
          "operators": [
            {
              "name": "Home",
              "plmn": "001-01",
              "profiles": [
                {
                  "id": "home", "name": "Home", "imsi": "001010000000001",
                  "k": "00112233445566778899AABBCCDDEEFF", "opc": "FFEEDDCCBBAA99887766554433221100",
                  "coverage": ["001-01"],
                  "tariff": { "local": { "perMegabyte": 0.01, "perMinute": 0.1, "perSms": 0.1 }, "roaming": { "perMegabyte": 1, "perMinute": 2, "perSms": 3 } },
                },
              ],
            },
            {
              "name": "Away",
              "plmn": "999-002",
              "profiles": [
                {
                  "id": "away", "name": "Away", "imsi": "999002000000001",
                  "algorithm": "milenage", "k": "0F0E0D0C0B0A09080706050403020100", "op": "000102030405060708090A0B0C0D0E0F", "sqn": "000000000040", "amf": "8000",
                  "rules": [{ "plmn": "999-*", "priority": 3 }],
                  "coverage": ["999-002"],
                  "tariff": { "local": { "perMegabyte": 0.02, "perMinute": 0.2, "perSms": 0.5 }, "roaming": { "perMegabyte": 1, "perMinute": 2, "perSms": 3 } },
                  "files": [{ "path": "7FFF/6F46", "content": "0041FF" }],
                },
                {
                  "id": "spare", "name": "Spare", "imsi": "999002000000002",
                  "k": "0F0E0D0C0B0A09080706050403020101", "op": "000102030405060708090A0B0C0D0E0F",
                  "coverage": ["999-002"],
                  "tariff": { "local": { "perMegabyte": 0.03, "perMinute": 0.3, "perSms": 0.3 }, "roaming": { "perMegabyte": 1, "perMinute": 2, "perSms": 3 } },
                },
              ],
            },
          ],
          "subscriber": { "name": "Ada", "topUp": 20, "homeProfile": "home", "profiles": ["away"] },
          "legs": [
            { "date": "2027-03-01", "place": "Hometown", "networks": ["001-01"] },
            {
              "date": "2027-03-05", "place": "Awaytown", "networks": ["999-002"], "usage": { "megabytes": 1.5, "minutes": 2, "sms": 3 },
              "choose": "automatic", "expect": { "profile": "away", "roaming": false },
            },
          ],
        }
        """;
}
