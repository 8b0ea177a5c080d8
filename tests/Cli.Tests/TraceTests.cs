using System.ComponentModel;
using System.Diagnostics;

namespace Tottoli.MultiSim.Cli.Tests;

/// <summary>The trace of a trip as tshark reads it.</summary>
internal sealed class TraceTests : FolderFixture
{
    private string _trace = "";
    private int _apdus;
    private Packet[] _packets = [];

    private sealed record Packet(string Protocols, string Port, string Payload, string Instruction, string Malformed)
    {
        // The thirteenth octet of the GSMTAP header.
        public string SubType => Payload.Substring(2 * 12, 2);
    }

    [OneTimeSetUp]
    public async Task PlayAsync()
    {
        _trace = At("trip.pcapng");
        Run run = await Multisim.DoneAsync("trip", Write("two-borders.json", TwoBorders.Text), "--json", "--trace", _trace);
        _apdus = run.Json().GetProperty("apdus").GetInt32();
        string[] lines = Tshark("-T", "fields", "-e", "frame.protocols", "-e", "udp.dstport", "-e", "udp.payload", "-e", "gsm_sim.apdu.ins", "-e", "_ws.malformed")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _packets = [.. lines.Select(line => line.Split('\t')).Select(fields => new Packet(fields[0], fields[1], fields[2], fields[3], fields[4]))];
    }

    [Test]
    public void Every_packet_is_gsm_sim_and_none_is_malformed() => Assert.Multiple(() =>
    {
        Assert.That(_packets.Select(packet => packet.Protocols), Is.All.StartsWith("eth:ethertype:ip:udp:gsmtap:gsm_sim"));
        Assert.That(_packets.Select(packet => packet.Port), Is.All.EqualTo("4729"));
        Assert.That(_packets.Select(packet => packet.Malformed), Is.All.Empty);
        Assert.That(_packets.Select(packet => packet.SubType).Distinct(), Is.EquivalentTo(new[] { "00", "01" }));
    });

    [Test]
    public void It_has_as_many_apdus_as_the_report_and_an_answer_to_each_reset() => Assert.Multiple(() =>
    {
        Assert.That(_packets.Count(packet => packet.SubType == "00"), Is.EqualTo(_apdus));
        // At the desk, in the phone, and after each of the two switches.
        Assert.That(_packets.Count(packet => packet.SubType == "01"), Is.EqualTo(4));
    });

    [TestCase("0x10", "TERMINAL PROFILE")]
    [TestCase("0x12", "FETCH")]
    [TestCase("0x14", "TERMINAL RESPONSE")]
    [TestCase("0x88", "AUTHENTICATE")]
    [TestCase("0xa4", "SELECT")]
    [TestCase("0xc2", "ENVELOPE")]
    [TestCase("0xd6", "UPDATE BINARY")]
    [TestCase("0xdc", "UPDATE RECORD")]
    [TestCase("0xf2", "STATUS")]
    public void What_a_trip_is_made_of_is_seen(string instruction, string name) =>
        Assert.That(_packets.Select(packet => packet.Instruction), Does.Contain(instruction), name);

    [Test]
    public void The_details_show_no_fault()
    {
        string[] details = Tshark("-V", "-Y", "gsm_sim.apdu.ins != 0xf2").Split('\n');
        Assert.Multiple(() =>
        {
            Assert.That(details.Count(line => line.Contains("Command Type: REFRESH", StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(2));
            Assert.That(details.Where(line => line.Contains("Malformed", StringComparison.Ordinal) || line.Contains("[Expert Info (Error", StringComparison.Ordinal)), Is.Empty);
        });
    }

    private string Tshark(params string[] arguments)
    {
        ProcessStartInfo start = new("tshark") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-n", "-r", _trace, .. arguments])
            start.ArgumentList.Add(argument);
        try
        {
            using Process tshark = Process.Start(start)!;
            Task<string> error = tshark.StandardError.ReadToEndAsync();
            string output = tshark.StandardOutput.ReadToEnd();
            tshark.WaitForExit();
            Assert.That(tshark.ExitCode, Is.Zero, $"tshark: {error.Result}");
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Ignore("tshark is not installed, so nothing reads the trace. Install it: apt-get install --no-install-recommends tshark.");
            return "";
        }
    }
}
