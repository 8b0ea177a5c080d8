using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>Somebody between vault and card changes a profile, or between network and card a packet.</summary>
internal sealed class BadInputTests
{
    [Test]
    public async Task A_profile_with_a_bad_MAC_is_not_installed_and_the_report_says_why()
    {
        using InMemoryCardStore store = new();
        PayloadTamperer? tamperer = null;
        TripReport report = await SmallTrip.PlayAsync(store, link => link, operators => (tamperer = new PayloadTamperer(operators)).Address);
        tamperer!.Dispose();
        Assert.That(report.ProfilesInstalled, Is.Zero);
        Assert.That(report.Failures, Has.Some.Contains("profile away is not on the card").And.Contains("6982"));
        Assert.That(report.Legs[1].Profile, Is.EqualTo("home"), "the trip goes on with what is there");
        Assert.That(report.Legs[1].Roaming);
        Assert.That(report.Ota.Acknowledged, Is.LessThan(report.Ota.Sent));
        AssertSlotIsEmpty(store);
    }

    [Test]
    public async Task A_packet_that_was_changed_on_the_way_is_refused_and_sent_again_at_the_next_registration()
    {
        using InMemoryCardStore store = new();
        PacketTamperer? tamperer = null;
        TripReport report = await SmallTrip.PlayAsync(store, link => tamperer = new PacketTamperer(link, packets: 1));
        Assert.That(tamperer!.Changed, Is.EqualTo(1));
        Assert.That(report.Ota.Sent, Is.EqualTo(report.Ota.Acknowledged + 1), "the changed packet has no proof of receipt");
        Assert.That(report.ProfilesInstalled, Is.EqualTo(1));
    }

    [Test]
    public async Task Packets_that_are_changed_every_time_install_nothing_and_the_report_says_so()
    {
        using InMemoryCardStore store = new();
        TripReport report = await SmallTrip.PlayAsync(store, link => new PacketTamperer(link, int.MaxValue));
        Assert.That(report.ProfilesInstalled, Is.Zero);
        Assert.That(report.Ota.Acknowledged, Is.Zero);
        Assert.That(report.Failures, Has.Some.Contains("profile away is not on the card").And.Contains("status 01"));
        AssertSlotIsEmpty(store);
    }

    [Test]
    public async Task A_proof_of_receipt_that_was_changed_on_the_way_proves_nothing()
    {
        using InMemoryCardStore store = new();
        ReceiptTamperer? tamperer = null;
        TripReport report = await SmallTrip.PlayAsync(store, link => tamperer = new ReceiptTamperer(link));
        Assert.That(tamperer!.Changed, Is.Positive);
        Assert.That(report.Ota.Acknowledged, Is.Zero);
        Assert.That(report.ProfilesInstalled, Is.Zero);
        Assert.That(report.Failures, Has.Some.Contains("profile away is not on the card").And.Contains("proof of receipt"));
    }

    private static void AssertSlotIsEmpty(InMemoryCardStore store)
    {
        using CardImage image = new(InMemoryCardStore.CopyOf(store));
        Assert.That(image.Slots.Where(slot => slot.State == SlotState.Ready).Select(slot => slot.Slot), Is.EqualTo((int[])[0]));
    }

    /// <summary>Stands between the platform and the vaults, and changes the last byte of every sealed profile.</summary>
    private sealed class PayloadTamperer : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly HttpClient _vaults = new();
        private readonly Uri _behind;

        public PayloadTamperer(Uri behind)
        {
            _behind = behind;
            using (TcpListener port = new(IPAddress.Loopback, 0))
            {
                port.Start();
                Address = new Uri($"http://127.0.0.1:{((IPEndPoint)port.LocalEndpoint).Port}/");
            }
            _listener.Prefixes.Add(Address.AbsoluteUri);
            _listener.Start();
            _ = ServeAsync();
        }

        public Uri Address { get; }

        public void Dispose()
        {
            _listener.Close();
            _vaults.Dispose();
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                    await ForwardAsync(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // closed
            }
        }

        private async Task ForwardAsync(HttpListenerContext context)
        {
            using HttpRequestMessage request = new(HttpMethod.Post, new Uri(_behind, context.Request.RawUrl));
            request.Content = new StreamContent(context.Request.InputStream);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(context.Request.ContentType!);
            if (context.Request.Headers["Authorization"] is string bearer)
                request.Headers.Authorization = AuthenticationHeaderValue.Parse(bearer);
            using HttpResponseMessage answer = await _vaults.SendAsync(request);
            JsonNode body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            if (body["payload"] is JsonValue payload)
            {
                byte[] bytes = Convert.FromBase64String(payload.GetValue<string>());
                bytes[^1] ^= 0x01;
                body["payload"] = Convert.ToBase64String(bytes);
            }
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()));
            context.Response.Close();
        }
    }

    /// <summary>Stands between phone and card and changes the last byte of a packet's last message.</summary>
    private sealed class PacketTamperer(ICardLink link, int packets) : Between(link)
    {
        public int Changed { get; private set; }

        public override int Transmit(ReadOnlySpan<byte> command, Span<byte> response)
        {
            byte[] changed = command.ToArray();
            // ENVELOPE with the SMS-PP download template (D1): the TPDU is the last object in it.
            if (command[1] == 0xC2 && command[5] == 0xD1 && Changed < packets)
            {
                changed[^1] ^= 0x01;
                Changed++;
            }
            return Link.Transmit(changed, response);
        }
    }

    /// <summary>Stands between card and phone and changes the last byte of every proof of receipt.</summary>
    private sealed class ReceiptTamperer(ICardLink link) : Between(link)
    {
        private bool _due;

        public int Changed { get; private set; }

        public override int Transmit(ReadOnlySpan<byte> command, Span<byte> response)
        {
            int length = Link.Transmit(command, response);
            if (_due && command[1] == 0xC0 && length > 2)
            {
                response[length - 3] ^= 0x01;
                Changed++;
            }
            _due = command[1] == 0xC2 && command[5] == 0xD1;
            return length;
        }
    }

    private abstract class Between(ICardLink link) : ICardLink
    {
        protected ICardLink Link => link;

        public ReadOnlyMemory<byte> PowerOn() => link.PowerOn();

        public ReadOnlyMemory<byte> Reset() => link.Reset();

        public void PowerOff() => link.PowerOff();

        public abstract int Transmit(ReadOnlySpan<byte> command, Span<byte> response);

        public void Dispose() => link.Dispose();
    }
}
