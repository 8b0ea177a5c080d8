using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Tottoli.MultiSim.Protocol.Tracing;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Tracing;

internal sealed class GsmtapPcapWriterTests
{
    private const string Atr = "3b9f96801f878031e073fe2113674354534d30310090";
    private const string Imsi = "080910100000000010";

    private static readonly DateTimeOffset Start = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What a phone says to a card: every kind of command a trip uses, with answers as a T=0 card gives them.</summary>
    private static readonly string[][] Session =
    [
        ["00a40004023f00", "6132", "SELECT with the answer waiting"],
        ["00c0000032", "62308202782183023f00a50c8001718304000564508701018a01058c04261a0000c60f90017083010183018183010a83010b9000", "GET RESPONSE"],
        ["00a40804022fe200", "6121", "case 4 with Le"],
        ["00b000000a", "988800000000000010f69000", "READ BINARY"],
        ["00a4000c023f00", "9000", "SELECT without an answer"],
        ["00a40004026f16", "6a82", "file not found"],
        ["00b20104ff", "6c2b", "wrong Le"],
        ["00b0000000", "6c09", "wrong Le, 256"],
        ["00b2010413", "61114f10a0000000871002ffffffff8907099000", "READ RECORD"],
        ["80aa000005a903830180", "9000", "TERMINAL CAPABILITY"],
        ["801000001effffffff7f9d00dfbf00001fe2000000c36b000700004000500000000008", "910b", "TERMINAL PROFILE"],
        ["801200000b", "d009810301020082028182" + "9000", "FETCH of MORE TIME"],
        ["801200000f", "d00d81030103008202818284020" + "11e9000", "FETCH of POLL INTERVAL"],
        ["8014000010810301030002028281030100840201" + "1e", "9000", "TERMINAL RESPONSE"],
        ["801200001c", "d01a8103012180820281028d0f04546f6f6c6b697420546573742031" + "9000", "FETCH of DISPLAY TEXT"],
        ["8012000020", "6c1c", "FETCH, wrong Le"],
        ["801200001c", "6f00", "FETCH with nothing to fetch"],
        ["00a4040410a0000000871002ffffffff8907090000", "613e", "SELECT by AID"],
        ["00b0000009", Imsi + "9000", "READ of EF.IMSI"],
        ["0070000001", "019000", "MANAGE CHANNEL"],
        ["01a4040410a0000000871004ffffffff8907090000", "613e", "SELECT on channel 1"],
        ["002c000100", "63ca", "counter of the unblocking key"],
        ["0020000108" + "31323334ffffffff", "9000", "VERIFY PIN"],
        ["0020000108" + "31323334ffffffff", "63c2", "VERIFY PIN, wrong"],
        ["80f2000c", "9000", "STATUS, case 1"],
        ["80f2000c00", "9000", "STATUS"],
        ["80f2010112", "8410a0000000871002ffffffff89070900009000", "STATUS with the AID"],
        ["80f2010100", "6c12", "STATUS, wrong Le"],
        ["008800812210" + "23553cbe9637a89d218ae64dae47bf35" + "10" + "55f328b43577b9b94a9ffac354dfafb3", "612c", "AUTHENTICATE"],
        ["00c000002c", "db08a54211d5e3ba50bf10b40ba9a3c58b2a05bbf0d987b21bf8cb10f769bcd751044604127672711c6d34419000", "GET RESPONSE of AUTHENTICATE"],
        ["008800812210" + "23553cbe9637a89d218ae64dae47bf35" + "10" + "55f328b43577b9b94a9ffac354dfafb4", "9862", "AUTHENTICATE, wrong MAC"],
        ["00d600000b" + "ffffffff32f0200001ff00", "9000", "UPDATE BINARY"],
        ["00dc010406" + "62d2dd030aff", "9000", "UPDATE RECORD"],
        ["00a2010408" + "ffffffffffffffff", "6102", "SEARCH RECORD"],
        ["00c0000002", "01029000", "GET RESPONSE of SEARCH RECORD"],
        ["80c2000017" + "d615190103820282811b0100130932f020000100000001", "9150", "ENVELOPE, location status"],
        ["80c2000009" + "d30782020181900101", "9126", "ENVELOPE, menu selection"],
        ["0070800100", "9000", "MANAGE CHANNEL, close"],
        ["8078000100", "6d00", "GET IDENTITY, unknown"],
        ["80f20000000168", "62178202782183027fff8a01058b036f0603c6039001409000", "extended Le"],
        ["00a404040000" + "10a0000000871002ffffffff89070900000168", "62178202782183027fff8a01058b036f0603c6039001409000", "extended case 4"],
    ];

