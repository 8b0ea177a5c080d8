using System.Net;
using System.Net.Sockets;

namespace Tottoli.MultiSim.Cli.Tests.Commands;

/// <summary>Card images on sockets: <c>multisim serve tcp</c> and <c>serve vpcd</c>, without pcscd.</summary>
internal sealed class ServeCardTests : FolderFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task A_program_with_a_socket_uses_the_card()
    {
        string image = await MakeAsync("001010000000123");
        string trace = Fresh("pcapng");
        using Served served = await Served.StartAsync(Folder, "tcp", image, "--port", "0", "--trace", trace);
        string[] answers = await ExchangeAsync(IPEndPoint.Parse(served.Address), "04", "00A40004022FE2", "00B000000A");
        Run second = await Multisim.RunAsync("card", "info", image);
        Run info = await StopAsync(served, image);
        Assert.Multiple(() =>
        {
            Assert.That(answers[0], Does.StartWith("3B9F"));
            Assert.That(answers[1], Does.Match("^61..$"), "as a T=0 card answers");
            Assert.That(answers[2], Does.EndWith("9000").And.Length.EqualTo(24));
            Assert.That(second.Code, Is.EqualTo(3), "the image is in use");
            Assert.That(info.Json().GetProperty("slots")[0].GetProperty("imsi").GetString(), Is.EqualTo("001010000000123"));
            Assert.That(new FileInfo(trace).Length, Is.GreaterThan(300));
        });
    }

    [Test]
    public async Task What_a_program_did_is_kept_when_the_server_is_killed()
    {
        string image = await MakeAsync("001010000000124", "--pin1", "1234", "--pin1-enabled");
        using (Served served = await Served.StartAsync(Folder, "tcp", image, "--port", "0"))
        {
            string[] answers = await ExchangeAsync(IPEndPoint.Parse(served.Address), "00A4040407A0000000871002", "002000010831313131FFFFFFFF");
            Assert.That(answers[1], Is.EqualTo("63C2"));
        } // killed here
        using Served again = await Served.StartAsync(Folder, "tcp", image, "--port", "0");
        string[] counter = await ExchangeAsync(IPEndPoint.Parse(again.Address), "00A4040407A0000000871002", "0020000100");
        Assert.That(counter[1], Is.EqualTo("63C2"));
    }

    [Test]
    public async Task Two_cards_go_into_the_two_slots_and_share_a_trace()
    {
        (Socket first, Socket second) = Slots();
        using (first)
        using (second)
        {
            string trace = Fresh("pcapng");
            string port = $"{((IPEndPoint)first.LocalEndPoint!).Port}";
            using Served served = await Served.StartAsync(
                Folder, "vpcd", await MakeAsync("001010000000125"), await MakeAsync("001010000000126"), "--host", "127.0.0.1", "--port", port, "--trace", trace);
            using Socket one = await first.AcceptAsync().WaitAsync(Patience);
            using Socket two = await second.AcceptAsync().WaitAsync(Patience);
            string[] imsis = await Task.WhenAll(ImsiAsync(one), ImsiAsync(two));
            Assert.That(await served.StopAsync(), Is.Zero, served.Printed);
            Assert.Multiple(() =>
            {
                Assert.That(imsis, Is.EqualTo((string[])["0809101000000010529000", "0809101000000010629000"]));
                Assert.That(served.Printed, Does.Contain("in slot 0: the card is in the reader").And.Contain("in slot 1: the card is in the reader"));
                Assert.That(new FileInfo(trace).Length, Is.GreaterThan(600));
            });
        }
    }

    [Test]
    public async Task One_image_cannot_be_two_cards()
    {
        string image = await MakeAsync("001010000000127");
        Run run = await Multisim.RunAsync("serve", "vpcd", image, image, "--port", "1");
        Assert.That(run.Code, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain(image));
    }

    [Test]
    public async Task A_port_that_is_taken_ends_in_3()
    {
        using TcpListener other = new(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;
        Run run = await Multisim.RunAsync("serve", "tcp", await MakeAsync("001010000000128"), "--port", $"{port}");
        Assert.That(run.Code, Is.EqualTo(3));
        Assert.That(run.Error, Does.Contain($"port {port} is taken").And.Contain("--port"));
    }

    private async Task<string> MakeAsync(string imsi, params string[] options)
    {
        string image = Fresh("simcard");
        await Multisim.DoneAsync(["card", "new", image, "--imsi", imsi, .. options]);
        return image;
    }

    private static async Task<Run> StopAsync(Served served, string image)
    {
        Assert.That(await served.StopAsync(), Is.Zero, served.Printed);
        return await Multisim.DoneAsync("card", "info", image, "--json");
    }

    // Two ports that follow each other, as the driver has them.
    private static (Socket First, Socket Second) Slots()
    {
        while (true)
        {
            Socket first = Listen(0);
            int port = ((IPEndPoint)first.LocalEndPoint!).Port;
            try
            {
                return (first, Listen(port + 1));
            }
            catch (SocketException)
            {
                first.Dispose();
            }
        }
    }

    private static Socket Listen(int port)
    {
        Socket slot = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        slot.Bind(new IPEndPoint(IPAddress.Loopback, port));
        slot.Listen();
        return slot;
    }

    private static async Task<string> ImsiAsync(Socket reader) =>
        (await ExchangeAsync(reader, "00A4040407A0000000871002", "00A40004026F07", "00B0000009"))[^1];

    private static async Task<string[]> ExchangeAsync(IPEndPoint address, params string[] messages)
    {
        using Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address);
        return await ExchangeAsync(socket, messages);
    }

    private static async Task<string[]> ExchangeAsync(Socket socket, params string[] messages)
    {
        using NetworkStream stream = new(socket);
        List<string> answers = [];
        byte[] length = new byte[2];
        foreach (string message in messages)
        {
            byte[] bytes = Convert.FromHexString(message);
            await stream.WriteAsync((byte[])[(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes]);
            await stream.ReadExactlyAsync(length).AsTask().WaitAsync(Patience);
            byte[] answer = new byte[(length[0] << 8) | length[1]];
            await stream.ReadExactlyAsync(answer).AsTask().WaitAsync(Patience);
            answers.Add(Convert.ToHexString(answer));
        }
        return [.. answers];
    }
}
