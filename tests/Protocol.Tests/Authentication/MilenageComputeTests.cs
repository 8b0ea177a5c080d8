using System.Runtime.Intrinsics;
using System.Text.Json;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class MilenageComputeTests
{
    private static IEnumerable<TestCaseData> Published() => JsonVectors.Rows("milenage.json", "vectors", "id");

    [TestCaseSource(nameof(Published))]
    public void Published_sets_come_out_at_once(JsonElement set)
    {
        Milenage.Compute(set.Hex("k"), set.Hex("opc"), set.Hex("rand"), set.Number("sqn"), (ushort)set.Number("amf"), out MilenageOutput output);
        Check(set, output);
    }

    [TestCaseSource(nameof(Published))]
    public void Published_sets_come_out_of_a_prepared_key(JsonElement set)
    {
        using MilenageKey key = new(set.Hex("k"), set.Hex("opc"));
        key.Compute(set.Hex("rand"), set.Number("sqn"), (ushort)set.Number("amf"), out MilenageOutput output);
        Check(set, output);
        key.Compute(set.Hex("rand"), set.Number("sqn"), (ushort)set.Number("amf"), out output);
        Check(set, output);
    }

    [Test]
    public void Published_sets_come_out_of_a_batch_in_any_order()
    {
        JsonElement[] sets = [.. Published().Select(data => (JsonElement)data.Arguments[0]!)];
        MilenageSubscriber[] subscribers = [.. sets.Select(set => new MilenageSubscriber(set.Hex("k"), set.Hex("opc")))];
        int[] order = [.. Enumerable.Range(0, 5 * sets.Length).Select(i => i * 7 % sets.Length)];
        MilenageChallenge[] challenges = [.. order.Select(i => new MilenageChallenge(i, sets[i].Hex("rand"), sets[i].Number("sqn"), (ushort)sets[i].Number("amf")))];
        MilenageOutput[] outputs = new MilenageOutput[challenges.Length];
        Milenage.ComputeMany(subscribers, challenges, outputs);
        for (int i = 0; i < order.Length; i++)
            Check(sets[order[i]], outputs[i]);
    }

    [Test]
    public void Four_blocks_side_by_side_are_each_as_one_alone()
    {
        Random chance = new(4);
        byte[] bytes = new byte[16 * 5];
        for (int i = 0; i < 1000; i++)
        {
            chance.NextBytes(bytes);
            Compare<PortableAes128>(bytes);
            if (HardwareAes128.IsSupported)
                Compare<HardwareAes128>(bytes);
        }
    }

    [Test]
    public void What_cannot_be_is_refused_before_any_work()
    {
        byte[] block = new byte[16];
        const ulong tooLong = 1UL << 48;
        using MilenageKey key = new(block, block);
        MilenageOutput[] one = new MilenageOutput[1];
        MilenageSubscriber[] subscribers = [new(block, block)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Milenage.Compute(new byte[15], block, block, 0, 0, out _), Throws.ArgumentException.With.Message.Contains("k has 15 bytes"));
            Assert.That(() => Milenage.Compute(block, new byte[17], block, 0, 0, out _), Throws.ArgumentException.With.Message.Contains("opc has 17 bytes"));
            Assert.That(() => Milenage.Compute(block, block, [], 0, 0, out _), Throws.ArgumentException.With.Message.Contains("rand has 0 bytes"));
            Assert.That(() => Milenage.Compute(block, block, block, tooLong, 0, out _), Throws.ArgumentException.With.Message.Contains("48 bits"));
            Assert.That(() => key.Compute(new byte[32], 0, 0, out _), Throws.ArgumentException);
            Assert.That(() => key.Compute(block, tooLong, 0, out _), Throws.ArgumentException);
            Assert.That(() => new MilenageKey(block, []), Throws.ArgumentException);
            Assert.That(() => new MilenageSubscriber([], block), Throws.ArgumentException);
            Assert.That(() => new MilenageChallenge(0, new byte[8], 0, 0), Throws.ArgumentException);
            Assert.That(() => Milenage.ComputeMany(subscribers, new MilenageChallenge[2], one), Throws.ArgumentException);
            Assert.That(() => Milenage.ComputeMany(subscribers, [new(1, block, 0, 0)], one), Throws.ArgumentException.With.Message.Contains("subscriber 1"));
            Assert.That(() => Milenage.ComputeMany(subscribers, [new(-1, block, 0, 0)], one), Throws.ArgumentException);
        }
    }

    [Test]
    public void A_key_that_is_forgotten_computes_no_more()
    {
        MilenageKey key = new(new byte[16], new byte[16]);
        key.Dispose();
        Assert.That(() => key.Compute(new byte[16], 0, 0, out _), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void Nothing_is_allocated()
    {
        Assume.That(HardwareAes128.IsSupported, "the portable AES allocates its key schedule");
        byte[] block = new byte[16];
        using MilenageKey key = new(block, block);
        MilenageSubscriber[] subscribers = [new(block, block)];
        MilenageChallenge[] challenges = new MilenageChallenge[20];
        MilenageOutput[] outputs = new MilenageOutput[20];
        for (int round = 0; round < 2; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Milenage.Compute(block, block, block, 1, 2, out outputs[0]);
            key.Compute(block, 1, 2, out outputs[0]);
            Milenage.ComputeMany(subscribers, challenges, outputs);
            if (round == 1) // in the first the compiler is at work
                Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        }
    }

    private static void Compare<TAes>(ReadOnlySpan<byte> keyAndBlocks)
        where TAes : struct, IAes128<TAes>
    {
        TAes aes = TAes.Create(keyAndBlocks[..16]);
        Vector128<byte>[] blocks = [.. Enumerable.Range(1, 4).Select(Block(keyAndBlocks.ToArray()))];
        Vector128<byte>[] alone = [.. blocks.Select(block => aes.Encrypt(block))];
        aes.Encrypt(ref blocks[0], ref blocks[1], ref blocks[2], ref blocks[3]);
        Assert.That(blocks, Is.EqualTo(alone));
    }

    private static Func<int, Vector128<byte>> Block(byte[] bytes) => number => Vector128.Create(bytes, 16 * number);

    private static void Check(JsonElement set, in MilenageOutput output)
    {
        string[] found = [output.MacA.ToHex(), output.MacS.ToHex(), output.Res.ToHex(), output.Ck.ToHex(), output.Ik.ToHex(), output.Ak.ToHex()];
        Assert.That(found, Is.EqualTo(new[] { "f1_mac_a", "f1star_mac_s", "f2_res", "f3_ck", "f4_ik", "f5_ak" }.Select(name => set.Text(name))));
        Assert.That(output.ToString(), Is.EqualTo(nameof(MilenageOutput)));
    }
}
