using CsCheck;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Tests.Toolkit;
using static Tottoli.MultiSim.Tests.ProfileSelector.SelectorCard;

namespace Tottoli.MultiSim.Tests.ProfileSelector;

public sealed class SelectorAppletTests
{
    private static readonly string[] Rules = ["230-02 1 10", "262-* 2 10", "262-01 1 20", "208-* 1 5", "208-10 2 5", "214-07 6 1"];

    [Test]
    public void The_card_sets_up_the_menu_the_event_list_and_polling()
    {
        using ToolkitCard card = Open(Store());
        string menu = card.FetchOf(card.TerminalProfile(ToolkitCard.FullProfile), SetUpMenu);
        Assert.That(menu, Is.EqualTo("D01C" + "8103012500" + "82028182" + "850353494D" + "8F09014D756C746953494D" + "180124"));
        string events = card.FetchOf(card.Respond(menu), EventList);
        Assert.That(events, Does.EndWith("990103"));
        string polling = card.FetchOf(card.Respond(events), PollInterval);
        Assert.That(polling, Does.EndWith("8402011E"));
        Assert.That(card.Respond(polling, "8301008402011E"), Is.EqualTo("9000"));
    }

    [TestCase("230-02", 1, "LocationStatus ExactRule 230-02 0>1 1")]
    [TestCase("262-07", 2, "LocationStatus PatternRule 262-07 0>2 2")]
    [TestCase("262-01", 2, "LocationStatus PatternRule 262-01 0>2 2")] // the lower priority number wins over the more specific rule
    [TestCase("208-10", 2, "LocationStatus ExactRule 208-10 0>2 5")] // the same priority: the more specific one
    [TestCase("208-01", 1, "LocationStatus PatternRule 208-01 0>1 4")]
    public void A_rule_switches_the_slot(string plmn, int slot, string journal)
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot();
        string sw = card.InNetwork(plmn);
        Assert.That(store.Slots(), Is.EqualTo($"0 {slot}"), "armed durably before the terminal can fetch the REFRESH");
        string command = card.FetchOf(sw, Refresh);
        Assert.That(command, Is.EqualTo("D00981030101048202" + "8182"));
        card.Card.Reset();
        Assert.That(store.Slots(), Is.EqualTo($"{slot} -"));
        Assert.That(card.Journal(), Is.EqualTo(new[] { journal }));

