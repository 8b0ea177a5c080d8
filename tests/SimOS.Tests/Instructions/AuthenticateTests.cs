using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Identity;
using Tottoli.MultiSim.SimOS.Security;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.SimOS.Tests.Identity;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.SimOS.Tests.Instructions;

internal sealed class AuthenticateTests
{
    private static readonly byte[] Rand = Convert.FromHexString("23553CBE9637A89D218AE64DAE47BF35");

    private static IEnumerable<TestCaseData> Scenarios => Vectors.Json("aka.json").GetProperty("scenarios").EnumerateArray()
        .Select(static s => new TestCaseData(s).SetArgDisplayNames(s.GetProperty("id").GetString()!));

    private static IEnumerable<TestCaseData> GsmScenarios => Vectors.Json("aka.json").GetProperty("gsm_context").EnumerateArray()
        .Where(static s => s.TryGetProperty("apdu", out _))
        .Select(static s => new TestCaseData(s).SetArgDisplayNames(s.GetProperty("id").GetString()!));

    [TestCaseSource(nameof(Scenarios))]
    public void Published_exchanges_are_answered_to_the_byte(JsonElement scenario)
    {
        using InMemoryCardStore store = SlotFixture.Store(1, (state, files) => Prepare(state, files, scenario));
        foreach (JsonElement step in scenario.GetProperty("steps").EnumerateArray())
        {
            // A card switched off between two challenges: the sequence numbers are in the image.
            using Card card = Start(store);
            (string data, string sw) = SlotFixture.Send(card, step.GetProperty("apdu").GetString()!);
            Assert.That(sw, Is.EqualTo(step.GetProperty("expected_sw").GetString()), step.GetProperty("note").GetString());
            Assert.That(data, Is.EqualTo(step.GetProperty("expected_response").GetString()!.ToUpperInvariant()), step.GetProperty("note").GetString());
        }
    }

    [TestCaseSource(nameof(GsmScenarios))]
    public void The_GSM_context_answers_SRES_and_Kc(JsonElement scenario)
    {
        using InMemoryCardStore store = SlotFixture.Store(1, (state, files) => SlotFixture.Fill(state, files, 0, KeyOf(scenario)));
        using Card card = Start(store);
        string apdu = scenario.GetProperty("apdu").GetString()!;
        Assert.That(SlotFixture.Transmit(card, apdu).Value, Is.EqualTo(0x610E));
        Assert.That(SlotFixture.Send(card, apdu).Data, Is.EqualTo(scenario.GetProperty("expected_response").GetString()!.ToUpperInvariant()));
    }

    [Test]
    public void The_active_slot_answers_with_its_own_key_and_its_own_sequence_numbers()
    {
        byte[] otherK = [.. SlotFixture.K.Reverse()];
        using InMemoryCardStore store = SlotFixture.Store(1, (state, files) =>
            SlotFixture.Fill(state, files, 1, new AuthenticationKey(AuthenticationAlgorithm.Milenage, otherK, SlotFixture.Opc)));
        using (Card card = Start(store))
            Assert.That(SlotFixture.Send(card, Challenge(SlotFixture.K, 320)).Data, Does.StartWith("DB08"));
        using (CardState state = new(store))
        {
            new SlotTable(state, new CardFiles(SimOS.Layouts.MultiSimLayout.Instance, state)).Activate(1);
            state.Commit();
        }
        using (Card card = Start(store))
        {
            Assert.That(SlotFixture.Transmit(card, Challenge(SlotFixture.K, 640)).Value, Is.EqualTo(0x9862));
            Assert.That(SlotFixture.Send(card, Challenge(otherK, 32)).Data, Does.StartWith("DB08"));
            Assert.That(SlotFixture.Send(card, Challenge(otherK, 32)).Data, Does.StartWith("DC0E"));
        }
    }

    [TestCase("00A40004023F00", 0x6985, Description = "§7.1.1: outside the ADF")]
    [TestCase(SlotFixture.SelectUsim, 0x6135)]
    [TestCase(SlotFixture.SelectUsim + "|00A40004025F3B", 0x6135, Description = "a DF below the ADF")]
    public void Only_below_an_ADF(string selections, int expected)
    {
        using Card card = SlotFixture.Open(SlotFixture.Store(1));
        card.PowerOn();
        foreach (string select in selections.Split('|'))
            SlotFixture.Transmit(card, select);
        Assert.That(SlotFixture.Transmit(card, Challenge(SlotFixture.K, 32)).Value, Is.EqualTo(expected));
    }

