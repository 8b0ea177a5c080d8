using System.Diagnostics;
using System.Text;

namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>The same EAP server, and a Wi-Fi client that asks for its SIM on the control interface (<c>external_sim=1</c>), without pcscd.</summary>
internal sealed class ExternalSimTests : EapFixture
{
    private readonly StringBuilder _told = new();

    [TestCase("SIM", "1", "SIM-REQ-AUTH", "GSM-AUTH: 3 challenges answered")]
    [TestCase("AKA", "0", "AKA-REQ-AUTH", "UMTS-AUTH: answered")]
    [TestCase("AKA'", "6", "AKA-REQ-AUTH", "UMTS-AUTH: answered")]
    public void Card_and_server_come_to_the_same_MSK(string method, string digit, string request, string outcome)
    {
        StartSim();
        StartServer(Subscriber());
        Succeeded(Authenticate(method, digit), keys: 1);
        Assert.That(Requests(), Is.EqualTo(new[] { request }));
        WaitForWord(outcome);
    }

    [Test]
    public void An_SQN_behind_the_card_is_resynchronised_and_the_SIM_outlives_the_supplicant()
    {
        Process sim = StartSim();
        StartServer(Subscriber(sqn: "000000001000"));
        Succeeded(Authenticate("AKA", "0"), keys: 1);
        WaitForWord("trying again until Ctrl-C");
        StopServer();
        StartServer(Subscriber(sqn: "000000000000"));
        Succeeded(Authenticate("AKA", "0"), keys: 1);
        Assert.That(Requests(), Is.EqualTo(new[] { "AKA-REQ-AUTH", "AKA-AUTS", "AKA-REQ-AUTH" }));
        WaitForWord("SQN was used before, AUTS sent");
        Assert.That(End(sim, "-INT"), Is.Zero);
    }

    [TestCase("SIM", "1")]
    [TestCase("AKA", "0")]
    [TestCase("AKA'", "6")]
    public void Another_K_fails_cleanly(string method, string digit)
    {
        StartSim();
        StartServer(Subscriber(k: "00112233445566778899AABBCCDDEEFF"));
        Failed(Authenticate(method, digit));
        if (method != "SIM") // there the supplicant itself finds that the MAC is wrong
            WaitForWord("another key than the card");
    }

    [Test]
    public void A_card_in_a_reader_does_as_well()
    {
        Machine.Serve(NewCard());
        StartSim("--reader", ReaderMachine.Reader);
        StartServer(Subscriber());
        Succeeded(Authenticate("AKA", "0"), keys: 1);
        WaitForWord("UMTS-AUTH: answered");
    }

    private string Folder => At("ctrl");

    private Process StartSim()
    {
        Machine.StopService();
        return StartSim(NewCard());
    }

    private Process StartSim(params string[] card)
    {
        _told.Clear();
        Process sim = Machine.StartMultisim(["serve", "supplicant", .. card, "--ctrl", Folder]);
        sim.OutputDataReceived += (_, line) =>
        {
            lock (_told)
                _told.AppendLine(line.Data);
        };
        sim.BeginOutputReadLine();
        WaitForWord("for the supplicant at");
        return sim;
    }

    private void WaitForWord(string word) => WaitFor(
        () =>
        {
            lock (_told)
                return _told.ToString().Contains(word, StringComparison.Ordinal);
        },
        $"the SIM did not say: {word}");

    private Run Authenticate(string method, string digit) => RunClient(
        $$"""
        ctrl_interface={{Folder}}
        external_sim=1
        network={
          ssid="x"
          key_mgmt=IEEE8021X
          eap={{method}}
          identity="{{digit}}{{Imsi}}@wlan.mnc001.mcc001.3gppnetwork.org"
        }

        """,
        "-W");
}
