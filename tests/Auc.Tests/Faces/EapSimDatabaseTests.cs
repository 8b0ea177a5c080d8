using System.Net.Sockets;
using System.Text;
using Tottoli.MultiSim.Auc.Faces;
using Tottoli.MultiSim.Auc.Storage;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Auc.Tests.Faces;

[Platform(Exclude = "Win", Reason = "Unix datagram sockets")]
public sealed class EapSimDatabaseTests
{
    private string _folder = null!;
    private AuthenticationCentre _centre = null!;

    [SetUp]
    public void MakeCentre()
    {
        _folder = Directory.CreateTempSubdirectory("multisim-eap-").FullName;
        _centre = new AuthenticationCentre(SubscriberDatabase.Open(Path.Combine(_folder, "auc.db")), new SeededEntropy(7, "eap"));
        _centre.Add([World.Subscription()]);
    }

    [TearDown]
    public void RemoveCentre()
    {
        _centre.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void A_card_accepts_the_vector_of_AKA_REQ_AUTH()
    {
        string[] words = Ask("AKA-REQ-AUTH 001010000000001")!.Split(' ');
        AkaResult result = Aka.Verify(World.Key, Convert.FromHexString(words[2]), Convert.FromHexString(words[3]), new SequenceNumbers(new byte[SequenceNumbers.DefaultStorageSize]));
        Assert.Multiple(() =>
        {
            Assert.That(words[..2], Is.EqualTo(new[] { "AKA-RESP-AUTH", "001010000000001" }));
            Assert.That(words, Has.Length.EqualTo(7));
        });
        Assert.That(result.Outcome, Is.EqualTo(AkaOutcome.Accepted));
        Assert.That(Convert.ToHexStringLower(result.Ik), Is.EqualTo(words[4]), "IK before CK");
        Assert.That(Convert.ToHexStringLower(result.Ck), Is.EqualTo(words[5]));
        Assert.That(Convert.ToHexStringLower(result.Res), Is.EqualTo(words[6]));
    }

    [Test]
    public void SIM_REQ_AUTH_gives_triplets_whose_RANDs_differ()
    {
        string[] words = Ask("SIM-REQ-AUTH 001010000000001 3")!.Split(' ');
        Assert.That(words, Has.Length.EqualTo(5));
        foreach (string triplet in words[2..])
        {
            string[] parts = triplet.Split(':');
            byte[] sres = new byte[4];
            byte[] kc = new byte[8];
            Aka.RunGsm(World.Key, Convert.FromHexString(parts[2]), sres, kc);
            Assert.That(parts[..2], Is.EqualTo(new[] { Convert.ToHexStringLower(kc), Convert.ToHexStringLower(sres) }));
        }
        Assert.That(words[2..].Distinct().Count(), Is.EqualTo(3));
    }

    [TestCase("AKA-REQ-AUTH 001010000000099", "AKA-RESP-AUTH 001010000000099 FAILURE")]
    [TestCase("SIM-REQ-AUTH 001010000000099 3", "SIM-RESP-AUTH 001010000000099 FAILURE")]
    [TestCase("SIM-REQ-AUTH 001010000000001 99", null)]
    [TestCase("AKA-AUTS 001010000000001 00 00", null)]
    [TestCase("HELLO", null)]
    [TestCase("", null)]
    [TestCase("AKA-REQ-AUTH ../../etc/passwd", null)]
    public void What_cannot_be_answered_fails_or_is_dropped(string request, string? expected) => Assert.That(Ask(request), Is.EqualTo(expected));

    [Test]
    public void AUTS_is_in_force_before_the_next_request()
    {
        byte[] storage = new byte[SequenceNumbers.DefaultStorageSize];
        for (ulong ind = 0; ind < 32; ind++)
            SequenceRules.Default.Store(storage, 0x1000 + ind);
        string[] first = Ask("AKA-REQ-AUTH 001010000000001")!.Split(' ');
        AkaResult refused = Aka.Verify(World.Key, Convert.FromHexString(first[2]), Convert.FromHexString(first[3]), new SequenceNumbers(storage));
        Assert.That(refused.Outcome, Is.EqualTo(AkaOutcome.SynchronisationFailure));
        Assert.That(Ask($"AKA-AUTS 001010000000001 {Convert.ToHexString(refused.Auts)} {first[2]}"), Is.Null);
        string[] second = Ask("AKA-REQ-AUTH 001010000000001")!.Split(' ');
        Assert.That(Aka.Verify(World.Key, Convert.FromHexString(second[2]), Convert.FromHexString(second[3]), new SequenceNumbers(storage)).Outcome, Is.EqualTo(AkaOutcome.Accepted));
    }

    [Test]
    public void SQN_goes_on_when_the_file_is_opened_again()
    {
        Ask("AKA-REQ-AUTH 001010000000001");
        Ask("AKA-REQ-AUTH 001010000000001");
        _centre.Dispose();
        using SubscriberDatabase again = SubscriberDatabase.Open(Path.Combine(_folder, "auc.db"));
        Assert.That(again.Load().Single().Sqn, Is.EqualTo(2 << 5 | 2));
    }

    [Test]
    public async Task The_answer_goes_to_the_address_of_the_sender()
    {
        string path = Path.Combine(_folder, "auc.sock");
        using CancellationTokenSource end = new();
        using EapSimDatabase database = EapSimDatabase.Open(_centre, path);
        Task serving = database.ServeAsync(null, end.Token);
        using Socket client = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        client.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder, "client.sock")));
        client.ReceiveTimeout = 10_000;
        using (Socket anonymous = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified))
            anonymous.SendTo("AKA-REQ-AUTH 001010000000001"u8, new UnixDomainSocketEndPoint(path)); // cannot be answered, and must not stop the AuC
        client.SendTo("AKA-REQ-AUTH 001010000000001"u8, new UnixDomainSocketEndPoint(path));
        byte[] answer = new byte[1000];
        int length = client.Receive(answer);
        await end.CancelAsync();
        await serving;
        Assert.That(Encoding.ASCII.GetString(answer, 0, length), Does.StartWith("AKA-RESP-AUTH 001010000000001 "));
    }

    [Test]
    public void A_socket_left_behind_is_replaced_and_one_in_use_is_not()
    {
        string path = Path.Combine(_folder, "auc.sock");
        using (Socket dead = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified))
            dead.Bind(new UnixDomainSocketEndPoint(path));
        using EapSimDatabase database = EapSimDatabase.Open(_centre, path);
        Assert.That(Assert.Throws<IOException>(() => EapSimDatabase.Open(_centre, path))!.Message, Does.Contain("in use"));
        string file = Path.Combine(_folder, "letter");
        File.WriteAllText(file, "dear AuC");
        Assert.That(Assert.Throws<IOException>(() => EapSimDatabase.Open(_centre, file))!.Message, Does.Contain("no socket"));
    }

    private string? Ask(string request)
    {
        using EapSimDatabase database = EapSimDatabase.Open(_centre, Path.Combine(_folder, "ask.sock"));
        return database.Answer(request, out _);
    }
}
