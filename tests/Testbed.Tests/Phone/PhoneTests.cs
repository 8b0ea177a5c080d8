using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Sms;
using Tottoli.MultiSim.Testbed.Phone;

namespace Tottoli.MultiSim.Testbed.Tests.Phone;

[TestFixture]
internal sealed class PhoneTests
{
    private static readonly SetUpEventList WantsLocation = new() { Events = [CatEvent.LocationStatus] };
    private static readonly Refresh UiccReset = new() { Mode = RefreshMode.UiccReset };

    [Test]
    public async Task It_starts_a_card_in_the_order_of_real_phones()
    {
        using Rig rig = new();
        rig.Card.OffersTerminalCapability = true;
        await rig.Phone.PowerOnAsync();
        string[] order =
        [
            "reset", "00A40004023F00", "00A40804022FE2", "00A40804022F05", "80AA000002A900", "801000", "00A40804022F00", "00A4040410A0000000871002",
            "00A40804047FFF6F07", "00A40804047FFF6FAD", "00A40804047FFF6F38", "00A40804047FFF6F78", "00A40804047FFF6F7E", "00A40804047FFF6F73",
            "00A40804047FFF6FE3", "00A40804047FFF6F08", "00A40804047FFF6F09", "00A40804047FFF6FE4", "00A40804047FFF6F31", "00A40804047FFF6F62",
            "00A40804047FFF6F7B", "80F2010C",
        ];
        int at = 0;
        foreach (string step in order)
        {
            int found = rig.Card.Log.FindIndex(at, apdu => apdu.StartsWith(step, StringComparison.Ordinal));
            Assert.That(found, Is.GreaterThanOrEqualTo(at), $"{step} after {string.Join(' ', order.Take(Array.IndexOf(order, step)))}");
            at = found + 1;
        }
        Assert.That(rig.Told<CardInitialised>().Single().Iccid, Is.EqualTo("8988000000000000016"));
    }

