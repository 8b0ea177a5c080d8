using System.Globalization;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Testbed.Trips;

/// <summary>What a card's issuer tells the platform about a card it made. No key of a profile is in it.</summary>
/// <param name="Iccid">18..20 decimal digits.</param>
/// <param name="Certificate">The card's certificate, DER X.509.</param>
/// <param name="KeySet">Transport keys for the platform. Secret.</param>
public sealed record IssuedCard(string Iccid, byte[] Certificate, TransportKeys KeySet);

/// <summary>Everybody's first day at the platform: what must have happened over HTTP before the card is switched on.</summary>
/// <param name="SubscriberId">The subscriber's account.</param>
/// <param name="Subscriber">The platform as the subscriber sees it.</param>
/// <param name="Networks">The platform as each serving network sees it.</param>
/// <param name="LinkIds">Link of each profile of the scenario, by profile id.</param>
/// <param name="Iccid">The subscriber's card.</param>
public sealed record Enrolment(
    string SubscriberId,
    CloudClient Subscriber,
    IReadOnlyDictionary<Plmn, CloudClient> Networks,
    IReadOnlyDictionary<string, string> LinkIds,
    string Iccid)
{
    /// <summary>Plays the first day: operators and their links, networks, the subscriber with a top-up and an order, the issuer's card, the choice of profiles.</summary>
    /// <param name="scenario">Who they are.</param>
    /// <param name="cloud">The platform, seen by nobody yet.</param>
    /// <param name="vaults">Where each operator's host is, by home PLMN: a profile's link is <c>operators/{plmn}/profiles/{id}</c> below it.</param>
    /// <param name="card">What the issuer made for the order.</param>
    /// <param name="cancellationToken">Ends the enrolment.</param>
    /// <exception cref="CloudException">The platform refused something.</exception>
    /// <exception cref="HttpRequestException">The platform cannot be reached.</exception>
    public static async Task<Enrolment> PlayAsync(
        Scenario scenario, CloudClient cloud, IReadOnlyDictionary<Plmn, Uri> vaults, IssuedCard card, CancellationToken cancellationToken)
    {
        Dictionary<string, string> links = await UploadLinksAsync(scenario, cloud, vaults, cancellationToken).ConfigureAwait(false);
        Dictionary<Plmn, CloudClient> networks = [];
        foreach (ScenarioNetwork network in scenario.Networks)
        {
            NetworkAccount account = await cloud.RegisterNetworkAsync(new(network.Plmn.ToString(), network.Name), cancellationToken).ConfigureAwait(false);
            networks.Add(network.Plmn, cloud.As(account.ApiKey));
        }

        ScenarioSubscriber person = scenario.Subscriber;
        SubscriberAccount subscriber = await cloud.RegisterSubscriberAsync(new(person.Name), cancellationToken).ConfigureAwait(false);
        CloudClient own = cloud.As(subscriber.ApiKey);
        await own.TopUpAsync(subscriber.SubscriberId, new("topup-1", person.TopUp, scenario.Start), cancellationToken).ConfigureAwait(false);
        OrderReceipt order = await own.OrderCardAsync(subscriber.SubscriberId, cancellationToken).ConfigureAwait(false);

        IssuerAccount issuer = await cloud.RegisterIssuerAsync(new($"Issuer of {card.Iccid}"), cancellationToken).ConfigureAwait(false);
        string homeImsi = scenario.Profile(person.HomeProfile).Profile.Imsi;
        await cloud.As(issuer.ApiKey)
            .IssueCardAsync(new(order.OrderId, card.Iccid, links[person.HomeProfile], homeImsi, card.Certificate, card.KeySet), cancellationToken)
            .ConfigureAwait(false);

        if (person.Profiles.Count > 0)
        {
            Catalogue catalogue = await own.GetCatalogueAsync(cancellationToken).ConfigureAwait(false);
            HashSet<string> offered = [.. catalogue.Links.Select(link => link.LinkId)];
            string[] chosen = [.. person.Profiles.Select(id => links[id]).Where(offered.Contains)];
            await own.ChooseProfilesAsync(subscriber.SubscriberId, new(chosen), cancellationToken).ConfigureAwait(false);
        }
        return new Enrolment(subscriber.SubscriberId, own, networks, links, card.Iccid);
    }

    private static async Task<Dictionary<string, string>> UploadLinksAsync(
        Scenario scenario, CloudClient cloud, IReadOnlyDictionary<Plmn, Uri> vaults, CancellationToken cancellationToken)
    {
        Dictionary<string, string> links = [];
        foreach (ScenarioOperator owner in scenario.Operators)
        {
            OperatorAccount account = await cloud.RegisterOperatorAsync(new(owner.Name, owner.Plmn.ToString()), cancellationToken).ConfigureAwait(false);
            CloudClient own = cloud.As(account.ApiKey);
            foreach (ScenarioProfile profile in owner.Profiles)
            {
                Uri vault = new(vaults[owner.Plmn], string.Create(CultureInfo.InvariantCulture, $"operators/{owner.Plmn}/profiles/{profile.Id}"));
                ProfileLink link = new(
                    profile.Name,
                    owner.Plmn.ToString(),
                    vault,
                    new Tariff(scenario.Currency, Rates(profile.Tariff.Local), Rates(profile.Tariff.Roaming)),
                    [.. profile.Coverage.Select(pattern => pattern.ToString())]);
                LinkReceipt receipt = await own.UploadLinkAsync(account.OperatorId, link, cancellationToken).ConfigureAwait(false);
                links.Add(profile.Id, receipt.LinkId);
            }
        }
        return links;
    }

    private static Rates Rates(ScenarioRates rates) => new(rates.PerMegabyte, rates.PerMinute, rates.PerSms);
}
