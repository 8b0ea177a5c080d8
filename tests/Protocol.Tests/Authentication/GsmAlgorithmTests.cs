using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

public sealed class GsmAlgorithmTests
{
    private static readonly AuthenticationAlgorithm[] Algorithms =
        [AuthenticationAlgorithm.Comp128V1, AuthenticationAlgorithm.Comp128V2, AuthenticationAlgorithm.Comp128V3, AuthenticationAlgorithm.XorGsm];

    [TestCaseSource(nameof(Algorithms))]
    public void It_allocates_nothing(AuthenticationAlgorithm algorithm)
    {
        byte[] k = new byte[16], rand = new byte[16], sres = new byte[4], kc = new byte[8];
        AuthenticationKey key = new(algorithm, k, []);
        Aka.RunGsm(key, rand, sres, kc);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            Aka.RunGsm(key, rand, sres, kc);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [TestCaseSource(nameof(Algorithms))]
    public void It_has_no_vector_of_3G(AuthenticationAlgorithm algorithm)
    {
        Assert.That(new AuthenticationKey(algorithm, new byte[16], []).Engine.IsUmts, Is.False);
        Assert.That(() => Aka.Generate(new AuthenticationKey(algorithm, new byte[16], []), new byte[16], 32, 0), Throws.InvalidOperationException);
        Assert.That(() => Aka.TryResynchronise(new AuthenticationKey(algorithm, new byte[16], []), new byte[16], new byte[14], out _), Throws.InvalidOperationException);
        Assert.That(
            () => { _ = Aka.Verify(new AuthenticationKey(algorithm, new byte[16], []), new byte[16], new byte[16], new SequenceNumbers(new byte[192])); },
            Throws.InvalidOperationException);
    }
}
