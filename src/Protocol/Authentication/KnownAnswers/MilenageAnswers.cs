using System.Runtime.Intrinsics;
using System.Text.Json;

namespace Tottoli.MultiSim.Protocol.Authentication.KnownAnswers;

/// <summary>Rows of milenage.json, over either AES.</summary>
internal static class MilenageAnswers
{
    public static void Kernel<TAes>(KnownAnswerRow row)
        where TAes : struct, IAes128<TAes>
    {
        byte[] result = new byte[AuthenticationKey.Size];
        TAes.Create(row.Hex("key")).Encrypt(Vector128.Create(row.Hex("plaintext"))).CopyTo(result);
        row.Expect("ciphertext", result);
    }

    /// <summary>f1 to f5*, with the operator's constants where the row has them; else with those of the specification, built in and given, and all at once.</summary>
    public static void Functions<TAes>(KnownAnswerRow row)
        where TAes : struct, IAes128<TAes>
    {
        MilenageConstants? own = ConstantsOf(row);
        Functions<TAes, OwnMilenageConstants>(row, new(AuthenticationAlgorithm.Milenage, row.Hex("k"), row.Hex("opc"), parameters: (own ?? MilenageConstants.Standard).Octets));
        if (own is not null)
            return;
        Functions<TAes, StandardMilenageConstants>(row, KeyOf(row, null));
        Milenage.ComputeWith<TAes>(row.Hex("k"), Vector128.Create(row.Hex("opc")), Vector128.Create(row.Hex("rand")), row.Number("sqn"), (ushort)row.Number("amf"), out MilenageOutput output);
        row.Expect("f1_mac_a", output.MacA);
        row.Expect("f1star_mac_s", output.MacS);
        row.Expect("f2_res", output.Res);
        row.Expect("f3_ck", output.Ck);
        row.Expect("f4_ik", output.Ik);
        row.Expect("f5_ak", output.Ak);
    }

    /// <summary>What is made of the functions.</summary>
    public static void Vector(KnownAnswerRow row)
    {
        if (row.Has("op"))
        {
            byte[] opc = new byte[AuthenticationKey.Size];
            Milenage.ComputeOpc(row.Hex("k"), row.Hex("op"), opc);
            row.Expect("opc", opc);
        }
        AkaAnswers.Vector(row, KeyOf(row, ConstantsOf(row)), "f2_res", "f3_ck", "f4_ik");
    }

    private static void Functions<TAes, TConstants>(KnownAnswerRow row, AuthenticationKey key)
        where TAes : struct, IAes128<TAes>
        where TConstants : struct, IMilenageConstants<TConstants>
    {
        MilenageFunctions<TAes, TConstants> functions = MilenageFunctions<TAes, TConstants>.Start(key, row.Hex("rand"));
        byte[] res = new byte[AuthenticationFunctions.MacSize], ck = new byte[AuthenticationKey.Size], ik = new byte[AuthenticationKey.Size];
        ulong ak = functions.F2F5(res);
        functions.F3(ck);
        functions.F4(ik);
        row.Expect("f1_mac_a", functions.F1(row.Number("sqn"), (ushort)row.Number("amf")));
        row.Expect("f1star_mac_s", functions.F1Star(row.Number("sqn"), (ushort)row.Number("amf")));
        row.Expect("f2_res", res);
        row.Expect("f3_ck", ck);
        row.Expect("f4_ik", ik);
        row.Expect("f5_ak", ak);
        row.Expect("f5star_ak", functions.F5Star());
    }

    private static AuthenticationKey KeyOf(KnownAnswerRow row, MilenageConstants? own) =>
        new(AuthenticationAlgorithm.Milenage, row.Hex("k"), row.Hex("opc"), parameters: own is null ? default : own.Octets);

    private static MilenageConstants? ConstantsOf(KnownAnswerRow row) => row.Json.TryGetProperty("c", out JsonElement c)
        ? new(
            [.. c.EnumerateArray().SelectMany(each => Convert.FromHexString(each.GetString()!))],
            [.. row.Json.GetProperty("r_bits").EnumerateArray().Select(each => each.GetByte())])
        : null;
}
