using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Authentication;

namespace Tottoli.MultiSim.Protocol.Tests.Authentication;

/// <summary>What no published vector shows of the key derivation.</summary>
internal sealed class KeyDerivationTests
{
    [Test]
    public void Next_hop_is_of_the_synchronisation_input()
    {
        byte[] kamf = [.. Enumerable.Range(0, 32).Select(i => (byte)i)], kgnb = [.. Enumerable.Range(32, 32).Select(i => (byte)i)];
        byte[] nextHop = new byte[32];
        FiveGKeys.NextHop(kamf, kgnb, nextHop);
        Assert.That(nextHop, Is.EqualTo(HMACSHA256.HashData(kamf, (byte[])[0x6F, .. kgnb, 0x00, 0x20])));
    }

    [Test]
    public void An_empty_parameter_counts_and_a_long_one_is_taken()
    {
        byte[] none = new byte[32], empty = new byte[32], large = new byte[32];
        KeyDerivation.Derive([1], 0x42, none, default);
        KeyDerivation.Derive([1], 0x42, empty, new(ReadOnlySpan<byte>.Empty));
        KeyDerivation.Derive([1], 0x42, large, new(new byte[1000]));
        Assert.Multiple(() =>
        {
            Assert.That(none, Is.EqualTo(HMACSHA256.HashData((byte[])[1], (byte[])[0x42])));
            Assert.That(empty, Is.EqualTo(HMACSHA256.HashData((byte[])[1], (byte[])[0x42, 0, 0])));
            Assert.That(large, Is.EqualTo(HMACSHA256.HashData((byte[])[1], (byte[])[0x42, .. new byte[1000], 0x03, 0xE8])));
            Assert.That(() => KeyDerivation.Derive([1], 0x42, new byte[32], new(new byte[65536])), Throws.ArgumentException);
        });
    }
}
