using System.Text.Json;
using CsCheck;
using Tottoli.MultiSim.Protocol.Cat;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Cat;

[TestFixture]
internal sealed class ProactiveCommandTests
{
    private static readonly JsonElement[] All = [.. Vectors.Json("cat-proactive.json").GetProperty("vectors").EnumerateArray()];

    public static IEnumerable<TestCaseData> Sound() => Named(v => !IsFaulty(v));

    public static IEnumerable<TestCaseData> Faulty() => Named(IsFaulty);

    [TestCaseSource(nameof(Sound))]
    public void A_vector_decodes_and_encodes(JsonElement vector)
    {
        byte[] bytes = Hex(vector);
        Assert.That(ProactiveCommand.TryDecode(bytes, out ProactiveCommand? command, out GeneralResult result), Is.True, $"{result}");
        JsonElement details = vector.GetProperty("command");
        JsonElement devices = vector.GetProperty("devices");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(command!.Type, Is.EqualTo(TypeOf(vector)));
            Assert.That(command.Number, Is.EqualTo(details.GetProperty("number").GetByte()));
            Assert.That(command.Qualifier, Is.EqualTo(Byte(details.GetProperty("qualifier"))));
            Assert.That((byte)command.Source, Is.EqualTo(Byte(devices.GetProperty("source"))));
            Assert.That((byte)command.Destination, Is.EqualTo(Byte(devices.GetProperty("destination"))));
            if (vector.TryGetProperty("fields", out JsonElement fields))
                CommandFields.AssertMatch(command, fields);
        }
        byte[] again = Encode(command!);
        if (!again.AsSpan().SequenceEqual(bytes))
        {
            // A comprehension bit or the form of a text may be free: then the value must be the same, and nothing else may differ.
            Assert.That(ProactiveCommand.TryDecode(again, out ProactiveCommand? second, out _), Is.True);
            Assert.That(Encode(second!), Is.EqualTo(again));
            Assert.That(Comparable(again), Is.EqualTo(Comparable(bytes)));
        }
    }

    [TestCaseSource(nameof(Faulty))]
    public void A_faulty_vector_gets_the_result_that_the_test_specification_wants(JsonElement vector)
    {
        string expected = vector.TryGetProperty("expected_parse", out JsonElement parse) ? parse.GetString()! : "32";
        Assert.That(ProactiveCommand.TryDecode(Hex(vector), out ProactiveCommand? command, out GeneralResult result), Is.False);
        Assert.That(expected, Does.Contain(((byte)result).ToString("X2")));
        Assert.That(command?.Type, Is.EqualTo(TypeOf(vector)), "the terminal response repeats the details");
    }

    [TestCase(CommandType.SetFrames)]
    [TestCase((CommandType)0x7E)]
    public void A_type_without_a_record_is_answered_as_not_understood(CommandType type)
    {
        byte[] bytes = [0xD0, 0x0C, 0x81, 0x03, 0x05, (byte)type, 0x01, 0x82, 0x02, 0x81, 0x82, 0xE8, 0x01, 0x01];
        Assert.That(ProactiveCommand.TryDecode(bytes, out ProactiveCommand? command, out GeneralResult result), Is.False);
        Assert.That(result, Is.EqualTo(GeneralResult.TypeNotUnderstood));
        Assert.That(command, Is.EqualTo(new UnknownCommand(type) { Number = 5, Qualifier = 1 }));
    }

    [Test]
    public void Every_published_command_has_a_record() => Assert.That(All.Where(v => CommandShapes.Of(TypeOf(v)) is null), Is.Empty);

    [TestCase("D0238103014003820281828606910123456789840201058402010AB50401020304B9020400", Description = "circuit-switched, with both durations", ExpectedResult = GeneralResult.Performed)]
    [TestCase("D0118103014001820281828506536572766572", Description = "neither bearer nor transport nor buffer", ExpectedResult = GeneralResult.RequiredValuesMissing)]
    [TestCase("D00D81030140018202818239020400", Description = "neither bearer nor transport", ExpectedResult = GeneralResult.RequiredValuesMissing)]
    [TestCase("D01281030140018202818239020400BC03031F90", Description = "a server", ExpectedResult = GeneralResult.Performed)]
    [TestCase("D009810301310082028111", ExpectedResult = GeneralResult.Performed)]
    [TestCase("D009810301320082028111", ExpectedResult = GeneralResult.Performed)]
    [TestCase("D009810301330082028182", ExpectedResult = GeneralResult.Performed)]
    public GeneralResult Other_forms_decode_and_encode(string hex)
    {
        bool decoded = ProactiveCommand.TryDecode(Convert.FromHexString(hex), out ProactiveCommand? command, out GeneralResult result);
        if (decoded)
            Assert.That(Comparable(Encode(command!)), Is.EqualTo(Comparable(Convert.FromHexString(hex))));
        return result;
    }

    [Test]
    public void An_unexpected_object_is_skipped_where_comprehension_is_not_required()
    {
        byte[] moreTime = Convert.FromHexString("D00C8103010200820281827D0101");
        Assert.That(ProactiveCommand.TryDecode(moreTime, out ProactiveCommand? command, out _), Is.True);
        Assert.That(command, Is.TypeOf<MoreTime>());
        moreTime[^3] |= 0x80;
        Assert.That(ProactiveCommand.TryDecode(moreTime, out _, out GeneralResult result), Is.False);
        Assert.That(result, Is.EqualTo(GeneralResult.DataNotUnderstood));
    }

    [Test]
    public void A_missing_mandatory_object_is_said_to_be_missing()
    {
        byte[] pollInterval = Convert.FromHexString("D009810301030082028182");
        Assert.That(ProactiveCommand.TryDecode(pollInterval, out _, out GeneralResult result), Is.False);
        Assert.That(result, Is.EqualTo(GeneralResult.RequiredValuesMissing));
    }

    [Test]
    public void Refresh_names_files_below_the_current_application()
    {
        Refresh refresh = new() { Mode = RefreshMode.FileChange, Files = [FilePath.Parse("7FFF/6F07"), FilePath.Parse("2FE2"), FilePath.Parse("7FFF/5FC0/4F01")] };
        Assert.That(ProactiveCommand.TryDecode(Encode(refresh), out ProactiveCommand? command, out _), Is.True);
        Assert.That(((Refresh)command!).Files, Is.EqualTo(refresh.Files));
        Assert.That(Convert.ToHexString(Encode(refresh)), Does.Contain("921303" + "3F007FFF6F07" + "3F002FE2" + "3F007FFF5FC04F01"));
    }

    [Test]
    public void A_menu_without_items_is_removed_by_one_empty_item() =>
        Assert.That(Convert.ToHexString(Encode(new SetUpMenu { Alpha = "" })), Is.EqualTo("D00D" + "8103012500" + "82028182" + "8500" + "8F00"));

    [Test]
    public void A_command_longer_than_a_fetch_can_carry_is_refused() =>
        Assert.That(() => Encode(new DisplayText { Text = new(CatText.Unpacked, new('x', 250)) }), Throws.ArgumentException);

    [Test]
    public void No_bytes_make_the_decoder_throw() =>
        Gen.Byte.Array[0, 64].Sample(
            noise =>
            {
                foreach (CommandType type in Enum.GetValues<CommandType>())
                {
                    byte[] bytes = [0xD0, (byte)(9 + noise.Length), 0x81, 0x03, 0x01, (byte)type, 0x00, 0x82, 0x02, 0x81, 0x82, .. noise];
                    ProactiveCommand.TryDecode(bytes, out _, out _);
                }
                ProactiveCommand.TryDecode(noise, out _, out _);
            },
            iter: 2000,
            threads: 1);

    private static byte[] Encode(ProactiveCommand command)
    {
        byte[] buffer = new byte[ProactiveCommand.MaxLength];
        return buffer[..command.Encode(buffer)];
    }

    private static bool IsFaulty(JsonElement vector) => vector.TryGetProperty("expected_parse", out JsonElement parse)
        ? parse.GetString() != "ok"
        : vector.GetProperty("id").GetString() == "display_text_191"; // null text with an icon: an error case of the test specification

    private static CommandType TypeOf(JsonElement vector) => (CommandType)Byte(vector.GetProperty("command").GetProperty("type"));

    private static byte Byte(JsonElement hex) => Convert.ToByte(hex.GetString(), 16);

    private static byte[] Hex(JsonElement vector) => Convert.FromHexString(vector.GetProperty("hex").GetString()!);

    private static IEnumerable<TestCaseData> Named(Func<JsonElement, bool> which) =>
        All.Where(which).Select(v => new TestCaseData(v).SetArgDisplayNames(v.GetProperty("id").GetString()!));

    /// <summary>The objects without comprehension bits; texts in alpha coding as text.</summary>
    private static string Comparable(byte[] command)
    {
        BerTlvReader outer = new(command);
        outer.TryRead(out _, out ReadOnlySpan<byte> body);
        CatObject.TryDecodeList(body, out List<CatObject> objects);
        return string.Join(' ', objects.Select(o => o.Tag switch
        {
            CatTag.Alpha => $"{o.Tag}={AlphaText.Decode(o.Value.Span)}",
            CatTag.Item when o.Value.Length > 0 => $"{o.Tag}={o.Value.Span[0]}:{AlphaText.Decode(o.Value.Span[1..])}",
            CatTag.TextString or CatTag.DefaultText when CatText.TryDecode(o.Value.Span, out CatText text) => $"{o.Tag}={text}",
            _ => $"{o.Tag}={Convert.ToHexString(o.Value.Span)}",
        }));
    }
}
