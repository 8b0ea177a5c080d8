using Tottoli.MultiSim.Protocol.SecuredPackets;

namespace Tottoli.MultiSim.Protocol.Tests.SecuredPackets;

public sealed class OtaKeySetTests
{
    [TestCase(0, OtaAlgorithm.Aes, 16)]
    [TestCase(16, OtaAlgorithm.Aes, 16)]
    [TestCase(1, OtaAlgorithm.Aes, 8)]
    [TestCase(1, OtaAlgorithm.Des, 32)]
    [TestCase(1, (OtaAlgorithm)9, 16)]
    public void A_set_that_cannot_be_is_refused(int version, OtaAlgorithm algorithm, int length) =>
        Assert.That(() => new OtaKeySet((byte)version, algorithm, new byte[length], new byte[length]), Throws.ArgumentException);

    [Test]
    public void It_prints_no_key() =>
        Assert.That(new OtaKeySet(1, OtaAlgorithm.Aes, new byte[16], new byte[16]).ToString(), Does.EndWith(nameof(OtaKeySet)));
}
