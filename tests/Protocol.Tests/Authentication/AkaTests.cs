using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class AkaTests
{
    private static readonly Dictionary<string, AuthenticationAlgorithm> Algorithms = new()
    {
        ["milenage"] = AuthenticationAlgorithm.Milenage,
        ["xor3g"] = AuthenticationAlgorithm.Xor,
        ["tuak"] = AuthenticationAlgorithm.Tuak,
    };

    private static IEnumerable<TestCaseData> Scenarios() =>
        JsonVectors.Rows("aka.json", "scenarios", "id");

    private static IEnumerable<TestCaseData> Resynchronisations() => JsonVectors.Rows("aka.json", "resync_at_auc", "id");

    private static IEnumerable<TestCaseData> GsmContexts() => JsonVectors.Rows("aka.json", "gsm_context", "id", having: "rand");

    private static IEnumerable<TestCaseData> Conversions() => JsonVectors.Rows("aka.json", "gsm_context", "id", having: "c5_ik");

    private static IEnumerable<TestCaseData> Milenages() => JsonVectors.Rows("milenage.json", "vectors", "id");

    private static IEnumerable<TestCaseData> Xors() => JsonVectors.Rows("xor.json", "xor3g", "id");

    [TestCaseSource(nameof(Scenarios))]
    public void The_card_answers_each_step_of_a_scenario(JsonElement scenario)
    {
        long limit = scenario.GetProperty("limit_L") is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : 0;
        SequenceRules rules = new(scenario.GetProperty("ind_bits").GetInt32(), scenario.GetProperty("delta").GetInt64(), limit);
        byte[] array = new byte[rules.StorageSize];
        foreach (JsonElement entry in scenario.GetProperty("initial_nonzero_array").EnumerateArray())
            rules.Store(array, entry.GetProperty("seq").GetUInt64() << rules.IndBits | entry.GetProperty("ind").GetUInt64());
        string? variant = scenario.TryGetProperty("opc", out _) ? "opc" : scenario.TryGetProperty("topc", out _) ? "topc" : null;
        // How long RES is stands in the answers alone: DB, length.
        int resLength = Convert.FromHexString(scenario.GetProperty("steps").EnumerateArray()
            .Select(step => step.Text("expected_response")).FirstOrDefault(response => response.StartsWith("db", StringComparison.Ordinal)) ?? "db00")[1];
        AuthenticationKey key = new(Algorithms[scenario.Text("algorithm")], scenario.Hex("k"), variant is null ? [] : scenario.Hex(variant), resLength);

        foreach (JsonElement step in scenario.GetProperty("steps").EnumerateArray())
        {
            AkaResult result = Aka.Verify(key, step.Hex("rand"), step.Hex("autn"), new SequenceNumbers(array, rules));
            if (result.Outcome == AkaOutcome.Accepted)
                rules.Store(array, result.Sqn);
            string note = $"step {step.GetProperty("step")}: {step.Text("note")}";
            bool withKc = scenario.GetProperty("service27_gsm_access").GetBoolean();
            Assert.That(Response(result, withKc), Is.EqualTo((step.Text("expected_response"), step.Text("expected_sw"))), note);
            Assert.That(new SequenceNumbers(array, rules).Highest, Is.EqualTo(step.Number("sqn_ms_after")), note);
            Assert.That(result.Sqn, Is.EqualTo(result.Outcome == AkaOutcome.Accepted ? step.Number("sqn") : 0), note);
        }
    }

    [TestCaseSource(nameof(Resynchronisations))]
    public void The_home_operator_takes_SQN_MS_out_of_AUTS(JsonElement row)
    {
        AuthenticationKey key = new(AuthenticationAlgorithm.Milenage, row.Hex("k"), row.Hex("opc"));
        Assert.That(Aka.TryResynchronise(key, row.Hex("rand"), row.Hex("auts"), out ulong sqn), Is.True);
        Assert.That(sqn, Is.EqualTo(row.Number("sqn_ms")));
        byte[] altered = row.Hex("auts");
        altered[^1] ^= 1;
        Assert.That(Aka.TryResynchronise(key, row.Hex("rand"), altered, out ulong none), Is.False);
        Assert.That(none, Is.Zero);
    }

    [Test]
    public void An_AUTS_of_a_wrong_length_is_not_the_cards()
    {
        AuthenticationKey key = new(AuthenticationAlgorithm.Milenage, new byte[16], new byte[16]);
        Assert.That(Aka.TryResynchronise(key, new byte[16], new byte[13], out _), Is.False);
        Assert.That(Aka.TryResynchronise(key, new byte[15], new byte[14], out _), Is.False);
    }

    [TestCaseSource(nameof(GsmContexts))]
    public void The_GSM_context_converts_by_c2_and_c3(JsonElement row)
    {
        byte[] sres = new byte[4], kc = new byte[8];
        Aka.RunGsm(new AuthenticationKey(AuthenticationAlgorithm.Milenage, row.Hex("k"), row.Hex("opc")), row.Hex("rand"), sres, kc);
        Assert.That((sres.ToHex(), kc.ToHex()), Is.EqualTo((row.Text("sres"), row.Text("kc"))));
    }

    [TestCaseSource(nameof(Conversions))]
    public void Kc_converts_to_CK_and_IK_by_c4_and_c5(JsonElement row)
    {
        byte[] ck = new byte[16], ik = new byte[16];
        GsmConversion.C4C5(row.Hex("kc"), ck, ik);
        Assert.That((ck.ToHex(), ik.ToHex()), Is.EqualTo((row.Text("c4_ck"), row.Text("c5_ik"))));
    }

    [TestCaseSource(nameof(Milenages))]
    public void A_vector_has_the_AUTN_of_the_specification(JsonElement row) =>
        CheckVector(new AuthenticationKey(AuthenticationAlgorithm.Milenage, row.Hex("k"), row.Hex("opc")), row, "f2_res", "f3_ck", "f4_ik");

    [TestCaseSource(nameof(Xors))]
    public void The_XOR_test_algorithm_gives_published_vectors(JsonElement row) =>
        CheckVector(new AuthenticationKey(AuthenticationAlgorithm.Xor, row.Hex("k"), [], row.GetProperty("res_bits").GetInt32() / 8), row, "res", "ck", "ik");

    [TestCase(AuthenticationAlgorithm.None, 16, 16, 0)]
    [TestCase((AuthenticationAlgorithm)9, 16, 16, 0)]
    [TestCase(AuthenticationAlgorithm.Milenage, 15, 16, 0)]
    [TestCase(AuthenticationAlgorithm.Milenage, 16, 0, 0)]
    [TestCase(AuthenticationAlgorithm.Milenage, 16, 16, 9)]
    [TestCase(AuthenticationAlgorithm.Xor, 16, 0, 3)]
    [TestCase(AuthenticationAlgorithm.Xor, 16, 16, 0)]
    [TestCase(AuthenticationAlgorithm.Tuak, 24, 32, 0)]
    [TestCase(AuthenticationAlgorithm.Tuak, 16, 16, 0)]
    [TestCase(AuthenticationAlgorithm.Tuak, 16, 32, 12)]
    [TestCase(AuthenticationAlgorithm.Comp128V1, 32, 0, 0)]
    [TestCase(AuthenticationAlgorithm.Comp128V1, 16, 0, 4)]
    [TestCase(AuthenticationAlgorithm.Milenage, 16 + 256, 16, 0)]
    public void A_key_that_cannot_be_is_refused(AuthenticationAlgorithm algorithm, int kLength, int opcLength, int resLength) =>
        Assert.That(
            () => { _ = new AuthenticationKey(algorithm, new byte[kLength], new byte[opcLength], resLength); },
            Throws.ArgumentException);

    [TestCase(AuthenticationAlgorithm.Milenage, 16)]
    [TestCase(AuthenticationAlgorithm.Milenage, 16, MilenageConstants.Size)]
    [TestCase(AuthenticationAlgorithm.Xor, 0)]
    [TestCase(AuthenticationAlgorithm.Tuak, 32)]
    public void Answering_a_challenge_allocates_nothing(AuthenticationAlgorithm algorithm, int opcLength, int parametersLength = 0)
    {
        Assume.That(HardwareAes128.IsSupported, "the portable AES allocates its key schedule");
        byte[] k = new byte[16], opc = new byte[opcLength], rand = new byte[16], array = new byte[SequenceNumbers.DefaultStorageSize];
        AuthenticationKey key = new(algorithm, k, opc, parameters: new byte[parametersLength]);
        byte[] fresh = Aka.Generate(key, rand, 32, 0x8000).Autn.ToArray();
        Answer(key, rand, fresh, array);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            Answer(key, rand, fresh, array);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Nothing_that_holds_keys_prints_them()
    {
        AuthenticationVector vector = Aka.Generate(new AuthenticationKey(AuthenticationAlgorithm.Xor, new byte[16], []), new byte[16], 32, 0x8000);
        Assert.That(vector.ToString(), Is.EqualTo("AuthenticationVector"));
        Assert.That(default(AkaResult).ToString(), Is.EqualTo("MacFailure"));
    }

    private static void Answer(in AuthenticationKey key, byte[] rand, byte[] autn, byte[] array)
    {
        AkaResult result = Aka.Verify(key, rand, autn, new SequenceNumbers(array));
        if (result.Outcome == AkaOutcome.MacFailure)
            throw new InvalidOperationException("the challenge was made with this key");
    }

    private static (string Data, string StatusWord) Response(AkaResult result, bool withKc)
    {
        if (result.Outcome == AkaOutcome.MacFailure)
            return ("", "9862");
        if (result.Outcome == AkaOutcome.SynchronisationFailure)
            return ("dc0e" + result.Auts.ToHex(), "9000");
        byte[] kc = new byte[8];
        GsmConversion.C3(result.Ck, result.Ik, kc);
        return ($"db{result.Res.Length:x2}{result.Res.ToHex()}10{result.Ck.ToHex()}10{result.Ik.ToHex()}{(withKc ? "08" + kc.ToHex() : "")}", "9000");
    }

    private static void CheckVector(AuthenticationKey key, JsonElement row, string res, string ck, string ik)
    {
        AuthenticationVector vector = Aka.Generate(key, row.Hex("rand"), row.Number("sqn"), (ushort)row.Number("amf"));
        byte[] sres = new byte[4], kc = new byte[8];
        Aka.RunGsm(key, row.Hex("rand"), sres, kc);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(vector.Autn.Span.ToHex(), Is.EqualTo(row.Text("autn")));
            Assert.That(vector.Xres.Span.ToHex(), Is.EqualTo(row.Text(res)));
            Assert.That(vector.Ck.Span.ToHex(), Is.EqualTo(row.Text(ck)));
            Assert.That(vector.Ik.Span.ToHex(), Is.EqualTo(row.Text(ik)));
            Assert.That(sres.ToHex(), Is.EqualTo(row.Text("gsm_sres_c2")));
            Assert.That(kc.ToHex(), Is.EqualTo(row.Text("gsm_kc_c3")));
            if (!row.TryGetProperty("auts_for_this_sqn", out _))
                return;
            Assert.That(Aka.TryResynchronise(key, row.Hex("rand"), row.Hex("auts_for_this_sqn"), out ulong sqn), Is.True);
            Assert.That(sqn, Is.EqualTo(row.Number("sqn")));
        }
    }
}
