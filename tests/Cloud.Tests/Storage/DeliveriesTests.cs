using System.Net;
using System.Text;
using Tottoli.MultiSim.Cloud.Tests.Desk;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.SecuredPackets;

namespace Tottoli.MultiSim.Cloud.Tests.Storage;

public sealed class DeliveriesTests
{
    private const string FarImsi = "002020000000009";

    private TestDesk _desk = null!;

    [SetUp]
    public async Task Open()
    {
        _desk = await TestDesk.OpenAsync();
        _desk.Card.InstalledImsi = FarImsi;
    }

    [TearDown]
    public ValueTask Close() => _desk.DisposeAsync();

    [TestCase(1, 1, 1)]
    [TestCase(235, 1, 2, Description = "as much as one block takes beside the length")]
    [TestCase(236, 2, 3)]
    [TestCase(235 + 237, 2, 4)]
    [TestCase(900, 4, 8)]
    public async Task A_profile_arrives_as_the_vault_sealed_it_and_is_acknowledged(int length, int packets, int messages)
    {
        (string link, byte[] payload) = await _desk.ChooseAsync("far", FarImsi, length);
        Assert.That((await _desk.RegisterAsync()).Queued, Is.EqualTo(1));
        List<ReportReceipt> receipts = await _desk.DeliverAllAsync();
        Assert.That(_desk.Card.Profiles.Single(), Is.EqualTo(payload));
        Assert.That(receipts, Has.Count.EqualTo(messages));
        Assert.That(receipts.Count(r => r.State == "acknowledged"), Is.EqualTo(packets));
        Assert.That((await _desk.DeliveriesAsync()).Single(), Is.EqualTo(new Delivery(link, "installed", packets, packets, packets, FarImsi, 1, 1, null)));
        Assert.That((await _desk.RegisterAsync()).Queued, Is.Zero, "what is installed is not sent again");
        Assert.That(_desk.Vault.Requests.Single().Iccid, Is.EqualTo(TestDesk.Iccid));
    }

    [Test]
    public async Task Messages_are_offered_in_order_and_the_next_packet_only_after_the_proof()
    {
        await _desk.ChooseAsync("far", FarImsi, 700);
        await _desk.RegisterAsync();
        IReadOnlyList<OutboxMessage> first = await _desk.OutboxAsync();
        Assert.That(first, Has.Count.EqualTo(2));
        Assert.That(first[0], Is.EqualTo(first[0] with { Imsi = TestDesk.HomeImsi, Pid = 127, Dcs = 246, UserDataHeaderIndicator = true, Originator = "1000" }));
        Assert.That(await _desk.OutboxAsync(), Is.EqualTo(first), "a message stays until it is reported");
        Assert.That(_desk.Card.Receive(Convert.FromHexString(first[0].UserData)), Is.Null);
        Assert.That(await _desk.ReportAsync(first[0], null), Is.EqualTo(new ReportReceipt("received", null)));
        Assert.That(await _desk.OutboxAsync(), Is.EqualTo(first.Skip(1)));
        byte[] proof = _desk.Card.Receive(Convert.FromHexString(first[1].UserData))!;
        Assert.That(await _desk.ReportAsync(first[1], proof), Is.EqualTo(new ReportReceipt("acknowledged", null)));
        IReadOnlyList<OutboxMessage> next = await _desk.OutboxAsync();
        Assert.That(next, Has.Count.EqualTo(2));
        Assert.That(next.Select(m => m.MessageId), Is.Not.SubsetOf(first.Select(m => m.MessageId)));
    }

