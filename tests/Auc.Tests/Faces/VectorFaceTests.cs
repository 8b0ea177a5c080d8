using System.Net;
using System.Text;
using System.Text.Json;
using Tottoli.MultiSim.Auc.Faces;
using Tottoli.MultiSim.Auc.Storage;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Auc.Tests.Faces;

public sealed class VectorFaceTests
{
    private const string Mine = "001010000000001";

    private string _folder = null!;
    private AuthenticationCentre _centre = null!;
    private VectorFace _face = null!;
    private HttpClient _http = null!;

    [SetUp]
    public async Task Start()
    {
        _folder = Directory.CreateTempSubdirectory("multisim-vectors-").FullName;
        _centre = new AuthenticationCentre(SubscriberDatabase.Open(Path.Combine(_folder, "auc.db")), new SeededEntropy(7, "vectors"));
        _centre.Add([World.Subscription(), new Subscription { Imsi = Imsi.Parse("001010000000002"), Algorithm = AuthenticationAlgorithm.Comp128V1, K = World.K }]);
        _face = await VectorFace.StartAsync(_centre, 0, CancellationToken.None);
        _http = new HttpClient { BaseAddress = _face.Address };
    }

    [TearDown]
    public async Task Stop()
    {
        _http.Dispose();
        await _face.DisposeAsync();
        _centre.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void It_listens_on_loopback_only() => Assert.That(_face.Address.Host, Is.EqualTo("127.0.0.1"));

    [Test]
    public async Task A_batch_is_answered_in_its_order_and_a_card_accepts_the_vectors()
    {
        JsonElement[] results = await AskAsync($$"""[{"imsi":"{{Mine}}","kind":"umts","count":2},{"imsi":"001010000000002","kind":"gsm"},{"imsi":"{{Mine}}","kind":"umts"}]""");
        Assert.That(results.Select(each => each.GetProperty("vectors").GetArrayLength()), Is.EqualTo(new[] { 2, 1, 1 }));
        byte[] array = new byte[SequenceNumbers.DefaultStorageSize];
        foreach (JsonElement vector in results.Where(each => each.GetProperty("kind").GetString() == "umts").SelectMany(each => each.GetProperty("vectors").EnumerateArray()))
        {
            AkaResult result = Aka.Verify(World.Key, Bytes(vector, "rand"), Bytes(vector, "autn"), new SequenceNumbers(array));
            Assert.That(result.Outcome, Is.EqualTo(AkaOutcome.Accepted));
            Assert.That((result.Res.ToArray(), result.Ck.ToArray(), result.Ik.ToArray()), Is.EqualTo((Bytes(vector, "xres"), Bytes(vector, "ck"), Bytes(vector, "ik"))));
        }
    }

    [Test]
    public async Task A_triplet_of_a_3G_subscriber_is_what_its_card_answers()
    {
        JsonElement triplet = (await AskAsync($$"""[{"imsi":"{{Mine}}","kind":"gsm"}]"""))[0].GetProperty("vectors")[0];
        byte[] sres = new byte[4], kc = new byte[8];
        Aka.RunGsm(World.Key, Bytes(triplet, "rand"), sres, kc);
        Assert.That((sres, kc), Is.EqualTo((Bytes(triplet, "sres"), Bytes(triplet, "kc"))));
    }

    [TestCase("eap-aka'", "WLAN")]
    [TestCase("eps", "001-01")]
    [TestCase("5g", "001-01")]
    public async Task Keys_are_derived_of_what_the_card_answers_and_AMF_has_the_separation_bit(string kind, string network)
    {
        _centre.Add([new Subscription { Imsi = World.Imsi, Algorithm = AuthenticationAlgorithm.Milenage, K = World.K, Opc = World.Opc, Amf = 0x0001 }]);
        JsonElement vector = (await AskAsync($$"""[{"imsi":"{{Mine}}","kind":"{{kind}}","network":"{{network}}"}]"""))[0].GetProperty("vectors")[0];
        byte[] rand = Bytes(vector, "rand"), autn = Bytes(vector, "autn");
        AkaResult card = Aka.Verify(World.Key, rand, autn, new SequenceNumbers(new byte[SequenceNumbers.DefaultStorageSize]));
        Assert.That(card.Outcome, Is.EqualTo(AkaOutcome.Accepted));
        Assert.That(autn[6..8], Is.EqualTo(new byte[] { 0x80, 0x01 }));
        byte[] first = new byte[kind == "eap-aka'" ? 16 : 32], second = new byte[16];
        byte[] name = "5G:mnc001.mcc001.3gppnetwork.org"u8.ToArray();
        switch (kind)
        {
            case "eap-aka'":
                FiveGKeys.CkIkPrime(card.Ck, card.Ik, "WLAN"u8, autn.AsSpan(0, 6), first, second);
                Assert.That((Bytes(vector, "ckPrime"), Bytes(vector, "ikPrime")), Is.EqualTo((first, second)));
                break;
            case "eps":
                EpsKeys.Kasme(card.Ck, card.Ik, [0x00, 0xF1, 0x10], autn.AsSpan(0, 6), first);
                Assert.That(Bytes(vector, "kasme"), Is.EqualTo(first));
                break;
            default:
                FiveGKeys.Kausf(card.Ck, card.Ik, name, autn.AsSpan(0, 6), first);
                FiveGKeys.ResStar(card.Ck, card.Ik, name, rand, card.Res, second);
                Assert.That((Bytes(vector, "kausf"), Bytes(vector, "xresStar")), Is.EqualTo((first, second)));
                break;
        }
        Assert.That(vector.TryGetProperty("ck", out _) || vector.TryGetProperty("ik", out _), Is.False, "CK and IK stay at home");
    }

    [Test]
    public async Task AUTS_brings_a_card_that_is_ahead_back_in_step()
    {
        byte[] array = new byte[SequenceNumbers.DefaultStorageSize];
        for (int ind = 0; ind < 32; ind++)
            SequenceRules.Default.Store(array, 0x5000UL + (ulong)ind);
        JsonElement refused = (await AskAsync($$"""[{"imsi":"{{Mine}}","kind":"umts"}]"""))[0].GetProperty("vectors")[0];
        AkaResult judged = Aka.Verify(World.Key, Bytes(refused, "rand"), Bytes(refused, "autn"), new SequenceNumbers(array));
        Assert.That(judged.Outcome, Is.EqualTo(AkaOutcome.SynchronisationFailure));
        JsonElement fresh = (await AskAsync($$"""[{"imsi":"{{Mine}}","kind":"umts","rand":"{{refused.GetProperty("rand").GetString()}}","auts":"{{Convert.ToHexString(judged.Auts)}}"}]"""))[0].GetProperty("vectors")[0];
        Assert.That(Aka.Verify(World.Key, Bytes(fresh, "rand"), Bytes(fresh, "autn"), new SequenceNumbers(array)).Outcome, Is.EqualTo(AkaOutcome.Accepted));
    }

    [TestCase("""{"imsi":"001019999999999","kind":"umts"}""", "$[1].imsi", "no subscriber")]
    [TestCase("""{"imsi":"x","kind":"umts"}""", "$[1].imsi", "not an IMSI")]
    [TestCase("""{"imsi":"001010000000001","kind":"6g"}""", "$[1].kind", "no such kind")]
    [TestCase("""{"imsi":"001010000000002","kind":"umts"}""", "$[1].kind", "2G alone")]
    [TestCase("""{"imsi":"001010000000001","kind":"umts","count":33}""", "$[1].count", "at once")]
    [TestCase("""{"imsi":"001010000000001","kind":"umts","network":"001-01"}""", "$[1].network", "does not fit")]
    [TestCase("""{"imsi":"001010000000001","kind":"eps","network":"001"}""", "$[1].network", "does not fit")]
    [TestCase("""{"imsi":"001010000000001","kind":"5g"}""", "$[1].network", "does not fit")]
    [TestCase("""{"imsi":"001010000000001","kind":"umts","rand":"00"}""", "$[1]", "Only one")]
    [TestCase("""{"imsi":"001010000000001","kind":"umts","rand":"00","auts":"00"}""", "$[1].rand", "not a RAND")]
    [TestCase("""{"imsi":"001010000000001","kind":"umts","rand":"00000000000000000000000000000000","auts":"0000000000000000000000000000"}""", "$[1].auts", "does not verify")]
    public async Task What_is_wrong_with_an_element_is_said_there_and_the_others_get_their_vectors(string wrong, string path, string words)
    {
        JsonElement[] results = await AskAsync($$"""[{"imsi":"{{Mine}}","kind":"umts"},{{wrong}},{"imsi":"{{Mine}}","kind":"gsm"}]""");
        Assert.Multiple(() =>
        {
            Assert.That(results[0].TryGetProperty("vectors", out _) && results[2].TryGetProperty("vectors", out _), Is.True);
            Assert.That(results[1].TryGetProperty("vectors", out _), Is.False);
            Assert.That(results[1].GetProperty("error").GetProperty("path").GetString(), Is.EqualTo(path));
            Assert.That(results[1].GetProperty("error").GetProperty("error").GetString(), Does.Contain(words));
        });
    }

    [TestCase("[{]", "application/json", null, HttpStatusCode.BadRequest)]
    [TestCase("null", "application/json", null, HttpStatusCode.BadRequest)]
    [TestCase("[null]", "application/json", null, HttpStatusCode.BadRequest)]
    [TestCase("""[{"kind":"umts"}]""", "application/json", null, HttpStatusCode.BadRequest)]
    [TestCase("""[{"imsi":"001010000000001","kind":"umts"}]""", "text/plain", null, HttpStatusCode.UnsupportedMediaType)]
    [TestCase("""[{"imsi":"001010000000001","kind":"umts"}]""", "application/json", "rebound.example", HttpStatusCode.Forbidden)]
    public async Task A_request_that_is_none_is_refused_whole(string body, string type, string? host, HttpStatusCode status)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "vectors") { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Host = host;
        using HttpResponseMessage response = await _http.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("expected"));
    }

    [Test]
    public async Task No_answer_holds_K_or_OPc()
    {
        string answer = await PostAsync($$"""[{"imsi":"{{Mine}}","kind":"umts"},{"imsi":"{{Mine}}","kind":"gsm"},{"imsi":"{{Mine}}","kind":"none"}]""");
        Assert.That(answer, Does.Not.Contain(Convert.ToHexString(World.K)).IgnoreCase.And.Not.Contain(Convert.ToHexString(World.Opc)).IgnoreCase);
    }

    private async Task<JsonElement[]> AskAsync(string body)
    {
        using JsonDocument document = JsonDocument.Parse(await PostAsync(body));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    private async Task<string> PostAsync(string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.PostAsync(new Uri("vectors", UriKind.Relative), content);
        string answer = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), answer);
        return answer;
    }

    private static byte[] Bytes(JsonElement vector, string name) => Convert.FromHexString(vector.GetProperty(name).GetString()!);
}
