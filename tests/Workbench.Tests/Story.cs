using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>A scenario put together member by member and read as a file is: schema, checks and all.</summary>
internal sealed class Story
{
    private readonly JsonArray _networks = [];
    private readonly JsonArray _operators = [];
    private readonly JsonArray _legs = [];
    private readonly JsonArray _ordered = [];
    private DateOnly _date = new(2027, 5, 1);

    public decimal TopUp { get; init; } = 100;

    public string Refresh { get; init; } = "compliant";

    public Story Network(string plmn, string[]? partners = null, string? technology = null)
    {
        JsonObject network = new() { ["plmn"] = plmn, ["name"] = $"Network {plmn}", ["country"] = $"Country {plmn[..3]}" };
        if (partners is not null)
            network["roamingPartners"] = new JsonArray([.. partners.Select(partner => (JsonNode)partner)]);
        if (technology is not null)
            network["accessTechnology"] = technology;
        _networks.Add(network);
        return this;
    }

    /// <summary>An operator with its profiles. The first profile of the first operator is the home profile; the others are ordered, unless told otherwise.</summary>
    public Story Operator(string plmn, params JsonObject[] profiles)
    {
        foreach (JsonObject profile in profiles)
        {
            if (_operators.Count > 0 || profile != profiles[0])
                _ordered.Add((string)profile["id"]!);
        }
        _operators.Add(new JsonObject { ["name"] = $"Operator {plmn}", ["plmn"] = plmn, ["profiles"] = new JsonArray([.. profiles]) });
        return this;
    }

    /// <summary>A leg, two days after the one before.</summary>
    public Story Leg(string place, string[] networks, string? choose = null, decimal megabytes = 10, JsonObject? expect = null)
    {
        JsonObject leg = new()
        {
            ["date"] = _date.ToString("yyyy-MM-dd", null),
            ["place"] = place,
            ["networks"] = new JsonArray([.. networks.Select(network => (JsonNode)network)]),
            ["usage"] = new JsonObject { ["megabytes"] = megabytes },
        };
        if (choose is not null)
            leg["choose"] = choose;
        if (expect is not null)
            leg["expect"] = expect;
        _legs.Add(leg);
        _date = _date.AddDays(2);
        return this;
    }

    /// <summary>A profile with keys made from its id. A rule is "PLMN" or "PLMN/priority".</summary>
    public static JsonObject Profile(string id, string imsi, string[] coverage, string[]? rules = null)
    {
        JsonObject profile = new()
        {
            ["id"] = id,
            ["name"] = id,
            ["imsi"] = imsi,
            ["k"] = Key(id + " k"),
            ["opc"] = Key(id + " opc"),
            ["coverage"] = new JsonArray([.. coverage.Select(pattern => (JsonNode)pattern)]),
            ["tariff"] = new JsonObject { ["local"] = Rates(0.01m), ["roaming"] = Rates(0.1m) },
        };
        if (rules is not null)
            profile["rules"] = new JsonArray([.. rules.Select(Rule)]);
        return profile;
    }

    public static JsonObject Expect(string profile, string plmn, bool roaming = false) =>
        new() { ["profile"] = profile, ["plmn"] = plmn, ["roaming"] = roaming };

    public Scenario Read() => ScenarioReader.Read(Encoding.UTF8.GetBytes(ToJson()), "story.json");

    public string ToJson() => new JsonObject
    {
        ["name"] = "A story",
        ["start"] = "2027-05-01T07:15:00-05:00",
        ["currency"] = "USD",
        ["phone"] = new JsonObject { ["imei"] = "490154203237518", ["refresh"] = Refresh },
        ["networks"] = _networks.DeepClone(),
        ["operators"] = _operators.DeepClone(),
        ["subscriber"] = new JsonObject
        {
            ["name"] = "Grace",
            ["topUp"] = TopUp,
            ["homeProfile"] = (string)_operators[0]!["profiles"]![0]!["id"]!,
            ["profiles"] = _ordered.DeepClone(),
        },
        ["legs"] = _legs.DeepClone(),
    }.ToJsonString();

    private static string Key(string seed) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(seed)), 0, 16);

    private static JsonObject Rates(decimal price) => new() { ["perMegabyte"] = price, ["perMinute"] = price, ["perSms"] = price };

    private static JsonObject Rule(string rule)
    {
        string[] parts = rule.Split('/');
        return new JsonObject { ["plmn"] = parts[0], ["priority"] = parts.Length > 1 ? int.Parse(parts[1], null) : 10 };
    }
}
