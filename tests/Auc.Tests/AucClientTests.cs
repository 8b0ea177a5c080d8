using System.Net;
using System.Text;

namespace Tottoli.MultiSim.Auc.Tests;

public sealed class AucClientTests
{
    private const string Block = "00112233445566778899aabbccddeeff";

    [TestCase(Block, Block, "0011223344556677", Block, "application/json", ExpectedResult = true)]
    [TestCase(Block, Block, "00112233445566", Block + "00", "application/json", ExpectedResult = false, Description = "CK too long")]
    [TestCase("00", Block, "0011223344556677", Block, "application/json", ExpectedResult = false)]
    [TestCase(Block, Block, "001122", Block, "application/json", ExpectedResult = false)]
    [TestCase(Block, "zz112233445566778899aabbccddeeff", "0011223344556677", Block, "application/json", ExpectedResult = false)]
    [TestCase(Block, Block, "0011223344556677", Block, "application/json; charset=none", ExpectedResult = false)]
    public async Task<bool> A_home_operator_that_answers_nonsense_is_not_believed(string rand, string autn, string xres, string ck, string type)
    {
        string body = $$"""{"rand":"{{rand}}","autn":"{{autn}}","xres":"{{xres}}","ck":"{{ck}}","ik":"{{Block}}"}""";
        using HttpClient http = new(new Answering(body, type)) { BaseAddress = new Uri("http://127.0.0.1/") };
        try
        {
            await new AucClient(http, World.Partner, World.PartnerKey).GetVectorAsync(World.Home, World.Imsi, CancellationToken.None);
            return true;
        }
        catch (AucException refusal)
        {
            Assert.That(refusal.Message, Does.Contain("not what a home operator sends").And.Not.Contain(Block));
            return false;
        }
    }

    private sealed class Answering(string body, string type) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            ByteArrayContent content = new(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }
}