    [Test]
    public async Task Several_profiles_come_one_after_the_other_in_the_order_chosen()
    {
        (_, byte[] a) = await _desk.ChooseAsync("a", FarImsi, 300);
        (_, byte[] b) = await _desk.ChooseAsync("b", "002020000000010", 300);
        Assert.That((await _desk.RegisterAsync()).Queued, Is.EqualTo(2));
        int proofs = 0;
        await _desk.DeliverAllAsync(proof =>
        {
            if (++proofs == 2)
                _desk.Card.InstalledImsi = "002020000000010";
            return proof;
        });
        Assert.That(_desk.Card.Profiles, Is.EqualTo(new[] { a, b }));
        Assert.That((await _desk.DeliveriesAsync()).Select(d => (d.State, d.Slot)), Is.EqualTo(new[] { ("installed", 1), ("installed", (int?)2) }));
        Assert.That(_desk.Card.Counters, Is.EqualTo(new ulong[] { 1, 2, 3, 4 }));
    }

    [Test]
    public async Task A_proof_with_a_wrong_checksum_fails_the_delivery_and_the_next_registration_tries_again_with_a_new_counter()
    {
        (_, byte[] payload) = await _desk.ChooseAsync("far", FarImsi, 300);
        await _desk.RegisterAsync();
        List<ReportReceipt> receipts = await _desk.DeliverAllAsync(proof =>
        {
            proof[^1] ^= 1;
            return proof;
        });
        Assert.That(receipts[^1].State, Is.EqualTo("failed"));
        Assert.That(receipts[^1].Reason, Does.Contain("checksum"));
        Delivery failed = (await _desk.DeliveriesAsync()).Single();
        Assert.That((failed.State, failed.Sent, failed.Acknowledged, failed.Counter), Is.EqualTo(("failed", 1, 0, 1L)));

        Assert.That((await _desk.RegisterAsync()).Queued, Is.EqualTo(1));
        await _desk.DeliverAllAsync();
        Delivery done = (await _desk.DeliveriesAsync()).Single();
        Assert.That((done.State, done.Sent, done.Acknowledged, done.Counter, done.Tries), Is.EqualTo(("installed", 3, 2, 3L, 2)));
        Assert.That(_desk.Card.Profiles.Single(), Is.EqualTo(payload));
        Assert.That(_desk.Vault.Requests, Has.Count.EqualTo(1), "the sealed profile is kept");
    }

    [Test]
    public async Task The_proof_of_an_earlier_packet_proves_nothing()
    {
        await _desk.ChooseAsync("far", FarImsi, 300);
        await _desk.RegisterAsync();
        byte[]? first = null;
        List<ReportReceipt> receipts = await _desk.DeliverAllAsync(proof => first ??= proof);
        Assert.That(receipts.Count(r => r.State == "acknowledged"), Is.EqualTo(1));
        Assert.That(receipts[^1].Reason, Does.Contain("another packet (counter 1; expected 2)"));
        Assert.That((await _desk.DeliveriesAsync()).Single().State, Is.EqualTo("failed"));
    }

    [Test]
    public async Task A_proof_without_security_proves_nothing()
    {
        await _desk.ChooseAsync("far", FarImsi, 300);
        await _desk.RegisterAsync();
        byte[] plain = [0x02, 0x71, 0x00, 0x00, 0x0E, 0x0A, 0xBF, 0xFF, 0x10, 0, 0, 0, 0, 1, 0, 0x00, 0x01, 0x90, 0x00];
        Assert.That((await _desk.DeliverAllAsync(_ => plain))[^1].State, Is.EqualTo("failed"));
        Assert.That((await _desk.DeliveriesAsync()).Single().Acknowledged, Is.Zero);
    }

    [Test]
    public async Task The_proof_of_another_key_proves_nothing()
    {
        await _desk.ChooseAsync("far", FarImsi, 300);
        await _desk.RegisterAsync();
        OtaKeySet other = new(1, OtaAlgorithm.Aes, TestDesk.Kid, TestDesk.Kic);
        byte[] forged = new byte[100];
        int length = ResponsePacket.Wrap(new SecurityParameters(0x16, 0x19, 0x12, 0x12, 0xBFFF10), other, 1, SecuredPacketStatus.Ok, [1, 0x90, 0x00], forged);
        Assert.That((await _desk.DeliverAllAsync(_ => [0x02, 0x71, 0x00, .. forged.AsSpan(0, length)]))[^1].State, Is.EqualTo("failed"));
        Assert.That((await _desk.DeliveriesAsync()).Single().Acknowledged, Is.Zero);
    }

