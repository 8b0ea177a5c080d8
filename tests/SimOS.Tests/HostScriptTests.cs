using System.Text.RegularExpressions;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Ota;

namespace Tottoli.MultiSim.SimOS.Tests;

/// <summary>What real hosts were seen to send at start-up, and what each of them can take as an answer. A line is <c>command : answer</c>, a pattern.</summary>
[TestFixture]
internal sealed class HostScriptTests
{
    private const string Usim = "A0000000871002FFFFFFFF8907090000";
    private const string Isim = "A0000000871004FFFFFFFF8907090000";

    /// <summary>pcsc_funcs.c of wpa_supplicant 2.10: buffers of 3 octets where it expects 61XX, record lengths found by Le FF.</summary>
    [Test]
    public void Wpa_supplicant_finds_its_way_and_authenticates()
    {
        using TestCard card = Issued();
        Run(card, $$"""
            00A40004023F00 : 61..
            00C00000{{Waiting}} : 62.*9000
            00A40004022F00 : 61..
            00C00000{{Waiting}} : 62.*9000
            00B20104FF : 6C28
            00B2010428 : 61..4F10{{Usim}}.*9000
            00B2020428 : 61..4F10{{Isim}}.*9000
            00B2030428 : F{80}9000
            00B2040428 : F{80}9000
            00B2050428 : 6A83
            00A4040410{{Usim}} : 61..
            00C00000{{Waiting}} : 62.*C6129001708301018301818301.A9501008301119000
            0020000100 : 63C3
            00A4040405A000000087 : 61..
            00A40004026F07 : 61..
            00C00000{{Waiting}} : 62.*80020009.*9000
            00B0000009 : 080910100000000010 9000
            00A40004026FAD : 61..
            00C00000{{Waiting}} : 62.*80020004.*9000
            00B0000004 : 00000002 9000
            008800801110{{new string('5', 32)}} : 610E
            00C000000E : 04.{8}08.{16}9000
            {{Challenge(0x40)}} : 6135
            A0C0000035 : DB08.{16}10.{32}10.{32}08.{16}9000
            {{Challenge(0x40)}} : 6110
            00C0000010 : DC0E.{28}9000
            {{Challenge(0x60)[..^2]}}00 : 9862
            00C0000010 : 6985
            """);
    }

    /// <summary>pySim: P3 00 where a command has no data, FCP lengths by GET RESPONSE, 6A82 and nothing else for what is not there.</summary>
    [Test]
    public void PySim_explores_the_card()
    {
        using TestCard card = Issued();
        Run(card, $$"""
            00A40004023F00 : 61..
            00C00000{{Waiting}} : 6232.*9000
            00A4000402000C : 6A82
            00A40004027F4D : 6A82
            00A40004022FE2 : 61..
            00C00000{{Waiting}} : 6217.*9000
            00B000000A : 98880001010000000031 9000
            00A40004027F20 : 61..
            00C00000{{Waiting}} : 62.*83027F20.*9000
            00A40004027FE0 : 6A82
            00A40004027F25 : 6A82
            00A4000C023F00 : 9000
            00A4040410A0000005591010FFFFFFFF8900000100 : 6A82
            00A4040408A000000003000000 : 6A82
            00A4040409A00000015141434C00 : 6A82
            00A404040CA00000006303020000000003 : 6A82
            00A40004022F00 : 61..
            00B2010428 : 61.*9000
            80F2000C00 : 9000
            0070000100 : 9000
            01A4040410{{Usim}} : 61..
            01C00000{{Waiting}} : 62.*8410{{Usim}}.*9000
            81F2000C00 : 9000
            01C00000{{Waiting}} : 6985
            0070800100 : 9000
            0020000A083838383838383838 : 9000
            00A4040410{{Usim}} : 61..
            00A40004026FAD : 61..
            00D600000400000003 : 9000
            00B0000004 : 00000003 9000
            80AA000005A903830107 : 9000
            80100000FF{{new string('0', 510)}} : 9000
            8010000000 : 9000
            80C2000003D3010000 : 9000
            0084000008 : .{16}9000
            80CA9F7F00 : 6A88
            """);
    }

