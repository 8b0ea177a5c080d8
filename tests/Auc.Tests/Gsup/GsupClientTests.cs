using System.Net;
using System.Net.Sockets;
using Tottoli.MultiSim.Auc.Gsup;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Auc.Tests.Gsup;

/// <summary>Against an HLR that plays back what osmo-hlr sends; the real one is met in the integration tests.</summary>
public sealed class GsupClientTests
{
    private const string Vector =
        "0362" + "2010" + "000102030405060708090a0b0c0d0e0f" + "2104aabbccdd" + "2208aaaaaaaabbbbbbbb" + "2310" + "11111111111111111111111111111111"
        + "2410" + "22222222222222222222222222222222" + "2510" + "33333333333333333333333333333333" + "2708" + "4444444455555555";

    [Test]
    public async Task Vectors_are_asked_for_and_read()
    {
        List<string> received = [];
        IReadOnlyList<AuthenticationVector> vectors = await Ask(received, "0a" + "0108" + "00010100000000f1" + Vector + Vector,
            client => client.GetVectorsAsync(World.Imsi, CancellationToken.None));
        Assert.Multiple(() =>
        {
            Assert.That(vectors, Has.Count.EqualTo(2));
            Assert.That(Convert.ToHexString(vectors[0].Xres.Span), Is.EqualTo("4444444455555555"));
            Assert.That(vectors[0].Ck.Span[0], Is.EqualTo(0x22));
            Assert.That(vectors[0].Ik.Span[0], Is.EqualTo(0x11));
            Assert.That(received[0], Does.StartWith("fe05" + "000708302f302f3000"), "the unit's number comes first");
            Assert.That(received[1], Is.EqualTo("ee" + "05" + "08" + "0108" + "00010100000000f1" + "280101"));
        });
    }

    [Test]
    public async Task AUTS_and_RAND_go_with_the_request()
    {
        List<string> received = [];
        await Ask(received, "0a" + Vector, client => client.ResynchroniseAsync(World.Imsi, new byte[16], new byte[14], CancellationToken.None));
        Assert.That(received[1], Does.EndWith("260e" + new string('0', 28) + "2010" + new string('0', 32)));
    }

    [Test]
    public async Task A_refusal_is_told()
    {
        IOException refused = (await Assert.ThrowsAsync<IOException>(() => Ask([], "09" + "020102", client => client.GetVectorsAsync(World.Imsi, CancellationToken.None))))!;
        Assert.That(refused.Message, Does.Contain("does not know this IMSI"));
    }

    [Test]
    public async Task An_answer_that_is_cut_off_is_told() =>
        await Assert.ThrowsAsync<IOException>(() => Ask([], "0a" + "0364" + "2010", client => client.GetVectorsAsync(World.Imsi, CancellationToken.None)));

    private static async Task<T> Ask<T>(List<string> received, string answer, Func<GsupClient, Task<T>> ask)
    {
        using TcpListener hlr = new(IPAddress.Loopback, 0);
        hlr.Start();
        Task serving = ServeAsync(hlr, received, Convert.FromHexString(answer));
        using GsupClient client = await GsupClient.ConnectAsync("127.0.0.1", ((IPEndPoint)hlr.LocalEndpoint).Port, CancellationToken.None);
        T result = await ask(client);
        await serving;
        return result;
    }

    private static async Task ServeAsync(TcpListener hlr, List<string> received, byte[] answer)
    {
        using TcpClient peer = await hlr.AcceptTcpClientAsync();
        NetworkStream stream = peer.GetStream();
        await stream.WriteAsync(Convert.FromHexString("0005fe0401080101"));
        while (received.Count < 2)
        {
            byte[] header = new byte[3];
            await stream.ReadExactlyAsync(header);
            byte[] body = new byte[(header[0] << 8) | header[1]];
            await stream.ReadExactlyAsync(body);
            received.Add(Convert.ToHexStringLower([header[2], .. body])); // who we are, then what we want
        }
        await stream.WriteAsync((byte[])[0, (byte)(answer.Length + 1), 0xEE, 0x05, .. answer]);
    }
}