    [Test]
    public async Task Files_of_services_that_the_card_does_not_claim_are_not_read()
    {
        using Rig rig = new();
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Card.Log, Has.None.StartsWith("00A40804047FFF6F46"), "EF.SPN, service 19");
        Assert.That(rig.Card.Log, Has.None.StartsWith("80AA"), "TERMINAL CAPABILITY where the MF does not offer it");
    }

    [Test]
    public async Task It_presents_PIN1_where_the_application_says_that_it_is_enabled()
    {
        using Rig rig = new(new() { Pin1 = "1234" });
        rig.Card.Pin1 = "1234";
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Card.Log, Has.Member("0020000100").And.Member("002000010831323334FFFFFFFF"));
        Assert.That(rig.Phone.RegisteredCell, Is.Not.Null);
    }

    [Test]
    public async Task A_wrong_PIN_is_a_security_condition()
    {
        using Rig rig = new(new() { Pin1 = "9999" });
        rig.Card.Pin1 = "1234";
        CardCommandException fault = (await Assert.ThrowsAsync<CardCommandException>(() => rig.Phone.PowerOnAsync()))!;
        Assert.That(fault.IsSecurityCondition, Is.True);
        Assert.That(fault.Message, Does.Contain("63C2").And.Not.Contain("9999"));
    }

    [Test]
    public async Task An_unexpected_status_word_names_command_file_and_status()
    {
        using Rig rig = new();
        rig.Card.Refusals[UsimFiles.Imsi.Path] = 0x6982;
        CardCommandException fault = (await Assert.ThrowsAsync<CardCommandException>(() => rig.Phone.PowerOnAsync()))!;
        Assert.That((fault.Command, fault.Target, fault.Status.Value), Is.EqualTo(("READ BINARY", "EF.IMSI", (ushort)0x6982)));
        Assert.That(fault.IsSecurityCondition, Is.True);
    }

    [Test]
    public async Task It_registers_at_home_and_writes_where_it_is()
    {
        using Rig rig = new();
        await rig.Phone.PowerOnAsync();
        Registered registered = rig.Told<Registered>().Single();
        Assert.That((registered.Roaming, registered.Cell.Plmn.ToString()), Is.EqualTo((false, "001-01")));
        Assert.That(Convert.ToHexString(rig.Card.File(UsimFiles.EpsLoci)), Is.EqualTo(FakeAir.Guti.Value + "00F110" + "1234" + "00"));
        Assert.That(Convert.ToHexString(rig.Card.File(UsimFiles.Loci)), Is.EqualTo("C0000001" + "00F110" + "1234" + "FF" + "00"));
        Assert.That(Convert.ToHexString(rig.Card.File(UsimFiles.PsLoci)), Is.EqualTo("C0000001" + "FFFFFF" + "00F110" + "1234" + "00" + "00"));
        Assert.That(rig.Air.Requests.Single().Imsi?.Digits, Is.EqualTo("001010000000001"));
    }

    [Test]
    public async Task After_an_authentication_the_keys_lie_in_the_card_with_their_set_number()
    {
        using Rig rig = new();
        rig.Air.OnAttach = (_, dialogue) =>
        {
            Assert.That(dialogue.Authenticate(new byte[16], new byte[16]), Is.TypeOf<AuthenticationResponse.Answered>());
            return new AttachOutcome.Accepted(FakeAir.Guti, 3);
        };
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Card.Log, Has.Member("0088008122" + "10" + new string('0', 32) + "10" + new string('0', 32)));
        Assert.That(rig.Card.File(UsimFiles.Keys)[0], Is.EqualTo(3));
        Assert.That(rig.Card.File(UsimFiles.KeysPs)[0], Is.EqualTo(3));
        Assert.That(Convert.ToHexString(rig.Card.Record(UsimFiles.EpsNsc, 1)), Does.StartWith("A034" + "800103" + "8120"));
        Assert.That(rig.Told<Authenticated>().Single().Result, Is.EqualTo(AuthenticationResult.Answered));
    }

    [Test]
    public async Task A_used_sequence_number_goes_to_the_network_as_AUTS()
    {
        using Rig rig = new();
        Queue<(ushort, byte[])> answers = new([(0x9000, FakeCard.Answer(0xDC, new byte[14])), (0x9000, FakeCard.Answer(0xDB, new byte[8], new byte[16], new byte[16]))]);
        rig.Card.OnAuthenticate = answers.Dequeue;
        rig.Air.OnAttach = (_, dialogue) =>
        {
            Assert.That(dialogue.Authenticate(new byte[16], new byte[16]), Is.TypeOf<AuthenticationResponse.SynchronisationFailure>());
            Assert.That(dialogue.Authenticate(new byte[16], new byte[16]), Is.TypeOf<AuthenticationResponse.Answered>());
            return new AttachOutcome.Accepted(FakeAir.Guti, 0);
        };
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Told<Authenticated>().Select(a => a.Result), Is.EqualTo(new[] { AuthenticationResult.SynchronisationFailure, AuthenticationResult.Answered }));
    }

    [Test]
    public async Task A_network_that_does_not_allow_the_subscriber_goes_into_FPLMN_and_is_not_asked_again()
    {
        using Rig rig = new();
        rig.Air.Cells.Clear();
        rig.Air.Cells.AddRange([FakeAir.CellOf("262-01"), FakeAir.CellOf("262-02")]);
        rig.Air.OnAttach = (request, _) => request.Cell.Plmn == Plmn.Parse("262-01")
            ? new AttachOutcome.Rejected(RejectCause.PlmnNotAllowed)
            : new AttachOutcome.Accepted(FakeAir.Guti, 0);
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Phone.RegisteredCell?.Plmn.ToString(), Is.EqualTo("262-02"));
        Assert.That(Convert.ToHexString(rig.Card.File(UsimFiles.Fplmn)), Does.StartWith("62F210"));
        Assert.That(rig.Told<Registered>().Single().Roaming, Is.True);
        rig.Air.Cells.RemoveAt(1);
        await rig.Phone.MoveAsync();
        Assert.That(rig.Air.Requests.Count(r => r.Cell.Plmn == Plmn.Parse("262-01")), Is.EqualTo(1));
        Assert.That(rig.Phone.Service, Is.EqualTo(LocationStatus.LimitedService));
    }

    [Test]
    public async Task A_subscriber_refused_as_such_is_not_tried_elsewhere()
    {
        using Rig rig = new();
        rig.Air.Cells.Add(FakeAir.CellOf("262-02"));
        rig.Air.OnAttach = (_, _) => new AttachOutcome.Rejected(RejectCause.ImsiUnknown);
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Air.Requests, Has.Count.EqualTo(1));
        Assert.That(rig.Card.File(UsimFiles.Keys)[0], Is.EqualTo(7));
    }

    [Test]
    public async Task It_attaches_with_the_temporary_identity_that_the_card_still_holds()
    {
        using Rig rig = new();
        rig.Card.SetFile(UsimFiles.EpsLoci, Convert.FromHexString(FakeAir.Guti.Value + "00F110" + "1234" + "00"));
        await rig.Phone.PowerOnAsync();
        AttachRequest request = rig.Air.Requests.Single();
        Assert.That((request.Imsi, request.TemporaryIdentity, request.LastArea?.ToString()), Is.EqualTo(((Imsi?)null, (TemporaryIdentity?)FakeAir.Guti, "001-01")));
    }

    [Test]
    public async Task The_card_hears_of_normal_service_with_the_place_and_of_limited_service_without()
    {
        using Rig rig = new();
        rig.Card.OnReset = () => rig.Card.Ask(WantsLocation);
        await rig.Phone.PowerOnAsync();
        rig.Air.Cells.Clear();
        rig.Air.Cells.Add(FakeAir.CellOf("262-01"));
        rig.Air.OnAttach = (_, _) => new AttachOutcome.Rejected(RejectCause.PlmnNotAllowed);
        await rig.Phone.MoveAsync();
        rig.Air.Cells.Clear();
        await rig.Phone.MoveAsync();
        LocationStatusEvent[] heard = [.. rig.Card.Envelopes.Cast<LocationStatusEvent>()];
        Assert.That(heard.Select(e => (e.Status, e.Location?.Plmn.ToString())), Is.EqualTo(new[]
        {
            (LocationStatus.NormalService, "001-01"), (LocationStatus.LimitedService, null), (LocationStatus.NoService, (string?)null),
        }));
    }

    [Test]
    public async Task A_card_that_asked_for_it_hears_which_network_refused_and_why()
    {
        using Rig rig = new();
        rig.Card.OnReset = () => rig.Card.Ask(new SetUpEventList { Events = [CatEvent.NetworkRejection] });
        rig.Air.OnAttach = (_, _) => new AttachOutcome.Rejected(RejectCause.PlmnNotAllowed);
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Card.Envelopes, Is.EqualTo(new[] { new NetworkRejectionEvent(Plmn.Parse("001-01"), 0x1234, AccessTechnology.Eutran, 0x09, 0x0B) }));
    }

    [Test]
    public async Task A_card_that_did_not_ask_hears_of_no_event()
    {
        using Rig rig = new();
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Card.Envelopes, Is.Empty);
        Assert.That(rig.Told<ServiceChanged>().Single().ReportedToCard, Is.False);
    }

    [Test]
    public async Task A_UICC_reset_writes_the_old_location_first_then_registers_as_the_new_subscriber()
    {
        using Rig rig = new();
        rig.Card.OnReset = () => rig.Card.Ask(WantsLocation);
        rig.Card.OnEnvelope = _ =>
        {
            rig.Card.OnEnvelope = _ => (0x9000, []);
            rig.Card.OnReset = () =>
            {
                rig.Card.SetImsi("001020000000002");
                rig.Card.SetFile(UsimFiles.EpsLoci, Convert.FromHexString("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF000001"));
            };
            rig.Card.Ask(UiccReset);
            return (0x9000, []);
        };
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Card.Resets, Is.EqualTo(2));
        Assert.That(rig.Air.Detaches.Single().Identity, Is.EqualTo(FakeAir.Guti));
        Assert.That(rig.Air.Requests.Select(r => r.Imsi?.Digits), Is.EqualTo(new[] { "001010000000001", "001020000000002" }));
        Assert.That(rig.Card.Responses.Select(r => r.Type), Has.None.EqualTo(CommandType.Refresh), "the reset is the answer");
        int reset = rig.Card.Log.LastIndexOf("reset");
        int written = rig.Card.Log.FindLastIndex(reset, apdu => apdu.StartsWith("00D6000012", StringComparison.Ordinal));
        int fetched = rig.Card.Log.FindLastIndex(reset, apdu => apdu.StartsWith("8012", StringComparison.Ordinal));
        Assert.That(written, Is.GreaterThan(fetched), "EF.EPSLOCI is written between REFRESH and reset");
    }

    [TestCase(RefreshMode.SessionReset)]
    [TestCase(RefreshMode.ApplicationReset)]
    [TestCase(RefreshMode.Initialisation)]
    [TestCase(RefreshMode.InitialisationAndFullFileChange)]
    [TestCase(RefreshMode.InitialisationAndFileChange)]
    public async Task Other_modes_end_the_session_read_anew_answer_and_register_anew(RefreshMode mode)
    {
        using Rig rig = new();
        await rig.Phone.PowerOnAsync();
        rig.Card.SetImsi("001020000000002");
        rig.Card.Ask(new Refresh { Mode = mode });
        int before = rig.Card.Log.Count;
        await WakeAsync(rig);
        List<string> after = rig.Card.Log[before..];
        Assert.That(after.FindIndex(a => a == "80F2020C00"), Is.GreaterThan(0).And.LessThan(after.FindIndex(a => a.StartsWith("00A4040410", StringComparison.Ordinal))));
        Assert.That(after.Any(a => a.StartsWith("00A4044C10", StringComparison.Ordinal)), Is.EqualTo(mode is RefreshMode.SessionReset or RefreshMode.ApplicationReset));
        Assert.That(rig.Card.Responses.Single().Result, Is.EqualTo(GeneralResult.RefreshWithAdditionalFiles));
        Assert.That(rig.Told<Registered>().Last().Imsi.Digits, Is.EqualTo("001020000000002"));
        Assert.That(rig.Card.Resets, Is.EqualTo(1));
    }

    [TestCase(RefreshBehaviour.ResetOnly, RefreshMode.SessionReset, GeneralResult.BeyondCapabilities)]
    [TestCase(RefreshBehaviour.KeepsImsi, RefreshMode.SessionReset, GeneralResult.Performed)]
    [TestCase(RefreshBehaviour.Ignores, RefreshMode.SessionReset, GeneralResult.Performed)]
    [TestCase(RefreshBehaviour.Ignores, RefreshMode.UiccReset, null)]
    [TestCase(RefreshBehaviour.NoToolkit, RefreshMode.UiccReset, null)]
    public async Task Stubborn_phones_keep_their_identity(RefreshBehaviour behaviour, RefreshMode mode, GeneralResult? answer)
    {
        using Rig rig = new(new() { Refresh = behaviour });
        await rig.Phone.PowerOnAsync();
        rig.Card.SetImsi("001020000000002");
        rig.Card.Ask(new Refresh { Mode = mode });
        await WakeAsync(rig);
        Assert.That(rig.Card.Responses.SingleOrDefault()?.Result, Is.EqualTo(answer));
        Assert.That(rig.Phone.Imsi?.Digits, Is.EqualTo("001010000000001"));
        Assert.That(rig.Told<Registered>().Count(), Is.EqualTo(1));
        Assert.That(rig.Card.Resets, Is.EqualTo(1));
    }

    [Test]
    public async Task A_phone_without_toolkit_says_so_and_fetches_nothing()
    {
        using Rig rig = new(new() { Refresh = RefreshBehaviour.NoToolkit });
        rig.Card.OnReset = () => rig.Card.Ask(WantsLocation);
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Card.Log, Has.Member("801000000100").And.None.StartsWith("8012"));
    }

    [Test]
    public async Task A_card_that_asks_for_resets_for_ever_is_stopped()
    {
        using Rig rig = new();
        rig.Card.OnReset = () => rig.Card.Ask(UiccReset);
        await Assert.ThatAsync(() => rig.Phone.PowerOnAsync(), Throws.TypeOf<RestlessCardException>());
    }

    [Test]
    public async Task A_timer_that_runs_out_is_told_to_the_card_and_one_that_was_stopped_is_not()
    {
        using Rig rig = new();
        rig.Card.OnReset = () =>
        {
            rig.Card.Ask(new TimerManagement { Timer = 1, Action = TimerAction.Start, Value = TimeSpan.FromMinutes(5) });
            rig.Card.Ask(new TimerManagement { Timer = 2, Action = TimerAction.Start, Value = TimeSpan.FromMinutes(5) });
            rig.Card.Ask(new TimerManagement { Timer = 2, Action = TimerAction.Deactivate });
            rig.Card.Ask(new TimerManagement { Timer = 2, Action = TimerAction.GetCurrentValue });
        };
        await rig.Phone.PowerOnAsync();
        await rig.Clock.AdvanceAsync(TimeSpan.FromMinutes(10), rig.Phone.SettleAsync);
        Assert.That(rig.Card.Responses.Select(r => r.Result), Is.EqualTo(new[]
        {
            GeneralResult.Performed, GeneralResult.Performed, GeneralResult.Performed, GeneralResult.TimerContradiction,
        }));
        Assert.That(rig.Card.Envelopes, Is.EqualTo(new Envelope[] { new TimerExpiration(1, TimeSpan.FromMinutes(5)) }));
    }

    [Test]
    public async Task A_reset_stops_the_timers()
    {
        using Rig rig = new();
        rig.Card.OnReset = () =>
        {
            rig.Card.Ask(new TimerManagement { Timer = 1, Action = TimerAction.Start, Value = TimeSpan.FromMinutes(5) });
            rig.Card.Ask(UiccReset);
            rig.Card.OnReset = () => { };
        };
        await rig.Phone.PowerOnAsync();
        await rig.Clock.AdvanceAsync(TimeSpan.FromMinutes(10), rig.Phone.SettleAsync);
        Assert.That(rig.Card.Envelopes, Is.Empty);
    }

    [Test]
    public async Task STATUS_goes_out_at_the_interval_that_the_answer_names()
    {
        using Rig rig = new(new() { ShortestStatusInterval = TimeSpan.FromMinutes(1) });
        rig.Card.OnReset = () => rig.Card.Ask(new PollInterval { Interval = new(DurationUnit.Seconds, 20) });
        await rig.Phone.PowerOnAsync();
        Assert.That(Convert.ToHexString(rig.Card.Responses.Single().Objects.Single().Value.Span), Is.EqualTo("013C"));
        int before = rig.Card.Log.Count(a => a == "80F2000C00");
        await rig.Clock.AdvanceAsync(TimeSpan.FromMinutes(5), rig.Phone.SettleAsync);
        Assert.That(rig.Card.Log.Count(a => a == "80F2000C00") - before, Is.EqualTo(5));
    }

    [Test]
    public async Task The_menu_leads_to_a_list_and_a_text()
    {
        using Rig rig = new();
        rig.Card.OnReset = () => rig.Card.Ask(new SetUpMenu { Alpha = "MultiSim", Items = [new(1, "Networks")] });
        rig.Card.OnEnvelope = envelope =>
        {
            Assert.That(envelope, Is.EqualTo(new MenuSelection(1)));
            rig.Card.Ask(new SelectItem { Alpha = "Choose", Items = [new(1, "Home"), new(2, "Abroad")] });
            rig.Card.Ask(new DisplayText { Text = CatText.Of("Done"), WaitForUser = true });
            return (0x9000, []);
        };
        rig.User.Choices.Enqueue(2);
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Phone.Menu, Is.EqualTo(new[] { ((byte)1, "Networks") }));
        await rig.Phone.SelectMenuItemAsync(1);
        Assert.That(rig.User.Shown, Is.EqualTo(new[] { "Choose: Home, Abroad", "Done" }));
        Assert.That(rig.Card.Responses[1].ItemIdentifier, Is.EqualTo(2));
        Assert.That(rig.Told<TextDisplayed>().Single().Text, Is.EqualTo("Done"));
        Assert.That(async () => await rig.Phone.SelectMenuItemAsync(9), Throws.ArgumentException);
    }

    [Test]
    public async Task PROVIDE_LOCAL_INFORMATION_tells_the_cell_even_in_limited_service()
    {
        using Rig rig = new();
        rig.Air.OnAttach = (_, _) => new AttachOutcome.Rejected(RejectCause.PlmnNotAllowed);
        await rig.Phone.PowerOnAsync();
        rig.Card.Ask(new ProvideLocalInformation { Information = LocalInformation.Location });
        rig.Card.Ask(new ProvideLocalInformation { Information = LocalInformation.Imei });
        rig.Card.Ask(new ProvideLocalInformation { Information = LocalInformation.Meid });
        await WakeAsync(rig);
        Assert.That(rig.Card.Responses[0].Result, Is.EqualTo(GeneralResult.LimitedService));
        Assert.That(rig.Card.Responses[0].Location?.Plmn.ToString(), Is.EqualTo("001-01"));
        Assert.That(Convert.ToHexString(rig.Card.Responses[1].Objects.Single().Value.Span), Is.EqualTo("3A95880103000021"));
        Assert.That(rig.Card.Responses[2].Result, Is.EqualTo(GeneralResult.BeyondCapabilities));
    }

    [Test]
    public async Task Without_any_network_the_location_is_not_known()
    {
        using Rig rig = new();
        rig.Air.Cells.Clear();
        await rig.Phone.PowerOnAsync();
        rig.Card.Ask(new ProvideLocalInformation { Information = LocalInformation.Location });
        await WakeAsync(rig);
        Assert.That(rig.Card.Responses.Single().Result, Is.EqualTo(GeneralResult.TerminalUnable));
        Assert.That(rig.Card.Responses.Single().AdditionalInformation.ToArray(), Is.EqualTo(new byte[] { 0x04 }));
    }

    [Test]
    public async Task An_ordinary_message_lies_unread_in_the_first_free_record()
    {
        using Rig rig = new();
        await rig.Phone.PowerOnAsync();
        byte[] welcome = SmsDeliver.OfText(Address.Name("Network"), "Welcome home", rig.Clock.GetUtcNow()).Encode();
        Assert.That((await rig.Phone.DeliverAsync(welcome)).Delivered, Is.True);
        Assert.That((await rig.Phone.DeliverAsync(welcome)).Delivered, Is.True);
        SmsOutcome full = await rig.Phone.DeliverAsync(welcome);
        Assert.That((full.Delivered, Convert.ToHexString(full.Report!)), Is.EqualTo((false, "00D000")), "both records are in use");
        Assert.That(rig.Told<SmsStored>().Select(s => (s.Record, s.Originator, s.Text)), Is.EqualTo(new[] { (1, "Network", "Welcome home"), (2, "Network", "Welcome home") }));
        Assert.That(StoredMessage.TryDecode(rig.Card.Record(UsimFiles.Sms, 1), out StoredMessage? stored), Is.True);
        Assert.That(stored!.Status, Is.EqualTo(StoredMessageStatus.Unread));
        Assert.That(rig.Card.Record(UsimFiles.Sms, 1), Has.Length.EqualTo(176));
    }

    [Test]
    public async Task A_message_for_the_card_goes_into_it_and_its_answer_into_the_report()
    {
        using Rig rig = new();
        await rig.Phone.PowerOnAsync();
        byte[] tpdu = SmsDeliver.OfDataDownload(Address.Parse("4949"), Convert.FromHexString("02700000"), rig.Clock.GetUtcNow()).Encode();
        rig.Card.OnEnvelope = _ => (0x9000, Convert.FromHexString("027100000102"));
        SmsOutcome outcome = await rig.Phone.DeliverAsync(tpdu);
        Assert.That((outcome.Delivered, outcome.StatusWord, Convert.ToHexString(outcome.Report!)), Is.EqualTo((true, "9000", "40077FF606027100000102")));
        Assert.That(((SmsPpDownload)rig.Card.Envelopes.Single()).Tpdu.ToArray(), Is.EqualTo(tpdu));
        Assert.That(rig.Card.Record(UsimFiles.Sms, 1)[0], Is.Zero, "it is not stored");
    }

    [Test]
    public async Task A_data_download_error_brings_the_answer_of_the_card_all_the_same()
    {
        using Rig rig = new();
        await rig.Phone.PowerOnAsync();
        byte[] tpdu = SmsDeliver.OfDataDownload(Address.Parse("4949"), Convert.FromHexString("02700000"), rig.Clock.GetUtcNow()).Encode();
        rig.Card.OnEnvelope = _ => (0x6200, Convert.FromHexString("0271000001"));
        SmsOutcome outcome = await rig.Phone.DeliverAsync(tpdu);
        Assert.That((outcome.Delivered, outcome.StatusWord, Convert.ToHexString(outcome.Report!)), Is.EqualTo((false, "6200", "40D5077FF6050271000001")));
    }

    [Test]
    public async Task A_busy_card_is_asked_again_and_in_the_end_refuses()
    {
        using Rig rig = new();
        await rig.Phone.PowerOnAsync();
        byte[] tpdu = SmsDeliver.OfDataDownload(Address.Parse("4949"), Convert.FromHexString("02700000"), rig.Clock.GetUtcNow()).Encode();
        rig.Card.OnEnvelope = _ => (0x9300, []);
        SmsOutcome outcome = await rig.Phone.DeliverAsync(tpdu);
        Assert.That((outcome.Delivered, outcome.StatusWord, Convert.ToHexString(outcome.Report!)), Is.EqualTo((false, "9300", "00D400")));
        Assert.That(rig.Card.Envelopes, Has.Count.EqualTo(6));
    }

    [Test]
    public async Task A_message_for_the_card_is_stored_where_the_service_table_does_not_claim_data_download()
    {
        using Rig rig = new();
        rig.Card.SetFile(UsimFiles.Ust, ServiceTable.Of(17, 10, 33, 43, 85));
        await rig.Phone.PowerOnAsync();
        byte[] tpdu = SmsDeliver.OfDataDownload(Address.Parse("4949"), Convert.FromHexString("02700000"), rig.Clock.GetUtcNow()).Encode();
        Assert.That((await rig.Phone.DeliverAsync(tpdu)).Delivered, Is.True);
        Assert.That(rig.Card.Envelopes, Is.Empty);
        Assert.That(rig.Card.Record(UsimFiles.Sms, 1)[0], Is.EqualTo(3));
    }

    [Test]
    public async Task The_card_sends_a_message_over_the_network_where_the_phone_is()
    {
        using Rig rig = new();
        await rig.Phone.PowerOnAsync();
        rig.Card.Ask(new SendShortMessage { Tpdu = Convert.FromHexString("01000281F500F0"), ServiceCentre = Convert.FromHexString("9194") });
        await WakeAsync(rig);
        Assert.That(rig.Air.Submitted, Is.EqualTo(new[] { "+49:01000281F500F0" }));
        Assert.That(rig.Card.Responses.Single().Result, Is.EqualTo(GeneralResult.Performed));
    }

    [Test]
    public async Task Power_off_detaches_writes_the_location_and_ends_the_session()
    {
        using Rig rig = new();
        await rig.Phone.PowerOnAsync();
        rig.Card.SetFile(UsimFiles.EpsLoci, new byte[18]);
        await rig.Phone.PowerOffAsync();
        Assert.That(rig.Air.Detaches, Has.Count.EqualTo(1));
        Assert.That(Convert.ToHexString(rig.Card.File(UsimFiles.EpsLoci)), Does.StartWith(FakeAir.Guti.Value), "the phone's copy overwrites what the card changed");
        Assert.That(rig.Card.Log[^2..], Is.EqualTo(new[] { "80F2020C00", "off" }));
        Assert.That((rig.Phone.IsOn, rig.Phone.Imsi, rig.Phone.Menu.Count), Is.EqualTo((false, (Imsi?)null, 0)));
    }

    [Test]
    public async Task Every_APDU_is_counted()
    {
        using Rig rig = new();
        await rig.Phone.PowerOnAsync();
        Assert.That(rig.Phone.ApduCount, Is.EqualTo(rig.Card.Log.Count - 1), "all but the reset");
        Assert.That(rig.Events[^1].ApduCount, Is.EqualTo(rig.Phone.ApduCount));
    }

    // A STATUS lets the phone see 91 XX: what a poll does.
    private static async Task WakeAsync(Rig rig)
    {
        rig.Phone.ReadBinary(MfFiles.Pl);
        await rig.Phone.SettleAsync();
    }
}