    [Test]
    public void The_ISIM_answers_with_the_same_key_and_no_Kc()
    {
        using Card card = SlotFixture.Open(SlotFixture.Store(1));
        card.PowerOn();
        SlotFixture.Transmit(card, "00A4040007A0000000871004");
        Assert.That(SlotFixture.Send(card, Challenge(SlotFixture.K, 32)).Data, Does.Match("^DB08.{16}10.{32}10.{32}$"));
        Assert.That(SlotFixture.Send(card, Challenge(SlotFixture.K, 32)).Data, Does.StartWith("DC0E"), "the sequence numbers are the USIM's too");
        Assert.That(SlotFixture.Transmit(card, "008800801110" + Convert.ToHexString(Rand)).Value, Is.EqualTo(0x9864), "no GSM context");
    }

    [Test]
    public void PIN1_must_be_verified_where_it_is_enabled()
    {
        using InMemoryCardStore store = SlotFixture.Store(1, static (state, _) =>
        {
            byte[] record = new byte[PinRecord.Length];
            PinRecord.Encode(record, Pin1234, "00000000"u8, enabled: true, canBeDisabled: true);
            state.Put(PinStore.KeyOf(PinReference.Pin1), record);
        });
        using Card card = Start(store);
        Assert.That(SlotFixture.Transmit(card, Challenge(SlotFixture.K, 32)).Value, Is.EqualTo(0x6982));
        Assert.That(SlotFixture.Transmit(card, "002000010831323334FFFFFFFF").Value, Is.EqualTo(0x9000));
        Assert.That(SlotFixture.Transmit(card, Challenge(SlotFixture.K, 32)).Value, Is.EqualTo(0x6135));
    }

    [TestCase("00880182", 0x6A86, Description = "P1 is 00")]
    [TestCase("00880001", 0x6A86, Description = "P2 b8: specific reference data")]
    [TestCase("00880082", 0x9864, Description = "VGCS/VBS context")]
    [TestCase("00880084", 0x9864, Description = "GBA context")]
    [TestCase("0088008F", 0x9864)]
    public void Other_contexts_and_parameters_are_refused(string header, int expected)
    {
        using Card card = Start(SlotFixture.Store(1));
        Assert.That(SlotFixture.Transmit(card, header + Challenge(SlotFixture.K, 32)[8..]).Value, Is.EqualTo(expected));
    }

    [TestCase("0088008100", 0x6700)]
    [TestCase("0088008111" + "1023553CBE9637A89D218AE64DAE47BF35", 0x6700)]
    [TestCase("0088008122" + "0F23553CBE9637A89D218AE64DAE47BF35" + "1000000000000000000000000000000000", 0x6A80)]
    [TestCase("0088008122" + "1023553CBE9637A89D218AE64DAE47BF35" + "1100000000000000000000000000000000", 0x6A80)]
    [TestCase("0088008001" + "10", 0x6700)]
    [TestCase("0088008011" + "0F23553CBE9637A89D218AE64DAE47BF35", 0x6A80)]
    public void Wrong_lengths_are_refused(string command, int expected)
    {
        using Card card = Start(SlotFixture.Store(1));
        Assert.That(SlotFixture.Transmit(card, command).Value, Is.EqualTo(expected));
    }

    [TestCase("comp128.json", "v1", AuthenticationAlgorithm.Comp128V1)]
    [TestCase("comp128.json", "v2", AuthenticationAlgorithm.Comp128V2)]
    [TestCase("comp128.json", "v3", AuthenticationAlgorithm.Comp128V3)]
    [TestCase("xor.json", "xor2g", AuthenticationAlgorithm.XorGsm)]
    public void An_algorithm_of_2G_answers_the_GSM_context_and_no_other(string file, string array, AuthenticationAlgorithm algorithm)
    {
        foreach (JsonElement row in Vectors.Json(file).GetProperty(array).EnumerateArray())
        {
            byte[] ki = Convert.FromHexString(row.GetProperty("ki").GetString()!);
            string rand = row.GetProperty("rand").GetString()!, sres = row.GetProperty("sres").GetString()!, kc = row.GetProperty("kc").GetString()!;
            using Card card = Start(SlotFixture.Store(1, (state, files) => SlotFixture.Fill(state, files, 0, new AuthenticationKey(algorithm, ki, []))));
            Assert.That(SlotFixture.Send(card, $"008800801110{rand}").Data, Is.EqualTo($"04{sres}08{kc}".ToUpperInvariant()), row.GetProperty("id").GetString());
            Assert.That(SlotFixture.Transmit(card, Challenge(ki, 32)).Value, Is.EqualTo(0x9864));
        }
    }

