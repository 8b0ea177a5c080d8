using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Auc.Tests;

public sealed class OperatorVaultTests
{
    [Test]
    public void A_profile_carries_the_keys_and_the_SQN_of_its_subscriber()
    {
        SubscriberStore store = new([World.Subscription(sqn: 0x0123_4500)]);
        store.TryGenerate(World.Imsi, new SeededEntropy(1, "auc"), out _);
        store.TryFind(World.Imsi, out _, out ulong used);

        Assert.That(Ask(Vault(store), World.Certificate(), out SealedGrant? grant, out _), Is.EqualTo(VaultRefusal.None));
        ProfilePackage package = World.Open(grant!.Payload);
        Assert.That((package.Imsi, package.Sqn, package.Label), Is.EqualTo((World.Imsi, used, "Mobil")));
        Assert.That((package.K.ToArray(), package.Opc.ToArray()), Is.EqualTo((World.K, World.Opc)));
        Assert.That(package.Rules, Has.Count.EqualTo(1));

        byte[] array = new byte[SequenceNumbers.DefaultStorageSize];
        SequenceNumbers card = new(array);
        SequenceRules.Default.Store(array, package.Sqn);
        store.TryGenerate(World.Imsi, new SeededEntropy(2, "auc"), out AuthenticationVector? vector);
        Assert.That(Aka.Verify(new AuthenticationKey(package.Algorithm, package.K.Span, package.Opc.Span), vector!.Rand.Span, vector.Autn.Span, card).Outcome, Is.EqualTo(AkaOutcome.Accepted));
    }

    [Test]
    public void The_same_card_may_ask_again_and_another_may_not()
    {
        OperatorVault vault = Vault(new SubscriberStore([World.Subscription()]));
        Iccid other = Iccid.WithCheckDigit("897010100000000002");
        Assert.That(Ask(vault, World.Certificate(), out _, out _), Is.EqualTo(VaultRefusal.None));
        Assert.That(Ask(vault, World.Certificate(), out _, out _), Is.EqualTo(VaultRefusal.None));
        Assert.That(Ask(vault, World.Certificate(iccid: other), out SealedGrant? grant, out _, other), Is.EqualTo(VaultRefusal.TakenByAnotherCard));
        Assert.That(grant, Is.Null);
    }

    [Test]
    public void A_card_that_the_issuer_did_not_certify_gets_nothing()
    {
        OperatorVault vault = Vault(new SubscriberStore([World.Subscription()]));
        Assert.That(Ask(vault, World.Certificate(issuer: World.Card), out SealedGrant? grant, out string? reason), Is.EqualTo(VaultRefusal.UntrustedCard));
        Assert.That(reason, Does.Contain("not signed by the issuer"));
        Assert.That(grant, Is.Null);
        Assert.That(Ask(vault, World.Certificate(), out _, out reason, Iccid.WithCheckDigit("897010100000000002")), Is.EqualTo(VaultRefusal.UntrustedCard));
        Assert.That(reason, Does.Contain("another card's"));
    }

    [Test]
    public void A_second_trusted_issuer_counts_too()
    {
        OperatorVault vault = new(
            [World.Profile()], new SubscriberStore([World.Subscription()]), [World.Card.PublicKey.ToArray(), World.Issuer.PublicKey.ToArray()]);
        Assert.That(Ask(vault, World.Certificate(), out _, out _), Is.EqualTo(VaultRefusal.None));
    }

    [Test]
    public void A_fault_of_the_configuration_is_found_at_once()
    {
        SubscriberStore store = new([World.Subscription()]);
        Assert.That(() => Vault(store, World.Profile() with { Imsi = Imsi.Parse("001010000000009") }), Throws.ArgumentException.With.Message.Contains("no subscriber"));
        Assert.That(() => Vault(store, World.Profile() with { Label = new string('x', 30) }), Throws.ArgumentException.With.Message.Contains("label"));
        Assert.That(() => Vault(store, World.Profile(), World.Profile()), Throws.ArgumentException.With.Message.Contains("twice"));
    }

    private static OperatorVault Vault(SubscriberStore store, params VaultProfile[] profiles) =>
        new(profiles.Length == 0 ? [World.Profile()] : profiles, store, [World.Issuer.PublicKey.ToArray()]);

    private static VaultRefusal Ask(OperatorVault vault, byte[] certificate, out SealedGrant? grant, out string? reason, Iccid? iccid = null) =>
        vault.TrySeal("mobil", iccid ?? World.CardIccid, certificate, World.Now, new SeededEntropy(1, "vault"), out grant, out reason);
}
