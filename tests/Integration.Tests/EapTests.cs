namespace Tottoli.MultiSim.Integration.Tests;

/// <summary>A whole EAP authentication in which nothing but the card and the AuC is ours: eapol_test, pcscd, RADIUS, Debian's hostapd.</summary>
internal sealed class EapTests : EapFixture
{
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
        Failed(Authenticate(method, []));
    }

    private void Succeeds(string method, int keys, params string[] options) => Succeeded(Authenticate(method, options), keys);

    private Run Authenticate(string method, string[] options) => RunClient(
        $$"""
        pcsc_reader={{ReaderMachine.Reader}}
        network={
          ssid="x"
          key_mgmt=IEEE8021X
          eap={{method}}
          pcsc=""
        }

        """,
        options);
}
