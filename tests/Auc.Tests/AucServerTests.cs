using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Auc.Tests;

public sealed class AucServerTests
{
    private AucServer _server = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task Start()
    {
        OperatorConfiguration home = new()
        {
            Plmn = World.Home,
            Subscribers = [World.Subscription()],
            Profiles = [World.Profile()],
            Issuers = [World.Issuer.PublicKey.ToArray()],
            Partners = new Dictionary<Plmn, string> { [World.Partner] = World.PartnerKey },
        };
        OperatorConfiguration other = new() { Plmn = World.Partner };
        _server = await AucServer.StartAsync(
            new AucConfiguration([home, other], new FakeTimeProvider(World.Now)), new SeededEntropy(1, "auc"), CancellationToken.None);
        _http = new HttpClient { BaseAddress = _server.Address };
    }

    [TearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public void It_listens_on_loopback_only() => Assert.That(_server.Address.Host, Is.EqualTo("127.0.0.1"));

    [Test]
    public async Task A_partner_gets_a_vector_that_the_card_accepts()
    {
        AuthenticationVector vector = await Client().GetVectorAsync(World.Home, World.Imsi, CancellationToken.None);
        AkaResult result = Aka.Verify(World.Key, vector.Rand.Span, vector.Autn.Span, new SequenceNumbers(new byte[SequenceNumbers.DefaultStorageSize]));
        Assert.That(result.Outcome, Is.EqualTo(AkaOutcome.Accepted));
        Assert.That((result.Res.ToArray(), result.Ck.ToArray(), result.Ik.ToArray()), Is.EqualTo((vector.Xres.ToArray(), vector.Ck.ToArray(), vector.Ik.ToArray())));
        Assert.That(vector.Autn.Span[6], Is.EqualTo(0x80), "the separation bit of AMF");
    }

    [Test]
    public async Task AUTS_brings_a_card_that_is_ahead_back_in_step()
    {
        byte[] array = new byte[SequenceNumbers.DefaultStorageSize];
        for (int ind = 0; ind < 32; ind++)
            SequenceRules.Default.Store(array, 0x5000UL + (ulong)ind);
        AuthenticationVector refused = await Client().GetVectorAsync(World.Home, World.Imsi, CancellationToken.None);
        byte[] auts = Auts(refused, array);
        AuthenticationVector fresh = await Client().ResynchroniseAsync(World.Home, World.Imsi, refused.Rand, auts, CancellationToken.None);
        Assert.That(Aka.Verify(World.Key, fresh.Rand.Span, fresh.Autn.Span, new SequenceNumbers(array)).Outcome, Is.EqualTo(AkaOutcome.Accepted));
    }

    [Test]
    public void A_forged_AUTS_is_answered_422() =>
        Assert.That(
            async () => await Client().ResynchroniseAsync(World.Home, World.Imsi, new byte[16], new byte[14], CancellationToken.None),
            Throws.TypeOf<AucException>().With.Property(nameof(AucException.Status)).EqualTo(HttpStatusCode.UnprocessableEntity));

    [TestCase("another key")]
    [TestCase("key-of-the-partne")]
    [TestCase("")]
    public void A_wrong_key_is_answered_401(string key) =>
        Assert.That(
            async () => await new AucClient(_http, World.Partner, key).GetVectorAsync(World.Home, World.Imsi, CancellationToken.None),
            Throws.TypeOf<AucException>().With.Property(nameof(AucException.Status)).EqualTo(HttpStatusCode.Unauthorized));

    [Test]
    public void A_network_without_agreement_is_answered_401() =>
        Assert.That(
            async () => await new AucClient(_http, Plmn.Parse("001-03"), World.PartnerKey).GetVectorAsync(World.Home, World.Imsi, CancellationToken.None),
            Throws.TypeOf<AucException>().With.Property(nameof(AucException.Status)).EqualTo(HttpStatusCode.Unauthorized));

    [Test]
    public void An_unknown_subscriber_or_operator_is_answered_404()
    {
        Assert.That(
            async () => await Client().GetVectorAsync(World.Home, Imsi.Parse("001010000000009"), CancellationToken.None),
            Throws.TypeOf<AucException>().With.Message.Contains("001010000000009"));
        Assert.That(
            async () => await Client().GetVectorAsync(Plmn.Parse("999-99"), World.Imsi, CancellationToken.None),
            Throws.TypeOf<AucException>().With.Property(nameof(AucException.Status)).EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("{", "$")]
    [TestCase("null", "$")]
    [TestCase("[]", "$")]
    [TestCase("""{"imsi":"001010000000001"}""", "$")]
    [TestCase("""{"imsi":1,"servingPlmn":"001-02"}""", "$.imsi")]
    [TestCase("""{"imsi":"\ud800","servingPlmn":"001-02"}""", "$.imsi")]
    [TestCase("""{"imsi":"001010000000001","servingPlmn":"001-02","k":"00"}""", "$.k")]
    [TestCase("""{"imsi":"x","servingPlmn":"001-02"}""", "$.imsi")]
    [TestCase("""{"imsi":"001010000000001","servingPlmn":"00102"}""", "$.servingPlmn")]
    [TestCase("""{"imsi":"001010000000001","servingPlmn":"001-02","rand":"00"}""", "$")]
    [TestCase("""{"imsi":"001010000000001","servingPlmn":"001-02","rand":"00","auts":"0000000000000000000000000000"}""", "$.rand")]
    [TestCase("""{"imsi":"001010000000001","servingPlmn":"001-02","rand":"00000000000000000000000000000000","auts":"zz"}""", "$.auts")]
    public async Task A_malformed_request_is_answered_400_with_the_place(string body, string path)
    {
        using HttpResponseMessage response = await PostAsync("operators/001-01/vectors", body);
        CloudError? error = await response.Content.ReadFromJsonAsync(CloudJson.Default.CloudError);
        Assert.That((response.StatusCode, error!.Path), Is.EqualTo((HttpStatusCode.BadRequest, path)));
        Assert.That(error.Expected, Is.Not.Empty);
    }

    [Test]
    public async Task A_certified_card_gets_its_profile_sealed()
    {
        using HttpResponseMessage response = await AskVaultAsync(new VaultRequest(World.CardIccid.Digits, World.Certificate()));
        string text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        VaultAnswer? answer = await response.Content.ReadFromJsonAsync(CloudJson.Default.VaultAnswer);
        Assert.That(answer!.Imsi, Is.EqualTo(World.Imsi.Digits));
        Assert.That(World.Open(answer.Payload).K.ToArray(), Is.EqualTo(World.K));
        Assert.That(text, Does.Not.Contain(Convert.ToHexString(World.K)).IgnoreCase.And.Not.Contain(Convert.ToBase64String(World.K)));
    }

    [Test]
    public async Task A_card_of_another_issuer_is_answered_403()
    {
        using HttpResponseMessage response = await AskVaultAsync(new VaultRequest(World.CardIccid.Digits, World.Certificate(issuer: World.Card)));
        CloudError? error = await response.Content.ReadFromJsonAsync(CloudJson.Default.CloudError);
        Assert.That((response.StatusCode, error!.Path), Is.EqualTo((HttpStatusCode.Forbidden, "$.certificate")));
        Assert.That(error.Error, Does.Contain("not signed by the issuer"));
    }

    [Test]
    public async Task A_certificate_that_is_none_is_answered_403()
    {
        using HttpResponseMessage response = await AskVaultAsync(new VaultRequest(World.CardIccid.Digits, [1, 2, 3]));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Another_card_for_the_same_profile_is_answered_409()
    {
        Iccid other = Iccid.WithCheckDigit("897010100000000002");
        using HttpResponseMessage first = await AskVaultAsync(new VaultRequest(World.CardIccid.Digits, World.Certificate()));
        using HttpResponseMessage second = await AskVaultAsync(new VaultRequest(other.Digits, World.Certificate(iccid: other)));
        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Conflict)));
    }

