using System.Globalization;
using Tottoli.MultiSim.Auc;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Profiles;

namespace Tottoli.MultiSim.Testbed.Scenarios;

/// <summary>The home operators of a scenario, as a host of AuCs and vaults serves them.</summary>
public static class ScenarioOperators
{
    /// <summary>Every operator with its subscribers, its vault and the serving networks that may ask it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="issuers">Public keys of the card issuers whose cards get profiles, 65 bytes each.</param>
    /// <param name="partnerKeys">Bearer key of each serving network, by PLMN. An operator knows those of the networks that let its subscribers in. Secret.</param>
    /// <param name="time">Tells whether a card's certificate is valid.</param>
    public static AucConfiguration Configure(
        Scenario scenario, IReadOnlyList<ReadOnlyMemory<byte>> issuers, IReadOnlyDictionary<Plmn, string> partnerKeys, TimeProvider time) =>
        new([.. scenario.Operators.Select(owner => Configure(scenario, owner, issuers, partnerKeys))], time);

    private static OperatorConfiguration Configure(
        Scenario scenario, ScenarioOperator owner, IReadOnlyList<ReadOnlyMemory<byte>> issuers, IReadOnlyDictionary<Plmn, string> partnerKeys)
    {
        List<Subscription> subscribers = [];
        List<VaultProfile> profiles = [];
        foreach (ScenarioProfile profile in owner.Profiles)
        {
            ProfilePackage package = ScenarioPackage.Of(owner, profile);
            subscribers.Add(new Subscription
            {
                Imsi = package.Imsi,
                Algorithm = package.Algorithm,
                K = package.K,
                Opc = package.Opc,
                Amf = ushort.Parse(profile.Amf, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                Sqn = package.Sqn,
            });
            profiles.Add(new VaultProfile(profile.Id, package.Label, package.Imsi, package.Rules, package.Files));
        }
        return new OperatorConfiguration
        {
            Plmn = owner.Plmn,
            Subscribers = subscribers,
            Profiles = profiles,
            Issuers = issuers,
            Partners = scenario.Networks.Where(network => network.Admits(owner.Plmn)).ToDictionary(network => network.Plmn, network => partnerKeys[network.Plmn]),
        };
    }
}