    /// <summary>A phone with a sysmoISIM-SJA2, as captured between both: files by identifier and by path, SEARCH RECORD for empty records, a second channel.</summary>
    [Test]
    public void A_captured_phone_starts_up()
    {
        using TestCard card = Issued();
        Run(card, $$"""
            00A40004023F00 : 61..
            00C00000{{Waiting}} : 62.*9000
            00A40804022FE2 : 61..
            00B000000A : 98880001010000000031 9000
            00A40804022F05 : 61..
            00B000000A : 656EF{16}9000
            801000001EFFFFFFFF7F9D00DFBF00001FE2000000C36B000700004000500000000008 : 9000
            00A40004022F00 : 61..
            00A4040410{{Usim}} : 61..
            00C00000{{Waiting}} : 62.*9000
            0070000001 : 01 9000
            01A4040410{{Isim}} : 61..
            01C00000{{Waiting}} : 62.*8410{{Isim}}.*9000
            00A40004026FB7 : 61..
            00B2010404 : 11F2FF00 9000
            002C000100 : 63CA
            0020000100 : 63C3
            002C008100 : 63CA
            0020008100 : 63C3
            00A40804047FFF6F78 : 61..
            00A40804047FFF6F7E : 61..
            00B000000B : F{14}0000FF01 9000
            00A40804067FFF5F3B4F20 : 61..
            00C00000{{Waiting}} : 62.*83024F20.*9000
            00A40004024F52 : 61..
            00B0000009 : F{16}07 9000
            00A40804047FFF6F56 : 61..
            00A40004026F16 : 6A82
            00A4000C023F00 : 9000
            00A40804047FFF6F16 : 6A82
            00A40804047FFF6FC5 : 61..
            00A2010418{{new string('F', 48)}} : 6104
            00C0000004 : 01020304 9000
            00A40804047FFF6FC6 : 61..
            00A2010408{{new string('F', 16)}} : 6104
            00A2010408{{new string('0', 16)}} : 6A83
            80F2010112 : 8410{{Usim}}9000
            00A40804067F105F3A4F30 : 61..
            00C00000{{Waiting}} : 62.*83024F30.*9000
            00B2010445 : A81EC0034F3A01.*9000
            00A4000C027F10 : 9000
            00A4000C025F3A : 9000
            01A4040C10{{Isim}} : 9000
            01A40004026F02 : 61..
            01B0000050 : 8031.{98}F*9000
            01A40004026F04 : 61..
            01B2010450 : 80357369703A.{98}F*9000
            01A40004026F09 : 61..
            01B2010450 : F*9000
            00A40804047FFF6FE4 : 61..
            00DC010436A034800107812{{new string('F', 97)}} : 9000
            00A40804047FFF6FE3 : 61..
            00D6000012{{new string('F', 30)}}000001 : 9000
            0070000001 : 02 9000
            02A4040009A00000015141434C00 : 6A82
            00708002 : 9000
            80F2000C00 : 9000
            """);
    }

    /// <summary>The nRF91 modem: extended commands that expect data and 9000 at once, and short ones.</summary>
    [Test]
    public void An_nRF91_modem_starts_up()
    {
        using TestCard card = Issued();
        Run(card, $$"""
            80F20000000168 : 62.*83023F00.*9000
            00A408040000022FE20168 : 62.*83022FE2.*9000
            00B000000A : 98880001010000000031 9000
            00A408040000022F000168 : 62.*9000
            00B2010426 : 6C28
            00A408040000022F080168 : 62.*9000
            00B0000005 : 3CFF02FFFF 9000
            8010000022{{new string('F', 68)}} : 9000
            00A408040000047F666FD20168 : 6A82
            00A40404000010{{Usim}}0168 : 62.*9000
            00A408040000047FFF6F380168 : 62.*9000
            00B000000F : .{30}9000
            00A408040000047FFF6FE40168 : 62.*9000
            00B2010436 : F{108}9000
            00A408040000087FFF7F665F404F400168 : 6A82
            80F2010C : 9000
            00DC010436{{new string('A', 108)}} : 9000
            00A408040000022FE20001 : 61..
            """);
    }

    private const string Waiting = "??"; // what the answer before said waits

    private static TestCard Issued()
    {
        InMemoryCardStore store = new();
        IssuedCard.Issue().Write(store);
        return new TestCard(store);
    }

    private static string Challenge(ulong sqn)
    {
        AuthenticationKey key = new(AuthenticationAlgorithm.Milenage, IssuedCard.Bytes("k" + IssuedCard.HomeImsi), IssuedCard.Bytes("opc" + IssuedCard.HomeImsi));
        AuthenticationVector vector = Aka.Generate(key, new byte[16], sqn, 0x8000);
        return $"008800812210{new string('0', 32)}10{Convert.ToHexString(vector.Autn.Span)}";
    }

    private static void Run(TestCard card, string script)
    {
        string waiting = "";
        foreach (string line in script.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(" : ");
            string answer = card.Send(parts[0].Replace(Waiting, waiting, StringComparison.Ordinal));
            Assert.That(Regex.IsMatch(answer, $"^{parts[1].Replace(" ", "", StringComparison.Ordinal)}$"), Is.True, $"{line} but was {answer}");
            waiting = answer.Length == 4 && answer.StartsWith("61", StringComparison.Ordinal) ? answer[2..] : "";
        }
    }
}
