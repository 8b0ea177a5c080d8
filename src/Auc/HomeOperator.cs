using System.Security.Cryptography;
using System.Text;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc;

/// <summary>A home operator at work: subscribers, vault, and the roaming partners whose keys it knows.</summary>
internal sealed class HomeOperator
{
    // Only digests are kept: they have one length, so a comparison tells nothing, and a dump of the memory no key.
    private readonly Dictionary<Plmn, byte[]> _partners = [];

    public HomeOperator(OperatorConfiguration configuration)
    {
        Subscribers = new SubscriberStore(configuration.Subscribers, configuration.Algorithms);
        Vault = new OperatorVault(configuration.Profiles, Subscribers, configuration.Issuers);
        foreach ((Plmn plmn, string key) in configuration.Partners)
            _partners.Add(plmn, Digest(key));
    }

    public SubscriberStore Subscribers { get; }

    public OperatorVault Vault { get; }

    /// <summary>Whether a bearer key is that of a roaming partner.</summary>
    public bool Knows(Plmn partner, string key)
    {
        bool agreed = _partners.TryGetValue(partner, out byte[]? expected);
        return CryptographicOperations.FixedTimeEquals(Digest(key), expected ?? new byte[SHA256.HashSizeInBytes]) && agreed;
    }

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
