using System.Globalization;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Profiles;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Workbench.Dumps;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Tests.Dumps;

/// <summary>Copies of real cards answer as the cards did: their dumps are dumped again.</summary>
public sealed class CardCopyTests
{
    private static IEnumerable<string> Models => CardPersonalities.Names;

    [TestCaseSource(nameof(Models))]
    public void The_dump_of_a_copy_is_the_dump_that_it_was_made_from(string model)
    {
        CardDump original = CardPersonalities.Find(model)!;
        CardDump again = DumpOf(Copy(original, out IReadOnlyList<string> notes), original.Adm1!);
        Assert.Multiple(() =>
        {
            Assert.That(notes, Is.Empty);
            Assert.That(again.Files.Select(Text).Order(), Is.EqualTo(original.Files.Select(Text).Order()));
            Assert.That(Convert.ToHexString(again.AnswerToReset.Span), Is.EqualTo(Convert.ToHexString(original.AnswerToReset.Span)));
            Assert.That((again.Name, again.Iccid, again.IsGsm), Is.EqualTo((original.Name, original.Iccid, original.IsGsm)));
            if (original.ReadNeedsAdm1.Count > 0)
                Assert.That(again.ReadNeedsAdm1, Is.EquivalentTo(original.ReadNeedsAdm1));
        });
    }

    [Test]
    public void A_MultiSim_is_copied_with_its_profile_selector()
    {
        InMemoryCardStore store = new();
        new CardIssuer(new SeededEntropy(1, "issuer")).Issue(store, Subscription(), DateTimeOffset.UnixEpoch);
        CardDump dump = DumpOf(store, "88888888");
        CardDump again = DumpOf(Copy(dump, out IReadOnlyList<string> notes), "88888888");
        Assert.Multiple(() =>
        {
            Assert.That(notes, Is.Empty);
            Assert.That(again.Files.Select(Text).Order(), Is.EqualTo(dump.Files.Select(Text).Order()));
            Assert.That(dump.Files.Select(file => file.Name), Has.Member("MF/DF.MULTISIM/EF.RULES"));
        });
    }

    [Test]
    public void A_copy_opens_as_an_image_and_takes_a_second_profile_only_with_its_files()
    {
        InMemoryCardStore store = Copy(CardPersonalities.Find("sysmoISIM-SJA5-S17")!, out _);
        using SimOS.Identity.CardImage image = new(store);
        Assert.Multiple(() =>
        {
            Assert.That(image.Model, Is.EqualTo("sysmoISIM-SJA5-S17"));
            Assert.That(image.Iccid?.Digits, Is.EqualTo("8949440000001155314"));
            Assert.That(image.Slots[0].Imsi?.Digits, Is.EqualTo("001010000000102"));
        });
    }

    [TestCase("sysmoUSIM-SJS1", "6F07", "3F00", "7F20")]
    [TestCase("sysmoISIM-SJA5-S17", "6F07", "3F00", "7F20")]
    public void The_IMSI_is_one_file_in_DF_GSM_and_in_the_USIM(string model, string fid, params string[] directory)
    {
        using EmulatedCardLink link = Open(Copy(CardPersonalities.Find(model)!, out _));
        CardAccess card = CardAccess.Open(link);
        Assert.That(CardPath.TryParse([.. directory, fid], out CardPath path), Is.True);
        Assert.That(AdministrativeKey.TryRead(CardPersonalities.Find(model)!.Adm1, out byte[] key), Is.True);
        card.Verify(0x0A, key);
        byte[] imsi = Convert.FromHexString("082926101160845740");
        Assert.That(card.UpdateBinary(path, 0, imsi), Is.EqualTo(StatusWord.Success));
        card.Read(card.SelectFile(new CardPath("A0000000871002", FilePath.MasterFile).Append(0x6F07)), out FileContent? usim);
        Assert.That(usim!.Whole, Is.EqualTo(imsi));
    }

    /// <summary>What pySim-shell sends a card as it starts, and what the card answered: replayed against the copy.</summary>
    [TestCase("sysmoISIM-SJA5-S17", "shell-startup.uicc-sja5.txt")]
    [TestCase("sysmoSIM-GR1", "shell-startup.sim-gr1.txt")]
    [TestCase("sysmoISIM-SJA5-S17", "pysim-read.sja5.txt")]
    public void A_copy_answers_pySim_octet_for_octet(string model, string trace)
    {
        using EmulatedCardLink link = Open(Copy(CardPersonalities.Find(model)!, out _));
        link.PowerOn();
        byte[] response = new byte[258];
        string command = "";
        int number = 0;
        foreach (string line in File.ReadLines(MultiSim.Tests.Vectors.Path(Path.Combine("card-traces", trace))))
        {
            number++;
            if (line.StartsWith("# power on", StringComparison.Ordinal) || line.StartsWith("# reset", StringComparison.Ordinal))
                link.PowerOn();
            else if (line.StartsWith("> ", StringComparison.Ordinal))
                command = line[2..];
            else if (line.StartsWith("< ", StringComparison.Ordinal))
                Assert.That(Convert.ToHexStringLower(response.AsSpan(0, link.Transmit(Convert.FromHexString(command), response))), Is.EqualTo(line[2..]), string.Create(CultureInfo.InvariantCulture, $"line {number}: {command}"));
        }
        Assert.That(number, Is.GreaterThan(10));
    }

    [TestCase("6282")]
    [TestCase("9000")]
    public void A_search_that_finds_nothing_ends_as_on_the_card(string status)
    {
        StatusWord miss = new(Convert.ToUInt16(status, 16));
        CardDump original = CardPersonalities.Find("sysmoUSIM-SJS1")! with { SearchMiss = miss };
        using MemoryStream text = new();
        DumpWriter.Write(DumpOf(Copy(original, out _), original.Adm1!), text);
        Assert.That(DumpReader.Read(text.ToArray(), "again").SearchMiss, Is.EqualTo(miss));
    }

