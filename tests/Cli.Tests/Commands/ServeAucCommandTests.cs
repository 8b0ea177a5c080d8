using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

internal sealed class ServeAucCommandTests : FolderFixture
{
    private const string K = "465b5ce8b199b49faa5f0a2ee238a6bc";
    private const string First = "imsi,k,opc\n001010000000001,465b5ce8b199b49faa5f0a2ee238a6bc,cd63cb71954a9f4e48a5994e37a02baf\n";
    private const string Second = "imsi,k,opc\n001010000000002,465b5ce8b199b49faa5f0a2ee238a6bc,cd63cb71954a9f4e48a5994e37a02baf\n";

    [Test]
    public async Task It_serves_what_was_imported_until_Ctrl_C_and_an_SQN_never_comes_twice()
    {
        string database = At("auc.db");
        HashSet<string> autns = [];
        for (int run = 0; run < 2; run++)
        {
            string[] imports = run == 0 ? ["--import", Write("first.csv", First), "--import", Write("second.csv", Second)] : [];
            using Served auc = await Served.StartAsync(Folder, ["auc", "--port", "0", "--database", database, .. imports]);
            Assert.That(auc.Printed, Does.Contain("AuC with 2 subscribers"));
            JsonElement vector = await AskAsync(auc.Address);
            Assert.That(autns.Add(vector.GetProperty("autn").GetString()!), Is.True);
            Assert.That(await auc.StopAsync(), Is.Zero, auc.Printed);
            Assert.That(auc.Printed, Does.Not.Contain(K).IgnoreCase);
        }
    }

    [Test, Platform(Exclude = "Win", Reason = "Unix datagram sockets")]
    public async Task An_EAP_server_asks_on_its_socket_and_the_temporary_database_goes()
    {
        string path = At("auc.sock");
        using Served auc = await Served.StartAsync(Folder, "auc", "--port", "0", "--import", Write("first.csv", First), "--eap-sim-db", path);
        using Socket hostapd = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        hostapd.Bind(new UnixDomainSocketEndPoint(At("hostapd.sock")));
        await hostapd.SendToAsync("AKA-REQ-AUTH 001010000000001"u8.ToArray(), new UnixDomainSocketEndPoint(path));
        byte[] answer = new byte[1000];
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        int length = await hostapd.ReceiveAsync(answer, patience.Token);
        Assert.That(Encoding.ASCII.GetString(answer, 0, length), Does.StartWith("AKA-RESP-AUTH 001010000000001 "));
        Assert.That(await auc.StopAsync(), Is.Zero, auc.Printed);
        Assert.That(auc.Printed, Does.Contain("AKA-REQ-AUTH 001010000000001: vector").And.Not.Contain(K));
        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public async Task A_port_that_is_taken_ends_in_3()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        Run run = await Multisim.RunAsync("serve", "auc", "--port", $"{port}");
        Assert.That((run.Code, run.Error), Is.EqualTo((3, run.Error)));
        Assert.That(run.Error, Does.Contain($"port {port} is taken").And.Contain("--port"));
    }

    [TestCase("--database", "letter.db", "another file")]
    [TestCase("--import", "letter.db", "names no columns")]
    [TestCase("--import", "none.csv", "none.csv")]
    public async Task A_file_that_is_something_else_ends_in_2_and_stays_as_it_is(string option, string name, string words)
    {
        string file = Write("letter.db", "Dear Ada, this is not a database, and nobody must write over it.");
        Run run = await Multisim.RunAsync("serve", "auc", "--port", "0", option, At(name));
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(2));
            Assert.That(run.Error, Does.Contain(words));
            Assert.That(File.ReadAllText(file), Does.StartWith("Dear Ada"));
        });
    }

    private static async Task<JsonElement> AskAsync(string address)
    {
        using HttpClient http = new();
        using StringContent query = new("""[{"imsi":"001010000000001","kind":"umts"}]""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await http.PostAsync(new Uri(new Uri(address), "vectors"), query);
        using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement[0].GetProperty("vectors")[0].Clone();
    }
}
