using System.Diagnostics;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>An EAP server with its AuC: Debian's hostapd asks <c>multisim serve auc</c>.</summary>
/// <remarks>hostapd's RADIUS port is open on every address, so it runs in the network of the readers.</remarks>
internal abstract class EapFixture : ReaderFixture
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

    /// <summary>A subscriber for the AuC.</summary>
    protected static string Subscriber(string imsi = Imsi, string k = K, string sqn = "000000000000") => $"imsi,k,opc,amf,sqn\n{imsi},{k},{Opc},8000,{sqn}\n";

    /// <summary>Starts the AuC and hostapd, anew.</summary>
    protected void StartServer(string subscribers, string option = "")
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

    /// <summary>Waits for something, a minute at most.</summary>
    protected static void WaitFor(Func<bool> condition, string complaint)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)), complaint);
            Thread.Sleep(50);
        }
    }

    /// <summary>Runs eapol_test against the server.</summary>
    protected Run RunClient(string configuration, params string[] options) =>
        Machine.Run(["eapol_test", "-c", Write("network.conf", configuration), "-a", "127.0.0.1", "-p", "1812", "-s", "radius", "-t", "60", .. options]);

    /// <summary>The same, and both sides have the same keys, this many times.</summary>
    protected static void Succeeded(Run run, int keys) => Assert.Multiple(() =>
    {
        Assert.That(run.Code, Is.Zero, run.Output);
        Assert.That(run.Output, Does.Contain($"MPPE keys OK: {keys}  mismatch: 0"));
    });

    /// <summary>EAP failure, and the AuC was asked once.</summary>
    protected void Failed(Run run) => Assert.Multiple(() =>
    {
        Assert.That(run.Code, Is.EqualTo(252), run.Output);
        Assert.That(run.Output.TrimEnd(), Does.EndWith("FAILURE"));
        Assert.That(Requests(), Has.Length.EqualTo(1));
    });

    /// <summary>What the AuC was asked for; a line is "VERB IMSI: outcome".</summary>
    protected string[] Requests() =>
        [.. File.ReadLines(At("auc.log")).Select(line => line.Split(' ')[0]).Where(verb => verb is "SIM-REQ-AUTH" or "AKA-REQ-AUTH" or "AKA-AUTS")];
}
