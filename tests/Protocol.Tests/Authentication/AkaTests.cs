using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class AkaTests
{
    private static IEnumerable<TestCaseData> Resynchronisations() => JsonVectors.Rows("aka.json", "resync_at_auc", "id");

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
}
