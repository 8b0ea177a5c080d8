using System.Text.Json;
using CsCheck;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Cat;

[TestFixture]
internal sealed class TerminalResponseTests
{
    public static IEnumerable<TestCaseData> All() => Vectors.Json("cat-terminal-response.json").GetProperty("vectors").EnumerateArray()
        .Select(v => new TestCaseData(v).SetArgDisplayNames(v.GetProperty("id").GetString()!));

    [TestCaseSource(nameof(All))]
    public void A_vector_decodes_and_encodes_to_the_same_bytes(JsonElement vector)
    {
        byte[] bytes = Convert.FromHexString(vector.GetProperty("hex").GetString()!);
        Assert.That(TerminalResponse.TryDecode(bytes, out TerminalResponse? response), Is.True);
        JsonElement fields = vector.GetProperty("fields");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(response!.Number, Is.EqualTo(fields.GetProperty("number").GetByte()));
            Assert.That(response.Qualifier, Is.EqualTo(Convert.ToByte(vector.GetProperty("command").GetProperty("qualifier").GetString(), 16)));
            Assert.That((byte)response.Type, Is.EqualTo(Convert.ToByte(vector.GetProperty("command").GetProperty("type").GetString(), 16)));
            Assert.That(response.Source, Is.EqualTo(DeviceIdentity.Terminal));
            Assert.That(response.Destination, Is.EqualTo(DeviceIdentity.Uicc));
        }
        byte[] buffer = new byte[TerminalResponse.MaxLength];
        Assert.That(buffer[..response!.Encode(buffer)], Is.EqualTo(bytes));
    }

    [Test]
    public void What_the_user_chose_and_entered_can_be_read()
    {
        byte[] chosen = Convert.FromHexString("810301240082028281830100" + "900103");
        Assert.That(TerminalResponse.TryDecode(chosen, out TerminalResponse? response), Is.True);
        Assert.That(response!.ItemIdentifier, Is.EqualTo(3));
        byte[] entered = Convert.FromHexString("810301230082028281830100" + "8D06043132333435");
        Assert.That(TerminalResponse.TryDecode(entered, out response), Is.True);
        Assert.That(response!.Text?.Value, Is.EqualTo("12345"));
    }

    [Test]
    public void The_location_can_be_read()
    {
        byte[] located = Convert.FromHexString("810301260082028281830100930900F11000010000001F");
        Assert.That(TerminalResponse.TryDecode(located, out TerminalResponse? response), Is.True);
        Assert.That(response!.Location?.Plmn.ToString(), Is.EqualTo("001-01"));
        Assert.That(response.Location?.AreaCode, Is.EqualTo(1));
    }

    [TestCase("8103012700", Description = "no result")]
    [TestCase("8103012700820282818300", Description = "a result of length 0")]
    [TestCase("82028281830100", Description = "no details")]
    [TestCase("81030127008202828183", Description = "cut off")]
    public void What_is_no_answer_is_refused(string hex) => Assert.That(TerminalResponse.TryDecode(Convert.FromHexString(hex), out _), Is.False);

    [Test]
    public void No_bytes_make_the_decoder_throw() => Gen.Byte.Array.Sample(bytes => { TerminalResponse.TryDecode(bytes, out _); }, iter: 5000, threads: 1);
}
