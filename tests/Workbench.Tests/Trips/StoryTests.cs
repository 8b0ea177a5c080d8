using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Testbed.Scenarios;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Workbench.Tests.Trips;

/// <summary>Scenarios that somebody else might write from the schema alone.</summary>
internal sealed partial class StoryTests
{
    [Test]
    public async Task The_example_of_the_manual_runs()
    {
        string page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(MultiSim.Tests.Vectors.Path("x"))!, "..", "..", "docs", "scenarios.md"));
        Match example = Example().Match(page);
        Assert.That(example.Success, "docs/scenarios.md has an example");
        PlayedTrip trip = await PlayedTrip.PlayAsync(ScenarioReader.Read(Encoding.UTF8.GetBytes(example.Groups[1].Value), "scenarios.md"));
        AssertSucceeded(trip);
    }

    [Test]
    public async Task Networks_with_three_digits_of_MNC_are_home_and_are_left_again()
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(new Story()
            .Network("310-410", ["302-*"])
            .Network("302-720", ["310-410"])
            .Network("302-610", ["310-*"])
            .Operator("310-410", Story.Profile("us", "310410123456789", ["310-410"]))
            .Operator("302-720", Story.Profile("ca", "302720987654321", ["302-720"], ["302-720/1", "302-*/2"]))
            .Leg("Dallas", ["310-410"], expect: Story.Expect("us", "310-410"))
            .Leg("Toronto", ["302-610", "302-720"], expect: Story.Expect("ca", "302-720"))
            .Leg("Austin", ["310-410"], expect: Story.Expect("us", "310-410"))
            .Read());
        AssertSucceeded(trip);
        Assert.That(trip.At("Toronto").Reason, Does.Contain("302-"));
    }

    [Test]
    public async Task A_trip_of_one_leg_without_further_profiles_is_a_trip()
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(new Story()
            .Network("001-01")
            .Operator("001-01", Story.Profile("only", "001010000000001", ["001-01"]))
            .Leg("Home", ["001-01"], expect: Story.Expect("only", "001-01"))
            .Read());
        AssertSucceeded(trip);
        Assert.That(trip.Report.ProfilesInstalled, Is.Zero);
        Assert.That(trip.Report.Ota, Is.EqualTo(new OtaReport(0, 0)));
        Assert.That(trip.Report.Saved, Is.Zero);
    }

    [TestCase("op")]
    [TestCase("xor")]
    public async Task A_profile_may_have_OP_or_another_algorithm(string kind)
    {
        JsonObject home = Story.Profile("home", "001010000000001", ["001-01"]);
        JsonObject away = Story.Profile("away", "001990000000002", ["001-99"], ["001-99"]);
        foreach (JsonObject profile in (JsonObject[])[home, away])
        {
            if (kind == "op")
                profile["op"] = "63BFA50EE6523365FF14C1F45F88737D";
            else
                profile["algorithm"] = "xor";
            profile.Remove("opc");
        }
        PlayedTrip trip = await PlayedTrip.PlayAsync(Abroad(home, away).Read());
        AssertSucceeded(trip);
    }

    [Test]
    public async Task Seven_profiles_fill_the_card_and_the_last_one_works()
    {
        Story story = new Story()
            .Network("901-01", ["*"])
            .Operator("901-01", Story.Profile("p0", "901010000000000", ["901-01"]))
            .Leg("Start", ["901-01"], expect: Story.Expect("p0", "901-01"));
        for (int i = 1; i <= 7; i++)
        {
            string plmn = $"90{i + 1}-0{i}";
            story.Network(plmn, ["*"]).Operator(plmn, Story.Profile($"p{i}", $"90{i + 1}0{i}000000000{i}", [plmn], [plmn]));
            if (i is 4 or 7)
                story.Leg($"Place {i}", [plmn], expect: Story.Expect($"p{i}", plmn));
        }
        PlayedTrip trip = await PlayedTrip.PlayAsync(story.Read());
        AssertSucceeded(trip);
        Assert.That(trip.Report.ProfilesInstalled, Is.EqualTo(7));
    }

    [Test]
    public async Task A_profile_that_no_leg_can_use_is_installed_and_left_alone()
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(Abroad(
            Story.Profile("home", "001010000000001", ["001-01"]),
            Story.Profile("away", "001990000000002", ["001-99"], ["001-99"])).Operator("555-55", Story.Profile("unused", "555550000000003", ["555-55"], ["555-*"])).Read());
        AssertSucceeded(trip);
        Assert.That(trip.Report.ProfilesInstalled, Is.EqualTo(2));
        Assert.That(trip.Report.Legs.Select(leg => leg.Profile), Has.None.EqualTo("unused"));
    }

    [Test]
    public async Task A_place_where_nobody_lets_the_card_in_is_told_and_the_trip_goes_on()
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(new Story()
            .Network("001-01")
            .Network("002-02")
            .Operator("001-01", Story.Profile("home", "001010000000001", ["001-01"]))
            .Leg("Home", ["001-01"])
            .Leg("Nowhere", ["002-02"])
            .Leg("Home again", ["001-01"], expect: Story.Expect("home", "001-01"))
            .Read());
        AssertNotRegistered(trip);
    }

    [Test]
    public async Task A_place_without_any_network_is_told_and_the_trip_goes_on()
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(new Story()
            .Network("001-01")
            .Network("002-02", ["001-*"])
            .Operator("001-01", Story.Profile("home", "001010000000001", ["001-01"]))
            .Operator("002-02", Story.Profile("away", "002020000000001", ["002-02"], ["002-*"]))
            .Leg("Home", ["001-01"])
            .Leg("Nowhere", [])
            .Leg("Home again", ["001-01"], expect: Story.Expect("home", "001-01"))
            .Read());
        AssertNotRegistered(trip);
    }

    [Test]
    public async Task A_label_of_twenty_characters_can_be_chosen_in_the_menu()
    {
        JsonObject away = Story.Profile("away", "001990000000002", ["001-99"]);
        away["name"] = "Reise & Daten 25 @\u00c4\u00f6";
        Assert.That(((string)away["name"]!), Has.Length.EqualTo(20));
        Story story = new Story()
            .Network("001-01")
            .Network("001-99", ["001-01"])
            .Operator("001-01", Story.Profile("home", "001010000000001", ["001-01"]))
            .Operator("001-99", away)
            .Leg("Home", ["001-01"])
            .Leg("Away", ["001-99"], choose: "away", expect: Story.Expect("away", "001-99"));
        PlayedTrip trip = await PlayedTrip.PlayAsync(story.Read());
        AssertSucceeded(trip);
        Assert.That(trip.Lines, Has.Some.Contains((string)away["name"]!));
    }

    [Test]
    public async Task Every_access_technology_serves_at_home_and_abroad()
    {
        Story story = new Story()
            .Network("001-01", technology: "gsm")
            .Operator("001-01", Story.Profile("home", "001010000000001", ["001-0*"]));
        (string Technology, EfDefinition File)[] technologies =
            [("utran", UsimFiles.Loci), ("ngran", FiveGsFiles.Loci3gpp), ("gsm", UsimFiles.Loci), ("eutran", UsimFiles.EpsLoci)];
        story.Leg("Home", ["001-01"], expect: Story.Expect("home", "001-01"));
        for (int i = 0; i < technologies.Length; i++)
        {
            string plmn = $"00{i + 2}-0{i + 2}";
            story.Network(plmn, ["*"], technologies[i].Technology)
                .Operator(plmn, Story.Profile($"p{i}", $"00{i + 2}0{i + 2}0000000001", [plmn], [plmn]))
                .Leg(technologies[i].Technology + i, [plmn], expect: Story.Expect($"p{i}", plmn));
        }
        PlayedTrip trip = await PlayedTrip.PlayAsync(story.Read());
        AssertSucceeded(trip);
        for (int i = 0; i < technologies.Length; i++)
        {
            byte[] plmn = new byte[Plmn.Size];
            Plmn.Parse($"00{i + 2}-0{i + 2}").Encode(plmn);
            Assert.That(
                trip.Log.Updates(technologies[i].File).Select(update => Convert.ToHexString(update.Content)),
                Has.Some.Contains(Convert.ToHexString(plmn)), $"{technologies[i]} keeps where the phone was registered");
        }
    }

    [Test]
    public async Task Roaming_partners_by_pattern_let_in_whom_they_match()
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(new Story()
            .Network("310-410")
            .Network("208-01", ["310-42*", "31*"])
            .Network("208-10", ["310-42*"])
            .Operator("310-410", Story.Profile("us", "310410123456789", ["310-410"]))
            .Leg("Dallas", ["310-410"])
            .Leg("Paris", ["208-10", "208-01"], expect: Story.Expect("us", "208-01", roaming: true))
            .Read());
        AssertSucceeded(trip);
        Assert.That(trip.Lines, Has.Some.Contains("208-10").And.Contains("refused").IgnoreCase);
    }

    [Test]
    public async Task A_choice_by_hand_holds_until_it_is_given_back()
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(new Story()
            .Network("001-01", ["*"])
            .Network("002-01", ["*"])
            .Network("002-02", ["*"])
            .Operator("001-01", Story.Profile("home", "001010000000001", ["001-01"]))
            .Operator("002-01", Story.Profile("rule", "002010000000002", ["002-01"], ["002-*"]))
            .Operator("002-02", Story.Profile("hand", "002020000000003", ["002-02"]))
            .Leg("Home", ["001-01"])
            .Leg("Chosen", ["002-01", "002-02"], choose: "hand", expect: Story.Expect("hand", "002-02"))
            .Leg("Still chosen", ["001-01"], expect: Story.Expect("hand", "001-01", roaming: true))
            .Leg("Given back", ["002-02", "002-01"], choose: "automatic", expect: Story.Expect("rule", "002-01"))
            .Leg("Home again", ["001-01"], expect: Story.Expect("home", "001-01"))
            .Read());
        AssertSucceeded(trip);
    }

    [Test]
    public async Task A_rule_whose_profile_has_no_service_there_gives_way_to_one_that_roams()
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(new Story()
            .Network("001-01")
            .Network("002-02", ["001-01"])
            .Operator("001-01", Story.Profile("home", "001010000000001", ["001-01"]))
            .Operator("002-01", Story.Profile("local", "002010000000002", ["002-01"], ["002-*"]))
            .Leg("Home", ["001-01"])
            .Leg("Away", ["002-02"], expect: Story.Expect("home", "002-02", roaming: true))
            .Leg("Home again", ["001-01"], expect: Story.Expect("home", "001-01"))
            .Read());
        AssertSucceeded(trip);
        Assert.That(trip.At("Away").Reason, Does.StartWith("no service"));
    }

    [Test]
    public async Task Without_rules_the_profiles_are_tried_one_after_the_other_until_one_has_service()
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(new Story()
            .Network("001-01")
            .Network("002-01")
            .Network("003-01")
            .Operator("001-01", Story.Profile("home", "001010000000001", ["001-01"]))
            .Operator("002-01", Story.Profile("second", "002010000000002", ["002-01"]))
            .Operator("003-01", Story.Profile("third", "003010000000003", ["003-01"]))
            .Leg("Home", ["001-01"])
            .Leg("Third", ["003-01"], expect: Story.Expect("third", "003-01"))
            .Leg("Second", ["002-01"], expect: Story.Expect("second", "002-01"))
            .Leg("Home again", ["001-01"], expect: Story.Expect("home", "001-01"))
            .Read());
        AssertSucceeded(trip);
    }

    [TestCase((byte)0x04)]
    [TestCase((byte)0x06)]
    public async Task Rules_that_contradict_each_other_are_told_and_the_trip_goes_on(byte mode)
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(new Story()
            .Network("001-01", ["*"])
            .Network("002-01", ["001-01"])
            .Network("002-02", ["001-01"])
            .Operator("001-01", Story.Profile("home", "001010000000001", ["001-01"]))
            .Operator("002-01", Story.Profile("one", "002010000000002", ["002-01"], ["002-02"]))
            .Operator("002-02", Story.Profile("two", "002020000000003", ["002-02"], ["002-01"]))
            .Leg("Home", ["001-01"])
            .Leg("Nowhere", ["002-01", "002-02"])
            .Leg("Home again", ["001-01"], expect: Story.Expect("home", "001-01"))
            .Read(), refreshMode: mode);
        Assert.That(trip.Report.Failures, Has.Count.EqualTo(2), string.Join("|", trip.Report.Failures));
        Assert.That(trip.Report.Failures[0], Does.StartWith("Nowhere ($.legs[1]").And.Contain("contradict"));
        Assert.That(trip.Report.Failures[1], Does.StartWith("Nowhere ($.legs[1]").And.Contain("not registered"));
    }

    [Test]
    public async Task A_balance_that_does_not_cover_a_leg_stays_and_the_report_says_so()
    {
        Story story = new() { TopUp = 1.5m };
        PlayedTrip trip = await PlayedTrip.PlayAsync(story
            .Network("001-01")
            .Operator("001-01", Story.Profile("only", "001010000000001", ["001-01"]))
            .Leg("Enough", ["001-01"], megabytes: 100)
            .Leg("Too much", ["001-01"], megabytes: 51)
            .Leg("Just enough", ["001-01"], megabytes: 50)
            .Read());
        Assert.That(trip.Report.Legs.Select(leg => leg.Cost), Is.EqualTo((decimal[])[1, 0, 0.5m]));
        Assert.That(trip.Report.Legs.Select(leg => leg.Registered), Is.All.True);
        Assert.That(trip.Report.Balance, Is.Zero);
        Assert.That(trip.Report.Statement, Has.Count.EqualTo(3), "a top-up and two charges");
        Assert.That(trip.Report.Succeeded, Is.False);
        Assert.That(trip.Report.Failures, Has.Count.EqualTo(1));
        Assert.That(trip.Report.Failures[0], Does.Contain("Too much").And.Contain("$.legs[1].usage").And.Contain("0.51").And.Contain("0.5 available"));
    }

    [Test]
    public async Task An_expectation_that_is_not_met_is_told_with_its_place()
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(Abroad(
            Story.Profile("home", "001010000000001", ["001-01"]),
            Story.Profile("away", "001990000000002", ["001-99"], ["001-99"])).Leg("Back", ["001-01"], expect: Story.Expect("away", "001-01", roaming: true)).Read());
        Assert.That(trip.Report.Failures, Has.Count.EqualTo(2));
        Assert.That(trip.Report.Failures, Has.Some.Contains("$.legs[2].expect.profile").And.Some.Contains("$.legs[2].expect.roaming"));
    }

    [TestCase((byte)0x00)]
    [TestCase((byte)0x06)]
    public async Task A_REFRESH_without_reset_makes_locals_too(byte mode)
    {
        PlayedTrip trip = await PlayedTrip.PlayAsync(
            Abroad(Story.Profile("home", "001010000000001", ["001-01"]), Story.Profile("away", "001990000000002", ["001-99"], ["001-99"]))
                .Leg("Back", ["001-01"], expect: Story.Expect("home", "001-01")).Read(),
            refreshMode: mode);
        AssertSucceeded(trip);
        Assert.That(trip.Log.Events.Count(e => e.Act == CardAct.Reset), Is.Zero);
    }

    [TestCase("ignores")]
    [TestCase("noToolkit")]
    public async Task A_phone_that_does_not_refresh_roams_and_the_report_says_so(string refresh)
    {
        Story story = new() { Refresh = refresh };
        PlayedTrip trip = await PlayedTrip.PlayAsync(story
            .Network("001-01")
            .Network("002-01", ["001-01"])
            .Operator("001-01", Story.Profile("home", "001010000000001", ["001-01"]))
            .Operator("002-01", Story.Profile("away", "002010000000002", ["002-01"], ["002-*"]))
            .Leg("Home", ["001-01"])
            .Leg("Away", ["002-01"], expect: Story.Expect("home", "002-01", roaming: true))
            .Read());
        AssertSucceeded(trip);
        Assert.That(trip.At("Away").Cost, Is.EqualTo(trip.At("Away").RoamingCost));
    }

    private static Story Abroad(JsonObject home, JsonObject away) => new Story()
        .Network("001-01")
        .Network("001-99", ["001-01"])
        .Operator("001-01", home)
        .Operator("001-99", away)
        .Leg("Home", ["001-01"], expect: Story.Expect("home", "001-01"))
        .Leg("Away", ["001-99"], expect: Story.Expect("away", "001-99"));

    private static void AssertSucceeded(PlayedTrip trip)
    {
        Assert.That(trip.Report.Failures, Is.Empty);
        Assert.That(trip.Report.Legs.Select(leg => leg.Registered), Is.All.True);
        Assert.That(trip.Report.Legs.Sum(leg => leg.Cost), Is.EqualTo(trip.Report.Statement[0].Amount - trip.Report.Balance));
        Assert.That(trip.Report.Ota.Acknowledged, Is.EqualTo(trip.Report.Ota.Sent));
    }

    private static void AssertNotRegistered(PlayedTrip trip)
    {
        TripLegReport nowhere = trip.At("Nowhere");
        Assert.That(nowhere, Is.EqualTo(new TripLegReport(nowhere.Date, "Nowhere", null, null, null, null, null, nowhere.Reason, false, false, 0, 0, 0, 0)));
        Assert.That(trip.Report.Failures, Has.Count.EqualTo(1));
        Assert.That(trip.Report.Failures[0], Does.StartWith("Nowhere ($.legs[1]").And.Contain("not registered"));
        Assert.That(trip.Report.Succeeded, Is.False);
        Assert.That(trip.At("Home again").Registered);
        Assert.That(trip.Report.Statement, Has.Count.EqualTo(3), "nothing is charged where nobody is registered");
    }

    [GeneratedRegex("```jsonc?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
