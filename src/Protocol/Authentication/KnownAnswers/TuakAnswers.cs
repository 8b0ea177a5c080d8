using System.Runtime.InteropServices;

namespace Tottoli.MultiSim.Protocol.Authentication.KnownAnswers;

/// <summary>Rows of tuak.json.</summary>
internal static class TuakAnswers
{
    private const int TopcSize = 32;

    public static void Functions(KnownAnswerRow row)
    {
        int iterations = row.Integer("keccak_iterations"), macSize = row.Bytes("mac_bits");
        byte[] macA = new byte[macSize], macS = new byte[macSize], topc = new byte[TopcSize];
        byte[] res = new byte[row.Bytes("res_bits")], ck = new byte[row.Bytes("ck_bits")], ik = new byte[row.Bytes("ik_bits")];
        Tuak.ComputeTopc(row.Hex("k"), row.Hex("top"), topc, iterations);
        Tuak.F1(row.Hex("k"), topc, row.Hex("rand"), row.Number("sqn"), (ushort)row.Number("amf"), macA, macS, iterations);
        ulong ak = AuthenticationFunctions.F2F5(KeyOf(row), row.Hex("rand"), res, ck, ik);
        row.Expect("topc", topc);
        row.Expect("f1_mac_a", macA);
        row.Expect("f1star_mac_s", macS);
        row.Expect("f2_res", res);
        row.Expect("f3_ck", ck);
        row.Expect("f4_ik", ik);
        row.Expect("f5_ak", ak);
        row.Expect("f5star_ak", AuthenticationFunctions.F5Star(KeyOf(row), row.Hex("rand")));
    }

    /// <summary>What is made of the functions where MAC has the 64 bits that AUTN has room for.</summary>
    public static void Vector(KnownAnswerRow row) => AkaAnswers.Vector(row, KeyOf(row), "f2_res", "f3_ck", "f4_ik");

    public static void Permutation(KnownAnswerRow row, string input, string output)
    {
        KeccakState state = default;
        row.Hex(input).CopyTo(MemoryMarshal.AsBytes((Span<ulong>)state));
        state.Turn();
        Keccak.Permute(ref state);
        state.Turn();
        row.Expect(output, MemoryMarshal.AsBytes((ReadOnlySpan<ulong>)state));
    }

    private static AuthenticationKey KeyOf(KnownAnswerRow row) => new(
        AuthenticationAlgorithm.Tuak, row.Hex("k"), row.Hex("topc"), row.Bytes("res_bits"),
        new TuakParameters((byte)row.Bytes("ck_bits"), (byte)row.Bytes("ik_bits"), (byte)row.Integer("keccak_iterations")).Encode());
}
