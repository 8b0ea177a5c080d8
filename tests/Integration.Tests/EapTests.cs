using System.Diagnostics;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>A whole EAP authentication in which nothing but the card and the AuC is ours: eapol_test, pcscd, RADIUS, Debian's hostapd.</summary>
/// <remarks>hostapd's RADIUS port is open on every address, so it runs in the network of the readers.</remarks>
internal sealed class EapTests : ReaderFixture
{
    private Process? _hostapd;
    private Process? _auc;

    protected override (string Program, string Package)[] Programs => [("eapol_test", "eapoltest"), ("hostapd", "hostapd")];

    [TearDown]
    public void StopServer()
    {
        foreach (Process? each in (Process?[])[_hostapd, _auc])
        {
            if (each is { HasExited: false })
                each.Kill(entireProcessTree: true);
        }
        _hostapd?.Dispose();
        _auc?.Dispose();
        (_hostapd, _auc) = (null, null);
    }

    [TestCase("SIM", "SIM-REQ-AUTH")]
    [TestCase("AKA", "AKA-REQ-AUTH")]
    [TestCase("AKA'", "AKA-REQ-AUTH")]
    public void Card_and_server_come_to_the_same_MSK(string method, string request)
    {
        Machine.Serve(NewCard());
        StartServer(Subscriber());
        Succeeds(method, keys: 1);
        Assert.That(Requests(), Is.EqualTo(new[] { request }));
    }

    [TestCase("SIM")]
    [TestCase("AKA")]
    [TestCase("AKA'")]
    public void Fast_reauthentication_asks_neither_the_card_nor_the_AuC_again(string method)
    {
        Machine.Serve(NewCard());
        StartServer(Subscriber());
        Succeeds(method, keys: 3, "-r", "2");
        Assert.That(Requests(), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_pseudonym_is_authenticated_in_full_each_time()
    {
        Machine.Serve(NewCard());
        StartServer(Subscriber(), "eap_sim_id=1");
        Succeeds("AKA", keys: 3, "-r", "2");
        Assert.That(Requests(), Is.EqualTo(new[] { "AKA-REQ-AUTH", "AKA-REQ-AUTH", "AKA-REQ-AUTH" }));
    }

    [TestCase("AKA", "000000000000", new[] { "AKA-REQ-AUTH", "AKA-AUTS", "AKA-REQ-AUTH" }, TestName = "An SQN behind the card in its IND slot is resynchronised within the session")]
    [TestCase("AKA'", "000000000000", new[] { "AKA-REQ-AUTH", "AKA-AUTS", "AKA-REQ-AUTH" }, TestName = "An SQN behind the card in its IND slot is resynchronised within the session of AKA'")]
    [TestCase("AKA", "000000000001", new[] { "AKA-REQ-AUTH" }, TestName = "An SQN behind the card in a fresh IND slot is accepted as it is")]
    public void SQN_behind_the_card(string method, string sqn, string[] requests)
    {
        Machine.Serve(NewCard());
        StartServer(Subscriber(sqn: "000000001000"));
        Succeeds(method, keys: 1);
        StopServer();
        StartServer(Subscriber(sqn: sqn));
        Succeeds(method, keys: 1);
        Assert.That(Requests(), Is.EqualTo(requests));
    }

    [TestCase("SIM", false)]
    [TestCase("AKA", false)]
    [TestCase("AKA'", false)]
    [TestCase("AKA", true)]
    public void Another_K_or_an_unknown_IMSI_fails_cleanly(string method, bool unknown)
    {
        Machine.Serve(NewCard());
        StartServer(unknown ? Subscriber(imsi: "001010000000009") : Subscriber(k: "00112233445566778899AABBCCDDEEFF"));
        Run run = Authenticate(method);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(252), run.Output);
            Assert.That(run.Output.TrimEnd(), Does.EndWith("FAILURE"));
            Assert.That(Requests(), Has.Length.EqualTo(1));
        });
    }

    private static string Subscriber(string imsi = Imsi, string k = K, string sqn = "000000000000") => $"imsi,k,opc,amf,sqn\n{imsi},{k},{Opc},8000,{sqn}\n";

    private void StartServer(string subscribers, string option = "")
    {
        string log = At("auc.log"), socket = At("auc.sock");
        File.Delete(log);
        File.Delete(socket);
        string auc = Path.Combine(AppContext.BaseDirectory, "multisim.dll");
        _auc = Background($"exec dotnet '{auc}' serve auc --port 0 --import '{Write("subscribers.csv", subscribers)}' --eap-sim-db '{socket}' >/dev/null 2>'{log}'");
        WaitFor(() => File.Exists(socket), "the AuC did not open its socket");
        string configuration = Write("hostapd.conf", $"""
            interface=as0
            driver=none
            logger_stdout=-1
            logger_stdout_level=0
            eap_server=1
            eap_user_file={Write("eap_user", "\"0\"*\tAKA\n\"1\"*\tSIM\n\"2\"*\tAKA\n\"3\"*\tSIM\n\"4\"*\tAKA\n\"5\"*\tSIM\n\"6\"*\tAKA'\n\"7\"*\tAKA'\n\"8\"*\tAKA'\n")}
            eap_sim_db=unix:{socket}
            eap_sim_db_timeout=5
            radius_server_clients={Write("clients", "127.0.0.1/32\tradius\n")}
            radius_server_auth_port=1812
            {option}

            """);
        File.Delete(At("hostapd.log"));
        _hostapd = Background($"PATH=$PATH:/usr/sbin exec hostapd '{configuration}' >'{At("hostapd.log")}' 2>&1");
        WaitFor(() => File.Exists(At("hostapd.log")) && File.ReadAllText(At("hostapd.log")).Contains("AP-ENABLED", StringComparison.Ordinal), "hostapd did not start");
    }

    private Process Background(string script) => Machine.Launch(["sh", "-c", script]);

    private static void WaitFor(Func<bool> condition, string complaint)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)), complaint);
            Thread.Sleep(50);
        }
    }

    private void Succeeds(string method, int keys, params string[] options)
    {
        Run run = Authenticate(method, options);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.Zero, run.Output);
            Assert.That(run.Output, Does.Contain($"MPPE keys OK: {keys}  mismatch: 0"));
        });
    }

    private Run Authenticate(string method, params string[] options)
    {
        string network = Write("network.conf", $$"""
            pcsc_reader={{ReaderMachine.Reader}}
            network={
              ssid="x"
              key_mgmt=IEEE8021X
              eap={{method}}
              pcsc=""
            }

            """);
        return Machine.Run(["eapol_test", "-c", network, "-a", "127.0.0.1", "-p", "1812", "-s", "radius", "-t", "60", .. options]);
    }

    // What the AuC was asked for; a line is "VERB IMSI: outcome".
    private string[] Requests() =>
        [.. File.ReadLines(At("auc.log")).Select(line => line.Split(' ')[0]).Where(verb => verb is "SIM-REQ-AUTH" or "AKA-REQ-AUTH" or "AKA-AUTS")];
}
