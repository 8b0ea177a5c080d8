using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Testbed.Phone;
using Tottoli.MultiSim.Testbed.Supplicants;
using Tottoli.MultiSim.Testbed.Tests.Phone;

namespace Tottoli.MultiSim.Testbed.Tests.Supplicants;

/// <summary>The SIM of a supplicant, on a socket that the test holds.</summary>
[Platform("Unix")]
internal sealed class SupplicantSimTests
{
    private const string Challenge = "UMTS-AUTH:00112233445566778899aabbccddeeff:ffeeddccbbaa99887766554433221100";
    private const string Ik = "11111111111111111111111111111111";
    private const string Ck = "22222222222222222222222222222222";
    private const string Res = "3333333333333333";

    private readonly List<string> _told = [];
    private DirectoryInfo _folder = null!;
    private FakeCard _card = null!;
    private CancellationTokenSource _end = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("multisim-supplicant-");
        _card = new();
        _end = new();
        _told.Clear();
    }

    [TearDown]
    public void TearDown()
    {
        _end.Dispose();
        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task The_card_answers_with_IK_CK_and_RES()
    {
        _card.OnAuthenticate = () => (0x9000, FakeCard.Answer(0xDB, Convert.FromHexString(Res), Convert.FromHexString(Ck), Convert.FromHexString(Ik)));
        Assert.That(await AskAsync(Challenge), Is.EqualTo($"CTRL-RSP-SIM-7:UMTS-AUTH:{Ik}:{Ck}:{Res}"));
        Assert.That(_card.Log, Does.Contain("008800812210" + "00112233445566778899AABBCCDDEEFF" + "10" + "FFEEDDCCBBAA99887766554433221100"));
        Assert.That(string.Join('\n', _told), Does.Contain("network 7: UMTS-AUTH: answered").And.Not.Contain(Ck).And.Not.Contain(Ik).And.Not.Contain(Res));
    }

    [Test]
    public async Task An_SQN_that_was_used_before_brings_AUTS()
    {
        _card.OnAuthenticate = () => (0x9000, FakeCard.Answer(0xDC, Convert.FromHexString("0102030405060708090A0B0C0D0E")));
        Assert.That(await AskAsync(Challenge), Is.EqualTo("CTRL-RSP-SIM-7:UMTS-AUTS:0102030405060708090a0b0c0d0e"));
    }

    [Test]
    public async Task GSM_brings_Kc_and_SRES_of_each_RAND()
    {
        _card.OnAuthenticate = () => (0x9000, Convert.FromHexString("04A1A2A3A408B1B2B3B4B5B6B7B8"));
        Assert.That(await AskAsync("GSM-AUTH:00112233445566778899aabbccddeeff:ffeeddccbbaa99887766554433221100"),
            Is.EqualTo("CTRL-RSP-SIM-7:GSM-AUTH:b1b2b3b4b5b6b7b8:a1a2a3a4:b1b2b3b4b5b6b7b8:a1a2a3a4"));
    }

    [TestCase(Challenge, 0x9862, "UMTS-FAIL", "MAC is wrong")]
    [TestCase(Challenge, 0x6982, "UMTS-FAIL", "6982")]
    [TestCase("GSM-AUTH:00112233445566778899aabbccddeeff:ffeeddccbbaa99887766554433221100", 0x9864, "GSM-FAIL", "9864")]
    [TestCase("UMTS-AUTH:00", 0x9000, "UMTS-FAIL", "neither")]
    public async Task A_refusal_reaches_the_supplicant_and_is_told(string challenge, int status, string answer, string told)
    {
        _card.OnAuthenticate = () => ((ushort)status, []);
        Assert.That(await AskAsync(challenge), Is.EqualTo($"CTRL-RSP-SIM-7:{answer}"));
        Assert.That(string.Join('\n', _told), Does.Contain(told));
    }

    [Test]
    public async Task It_waits_for_a_supplicant_and_for_the_next_one()
    {
        string path = Path.Combine(_folder.FullName, "test");
        Task run = Run(_folder.FullName); // the folder does for the one socket in it
        await Told("no supplicant has an interface");
        using (FakeSupplicant first = new FakeSupplicant(path).Attach())
        {
            first.Send("<3>CTRL-EVENT-TERMINATING ");
            Assert.That(first.Receive(), Is.EqualTo("DETACH"));
        }
        await Told("the supplicant ended");
        File.Delete(path);
        using (new FakeSupplicant(path).Attach())
            await Told("attached to the supplicant", 2);
        await Told("the supplicant is gone"); // without a word: the next PING meets nobody
        File.Delete(path);
        using FakeSupplicant third = new FakeSupplicant(path).Attach();
        third.Send($"<3>CTRL-REQ-SIM-7:{Challenge} needed for SSID CTRL-EVENT-TERMINATING");
        Assert.That(third.Receive(), Does.StartWith("CTRL-RSP-SIM-7:UMTS-AUTH:"));
        await _end.CancelAsync();
        await run;
        Assert.That(third.Receive(), Is.EqualTo("DETACH"));
    }

    [Test]
    public async Task Several_interfaces_are_named()
    {
        using FakeSupplicant one = new(Path.Combine(_folder.FullName, "wlan0"));
        using FakeSupplicant two = new(Path.Combine(_folder.FullName, "wlan1"));
        using FakeSupplicant direct = new(Path.Combine(_folder.FullName, "p2p-dev-wlan0"));
        Task run = Run(_folder.FullName);
        await Told("name one of");
        await _end.CancelAsync();
        await run;
        Assert.That(_told[0], Does.Contain("wlan0").And.Contain("wlan1").And.Not.Contain("p2p"));
    }

    [Test]
    public async Task A_card_that_is_gone_ends_it_and_the_supplicant_is_told()
    {
        _card.OnAuthenticate = () => throw new CardLinkException("the card was pulled");
        string path = Path.Combine(_folder.FullName, "test");
        using FakeSupplicant supplicant = new(path);
        Task run = Run(path);
        supplicant.Attach();
        supplicant.Send($"<3>CTRL-REQ-SIM-7:{Challenge} needed for SSID x");
        Assert.That(supplicant.Receive(), Is.EqualTo("CTRL-RSP-SIM-7:UMTS-FAIL"));
        await Assert.ThatAsync(() => run, Throws.InstanceOf<CardLinkException>());
    }

    [Test]
    public void The_identity_has_three_digits_of_MNC() =>
        Assert.That(new SupplicantSim(_card, null, "x", _ => { }).Identity, Is.EqualTo("001010000000001@wlan.mnc001.mcc001.3gppnetwork.org"));

    [Test]
    public void A_card_that_asks_for_PIN1_says_so()
    {
        _card.Pin1 = "1234";
        Assert.That(() => new SupplicantSim(_card, null, "x", _ => { }), Throws.InstanceOf<CardCommandException>().With.Message.Contain("asks for PIN1"));
        Assert.That(() => new SupplicantSim(_card, "1234", "x", _ => { }), Throws.Nothing);
    }

    private async Task<string> AskAsync(string challenge)
    {
        string path = Path.Combine(_folder.FullName, "test");
        using FakeSupplicant supplicant = new(path);
        Task run = Run(path);
        supplicant.Attach();
        supplicant.Send($"<3>CTRL-REQ-SIM-7:{challenge} needed for SSID x");
        string answer = supplicant.Receive();
        supplicant.Send("OK\n");
        await _end.CancelAsync();
        await run;
        return answer;
    }

    private Task Run(string path) => Task.Run(() => new SupplicantSim(_card, null, path, text =>
    {
        lock (_told)
            _told.Add(text);
    }).RunAsync(_end.Token));

    private async Task Told(string text, int times = 1)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        while (true)
        {
            lock (_told)
            {
                if (_told.Count(each => each.Contains(text, StringComparison.Ordinal)) >= times)
                    return;
            }
            await Task.Delay(10, limit.Token);
        }
    }
}