    [TestCase("operators/001-01/profiles/none", HttpStatusCode.NotFound)]
    [TestCase("operators/001-02/profiles/mobil", HttpStatusCode.NotFound)]
    [TestCase("operators/xyz/profiles/mobil", HttpStatusCode.NotFound)]
    [TestCase("elsewhere", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_answered_404(string route, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await _http.PostAsJsonAsync(
            route, new VaultRequest(World.CardIccid.Digits, World.Certificate()), CloudJson.Default.VaultRequest);
        CloudError? error = await response.Content.ReadFromJsonAsync(CloudJson.Default.CloudError);
        Assert.That((response.StatusCode, error!.Error.Length > 0), Is.EqualTo((expected, true)));
    }

    [Test]
    public async Task A_body_that_is_too_long_is_answered_413()
    {
        using HttpResponseMessage response = await PostAsync("operators/001-01/vectors", new string(' ', AucServer.MaxRequestBytes + 1));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public void Two_operators_of_one_PLMN_cannot_start() =>
        Assert.That(
            async () => await AucServer.StartAsync(
                new AucConfiguration([new() { Plmn = World.Home }, new() { Plmn = World.Home }], TimeProvider.System), new SeededEntropy(1, "auc"), CancellationToken.None),
            Throws.ArgumentException.With.Message.Contains("001-01"));

    private static byte[] Auts(AuthenticationVector refused, byte[] array) =>
        Aka.Verify(World.Key, refused.Rand.Span, refused.Autn.Span, new SequenceNumbers(array)).Auts.ToArray();

    private AucClient Client() => new(_http, World.Partner, World.PartnerKey);

    private Task<HttpResponseMessage> AskVaultAsync(VaultRequest request) =>
        _http.PostAsJsonAsync("operators/001-01/profiles/mobil", request, CloudJson.Default.VaultRequest);

    private async Task<HttpResponseMessage> PostAsync(string route, string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, route) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", World.PartnerKey);
        return await _http.SendAsync(request);
    }
}