    /// <summary>Headers of a 2G SIM's directories have 22 octets, or 23 where the card that was copied had them; a UICC has no dump of its own for class A0.</summary>
    [TestCase("sysmoSIM-GR1", "9F17")]
    [TestCase("sysmoISIM-SJA5-S17", "9F16")]
    public void A_directory_is_told_to_a_2G_terminal_as_long_as_the_card_told_it(string model, string answer)
    {
        using EmulatedCardLink link = Open(Copy(CardPersonalities.Find(model)!, out _));
        link.PowerOn();
        byte[] response = new byte[258];
        foreach (string directory in new[] { "3F00", "7F20", "7F10" })
            Assert.That(Convert.ToHexString(response, 0, link.Transmit(Convert.FromHexString($"A0A4000002{directory}"), response)), Is.EqualTo(answer), directory);
    }

    [Test]
    public void The_key_of_a_card_that_tells_it_is_the_copys()
    {
        ProgrammedKey keys = DumpedKeys.Find(CardPersonalities.Find("sysmoISIM-SJA5-S17")!)!;
        Assert.Multiple(() =>
        {
            Assert.That(keys.Algorithm, Is.EqualTo(AuthenticationAlgorithm.Milenage));
            Assert.That(Convert.ToHexString(keys.K.Span), Is.EqualTo("AABBCCDDEEFFAABBCCDDEEFFAABBCCDD"));
            Assert.That(Convert.ToHexString(keys.Opc.Span), Is.EqualTo("12345678901234567890123456789012"));
            Assert.That(DumpedKeys.Find(CardPersonalities.Find("sysmoUSIM-SJS1")!), Is.Null);
        });
    }

    // A dump as strange as one may be: no EF.DIR, no FCP here, no directory there, contents that do not fit, an application twice.
    [Test]
    public void A_strange_dump_opens_too_and_says_what_it_lacks()
    {
        CardDump dump = DumpReader.Read(
            """
            { "name": "strange", "atr": "", "files": [
                { "path_fids": ["3F00", "7F10", "6F3A"], "structure": "linear_fixed", "body": ["FFFFFF", "010203"] },
                { "path_fids": ["3F00", "2FE2"], "fcp": "62178202412183022FE28A01058B032F060A8002000A880110", "body": "FFFFFFFFFFFFFFFFFFFF" },
                { "path_fids": ["3F00", "6F99"], "fcp": "62178202412183026F998A01058B032F060A8002000A880110", "body": "0102" },
                { "path_fids": ["3F00", "6F98"], "fcp": "62138202412183026F988A01058B032F060A80020000", "body": "" },
                { "path_fids": ["3F00", "A000000999010203"], "fcp": "6F0A8408A000000999010203" },
                { "path_fids": ["3F00", "A0000009990102"], "fcp": null },
                { "path_fids": ["3F00", "A0000009990102", "6F01"], "fcp": "62178202412183026F018A01058B032F060A800200018800", "body": "AA" },
                { "path_fids": ["3F00", "6F97"], "fcp": "6283", "body": null }
            ] }
            """u8, "strange.json");
        CardDump again = DumpOf(Copy(dump, out IReadOnlyList<string> notes), "88888888");
        string[] names = [.. again.Files.Select(file => file.Path.ToString())];
        Assert.Multiple(() =>
        {
            Assert.That(names, Is.SupersetOf(new[] { "3F00", "3F00/7F10", "3F00/7F10/6F3A", "3F00/2FE2", "3F00/6F99", "3F00/6F98" }));
            Assert.That(again.Files.Single(file => file.Path.ToString() == "3F00/7F10/6F3A").Content!.Parts, Has.Count.EqualTo(2));
            Assert.That(string.Join('\n', notes), Does.Contain("6F99").And.Contain("6F97").And.Contain("DF.TELECOM is not in the dump"));
        });
    }

    internal static InMemoryCardStore Copy(CardDump dump, out IReadOnlyList<string> notes)
    {
        InMemoryCardStore store = new();
        notes = CardCopier.Copy(dump, new CopyWishes { Subscription = Subscription() }, store);
        return store;
    }

    internal static EmulatedCardLink Open(InMemoryCardStore store) => new(CardMaker.Open(store, new SeededEntropy(1, "card"), onFault: fault => Assert.Fail($"{fault}")));

    private static CardDump DumpOf(InMemoryCardStore store, string adm)
    {
        string model;
        using (SimOS.Identity.CardImage image = new(store))
            model = image.Model;
        using EmulatedCardLink link = Open(store);
        CardAccess card = CardAccess.Open(link);
        Assert.That(AdministrativeKey.TryRead(adm, out byte[] key), Is.True);
        return new CardDumper(card, everyIdentifier: true).Run(() => Assert.That(card.Verify(card.IsGsm ? (byte)0x05 : (byte)0x0A, key), Is.EqualTo(StatusWord.Success)), reveal: true) with { Name = model };
    }

    internal static ProfilePackage Subscription() => new()
    {
        Label = "Home",
        Imsi = Imsi.Parse("001010000000001"),
        Algorithm = AuthenticationAlgorithm.Milenage,
        K = new byte[16],
        Opc = new byte[16],
    };

    private static string Text(DumpedFile file) =>
        $"{file.Name} {file.Path} {Convert.ToHexStringLower(file.Answer.Span)} {string.Join(',', file.Content?.Parts.Select(part => Convert.ToHexStringLower(part.Span)) ?? [])} {file.Refusal}";
}