    [TestCase("", "not a proof of receipt")]
    [TestCase("027100", "checksum")]
    [TestCase("0271000000", "checksum")]
    [TestCase("027000000B0ABFFF10000000000000FF", "not a proof of receipt")]
    public async Task Rubbish_is_no_proof(string report, string reason)
    {
        await _desk.ChooseAsync("far", FarImsi, 50);
        await _desk.RegisterAsync();
        Assert.That((await _desk.DeliverAllAsync(_ => Convert.FromHexString(report)))[^1].Reason, Does.Contain(reason));
    }

    [Test]
    public async Task A_missing_proof_and_an_undelivered_message_fail_the_delivery()
    {
        await _desk.ChooseAsync("far", FarImsi, 50);
        await _desk.RegisterAsync();
        Assert.That((await _desk.DeliverAllAsync(_ => null))[^1].Reason, Does.Contain("no proof"));
        await _desk.RegisterAsync();
        OutboxMessage message = (await _desk.OutboxAsync())[0];
        Assert.That(await _desk.ReportAsync(message, null, delivered: false), Is.EqualTo(new ReportReceipt("failed", "the message was not delivered (status word 6F00)")));
        Assert.That(await _desk.OutboxAsync(), Is.Empty, "a failed packet is no longer offered");
    }

    [Test]
    public async Task A_card_that_refuses_the_command_or_names_another_IMSI_fails_the_delivery()
    {
        await _desk.ChooseAsync("far", FarImsi, 50);
        _desk.Card.CommandStatus = 0x6A84;
        await _desk.RegisterAsync();
        Assert.That((await _desk.DeliverAllAsync())[^1].Reason, Does.Contain("6A84"));
        _desk.Card.CommandStatus = 0x9000;
        _desk.Card.InstalledImsi = "002020000000008";
        await _desk.RegisterAsync();
        Assert.That((await _desk.DeliverAllAsync())[^1].Reason, Does.Contain("another IMSI"));
    }

    [Test]
    public async Task A_replayed_packet_is_refused_by_the_card_and_the_platform_says_so()
    {
        await _desk.ChooseAsync("far", FarImsi, 50);
        await _desk.RegisterAsync();
        OutboxMessage message = (await _desk.OutboxAsync()).Single();
        _desk.Card.Receive(Convert.FromHexString(message.UserData));
        byte[] second = _desk.Card.Receive(Convert.FromHexString(message.UserData))!;
        Assert.That((await _desk.ReportAsync(message, second)).Reason, Does.Contain("status 02"));
    }

    [Test]
    public async Task The_tries_of_a_delivery_are_bounded()
    {
        await _desk.ChooseAsync("far", FarImsi, 50);
        for (int i = 0; i < 3; i++)
        {
            Assert.That((await _desk.RegisterAsync()).Queued, Is.EqualTo(1));
            await _desk.DeliverAllAsync(_ => null);
        }
        Assert.That((await _desk.RegisterAsync()).Queued, Is.Zero);
        Delivery delivery = (await _desk.DeliveriesAsync()).Single();
        Assert.That((delivery.State, delivery.Tries, delivery.Counter), Is.EqualTo(("failed", 3, 3L)));
    }

    [Test]
    public async Task A_report_said_twice_is_answered_twice_and_counts_once()
    {
        await _desk.ChooseAsync("far", FarImsi, 300);
        await _desk.RegisterAsync();
        OutboxMessage message = (await _desk.OutboxAsync())[0];
        ReportReceipt first = await _desk.ReportAsync(message, null);
        Assert.That(await _desk.ReportAsync(message, null), Is.EqualTo(first));
        await TestDesk.RefusedAsync(HttpStatusCode.Conflict, () => _desk.ReportAsync(message, null, delivered: false));
        Assert.That((await _desk.DeliveriesAsync()).Single().State, Is.EqualTo("sending"));
    }

