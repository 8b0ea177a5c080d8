using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Tests;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class MilenageTests
{
    private static IEnumerable<TestCaseData> Published() =>
        JsonVectors.Rows("milenage.json", "vectors", "id").Concat(JsonVectors.Rows("milenage.json", "custom_constants", "id"));

    private static IEnumerable<TestCaseData> AesKernel() =>
        Vectors.Json("milenage.json").GetProperty("aes_kernel").EnumerateArray()
            .Where(row => row.Hex("key").Length == 16)
            .Select(row => new TestCaseData(row).SetArgDisplayNames(row.GetProperty("source").GetString()!));

    [TestCaseSource(nameof(Published))]
    public void Published_sets_come_out_with_the_processors_AES(JsonElement set)
    {
        Assume.That(HardwareAes128.IsSupported, "no AES instructions here");
        CheckBoth<HardwareAes128>(set);
    }

    [TestCaseSource(nameof(Published))]
    public void Published_sets_come_out_with_the_portable_AES(JsonElement set) =>
        CheckBoth<PortableAes128>(set);

    [TestCaseSource(nameof(Published))]
    public void Published_sets_come_out_of_the_public_functions(JsonElement set)
    {
        byte[] opc = set.Hex("opc"), macA = new byte[8], macS = new byte[8], res = new byte[8], ck = new byte[16], ik = new byte[16];
        if (set.TryGetProperty("op", out _))
        {
            byte[] computed = new byte[16];
            Milenage.ComputeOpc(set.Hex("k"), set.Hex("op"), computed);
            Assert.That(computed, Is.EqualTo(opc));
        }
        AuthenticationFunctions.F1(KeyOf(set), set.Hex("rand"), set.Number("sqn"), (ushort)set.Number("amf"), macA, macS);
        ulong ak = AuthenticationFunctions.F2F5(KeyOf(set), set.Hex("rand"), res, ck, ik);
        Assert.That(
            (macA.ToHex(), macS.ToHex(), res.ToHex(), ck.ToHex(), ik.ToHex(), ak, AuthenticationFunctions.F5Star(KeyOf(set), set.Hex("rand"))),
            Is.EqualTo((set.Text("f1_mac_a"), set.Text("f1star_mac_s"), set.Text("f2_res"), set.Text("f3_ck"), set.Text("f4_ik"), set.Number("f5_ak"), set.Number("f5star_ak"))));
    }

    [TestCaseSource(nameof(AesKernel))]
    public void Both_AES_encrypt_as_the_standard(JsonElement row)
    {
        Assert.That(Encrypt<PortableAes128>(row), Is.EqualTo(row.Text("ciphertext")));
        if (HardwareAes128.IsSupported)
            Assert.That(Encrypt<HardwareAes128>(row), Is.EqualTo(row.Text("ciphertext")));
    }

    [Test]
    public void A_key_of_a_wrong_length_is_refused()
    {
        Assert.That(() => Milenage.ComputeOpc(new byte[15], new byte[16], new byte[16]), Throws.ArgumentException);
        Assert.That(() => Milenage.ComputeOpc(new byte[16], new byte[17], new byte[16]), Throws.ArgumentException);
        Assert.That(() => AuthenticationFunctions.F5Star(new(AuthenticationAlgorithm.Milenage, new byte[16], new byte[16]), new byte[15]), Throws.ArgumentException);
    }

    [TestCaseSource(nameof(Published))]
    public void A_vector_is_made_with_the_operators_constants(JsonElement set)
    {
        AuthenticationVector vector = Aka.Generate(KeyOf(set), set.Hex("rand"), set.Number("sqn"), (ushort)set.Number("amf"));
        Assert.That(vector.Autn.Span.ToHex(), Is.EqualTo(set.Text("autn")));
    }

    [Test]
    public void Nothing_of_the_key_is_left_after_it_is_cleared()
    {
        MilenageFunctions<HardwareAes128, OwnMilenageConstants> functions = default;
        if (HardwareAes128.IsSupported)
            functions = MilenageFunctions<HardwareAes128, OwnMilenageConstants>.Start(new(AuthenticationAlgorithm.Milenage, new byte[16], new byte[16], parameters: new byte[85]), new byte[16]);
        functions.Clear();
        Assert.That(System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<MilenageFunctions<HardwareAes128, OwnMilenageConstants>>(in functions)).ContainsAnyExcept((byte)0), Is.False);
    }

    [Test]
    public void Constants_that_cannot_be_are_refused()
    {
        Assert.That(() => new MilenageConstants(new byte[79], new byte[5]), Throws.ArgumentException);
        Assert.That(() => new MilenageConstants(new byte[80], new byte[4]), Throws.ArgumentException);
        Assert.That(() => new MilenageConstants(new byte[80], [0, 0, 0, 0, 128]), Throws.ArgumentException);
    }

    private static AuthenticationKey KeyOf(JsonElement set) =>
        new(AuthenticationAlgorithm.Milenage, set.Hex("k"), set.Hex("opc"), parameters: ConstantsOf(set) is { } constants ? constants.Octets : default);

    private static MilenageConstants? ConstantsOf(JsonElement set) => set.TryGetProperty("c", out JsonElement c)
        ? new(
            [.. c.EnumerateArray().SelectMany(each => Convert.FromHexString(each.GetString()!))],
            [.. set.GetProperty("r_bits").EnumerateArray().Select(each => each.GetByte())])
        : null;

    private static string Encrypt<TAes>(JsonElement row)
        where TAes : struct, IAes128<TAes>
    {
        byte[] result = new byte[16];
        System.Runtime.Intrinsics.Vector128.CopyTo(
            TAes.Create(row.Hex("key")).Encrypt(System.Runtime.Intrinsics.Vector128.Create(row.Hex("plaintext"))), result);
        return result.ToHex();
    }

    // The operator's constants, where the set has them; else those of the specification, built in and given.
    private static void CheckBoth<TAes>(JsonElement set)
        where TAes : struct, IAes128<TAes>
    {
        MilenageConstants constants = ConstantsOf(set) ?? MilenageConstants.Standard;
        Check<TAes, OwnMilenageConstants>(set, new(AuthenticationAlgorithm.Milenage, set.Hex("k"), set.Hex("opc"), parameters: constants.Octets));
        if (ConstantsOf(set) is null)
            Check<TAes, StandardMilenageConstants>(set, KeyOf(set));
    }

    private static void Check<TAes, TConstants>(JsonElement set, AuthenticationKey key)
        where TAes : struct, IAes128<TAes>
        where TConstants : struct, IMilenageConstants<TConstants>
    {
        MilenageFunctions<TAes, TConstants> functions = MilenageFunctions<TAes, TConstants>.Start(key, set.Hex("rand"));
        ulong sqn = set.Number("sqn");
        ushort amf = (ushort)set.Number("amf");
        byte[] res = new byte[8], ck = new byte[16], ik = new byte[16];
        ulong ak = functions.F2F5(res);
        functions.F3(ck);
        functions.F4(ik);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(functions.F1(sqn, amf), Is.EqualTo(set.Number("f1_mac_a")), "f1");
            Assert.That(functions.F1Star(sqn, amf), Is.EqualTo(set.Number("f1star_mac_s")), "f1*");
            Assert.That(res.ToHex(), Is.EqualTo(set.Text("f2_res")), "f2");
            Assert.That(ck.ToHex(), Is.EqualTo(set.Text("f3_ck")), "f3");
            Assert.That(ik.ToHex(), Is.EqualTo(set.Text("f4_ik")), "f4");
            Assert.That(ak, Is.EqualTo(set.Number("f5_ak")), "f5");
            Assert.That(functions.F5Star(), Is.EqualTo(set.Number("f5star_ak")), "f5*");
        }
    }
}