    [TestCase(0)]
    [TestCase(3)]
    [TestCase(8)]
    public void The_array_may_have_any_number_of_entries(int indBits)
    {
        using InMemoryCardStore store = SlotFixture.Store(1, (state, files) =>
            SlotFixture.Fill(state, files, 0, new AuthenticationKey(AuthenticationAlgorithm.Milenage, SlotFixture.K, SlotFixture.Opc), new SequenceRules(indBits, 1 << 28, 0)));
        ulong last = (1UL << indBits) - 1;
        string newest = Challenge(SlotFixture.K, (9UL << indBits) | last), older = Challenge(SlotFixture.K, 8UL << indBits);
        using (Card card = Start(store))
            Assert.That(SlotFixture.Send(card, newest).Data, Does.StartWith("DB08"));
        using (Card card = Start(store))
        {
            Assert.That(SlotFixture.Send(card, newest).Data, Does.StartWith("DC0E"));
            Assert.That(SlotFixture.Send(card, older).Data, Does.StartWith(indBits == 0 ? "DC0E" : "DB08"), "an older SEQ in a fresh IND slot");
            Assert.That(SlotFixture.Send(card, older).Data, Does.StartWith("DC0E"));
        }
    }

    [Test]
    public void A_card_without_a_profile_has_no_key()
    {
        using Card card = Start(new InMemoryCardStore());
        Assert.That(SlotFixture.Transmit(card, Challenge(SlotFixture.K, 32)).Value, Is.EqualTo(0x6985));
    }

    [Test]
    public void A_challenge_allocates_nothing()
    {
        using Card card = Start(SlotFixture.Store(1));
        byte[][] challenges = [.. Enumerable.Range(1, 200).Select(static i => Convert.FromHexString(Challenge(SlotFixture.K, (ulong)i * 33)))];
        byte[] response = new byte[258];
        for (int i = 0; i < 100; i++)
            card.Transmit(challenges[i], response);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 100; i < 200; i++)
            card.Transmit(challenges[i], response);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(response[..2], Is.EqualTo(new byte[] { 0x61, 0x35 }));
    }

    private static byte[] Pin1234 => [0x31, 0x32, 0x33, 0x34, 0xFF, 0xFF, 0xFF, 0xFF];

    private static Card Start(ICardStore store)
    {
        Card card = SlotFixture.Open(store);
        card.PowerOn();
        SlotFixture.Transmit(card, SlotFixture.SelectUsim);
        return card;
    }

    private static string Challenge(byte[] k, ulong sqn)
    {
        AuthenticationVector vector = Aka.Generate(new AuthenticationKey(AuthenticationAlgorithm.Milenage, k, SlotFixture.Opc), Rand, sqn, 0x8000);
        return $"008800812210{Convert.ToHexString(Rand)}10{Convert.ToHexString(vector.Autn.Span)}";
    }

    private static AuthenticationKey KeyOf(JsonElement scenario)
    {
        AuthenticationAlgorithm algorithm = (scenario.TryGetProperty("algorithm", out JsonElement name) ? name.GetString() : "milenage") switch
        {
            "milenage" => AuthenticationAlgorithm.Milenage,
            "tuak" => AuthenticationAlgorithm.Tuak,
            _ => AuthenticationAlgorithm.Xor,
        };
        byte[] k = Convert.FromHexString(scenario.GetProperty("k").GetString()!);
        byte[] opc = scenario.TryGetProperty("opc", out JsonElement text) || scenario.TryGetProperty("topc", out text) ? Convert.FromHexString(text.GetString()!) : [];
        return new AuthenticationKey(algorithm, k, opc, ResLengthOf(scenario));
    }

    // How long RES is stands in the answers alone: DB, length.
    private static int ResLengthOf(JsonElement scenario) => !scenario.TryGetProperty("steps", out JsonElement steps) ? 0 :
        Convert.FromHexString(steps.EnumerateArray().Select(step => step.GetProperty("expected_response").GetString()!)
            .FirstOrDefault(response => response.StartsWith("db", StringComparison.Ordinal)) ?? "db00")[1];

    private static void Prepare(CardState state, CardFiles files, JsonElement scenario)
    {
        long limit = scenario.GetProperty("limit_L") is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : 0;
        SequenceRules rules = new(scenario.GetProperty("ind_bits").GetInt32(), scenario.GetProperty("delta").GetInt64(), limit);
        SlotFixture.Fill(state, files, 0, KeyOf(scenario), rules);
        byte[] sequence = new byte[rules.StorageSize];
        foreach (JsonElement entry in scenario.GetProperty("initial_nonzero_array").EnumerateArray())
            rules.Store(sequence, (entry.GetProperty("seq").GetUInt64() << rules.IndBits) | entry.GetProperty("ind").GetUInt64());
        state.Put(SlotRecord.SequenceKeyOf(0), sequence);
        CardFile ust = files.Find(UsimFiles.Ust.Path)!;
        byte[] services = files.Content(ust).ToArray();
        ServiceTable.Set(services, 27, scenario.GetProperty("service27_gsm_access").GetBoolean());
        files.Write(ust, 0, services);
    }
}
