using System.Net;
using System.Text;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Protocol.Tests.Cloud;

public sealed class CloudClientTests
{
    [TestCase(HttpStatusCode.OK, "<html>", "text/html")]
    [TestCase(HttpStatusCode.OK, "null", "application/json")]
    [TestCase(HttpStatusCode.OK, "{\"links\":1}", "application/json")]
    [TestCase(HttpStatusCode.OK, "{}", "application/json; charset=none")]
    [TestCase(HttpStatusCode.BadGateway, "<html>", "text/html")]
    [TestCase(HttpStatusCode.BadGateway, "{}", "application/json; charset=none")]
    public async Task Another_server_than_the_platform_is_told_by_its_status(HttpStatusCode status, string body, string type)
    {
        using HttpClient http = new(new Answering(status, body, type)) { BaseAddress = new Uri("http://127.0.0.1/") };
        CloudException? refusal = await Assert.ThrowsAsync<CloudException>(() => new CloudClient(http).GetCatalogueAsync(CancellationToken.None));
        Assert.That(refusal!.Status, Is.EqualTo(status));
    }

    private sealed class Answering(HttpStatusCode status, string body, string type) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            ByteArrayContent content = new(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            return Task.FromResult(new HttpResponseMessage(status) { Content = content });
        }
    }
}
