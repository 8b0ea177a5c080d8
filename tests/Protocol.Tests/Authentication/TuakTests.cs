using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class TuakTests
{
    private static IEnumerable<TestCaseData> Published() => JsonVectors.Rows("tuak.json", "vectors", "id");

    // AUTN has room for a MAC of 64 bits.
    private static IEnumerable<TestCaseData> ForUsims() => JsonVectors.Rows("tuak.json", "vectors", "id", having: "autn");

    private static IEnumerable<TestCaseData> Permutations() => JsonVectors.Rows("tuak.json", "keccak", "id");

    private static IEnumerable<TestCaseData> Blocks() => JsonVectors.Rows("tuak.json", "set1_block_trace", "function");

    [TestCaseSource(nameof(Permutations))]
    public void The_permutation_is_that_of_the_standard(JsonElement row) => Assert.That(Permute(row.Hex("inp")), Is.EqualTo(row.Text("out")));

    [TestCaseSource(nameof(Blocks))]
    public void The_blocks_of_set_1_are_those_of_the_standard(JsonElement row) => Assert.That(Permute(row.Hex("block_in")), Is.EqualTo(row.Text("block_out")));

    [TestCaseSource(nameof(Published))]
    public void Published_sets_come_out(JsonElement set)
    {
        int iterations = set.GetProperty("keccak_iterations").GetInt32(), macLength = Bytes(set, "mac_bits");
        byte[] macA = new byte[macLength], macS = new byte[macLength], topc = new byte[32];
        byte[] res = new byte[Bytes(set, "res_bits")], ck = new byte[Bytes(set, "ck_bits")], ik = new byte[Bytes(set, "ik_bits")];
        ushort amf = (ushort)set.Number("amf");

        Tuak.ComputeTopc(set.Hex("k"), set.Hex("top"), topc, iterations);
        Tuak.F1(set.Hex("k"), topc, set.Hex("rand"), set.Number("sqn"), amf, macA, macS, iterations);
        ulong ak = AuthenticationFunctions.F2F5(KeyOf(set), set.Hex("rand"), res, ck, ik);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(topc.ToHex(), Is.EqualTo(set.Text("topc")), "TOPc");
            Assert.That(macA.ToHex(), Is.EqualTo(set.Text("f1_mac_a")), "f1");
            Assert.That(macS.ToHex(), Is.EqualTo(set.Text("f1star_mac_s")), "f1*");
            Assert.That(res.ToHex(), Is.EqualTo(set.Text("f2_res")), "f2");
            Assert.That(ck.ToHex(), Is.EqualTo(set.Text("f3_ck")), "f3");
            Assert.That(ik.ToHex(), Is.EqualTo(set.Text("f4_ik")), "f4");
            Assert.That(ak, Is.EqualTo(set.Number("f5_ak")), "f5");
            Assert.That(AuthenticationFunctions.F5Star(KeyOf(set), set.Hex("rand")), Is.EqualTo(set.Number("f5star_ak")), "f5*");
        }
    }

    [TestCaseSource(nameof(ForUsims))]
    public void A_vector_has_the_AUTN_of_the_set_and_its_AUTS_the_SQN(JsonElement set)
    {
        AuthenticationVector vector = Aka.Generate(KeyOf(set), set.Hex("rand"), set.Number("sqn"), (ushort)set.Number("amf"));
        Assert.That(vector.Autn.Span.ToHex(), Is.EqualTo(set.Text("autn")));
        Assert.That(Aka.TryResynchronise(KeyOf(set), set.Hex("rand"), set.Hex("auts_for_this_sqn"), out ulong sqn) ? sqn : 0, Is.EqualTo(set.Number("sqn")));
        if (!set.TryGetProperty("gsm_sres_c2", out JsonElement sres))
            return;
        GsmTriplet triplet = GsmTriplet.Generate(KeyOf(set), set.Hex("rand"));
        Assert.That((triplet.Sres.Span.ToHex(), triplet.Kc.Span.ToHex()), Is.EqualTo((sres.GetString(), set.Text("gsm_kc_c3"))));
    }

    [Test]
    public void What_cannot_be_is_refused()
    {
        byte[] k = new byte[16], top = new byte[32], rand = new byte[16], mac = new byte[8];
        Assert.That(() => Tuak.ComputeTopc(new byte[24], top, new byte[32]), Throws.ArgumentException);
        Assert.That(() => Tuak.ComputeTopc(k, new byte[16], new byte[32]), Throws.ArgumentException);
        Assert.That(() => Tuak.ComputeTopc(k, top, new byte[32], 0), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => Tuak.F1(k, top, rand, 0, 0, new byte[9], new byte[9]), Throws.ArgumentException);
        Assert.That(() => Tuak.F1(k, top, rand, 0, 0, mac, new byte[16]), Throws.ArgumentException);
        Assert.That(() => Tuak.F1(k, top, new byte[15], 0, 0, mac, mac), Throws.ArgumentException);
        foreach (byte[] parameters in (byte[][])[[16, 16], [24, 16, 1], [16, 0, 1], [16, 16, 0], [16, 16, 1, 1]])
            Assert.That(() => { _ = new AuthenticationKey(AuthenticationAlgorithm.Tuak, k, top, parameters: parameters); }, Throws.ArgumentException, Convert.ToHexString(parameters));
    }

    [Test]
    public void Nothing_of_the_key_is_left_after_it_is_cleared()
    {
        byte[] secret = [.. Enumerable.Repeat((byte)0xA5, 32)];
        TuakFunctions functions = TuakFunctions.Start(new(AuthenticationAlgorithm.Tuak, secret, secret), new byte[16]);
        functions.F2F5(new byte[8]);
        functions.Clear();
        Assert.That(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<TuakFunctions>(in functions)).ContainsAnyExcept((byte)0), Is.False);
    }

    private static AuthenticationKey KeyOf(JsonElement set) => new(
        AuthenticationAlgorithm.Tuak, set.Hex("k"), set.Hex("topc"), Bytes(set, "res_bits"),
        new TuakParameters((byte)Bytes(set, "ck_bits"), (byte)Bytes(set, "ik_bits"), set.GetProperty("keccak_iterations").GetByte()).Encode());

    private static int Bytes(JsonElement set, string bits) => set.GetProperty(bits).GetInt32() / 8;

    private static string Permute(byte[] octets)
    {
        KeccakState state = default;
        octets.CopyTo(System.Runtime.InteropServices.MemoryMarshal.AsBytes((Span<ulong>)state));
        state.Turn();
        Keccak.Permute(ref state);
        state.Turn();
        return System.Runtime.InteropServices.MemoryMarshal.AsBytes((ReadOnlySpan<ulong>)state).ToHex();
    }
}
