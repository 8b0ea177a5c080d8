using System.Security.Cryptography;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Cli.Tests.Platform;

/// <summary>The guesser finds what can be guessed: otherwise it would prove nothing that it finds nothing.</summary>
internal sealed class KeyGuessesTests
{
    private static readonly byte[] CardNumber = Convert.FromHexString("98880121436587092143");
    private static readonly byte[] Known = Convert.FromHexString("8C61D0A94E27F35B1B90E27C54D3A60F");
    private static readonly byte[] Package = [.. new byte[40], .. Known, .. new byte[57]];
    private static readonly byte[] Stolen = Convert.FromHexString("D2570CBA8316EF4960F8417D2B9E05C3");

    private static readonly byte[] Ephemeral = CardKeyPair.Generate(new SeededEntropy(1, "ephemeral")).PublicKey.ToArray();

    [Test]
    public void It_opens_with_a_private_key_amid_other_bytes()
    {
        CardKeyPair pair = CardKeyPair.Generate(new SeededEntropy(2, "card"));
        byte[] sealedProfile = SealedProfile.Seal(Package, pair.PublicKey, CardNumber, new SeededEntropy(3, "vault"));
        KeyGuesses guesses = new(sealedProfile, CardNumber, [Known]);
        Assert.Multiple(() =>
        {
            Assert.That(guesses.Open([[1, 2, 3, .. pair.PrivateKey, 4, 5]]), Is.EqualTo("as private key"));
            Assert.That(guesses.Open([[.. pair.PublicKey], Stolen]), Is.Null);
        });
    }

    [TestCase("plain")]
    [TestCase("hash")]
    [TestCase("x9.63")]
    public void It_opens_what_was_sealed_under_a_key_of_the_platform(string derivation)
    {
        byte[] keys = derivation switch
        {
            "plain" => [.. Stolen, .. new byte[16]],
            "hash" => SHA256.HashData(Stolen),
            _ => SHA256.HashData([.. Stolen, 0, 0, 0, 1, .. Ephemeral]),
        };
        byte[] ciphertext = new byte[Package.Length], tag = new byte[16];
        using (AesGcm aes = new(keys.AsSpan(0, 16), tag.Length))
            aes.Encrypt(keys.AsSpan(16, 12), Package, ciphertext, tag, CardNumber);
        AssertOpens(ciphertext, tag);
    }

    [Test]
    public void It_opens_cbc()
    {
        using Aes aes = Aes.Create();
        aes.Key = Stolen;
        AssertOpens(aes.EncryptCbc(Package, RandomNumberGenerator.GetBytes(16)), new byte[16]);
    }

    private static void AssertOpens(byte[] ciphertext, byte[] tag)
    {
        KeyGuesses guesses = new([.. Ephemeral, .. ciphertext, .. tag], CardNumber, [Known]);
        Assert.Multiple(() =>
        {
            Assert.That(guesses.Open([[9, .. Stolen, 9]]), Does.StartWith("AES"));
            Assert.That(guesses.Open([[9, .. Known, 9]]), Is.Null);
        });
    }
}
