namespace Tottoli.MultiSim.Protocol.Authentication.KnownAnswers;

/// <summary>All vectors of authentication that there are, and what they are run against: a line each.</summary>
public static class AuthenticationAnswers
{
    private const string Hardware = "AES instructions";
    private const string Portable = "portable AES";

    /// <summary>The sets; those with the processor's AES only where it has that.</summary>
    public static IReadOnlyList<KnownAnswerSet> All { get; } =
    [
        .. HardwareAes128.IsSupported ? OfAes<HardwareAes128>(Hardware) : [],
        .. OfAes<PortableAes128>(Portable),
        new("MILENAGE: OPc, AUTN, AUTS, SRES, Kc", "milenage.json", "vectors", MilenageAnswers.Vector),
        new("MILENAGE, own constants: AUTN", "milenage.json", "custom_constants", MilenageAnswers.Vector),
        new("TUAK: TOPc, f1 to f5*", "tuak.json", "vectors", TuakAnswers.Functions),
        new("TUAK: AUTN, AUTS, SRES, Kc", "tuak.json", "vectors", TuakAnswers.Vector, concerns: row => row.Has("autn")),
        new("Keccak-f[1600]", "tuak.json", "keccak", row => TuakAnswers.Permutation(row, "inp", "out")),
        new("TUAK: blocks of set 1", "tuak.json", "set1_block_trace", row => TuakAnswers.Permutation(row, "block_in", "block_out"), id: "function"),
        new("COMP128 v1", "comp128.json", "v1", row => Triplet(row, AuthenticationAlgorithm.Comp128V1)),
        new("COMP128 v2", "comp128.json", "v2", row => Triplet(row, AuthenticationAlgorithm.Comp128V2)),
        new("COMP128 v3", "comp128.json", "v3", row => Triplet(row, AuthenticationAlgorithm.Comp128V3)),
        new("XOR of 2G", "xor.json", "xor2g", row => Triplet(row, AuthenticationAlgorithm.XorGsm)),
        new("XOR of 3G", "xor.json", "xor3g", AkaAnswers.Xor),
        new("AKA: the card's answers", "aka.json", "scenarios", AkaAnswers.Scenario),
        new("AKA: resynchronisation", "aka.json", "resync_at_auc", AkaAnswers.Resynchronisation),
        new("AKA: GSM context", "aka.json", "gsm_context", AkaAnswers.GsmContext, concerns: row => row.Has("rand")),
        new("Conversions c4 and c5", "aka.json", "gsm_context", AkaAnswers.Conversion, concerns: row => row.Has("c5_ik")),
        new("Key derivation", "kdf.json", "vectors", KeyDerivationAnswers.Keys),
        new("Kc128", "milenage.json", "vectors", KeyDerivationAnswers.Kc128, concerns: row => row.Has("kc128_33102_B5"), source: "computed"),
        new("SUCI: ECIES", "suci.json", "vectors", SuciAnswers.Scheme, concerns: row => row.Has("hn_private_key")),
        new("SUCI: concealed and revealed", "suci.json", "vectors", SuciAnswers.Whole, concerns: row => row.Has("suci_24501_from_octet4")),
        new("EF.SUCI_Calc_Info", "suci.json", "files", SuciAnswers.CalcInfo, id: "meaning", concerns: row => row.Has("meaning")),
        new("EF.Routing_Indicator", "suci.json", "files", SuciAnswers.Routing, id: "routing_indicator", concerns: row => row.Has("routing_indicator")),
    ];

    private static KnownAnswerSet[] OfAes<TAes>(string name)
        where TAes : struct, IAes128<TAes> =>
    [
        new($"AES-128, {name}", "milenage.json", "aes_kernel", MilenageAnswers.Kernel<TAes>, id: "source", concerns: row => row.Text("key").Length == 2 * AuthenticationKey.Size),
        new($"MILENAGE f1 to f5*, {name}", "milenage.json", "vectors", MilenageAnswers.Functions<TAes>),
        new($"MILENAGE, own constants, {name}", "milenage.json", "custom_constants", MilenageAnswers.Functions<TAes>),
    ];

    private static void Triplet(KnownAnswerRow row, AuthenticationAlgorithm algorithm)
    {
        GsmTriplet triplet = GsmTriplet.Generate(new AuthenticationKey(algorithm, row.Hex("ki"), []), row.Hex("rand"));
        row.Expect("sres", triplet.Sres.Span);
        row.Expect("kc", triplet.Kc.Span);
    }
}
