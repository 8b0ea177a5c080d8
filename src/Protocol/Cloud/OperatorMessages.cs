using System.Text;

namespace Tottoli.MultiSim.Protocol.Cloud;

/// <summary>Body of <c>POST /operators</c>: an operator joins the platform.</summary>
/// <param name="Name">Name shown in the catalogue, 1 to 64 characters.</param>
/// <param name="Plmn">The operator's own network, "MCC-MNC".</param>
public sealed record OperatorRegistration(string Name, string Plmn);

/// <summary>Answer to <c>POST /operators</c>.</summary>
/// <param name="OperatorId">Identifies the operator in later routes.</param>
/// <param name="ApiKey">Bearer key, shown this once. Secret.</param>
public sealed record OperatorAccount(string OperatorId, string ApiKey)
{
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("OperatorId = ").Append(OperatorId);
        return true;
    }
}

/// <summary>Prices of one kind of service, in the tariff's currency, at most six decimals.</summary>
/// <param name="PerMegabyte">Price of a megabyte.</param>
/// <param name="PerMinute">Price of a minute.</param>
/// <param name="PerSms">Price of a short message.</param>
public sealed record Rates(decimal PerMegabyte, decimal PerMinute, decimal PerSms);

/// <summary>What a profile costs its user.</summary>
/// <param name="Currency">ISO 4217 code, three capital letters. A platform has one currency.</param>
/// <param name="Local">Rates in the networks that the link covers.</param>
/// <param name="Roaming">Rates in all other networks.</param>
public sealed record Tariff(string Currency, Rates Local, Rates Roaming);

/// <summary>Body of <c>POST /operators/{id}/links</c>: where a profile can be had. A link never carries a key.</summary>
/// <param name="Name">Name shown in the catalogue, 1 to 64 characters.</param>
/// <param name="HomePlmn">The network whose subscribers the profile makes, "MCC-MNC". It is always covered.</param>
/// <param name="Url">The vault's address for this profile, absolute, http or https.</param>
/// <param name="Tariff">What the profile costs.</param>
/// <param name="Coverage">Networks where the local rates hold: PLMNs or patterns ("230-02", "230-*").</param>
public sealed record ProfileLink(string Name, string HomePlmn, Uri Url, Tariff Tariff, IReadOnlyList<string> Coverage);

/// <summary>Answer to <c>POST /operators/{id}/links</c>.</summary>
/// <param name="LinkId">Identifies the link in later requests.</param>
public sealed record LinkReceipt(string LinkId);

/// <summary>A link as a subscriber sees it.</summary>
/// <param name="LinkId">Identifies the link.</param>
/// <param name="OperatorName">Who offers it.</param>
/// <param name="Name">The link's name.</param>
/// <param name="HomePlmn">The profile's home network.</param>
/// <param name="Tariff">What it costs.</param>
/// <param name="Coverage">Networks where the local rates hold.</param>
public sealed record CatalogueEntry(string LinkId, string OperatorName, string Name, string HomePlmn, Tariff Tariff, IReadOnlyList<string> Coverage);

/// <summary>Answer to <c>GET /catalogue</c>.</summary>
/// <param name="Links">All links, in the order in which they were uploaded.</param>
public sealed record Catalogue(IReadOnlyList<CatalogueEntry> Links);

/// <summary>What the platform asks an operator's vault at the link's address.</summary>
/// <param name="Iccid">ICCID of the card, decimal digits.</param>
/// <param name="Certificate">The card's certificate, DER (base64 in JSON). The vault checks it.</param>
public sealed record VaultRequest(string Iccid, byte[] Certificate);

/// <summary>What a vault answers: opaque to the platform.</summary>
/// <param name="Imsi">IMSI of the profile given to this card, decimal digits.</param>
/// <param name="Payload">The profile, sealed to the card's key (base64 in JSON).</param>
public sealed record VaultAnswer(string Imsi, byte[] Payload);