    [Test]
    public async Task A_registration_in_the_middle_of_a_packet_starts_anew()
    {
        (_, byte[] payload) = await _desk.ChooseAsync("far", FarImsi, 700);
        await _desk.RegisterAsync();
        OutboxMessage first = (await _desk.OutboxAsync())[0];
        await _desk.ReportAsync(first, _desk.Card.Receive(Convert.FromHexString(first.UserData)));
        await _desk.RegisterAsync();
        Assert.That((await _desk.DeliveriesAsync()).Single().Reason, Does.Contain("registered anew"));
        await _desk.DeliverAllAsync();
        Assert.That(_desk.Card.Profiles.Single(), Is.EqualTo(payload));
    }

    [Test]
    public async Task What_was_not_yet_delivered_follows_the_card_to_its_next_network()
    {
        await _desk.ChooseAsync("far", FarImsi, 300);
        await _desk.RegisterAsync();
        IReadOnlyList<OutboxMessage> offered = await _desk.OutboxAsync();
        await _desk.AsFar.ReportRegistrationAsync(new(TestDesk.HomeImsi, TestDesk.FarPlmn, TestDesk.Noon), default);
        Assert.That(await _desk.OutboxAsync(), Is.Empty);
        Assert.That((await _desk.AsFar.GetOutboxAsync(TestDesk.FarPlmn, default)).Messages, Is.EqualTo(offered));
        await TestDesk.RefusedAsync(HttpStatusCode.NotFound, () => _desk.ReportAsync(offered[0], null));
    }

    [Test]
    public async Task A_vault_that_refuses_is_asked_again_at_the_next_registration()
    {
        (string link, _) = await _desk.ChooseAsync("far", FarImsi, 50);
        VaultAnswer answer = _desk.Vault.Answers["far"];
        _desk.Vault.Answers.Clear();
        Assert.That((await _desk.RegisterAsync()).Queued, Is.Zero);
        Delivery refused = (await _desk.DeliveriesAsync()).Single();
        Assert.That(refused, Is.EqualTo(new Delivery(link, "failed", 0, 0, 0, null, null, 1, "the vault answered 403: the certificate is not the issuer's")));
        _desk.Vault.Answers["far"] = answer;
        Assert.That((await _desk.RegisterAsync()).Queued, Is.EqualTo(1));
        await _desk.DeliverAllAsync();
        Assert.That((await _desk.DeliveriesAsync()).Single().State, Is.EqualTo("installed"));
    }

    [TestCase("""{"imsi":"001010000000001","payload":"AAAA"}""", "does not belong to the link's network")]
    [TestCase("""{"imsi":"002020000000009","payload":""}""", "0 bytes")]
    [TestCase("""{"imsi":"x","payload":"AAAA"}""", "no IMSI")]
    [TestCase("""{"imsi":"002020000000009"}""", "payload")]
    [TestCase("nothing", "is not")]
    public async Task A_vault_that_answers_wrongly_is_not_believed(string raw, string reason)
    {
        await _desk.ChooseAsync("far", FarImsi, 50);
        _desk.Vault.Raw = raw;
        Assert.That((await _desk.RegisterAsync()).Queued, Is.Zero);
        Assert.That((await _desk.DeliveriesAsync()).Single().Reason, Does.Contain(reason));
    }

    [Test]
    public async Task A_vault_that_answers_in_an_unknown_character_set_is_not_believed()
    {
        await _desk.ChooseAsync("far", FarImsi, 50);
        _desk.Vault.Raw = "{}";
        _desk.Vault.RawType = "application/json; charset=none";
        Assert.That((await _desk.RegisterAsync()).Queued, Is.Zero);
        Assert.That((await _desk.DeliveriesAsync()).Single().Reason, Does.Contain("character set"));
    }

