using System.Text.Json;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Testbed.Tests.Trips;

public sealed class TripReportTests
{
    private static readonly TripLegReport Leg = new(
        new DateOnly(2027, 3, 5), "Awaytown", "Elsewhere", "Away Net", "999-002", "away", "999002000000001", "rule 1 names 999-002", false, true, 204, 27, 1.93m, 14.5m);

    private static readonly TripReport Report = new("There", "EUR", [Leg], 1, 3, 412, 18.07m, 12.57m, new OtaReport(2, 2), [], []);

    [Test]
    public void The_json_has_the_names_that_users_are_promised()
    {
        JsonElement json = JsonDocument.Parse(Report.ToJson()).RootElement;

        string[] names = ["legs", "profilesInstalled", "authentications", "apdus", "balance", "saved", "ota"];
        string[] legNames = ["place", "plmn", "profile", "imsi", "reason", "roaming", "registered", "cost", "roamingCost"];
        Assert.That(json.EnumerateObject().Select(member => member.Name), Is.SupersetOf(names));
        Assert.That(json.GetProperty("legs")[0].EnumerateObject().Select(member => member.Name), Is.SupersetOf(legNames));
        Assert.That(json.GetProperty("ota").EnumerateObject().Select(member => member.Name), Is.EqualTo(new[] { "sent", "acknowledged" }));
    }

    [Test]
    public void Amounts_are_numbers_and_truths_are_truths()
    {
        JsonElement leg = JsonDocument.Parse(Report.ToJson()).RootElement.GetProperty("legs")[0];

        Assert.That(leg.GetProperty("cost").GetDecimal(), Is.EqualTo(1.93m));
        Assert.That(leg.GetProperty("roaming").ValueKind, Is.EqualTo(JsonValueKind.False));
        Assert.That(leg.GetProperty("registered").ValueKind, Is.EqualTo(JsonValueKind.True));
    }

    [Test]
    public void A_leg_without_registration_has_null_for_what_it_has_not()
    {
        TripLegReport lost = Leg with { Plmn = null, Network = null, Profile = null, Imsi = null, Registered = false };

        JsonElement leg = JsonDocument.Parse((Report with { Legs = [lost] }).ToJson()).RootElement.GetProperty("legs")[0];

        Assert.That(leg.GetProperty("plmn").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void One_failure_is_enough_to_fail()
    {
        Assert.That(Report.Succeeded, Is.True);
        Assert.That((Report with { Failures = ["Awaytown: not registered"] }).Succeeded, Is.False);
    }
}