        card.Boot();
        Assert.That(card.InNetwork(plmn), Is.EqualTo("9000"));
        Assert.That(card.InNetwork(plmn), Is.EqualTo("9000"));
        Assert.That(card.Journal()[0], Does.Contain($"AlreadyActive {plmn} {slot}>{slot}"));
        Assert.That(card.Journal(), Has.Count.EqualTo(2), "the same decision is written once");
        Assert.That(card.AppletFaults, Is.Empty);
    }

    [Test]
    public void Without_a_rule_the_home_profile_roams()
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot();
        Assert.That(card.InNetwork("310-410"), Is.EqualTo("9000"));
        card.Fetch(card.InNetwork("230-02"));
        card.Card.Reset();
        card.Boot();
        card.FetchOf(card.InNetwork("310-410"), Refresh);
        card.Card.Reset();
        Assert.That(store.Slots(), Is.EqualTo("0 -"));
        Assert.That(card.Journal(), Is.EqualTo(new[]
        {
            "LocationStatus NoRuleHome 310-410 1>0 -", "LocationStatus ExactRule 230-02 0>1 1", "LocationStatus NoRuleStay 310-410 0>0 -",
        }));
    }

    [Test]
    public void A_rule_for_a_slot_that_is_not_ready_does_not_count()
    {
        using ToolkitCard card = Open(Store(3, Rules));
        card.Boot();
        Assert.That(card.InNetwork("214-07"), Is.EqualTo("9000"));
        Assert.That(card.Journal(), Is.EqualTo(new[] { "LocationStatus NoRuleStay 214-07 0>0 -" }));
    }

    [Test]
    public void A_terminal_without_refresh_is_never_sent_one_and_nothing_is_armed()
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot("FFFF1FDFFEFF1FFFFF");
        Assert.That(card.InNetwork("230-02"), Is.EqualTo("9000"));
        Assert.That(store.Slots(), Is.EqualTo("0 -"));
        Assert.That(card.Journal(), Is.Empty);
    }

    [Test]
    public void A_terminal_that_never_fetches_keeps_the_old_slot_until_its_reset()
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot();
        string sw = card.InNetwork("230-02");
        Assert.That(card.Select(), Is.EqualTo(sw));
        Assert.That(store.Slots(), Is.EqualTo("0 1"));
        card.Card.Reset();
        Assert.That(store.Slots(), Is.EqualTo("1 -"));
    }

    [Test]
    public void The_menu_is_left_alone_while_the_terminal_owes_an_answer()
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot();
        card.FetchOf(card.InNetwork("230-02"), Refresh);
        card.Envelope("D30782020181900101");
        Assert.That(card.AppletFaults, Is.Empty);
        Assert.That(store.Slots(), Is.EqualTo("0 1"));
    }

    [Test]
    public void Coming_back_takes_back_what_a_terminal_that_drops_the_refresh_left_armed()
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot();
        card.FetchOf(card.InNetwork("230-02"), Refresh);
        Assert.That(store.Slots(), Is.EqualTo("0 1"));
        card.InNetwork("250-01");
        Assert.That(store.Slots(), Is.EqualTo("0 -"));
    }

    [Test]
    public void A_refused_refresh_is_tried_three_times_and_then_left_until_the_next_event()
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot();
        string sw = card.InNetwork("230-02");
        for (int i = 0; i < 3; i++)
        {
            Assert.That(card.Run(sw, Refresh, "83022002"), Is.EqualTo("9000"), "busy on a call");
            sw = card.Transmit("80F2000C");
        }
        Assert.That(sw, Is.EqualTo("9000"), "given up");
        Assert.That(store.Slots(), Is.EqualTo("0 1"), "a power cycle still brings the new slot");
        card.FetchOf(card.InNetwork("230-02"), Refresh);
        Assert.That(card.Journal(), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_refresh_that_is_not_understood_is_not_repeated()
    {
        using ToolkitCard card = Open(Store(3, Rules));
        card.Boot();
        card.Run(card.InNetwork("230-02"), Refresh, "830131");
        Assert.That(card.Transmit("80F2000C"), Is.EqualTo("9000"));
    }

    [Test]
    public void Coming_back_takes_back_what_was_armed()
    {
        InMemoryCardStore store = Store(3, [.. Rules, "250-01 0 1"]);
        using ToolkitCard card = Open(store);
        card.Boot();
        card.Run(card.InNetwork("230-02"), Refresh, "83022002");
        Assert.That(card.InNetwork("250-01"), Is.EqualTo("9000"));
        Assert.That(store.Slots(), Is.EqualTo("0 -"));
        Assert.That(card.Transmit("80F2000C"), Is.EqualTo("9000"), "nothing is refreshed any more");
    }

    [Test]
    public void Without_a_location_the_terminal_is_asked()
    {
        using ToolkitCard card = Open(Store(3, Rules));
        card.Boot();
        string sw = card.Run(card.WithoutService(), LocalInformation, "830106" + Location("262-02"));
        card.FetchOf(sw, Refresh);
        Assert.That(card.Journal(), Is.EqualTo(new[] { "LocationStatus AskedThenRule 262-02 0>2 2" }));
    }

    [Test]
    public void Without_a_location_at_all_the_next_profile_is_tried_when_the_time_is_over()
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot();
        string timer = card.FetchOf(card.Run(card.WithoutService(2), LocalInformation, "83022004"), TimerCommand);
        Assert.That(timer, Does.EndWith("8103012700" + "82028182" + "A40101" + "A503005000"));
        Assert.That(card.Respond(timer, "830100A40101"), Is.EqualTo("9000"));
        card.FetchOf(card.Envelope("D70C82028281A40101A503005000"), Refresh);
        Assert.That(card.Journal(), Is.EqualTo(new[] { "Timer NoService - 0>1 -" }));
        Assert.That(store.Slots(), Is.EqualTo("0 1"));
    }

    [Test]
    public void Service_in_time_stops_the_timer()
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot();
        card.Run(card.Run(card.WithoutService(2), LocalInformation, "83022004"), TimerCommand, "830100A40101");
        string stop = card.FetchOf(card.InNetwork("250-01"), TimerCommand);
        Assert.That(stop, Does.EndWith("8103012701" + "82028182" + "A40101"));
        Assert.That(card.Respond(stop, "830100A40101A503004900"), Is.EqualTo("9000"));
        Assert.That(card.Envelope("D70C82028281A40101A503005000"), Is.EqualTo("9000"));
        Assert.That(store.Slots(), Is.EqualTo("0 -"));
    }

    [Test]
    public void The_timer_is_started_again_after_a_reset()
    {
        using ToolkitCard card = Open(Store(3, Rules));
        card.Boot();
        card.Run(card.Run(card.WithoutService(2), LocalInformation, "83022004"), TimerCommand, "830100A40101");
        card.Card.Reset();
        Assert.That(card.Boot(), Is.EqualTo(new[] { TimerCommand }));
    }

    [TestCase("830130")] // beyond the terminal's capabilities
    [TestCase("")] // no result at all
    public void Where_the_timer_is_refused_STATUS_commands_are_counted(string result)
    {
        using ToolkitCard card = Open(Store(3, Rules));
        card.Boot();
        Assert.That(card.Run(card.Run(card.WithoutService(2), LocalInformation, "83022004"), TimerCommand, result), Is.EqualTo("9000"));
        for (int i = 0; i < 9; i++)
            Assert.That(card.Transmit("80F2000C"), Is.EqualTo("9000"));
        card.FetchOf(card.Transmit("80F2000C"), Refresh);
    }

    [TestCase("8014000003830100")] // without the details of the command
    [TestCase("80140000028100")]
    public void An_answer_that_is_none_counts_as_not_knowing_where(string answer)
    {
        using ToolkitCard card = Open(Store(3, Rules));
        card.Boot();
        card.FetchOf(card.WithoutService(2), LocalInformation);
        card.FetchOf(card.Transmit(answer), TimerCommand);
    }

    [Test]
    public void No_terminal_brings_the_card_out_of_its_way()
    {
        string[] seeds =
        [
            "D615990103820282819B0100930942F020000100000001", "D60A990103820282819B0101", "D30782020181900101", "D70C82028281A40101A503005000",
            "81030126008202828183010093094200F1000100000001", "810301240082028281830100900103", "81030127008202828183010024010125030050",
        ];
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Int[0, 4], Gen.Int[0, 22], Gen.Byte).Array[1, 30].Sample(steps =>
        {
            using ToolkitCard card = Open(Store(3, Rules));
            card.Boot();
            string sw = "9000";
            foreach ((int seed, int kind, int at, byte value) in steps)
            {
                byte[] data = Convert.FromHexString(seeds[seed]);
                if (at < data.Length)
                    data[at] = value;
                string hex = Convert.ToHexString(data);
                sw = kind switch
                {
                    0 => card.Transmit($"80C20000{data.Length:X2}{hex}"),
                    1 => card.Transmit($"80140000{data.Length:X2}{hex}"),
                    2 => card.Transmit("80F2000C"),
                    3 when sw.StartsWith("91", StringComparison.Ordinal) => card.Transmit($"80120000{sw[2..]}"),
                    _ => card.Transmit($"80140000028101"),
                };
                Assert.That(sw, Does.Not.EndWith("6F00"), hex);
            }
            card.Card.Reset();
            Assert.That(card.Boot(ToolkitCard.FullProfile), Is.SupersetOf(new[] { SetUpMenu, EventList, PollInterval }));
        }, threads: 1, iter: 200, seed: "0000000000001");
    }

    [Test]
    public void A_terminal_without_timers_counts_STATUS_commands()
    {
        using ToolkitCard card = Open(Store(3, Rules));
        card.Boot("FFFF9F9FFE"); // no PROVIDE LOCAL INFORMATION, no timers
        Assert.That(card.WithoutService(), Is.EqualTo("9000"));
        for (int i = 0; i < 9; i++)
            Assert.That(card.Transmit("80F2000C"), Is.EqualTo("9000"));
        card.FetchOf(card.Transmit("80F2000C"), Refresh);
        Assert.That(card.Journal(), Is.EqualTo(new[] { "Status NoService - 0>1 -" }));
    }

    [Test]
    public void A_rule_does_not_count_in_a_country_where_its_slot_had_no_service()
    {
        InMemoryCardStore store = Store(3, "262-* 2 1");
        using ToolkitCard card = Open(store);
        card.Boot();
        card.FetchOf(card.InNetwork("262-02"), Refresh);
        Restart("2 -");
        FallBack("262-02");
        Restart("0 -");
        Assert.That(card.InNetwork("262-02"), Is.EqualTo("9000"), "the rule would take turns with the home profile");
        Assert.That(card.Journal()[0], Is.EqualTo("LocationStatus NoRuleStay 262-02 0>0 -"));
        Assert.That(card.InNetwork("250-01"), Is.EqualTo("9000"));
        card.FetchOf(card.InNetwork("262-01"), Refresh); // another journey
        Assert.That(card.AppletFaults, Is.Empty);

        void Restart(string slots)
        {
            card.Card.Reset();
            Assert.That(store.Slots(), Is.EqualTo(slots));
            card.Boot();
        }

        void FallBack(string plmn)
        {
            string timer = card.FetchOf(card.Run(card.WithoutService(), LocalInformation, "830106" + Location(plmn)), TimerCommand);
            Assert.That(card.Respond(timer, "830100A40101"), Is.EqualTo("9000"));
            card.FetchOf(card.Envelope("D70C82028281A40101A503005000"), Refresh);
        }
    }

    [Test]
    public void A_profile_chosen_in_the_menu_stays_until_automatic_is_chosen()
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot();
        string menu = card.FetchOf(card.Envelope("D30782020181900101"), SelectItem);
        Assert.That(menu, Does.Contain("8F0C012A204175746F6D61746963").And.Contain("8F07022A20486F6D65").And.Contain("8F03035031").And.Contain("8F03045032"));
        string text = card.FetchOf(card.Respond(menu, "830100900104"), DisplayText);
        Assert.That(text, Does.EndWith("8D0704" + "557365205032"));
        card.FetchOf(card.Respond(text), Refresh);
        Assert.That(store.Slots(), Is.EqualTo("0 2"));
        card.Card.Reset();
        Assert.That(store.Slots(), Is.EqualTo("2 -"));
        card.Boot();
        Assert.That(card.InNetwork("230-02"), Is.EqualTo("9000"), "pinned");
        Assert.That(card.WithoutService(), Is.EqualTo("9000"), "pinned");

        string again = card.FetchOf(card.Envelope("D30782020181900101"), SelectItem);
        Assert.That(again, Does.Contain("8F0A014175746F6D61746963").And.Contain("8F05042A205032"));
        string sw = card.Respond(again, "830100900101");
        card.FetchOf(card.Run(sw, LocalInformation, "830100" + Location("230-02")), Refresh);
        Assert.That(card.Journal(), Is.EqualTo(new[]
        {
            "Menu AskedThenRule 230-02 2>1 1", "LocationStatus ManualMode - 2>2 -", "LocationStatus ManualMode 230-02 2>2 -", "Menu ByHand - 0>2 -",
        }));
    }

    [TestCase("830110")] // session ended by the user
    [TestCase("830111")] // backward
    [TestCase("830112")] // no answer
    public void A_dialogue_that_is_left_changes_nothing(string result)
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot();
        Assert.That(card.Run(card.Envelope("D30782020181900101"), SelectItem, result), Is.EqualTo("9000"));
        string sw = card.Run(card.Envelope("D30782020181900101"), SelectItem, "830100900104");
        Assert.That(card.Run(sw, DisplayText, result), Is.EqualTo("9000"));
        Assert.That(store.Slots(), Is.EqualTo("0 -"));
        card.FetchOf(card.InNetwork("230-02"), Refresh);
    }

    [TestCase("8301009001FF")]
    [TestCase("830100900100")]
    [TestCase("830100900107")]
    [TestCase("8301009000")]
    [TestCase("830100")]
    [TestCase("8300")]
    [TestCase("900104")]
    [TestCase("")]
    public void A_choice_that_was_not_offered_changes_nothing(string result)
    {
        InMemoryCardStore store = Store(3, Rules);
        using ToolkitCard card = Open(store);
        card.Boot();
        Assert.That(card.Run(card.Envelope("D30782020181900101"), SelectItem, result), Is.EqualTo("9000"));
        Assert.That(store.Slots(), Is.EqualTo("0 -"));
        Assert.That(card.AppletFaults, Is.Empty);
    }

    [Test]
    public void A_terminal_whose_profile_is_taken_back_is_one_that_can_do_nothing()
    {
        using ToolkitCard card = Open(Store(3, Rules));
        card.Boot();
        string sw = card.Run(card.WithoutService(), LocalInformation, "830120");
        Assert.That(card.Run(sw, TimerCommand), Is.EqualTo("9000"));
        Assert.That(card.Transmit("80100000"), Is.EqualTo("9000"));
        Assert.That(card.InNetwork("230-02"), Is.EqualTo("9000"));
        Assert.That(card.AppletFaults, Is.Empty);
    }

    [Test]
    public void A_border_crossed_during_the_menu_dialogue_is_decided_after_it()
    {
        using ToolkitCard card = Open(Store(3, Rules));
        card.Boot();
        string menu = card.FetchOf(card.Envelope("D30782020181900101"), SelectItem);
        Assert.That(card.InNetwork("230-02"), Is.EqualTo("9000"));
        card.FetchOf(card.Respond(menu, "830110"), Refresh);
        Assert.That(card.Journal(), Is.EqualTo(new[] { "LocationStatus ExactRule 230-02 0>1 1" }));
    }

    [TestCase((byte)0x06, "D00981030101068202" + "8182")]
    [TestCase((byte)0x00, "D00981030101008202" + "8182")]
    public void The_refresh_mode_is_an_install_parameter(byte mode, string command)
    {
        using ToolkitCard card = Open(Store(3, Rules), mode);
        card.Boot();
        string refresh = card.FetchOf(card.InNetwork("230-02"), Refresh);
        Assert.That(refresh, Is.EqualTo(command));
        Assert.That(card.Respond(refresh), Is.EqualTo("9000"));
        Assert.That(card.Transmit("80F2000C"), Is.EqualTo("9000"), "performed: not sent again");
    }

    [TestCase((byte)0x01)]
    [TestCase((byte)0x07)]
    public void Another_refresh_mode_is_refused_at_installation(byte mode) =>
        Assert.That(() => Open(Store(), mode), Throws.InstanceOf<JavaCard.Framework.ISOException>());

    /// <summary>Cuts the power after each APDU of a menu dialogue with its switch: the card comes back whole, with the old slot or the new one.</summary>
    [Test]
    public void The_power_may_fail_after_any_command_of_a_dialogue()
    {
        for (int cut = 0; cut < 12; cut++)
        {
            InMemoryCardStore store = Store(3, Rules);
            int sent = 0;
            try
            {
                using ToolkitCard card = Open(store);
                Dialogue(card, () =>
                {
                    if (sent++ == cut)
                        throw new OperationCanceledException();
                });
            }
            catch (OperationCanceledException)
            {
            }
            string before = store.Slots();
            using ToolkitCard reopened = Open(store);
            Assert.That(before, Is.AnyOf("0 -", "0 2", "2 -"), $"cut {cut}");
            Assert.That(store.Slots(), Is.EqualTo(before == "0 -" ? "0 -" : "2 -"), $"cut {cut}");
            reopened.Boot();
            Assert.That(reopened.Envelope("D30782020181900101"), Does.StartWith("91"), $"cut {cut}: the applet works");
            Assert.That(reopened.AppletFaults, Is.Empty);
            Assert.That(reopened.Faults, Is.Empty);
        }
    }

    private static void Dialogue(ToolkitCard card, Action step)
    {
        step();
        card.TerminalProfile();
        step();
        string sw = card.Envelope("D30782020181900101");
        step();
        string menu = card.Fetch(sw);
        step();
        sw = card.Respond(menu, "830100900104");
        step();
        string text = card.Fetch(sw);
        step();
        sw = card.Respond(text);
        step();
        card.Fetch(sw);
        step();
        card.Card.Reset();
        step();
        card.TerminalProfile();
        step();
    }
}
