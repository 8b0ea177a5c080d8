using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tottoli.MultiSim.Cloud.Tests.Desk;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud.Tests.Endpoints;

public sealed class OperatorEndpointsTests
{
    private const string Key = "465b5ce8b199b49faa5f0a2ee238a6bc";
    private const string Good = """{"name":"Prepaid","homePlmn":"001-01","url":"http://127.0.0.1:1/profiles/prepaid","tariff":{"currency":"EUR","local":{"perMegabyte":1,"perMinute":0.5,"perSms":0},"roaming":{"perMegabyte":9,"perMinute":9,"perSms":9}},"coverage":["001-01","001-0*"]}""";

    private TestDesk _desk = null!;
    private HttpClient _http = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _desk = await TestDesk.OpenAsync();
        _http = new HttpClient { BaseAddress = _desk.Address };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _desk.Operator.ApiKey);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        _http.Dispose();
        await _desk.DisposeAsync();
    }

    [Test]
    public async Task A_good_link_is_stored_and_shown_in_the_catalogue()
    {
        (HttpStatusCode status, _) = await PostAsync(Good);
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created));
        CatalogueEntry entry = (await _desk.Anyone.GetCatalogueAsync(default)).Links.First(link => link.Name == "Prepaid");
        Assert.That(entry.OperatorName, Is.EqualTo("Home Telecom"));
        Assert.That(entry.Tariff.Local, Is.EqualTo(new Rates(1, 0.5m, 0)));
        Assert.That(entry.Coverage, Is.EqualTo(new[] { "001-01", "001-0*" }));
    }

    [TestCase("\"coverage\"", "\"k\":\"00\",\"coverage\"", "$.k")]
    [TestCase("\"coverage\"", "\"OPc\":\"00\",\"coverage\"", "$.OPc")]
    [TestCase("\"coverage\"", "\"auth_key\":[1],\"coverage\"", "$.auth_key")]
    [TestCase("\"currency\"", "\"ki\":null,\"currency\"", "$.tariff.ki")]
    [TestCase("Prepaid", Key, "$.name")]
    [TestCase("Prepaid", "46 5b 5c e8 b1 99 b4 9f aa 5f 0a 2e e2 38 a6 bc", "$.name")]
    [TestCase("Prepaid", "465b5ce8:b199b49f:aa5f0a2e:e238a6bc", "$.name")]
    [TestCase("Prepaid", "Rltc6LGZtJ+qXwou4jimvA==", "$.name")]
    [TestCase("Prepaid", "Rltc6LGZtJ-qXwou4jimvA", "$.name")]
    [TestCase("Prepaid", "Rltc6LGZtJ+qXwou4jimvEZbXOixmbSfql8KLuI4prw=", "$.name")]
    [TestCase("Prepaid", "my key is " + Key + ", keep it", "$.name")]
    [TestCase("profiles/prepaid", "profiles/prepaid?k=" + Key, "$.url")]
    [TestCase("profiles/prepaid", "profiles/" + Key + Key, "$.url")]
    [TestCase("profiles/prepaid", "profiles/x#Rltc6LGZtJ%2BqXwou4jimvA%3D%3D", "$.url")]
    [TestCase("profiles/prepaid", "profiles/Rltc6LGZtJ-qXwou4jimvA", "$.url")]
    [TestCase("127.0.0.1:1", "user:secret@127.0.0.1:1", "$.url")]
    [TestCase("\"001-0*\"", "\"" + Key + "\"", "$.coverage[1]")]
    public async Task A_link_with_a_key_in_it_is_refused(string old, string changed, string path)
    {
        (HttpStatusCode status, CloudError? error) = await PostAsync(Good.Replace(old, changed, StringComparison.Ordinal));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(error!.Error, Does.Contain("a link never carries a key"));
        Assert.That(error.Path, Is.EqualTo(path));
        Assert.That(error.ToString(), Does.Not.Contain(Key).And.Not.Contain("Rltc6LGZtJ"), "the refusal repeats the key");
    }

    [TestCase("\"coverage\"", "\"colour\":\"red\",\"coverage\"", "$.colour", "name, homePlmn, url, tariff, coverage")]
    [TestCase("\"perSms\":0", "\"perSms\":0,\"perDay\":0", "$.tariff.local.perDay", "perMegabyte, perMinute, perSms")]
    [TestCase("\"perSms\":0", "\"perSms\":\"0\"", "$.tariff.local.perSms", "a number")]
    [TestCase("\"perSms\":0", "\"perSms\":null", "$.tariff.local.perSms", "a number")]
    [TestCase("\"perSms\":0", "\"perSms\":-1", "$.tariff.local.perSms", "0 to 1000000")]
    [TestCase("\"perSms\":0", "\"perSms\":0.0000001", "$.tariff.local.perSms", "six decimals")]
    [TestCase("\"perSms\":0", "\"perSms\":1e40", "$.tariff.local.perSms", "a number")]
    [TestCase("\"name\":\"Prepaid\",", "", "$.name", "a text")]
    [TestCase("Prepaid", "", "$.name", "1 to 64")]
    [TestCase("\"001-0*\"", "\"abc\"", "$.coverage[1]", "MCC-MNC")]
    [TestCase("\"001-0*\"", "7", "$.coverage[1]", "a text")]
    [TestCase("\"homePlmn\":\"001-01\"", "\"homePlmn\":\"00101\"", "$.homePlmn", "MCC-MNC")]
    [TestCase("http://127.0.0.1:1/", "/", "$.url", "absolute")]
    [TestCase("http://127.0.0.1:1/", "file:///", "$.url", "http")]
    [TestCase("EUR", "euro", "$.tariff.currency", "ISO 4217")]
    public async Task A_malformed_link_is_refused_with_the_place_and_what_was_expected(string old, string changed, string path, string expected)
    {
        (HttpStatusCode status, CloudError? error) = await PostAsync(Good.Replace(old, changed, StringComparison.Ordinal));
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(error!.Path, Is.EqualTo(path), error.ToString());
        Assert.That(error.Expected, Does.Contain(expected));
    }

    [TestCase("{", "line 1")]
    [TestCase("[]", "a list")]
    [TestCase("{\"name\":\"a\",\"name\":\"b\"}", "JSON")]
    [TestCase("{\"name\":\"\\ud800\"}", "whole characters")]
    [TestCase("{\"\\udc00\":1}", "whole characters")]
    public async Task What_is_not_one_JSON_object_is_refused(string body, string text)
    {
        (HttpStatusCode status, CloudError? error) = await PostAsync(body);
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(error!.Error, Does.Contain(text));
    }

    [Test]
    public async Task A_body_without_the_JSON_type_or_too_long_is_refused()
    {
        (HttpStatusCode plain, _) = await PostAsync(Good, "text/plain");
        (HttpStatusCode large, _) = await PostAsync(Good.Replace("Prepaid", new string('a', 40_000), StringComparison.Ordinal));
        Assert.That((plain, large), Is.EqualTo((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.RequestEntityTooLarge)));
    }

    [Test]
    public async Task A_body_nested_too_deep_is_refused()
    {
        (HttpStatusCode status, _) = await PostAsync(new string('[', 10_000) + new string(']', 10_000));
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Another_currency_is_refused()
    {
        (HttpStatusCode status, CloudError? error) = await PostAsync(Good.Replace("EUR", "USD", StringComparison.Ordinal));
        Assert.That(status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((error!.Path, error.Expected), Is.EqualTo(("$.tariff.currency", "EUR")));
    }

    [Test]
    public async Task Only_the_operator_itself_uploads_its_links()
    {
        ProfileLink link = new("x", "001-01", new Uri("http://127.0.0.1:1/x"), TestDesk.Tariff(), []);
        OperatorAccount other = await _desk.Anyone.RegisterOperatorAsync(new("Other", "003-03"), default);
        string id = _desk.Operator.OperatorId;
        await TestDesk.RefusedAsync(HttpStatusCode.Unauthorized, () => _desk.Anyone.UploadLinkAsync(id, link, default));
        await TestDesk.RefusedAsync(HttpStatusCode.Unauthorized, () => _desk.Anyone.As(_desk.Operator.ApiKey[..^1] + "!").UploadLinkAsync(id, link, default));
        await TestDesk.RefusedAsync(HttpStatusCode.Unauthorized, () => _desk.Anyone.As("1.").UploadLinkAsync(id, link, default));
        await TestDesk.RefusedAsync(HttpStatusCode.Forbidden, () => _desk.Anyone.As(other.ApiKey).UploadLinkAsync(id, link, default));
        await TestDesk.RefusedAsync(HttpStatusCode.Forbidden, () => _desk.AsSubscriber.UploadLinkAsync(id, link, default));
    }

    private async Task<(HttpStatusCode Status, CloudError? Error)> PostAsync(string body, string type = "application/json")
    {
        using StringContent content = new(body, Encoding.UTF8, type);
        using HttpResponseMessage answer = await _http.PostAsync(new Uri($"operators/{_desk.Operator.OperatorId}/links", UriKind.Relative), content);
        string text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.IsSuccessStatusCode ? null : JsonSerializer.Deserialize(text, CloudJson.Default.CloudError));
    }
}
