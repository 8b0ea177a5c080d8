using System.Text.Json;

namespace Tottoli.MultiSim.Protocol.Authentication.KnownAnswers;

/// <summary>Rows of aka.json: whole exchanges; and vectors of any algorithm of 3G.</summary>
internal static class AkaAnswers
{
    private static readonly Dictionary<string, AuthenticationAlgorithm> Algorithms = new()
    {
        ["milenage"] = AuthenticationAlgorithm.Milenage,
        ["xor3g"] = AuthenticationAlgorithm.Xor,
        ["tuak"] = AuthenticationAlgorithm.Tuak,
    };

    /// <summary>A vector, the triplet of the same RAND, and the AUTS of a card that is at its SQN.</summary>
    public static void Vector(KnownAnswerRow row, in AuthenticationKey key, string res, string ck, string ik)
    {
        byte[] rand = row.Hex("rand");
        AuthenticationVector vector = Aka.Generate(key, rand, row.Number("sqn"), (ushort)row.Number("amf"));
        row.Expect("autn", vector.Autn.Span);
        row.Expect(res, vector.Xres.Span);
        row.Expect(ck, vector.Ck.Span);
        row.Expect(ik, vector.Ik.Span);
        if (row.Has("gsm_sres_c2"))
        {
            GsmTriplet triplet = GsmTriplet.Generate(key, rand);
            row.Expect("gsm_sres_c2", triplet.Sres.Span);
            row.Expect("gsm_kc_c3", triplet.Kc.Span);
        }
        if (row.Has("auts_for_this_sqn"))
            row.Expect("sqn", Aka.TryResynchronise(key, rand, row.Hex("auts_for_this_sqn"), out ulong sqn) ? sqn : ulong.MaxValue);
    }

    public static void Xor(KnownAnswerRow row) =>
        Vector(row, new AuthenticationKey(AuthenticationAlgorithm.Xor, row.Hex("k"), [], row.Bytes("res_bits")), "res", "ck", "ik");

    public static void Scenario(KnownAnswerRow row)
    {
        long limit = row.Json.GetProperty("limit_L") is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : 0;
        SequenceRules rules = new(row.Integer("ind_bits"), row.Json.GetProperty("delta").GetInt64(), limit);
        byte[] array = new byte[rules.StorageSize];
        foreach (JsonElement entry in row.Json.GetProperty("initial_nonzero_array").EnumerateArray())
            rules.Store(array, entry.GetProperty("seq").GetUInt64() << rules.IndBits | entry.GetProperty("ind").GetUInt64());
        KnownAnswerRow[] steps = [.. row.Json.GetProperty("steps").EnumerateArray().Select(step => new KnownAnswerRow(step))];
        byte[] variant = row.Has("opc") ? row.Hex("opc") : row.Has("topc") ? row.Hex("topc") : [];
        // How long RES is stands in the answers alone: DB, length.
        int resLength = Convert.FromHexString(steps.Select(step => step.Text("expected_response")).FirstOrDefault(response => response.StartsWith("db", StringComparison.Ordinal)) ?? "db00")[1];
        AuthenticationKey key = new(Algorithms[row.Text("algorithm")], row.Hex("k"), variant, resLength);
        foreach (KnownAnswerRow step in steps)
        {
            AkaResult result = Aka.Verify(key, step.Hex("rand"), step.Hex("autn"), new SequenceNumbers(array, rules));
            bool isAccepted = result.Outcome == AkaOutcome.Accepted;
            if (isAccepted)
                rules.Store(array, result.Sqn);
            string at = $"step {step.Integer("step")}, ";
            (string data, string status) = Response(result, row.Json.GetProperty("service27_gsm_access").GetBoolean());
            row.Compare($"{at}expected_response", step.Text("expected_response"), data);
            row.Compare($"{at}expected_sw", step.Text("expected_sw"), status);
            row.Compare($"{at}sqn_ms_after", step.Text("sqn_ms_after"), $"{new SequenceNumbers(array, rules).Highest:x12}");
            if (isAccepted)
                row.Compare($"{at}sqn", step.Text("sqn"), $"{result.Sqn:x12}");
            else
                row.Require(result.Sqn == 0, $"{at}a refused SQN was told");
        }
    }

    public static void Resynchronisation(KnownAnswerRow row)
    {
        AuthenticationKey key = new(AuthenticationAlgorithm.Milenage, row.Hex("k"), row.Hex("opc"));
        row.Expect("sqn_ms", Aka.TryResynchronise(key, row.Hex("rand"), row.Hex("auts"), out ulong sqn) ? sqn : ulong.MaxValue);
        if (row.Has("bad_auts_to_reject"))
            row.Require(!Aka.TryResynchronise(key, row.Hex("rand"), row.Hex("bad_auts_to_reject"), out _), "bad_auts_to_reject: it was accepted");
    }

    public static void GsmContext(KnownAnswerRow row)
    {
        GsmTriplet triplet = GsmTriplet.Generate(new AuthenticationKey(AuthenticationAlgorithm.Milenage, row.Hex("k"), row.Hex("opc")), row.Hex("rand"));
        row.Expect("sres", triplet.Sres.Span);
        row.Expect("kc", triplet.Kc.Span);
    }

    public static void Conversion(KnownAnswerRow row)
    {
        byte[] ck = new byte[AuthenticationKey.Size], ik = new byte[AuthenticationKey.Size];
        GsmConversion.C4C5(row.Hex("kc"), ck, ik);
        row.Expect("c4_ck", ck);
        row.Expect("c5_ik", ik);
    }

    // As the USIM codes it (3GPP TS 31.102 §7.1.2.1).
    private static (string Data, string StatusWord) Response(AkaResult result, bool withKc)
    {
        if (result.Outcome == AkaOutcome.MacFailure)
            return ("", "9862");
        if (result.Outcome == AkaOutcome.SynchronisationFailure)
            return ("dc0e" + Hex(result.Auts), "9000");
        byte[] kc = new byte[8];
        GsmConversion.C3(result.Ck, result.Ik, kc);
        return ($"db{result.Res.Length:x2}{Hex(result.Res)}{result.Ck.Length:x2}{Hex(result.Ck)}{result.Ik.Length:x2}{Hex(result.Ik)}{(withKc ? "08" + Hex(kc) : "")}", "9000");
    }

    private static string Hex(ReadOnlySpan<byte> octets) => Convert.ToHexStringLower(octets);
}
