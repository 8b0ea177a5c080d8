namespace Tottoli.MultiSim.Cli.Tests;

/// <summary>A short trip with everything in it that matters here: profiles over the air, a switch by rule, one by hand, usage.</summary>
internal static class TwoBorders
{
    /// <summary>Keys of the scenario by profile: nothing of a pattern, so that a search for them finds them or nothing.</summary>
    public static readonly IReadOnlyList<(string Id, string Imsi, string K, string Opc)> Subscriptions =
    [
        ("home", "001010000006811", "8C61D0A94E27F35B1B90E27C54D3A60F", "F4197B0E62D85CA3907E3B64D11FC852"),
        ("north", "001020000004933", "D2570CBA8316EF4960F8417D2B9E05C3", "3BA64F19E07D52C8147CE93D86A50BF2"),
        ("south", "001020000007750", "69E80F31D7B24C5A85FE193702CD6BA4", "A71D3C960FE8542BD35096B71EC84F23"),
    ];

    public static string Text { get; } = $$"""
        {
          // Written for the tests of the command line.
          "name": "Two borders", "start": "2027-03-01T08:00:00+01:00", "currency": "EUR",
          "phone": { "imei": "359881030000012" },
          "networks": [
            { "plmn": "001-01", "name": "Home network", "country": "Homeland" },
            { "plmn": "001-02", "name": "Away network", "country": "Elsewhere", "roamingPartners": ["001-01"] },
          ],
          "operators": [
            { "name": "Home operator", "plmn": "001-01", "profiles": [{{Profile(0, "001-01", "001-01")}}] },
            { "name": "Away operator", "plmn": "001-02", "profiles": [{{Profile(1, "001-02", "001-02")}}, {{Profile(2, "001-02", "999-*")}}] },
          ],
          "subscriber": { "name": "Ada", "topUp": 30, "homeProfile": "home", "profiles": ["north", "south"] },
          "legs": [
            { "date": "2027-03-01", "place": "Hometown", "networks": ["001-01"], "usage": { "megabytes": 100, "minutes": 5, "sms": 1 } },
            { "date": "2027-03-02", "place": "Awaytown", "networks": ["001-02"], "usage": { "megabytes": 100 }, "expect": { "profile": "north", "roaming": false } },
            { "date": "2027-03-03", "place": "Awaytown Beach", "networks": ["001-02"], "choose": "south", "usage": { "megabytes": 10 }, "expect": { "profile": "south" } },
          ],
        }
        """;

    private static string Profile(int index, string coverage, string rule)
    {
        (string id, string imsi, string k, string opc) = Subscriptions[index];
        return $$"""
            {
              "id": "{{id}}", "name": "{{id}}", "imsi": "{{imsi}}", "k": "{{k}}", "opc": "{{opc}}",
              "coverage": ["{{coverage}}"], "rules": [{ "plmn": "{{rule}}", "priority": 10 }],
              "tariff": {
                "local": { "perMegabyte": 0.01, "perMinute": 0.05, "perSms": 0.05 },
                "roaming": { "perMegabyte": 0.10, "perMinute": 0.30, "perSms": 0.20 },
              },
            }
            """;
    }
}
