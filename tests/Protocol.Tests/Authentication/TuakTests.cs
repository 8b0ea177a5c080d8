using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class TuakTests
{
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
}
