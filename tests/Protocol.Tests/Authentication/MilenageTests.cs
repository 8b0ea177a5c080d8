using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class MilenageTests
{
    private static IEnumerable<TestCaseData> Published() =>
        JsonVectors.Rows("milenage.json", "vectors", "id").Concat(JsonVectors.Rows("milenage.json", "custom_constants", "id"));

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

    [Test]
    public void A_key_of_a_wrong_length_is_refused()
    {
        Assert.That(() => Milenage.ComputeOpc(new byte[15], new byte[16], new byte[16]), Throws.ArgumentException);
        Assert.That(() => Milenage.ComputeOpc(new byte[16], new byte[17], new byte[16]), Throws.ArgumentException);
        Assert.That(() => AuthenticationFunctions.F5Star(new(AuthenticationAlgorithm.Milenage, new byte[16], new byte[16]), new byte[15]), Throws.ArgumentException);
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
}
