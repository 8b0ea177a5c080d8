using System.Diagnostics.CodeAnalysis;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Auc;

/// <summary>Why a vault does not give a profile.</summary>
public enum VaultRefusal
{
    /// <summary>It does give it.</summary>
    None,

    /// <summary>There is no such profile.</summary>
    UnknownProfile,

    /// <summary>The certificate is not the issuer's, not valid now, or another card's.</summary>
    UntrustedCard,

    /// <summary>Another card has the profile already: two cards with one IMSI would put each other off the network.</summary>
    TakenByAnotherCard,
}

/// <summary>A profile as the vault hands it out.</summary>
/// <param name="Imsi">The subscriber.</param>
/// <param name="Payload">The package, sealed to the card.</param>
public sealed record SealedGrant(Imsi Imsi, byte[] Payload);

/// <summary>An operator's profiles, sealed on request to the card of a certificate. Its keys and sequence numbers are the subscriber store's: one truth. Safe for several threads.</summary>
public sealed class OperatorVault
{
    private readonly Dictionary<string, VaultProfile> _profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Iccid> _holders = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly SubscriberStore _subscribers;
    private readonly IReadOnlyList<ReadOnlyMemory<byte>> _issuers;

    /// <summary>A vault.</summary>
    /// <param name="profiles">The profiles.</param>
    /// <param name="subscribers">Where their keys are.</param>
    /// <param name="issuers">Public keys of the card issuers that the operator trusts, 65 bytes each.</param>
    /// <exception cref="ArgumentException">An id appears twice, or a profile's subscriber is missing, or it cannot be encoded.</exception>
    public OperatorVault(IEnumerable<VaultProfile> profiles, SubscriberStore subscribers, IReadOnlyList<ReadOnlyMemory<byte>> issuers)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        _subscribers = subscribers;
        _issuers = issuers;
        foreach (VaultProfile profile in profiles)
        {
            if (!subscribers.TryFind(profile.Imsi, out _, out _))
                throw new ArgumentException($"Profile {profile.Id}: {profile.Imsi} is no subscriber of the operator.", nameof(profiles));
            if (!_profiles.TryAdd(profile.Id, profile))
                throw new ArgumentException($"Profile {profile.Id} appears twice; an id names one profile.", nameof(profiles));
            // A fault of the configuration is found now, not when a card asks.
            try
            {
                Encode(profile);
            }
            catch (InvalidOperationException fault)
            {
                throw new ArgumentException(fault.Message, nameof(profiles), fault);
            }
        }
    }

    /// <summary>Seals a profile to a card.</summary>
    /// <param name="profileId">The profile.</param>
    /// <param name="iccid">The card that asks.</param>
    /// <param name="certificate">Its certificate, DER.</param>
    /// <param name="at">When the certificate must be valid.</param>
    /// <param name="entropy">Where the ephemeral key comes from; safe for the threads that ask.</param>
    /// <param name="grant">The profile.</param>
    /// <param name="reason">What is wrong with the certificate, in words; null otherwise.</param>
    public VaultRefusal TrySeal(
        string profileId, Iccid iccid, ReadOnlySpan<byte> certificate, DateTimeOffset at, IEntropySource entropy,
        out SealedGrant? grant, out string? reason)
    {
        grant = null;
        reason = null;
        if (!_profiles.TryGetValue(profileId, out VaultProfile? profile))
            return VaultRefusal.UnknownProfile;
        if (!TryCheckCard(iccid, certificate, at, out CardCertificate? card, out reason))
            return VaultRefusal.UntrustedCard;
        lock (_lock)
        {
            if (!_holders.TryAdd(profileId, iccid) && _holders[profileId] != iccid)
                return VaultRefusal.TakenByAnotherCard;
        }
        Span<byte> encodedIccid = stackalloc byte[Iccid.Size];
        iccid.Encode(encodedIccid);
        byte[] package = Encode(profile);
        grant = new SealedGrant(profile.Imsi, SealedProfile.Seal(package, card.PublicKey, encodedIccid, entropy));
        Array.Clear(package);
        return VaultRefusal.None;
    }

    private bool TryCheckCard(
        Iccid iccid, ReadOnlySpan<byte> certificate, DateTimeOffset at, [NotNullWhen(true)] out CardCertificate? card, out string? reason)
    {
        card = null;
        reason = "the operator trusts no card issuer";
        foreach (ReadOnlyMemory<byte> issuer in _issuers)
        {
            if (!CardCertificate.TryCheck(certificate, issuer.Span, at, out card, out reason))
                continue;
            if (card.Iccid == iccid)
                return true;
            reason = "it is another card's";
            card = null;
            return false;
        }
        return false;
    }

    private byte[] Encode(VaultProfile profile)
    {
        _subscribers.TryFind(profile.Imsi, out Subscription? subscription, out ulong sqn);
        return new ProfilePackage
        {
            Label = profile.Label,
            Imsi = profile.Imsi,
            Algorithm = subscription!.Algorithm,
            K = subscription.K,
            Opc = subscription.Opc,
            Sqn = sqn,
            ResLength = subscription.ResLength,
            Parameters = subscription.Parameters,
            Rules = profile.Rules,
            Files = profile.Files,
        }.Encode();
    }
}