    [Test]
    public void Tshark_decodes_every_exchange_without_a_malformed_packet()
    {
        string file = Write(writer =>
        {
            writer.OnReset(Convert.FromHexString(Atr));
            foreach (string[] exchange in Session)
                writer.OnExchange(Convert.FromHexString(exchange[0]), Convert.FromHexString(exchange[1]));
        });
        string[] packets = Tshark.Decode(
            file, "-o", "ip.check_checksum:TRUE", "-T", "fields", "-e", "frame.protocols", "-e", "ip.checksum.status", "-e", "_ws.malformed",
            "-e", "gsm_sim.file_id", "-e", "gsm_sim.aid", "-e", "etsi_cat.comp_tlv.cmd_type", "-e", "gsm_sim.apdu.sw").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(packets, Has.Length.EqualTo(1 + Session.Length));
        for (int i = 1; i < packets.Length; i++)
        {
            string[] fields = packets[i].Split('\t');
            Assert.That(fields[0], Does.StartWith("eth:ethertype:ip:udp:gsmtap:gsm_sim"), Session[i - 1][2]);
            Assert.That(fields[1], Is.EqualTo("1"), "IP checksum");
            Assert.That(fields[2], Is.Empty, Session[i - 1][2]);
        }
        Assert.That(packets[1], Does.Contain("0x3f00"), "SELECT by identifier");
        Assert.That(packets[FindIndex("SELECT by AID")], Does.Contain("a0000000871002"));
        Assert.That(packets[FindIndex("FETCH of DISPLAY TEXT")].Split('\t')[5], Is.EqualTo("0x21"), "FETCH reaches the toolkit's reader");
        Assert.That(packets[FindIndex("TERMINAL RESPONSE")].Split('\t')[5], Is.EqualTo("0x03"), "TERMINAL RESPONSE too");
        Assert.That(packets[FindIndex("AUTHENTICATE, wrong MAC")], Does.EndWith("0x9862"));
    }

    [Test]
    public void Tshark_decodes_the_published_toolkit_traffic()
    {
        List<string> names = [];
        string file = Write(writer =>
        {
            foreach ((string vectors, byte instruction) in new[] { ("cat-proactive.json", (byte)0x12), ("cat-terminal-response.json", (byte)0x14), ("cat-envelope.json", (byte)0xC2) })
            {
                foreach (JsonElement vector in Vectors.Json(vectors).GetProperty("vectors").EnumerateArray())
                {
                    byte[] data = Convert.FromHexString(vector.GetProperty("hex").GetString()!);
                    names.Add(vector.GetProperty("name").GetString()!);
                    if (instruction == 0x12)
                        writer.OnExchange([0x80, instruction, 0, 0, (byte)data.Length], [.. data, 0x90, 0x00]);
                    else
                        writer.OnExchange([0x80, instruction, 0, 0, (byte)data.Length, .. data], [0x90, 0x00]);
                }
            }
        });
        IEnumerable<string> malformed = Tshark.Decode(file, "-Y", "_ws.malformed", "-T", "fields", "-e", "frame.number")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(number => names[int.Parse(number, CultureInfo.InvariantCulture) - 1]);
        Assert.That(malformed, Is.EqualTo(new[] { "TERMINAL RESPONSE: REFRESH 3.1.1" }), "that one lacks the additional information its result asks for");
    }