    [Test]
    public async Task Each_route_is_for_its_party_only()
    {
        await _desk.ChooseAsync("far", FarImsi, 50);
        Registration registration = new(TestDesk.HomeImsi, TestDesk.HomePlmn, TestDesk.Noon);
        SubscriberAccount other = await _desk.Anyone.RegisterSubscriberAsync(new("Other"), default);
        await TestDesk.RefusedAsync(HttpStatusCode.Unauthorized, () => _desk.Anyone.ReportRegistrationAsync(registration, default));
        await TestDesk.RefusedAsync(HttpStatusCode.Forbidden, () => _desk.AsFar.ReportRegistrationAsync(registration, default));
        await TestDesk.RefusedAsync(HttpStatusCode.NotFound, () => _desk.RegisterAsync("001010000000999"));
        await _desk.RegisterAsync();
        OutboxMessage message = (await _desk.OutboxAsync()).Single();
        DeliveryReport report = new(message.MessageId, true, "9000", null, TestDesk.Noon);
        await TestDesk.RefusedAsync(HttpStatusCode.Forbidden, () => _desk.AsFar.GetOutboxAsync(TestDesk.HomePlmn, default));
        await TestDesk.RefusedAsync(HttpStatusCode.Forbidden, () => _desk.AsFar.ReportDeliveryAsync(TestDesk.HomePlmn, report, default));
        await TestDesk.RefusedAsync(HttpStatusCode.NotFound, () => _desk.AsFar.ReportDeliveryAsync(TestDesk.FarPlmn, report, default));
        await TestDesk.RefusedAsync(HttpStatusCode.Forbidden, () => _desk.Anyone.As(other.ApiKey).GetDeliveriesAsync(TestDesk.Iccid, default));
        await TestDesk.RefusedAsync(HttpStatusCode.Forbidden, () => _desk.AsHome.GetDeliveriesAsync(TestDesk.Iccid, default));
        Assert.That(await _desk.AsSubscriber.GetDeliveriesAsync(TestDesk.Iccid, default), Has.Count.EqualTo(1));
        Assert.That(await _desk.OutboxAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_card_issued_anew_withdraws_the_former_one()
    {
        await _desk.ChooseAsync("far", FarImsi, 50);
        await _desk.RegisterAsync();
        await _desk.IssueAsync();
        Assert.That(await _desk.OutboxAsync(), Is.Empty);
        Assert.That(await _desk.DeliveriesAsync(), Is.Empty);
        Assert.That((await _desk.RegisterAsync()).Queued, Is.EqualTo(1));
    }

    [Test]
    public async Task Counters_survive_a_restart_and_no_bearer_key_is_on_the_disk()
    {
        string folder = Directory.CreateTempSubdirectory("multisim-test-").FullName;
        try
        {
            string file = Path.Combine(folder, "ota.db");
            await using TestDesk desk = await TestDesk.OpenAsync(file);
            desk.Card.InstalledImsi = FarImsi;
            (_, byte[] payload) = await desk.ChooseAsync("far", FarImsi, 700);
            await desk.RegisterAsync();
            OutboxMessage first = (await desk.OutboxAsync())[0];
            await desk.ReportAsync(first, desk.Card.Receive(Convert.FromHexString(first.UserData)));
            await desk.RestartAsync(file);
            await desk.DeliverAllAsync();
            Assert.That(desk.Card.Profiles.Single(), Is.EqualTo(payload));
            Assert.That(desk.Card.Counters, Is.EqualTo(new ulong[] { 1, 2, 3 }));
            byte[] disk = [.. Directory.GetFiles(folder).SelectMany(ReadShared)];
            string secret = desk.Subscriber.ApiKey[(desk.Subscriber.ApiKey.IndexOf('.') + 1)..];
            Assert.That(disk.AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)), Is.EqualTo(-1));
            Assert.That(disk.AsSpan().IndexOf(TestDesk.Kic), Is.GreaterThan(0), "what must be there is found the same way");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] ReadShared(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