    [Test]
    public void The_file_is_a_section_an_interface_and_time_stamped_packets()
    {
        FakeTimeProvider time = new(Start);
        using MemoryStream stream = new();
        using GsmtapPcapWriter writer = new(stream, time);
        writer.OnReset(Convert.FromHexString(Atr));
        time.Advance(TimeSpan.FromMicroseconds(1_500_001));
        writer.OnExchange(Convert.FromHexString("00a40004023f0000"), [0x61, 0x32]);
        List<(uint Type, byte[] Body)> blocks = Blocks(stream.ToArray());
        Assert.That(blocks.Select(block => block.Type), Is.EqualTo(new uint[] { 0x0A0D0D0A, 1, 6, 6 }));
        Assert.That(blocks[1].Body[0], Is.EqualTo(1), "Ethernet");
        Assert.That(Microseconds(blocks[3].Body) - Microseconds(blocks[2].Body), Is.EqualTo(1_500_001));
        Assert.That(DateTimeOffset.UnixEpoch.AddMicroseconds(Microseconds(blocks[2].Body)), Is.EqualTo(Start));

        byte[] reset = Packet(blocks[2].Body);
        Assert.That(Convert.ToHexStringLower(reset, 42, 16), Is.EqualTo("02040400000000000000000001000000"));
        Assert.That(Convert.ToHexStringLower(reset, 58, reset.Length - 58), Is.EqualTo(Atr));
        byte[] exchange = Packet(blocks[3].Body);
        Assert.That(Convert.ToHexStringLower(exchange, 42, 16), Is.EqualTo("02040400000000000000000000000000"));
        Assert.That(Convert.ToHexStringLower(exchange, 58, exchange.Length - 58), Is.EqualTo("00a40004023f006132"), "no Le in a case 4 command");
    }

    [Test]
    public void Tshark_tells_two_cards_of_one_file_apart()
    {
        string file = Write(writer =>
        {
            ICardTrace second = writer.Add("second");
            writer.OnReset(Convert.FromHexString(Atr));
            second.OnReset(Convert.FromHexString(Atr));
            second.OnExchange(Convert.FromHexString("00a4000c023f00"), [0x90, 0x00]);
            writer.OnExchange(Convert.FromHexString("00a4000c023f00"), [0x90, 0x00]);
        });
        string[] packets = Tshark.Decode(file, "-T", "fields", "-e", "frame.interface_id", "-e", "frame.interface_name").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(packets, Is.EqualTo((string[])["0\tfirst", "1\tsecond", "1\tsecond", "0\tfirst"]));
    }

    private static int FindIndex(string step) => 1 + Array.FindIndex(Session, exchange => exchange[2] == step);

    private static string Write(Action<GsmtapPcapWriter> fill)
    {
        string file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.ID}.pcapng");
        using GsmtapPcapWriter writer = new(File.Create(file), new FakeTimeProvider(Start), "first");
        fill(writer);
        return file;
    }

    private static List<(uint Type, byte[] Body)> Blocks(ReadOnlySpan<byte> file)
    {
        List<(uint Type, byte[] Body)> blocks = [];
        while (!file.IsEmpty)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(file[4..]);
            Assert.That(length % 4, Is.Zero);
            Assert.That(BinaryPrimitives.ReadInt32LittleEndian(file[(length - 4)..]), Is.EqualTo(length));
            blocks.Add((BinaryPrimitives.ReadUInt32LittleEndian(file), file[8..(length - 4)].ToArray()));
            file = file[length..];
        }
        return blocks;
    }

    private static long Microseconds(ReadOnlySpan<byte> body) =>
        ((long)BinaryPrimitives.ReadUInt32LittleEndian(body[4..]) << 32) | BinaryPrimitives.ReadUInt32LittleEndian(body[8..]);

    private static byte[] Packet(ReadOnlySpan<byte> body) => body.Slice(20, BinaryPrimitives.ReadInt32LittleEndian(body[12..])).ToArray();
}
