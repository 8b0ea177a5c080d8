using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Entropy;
using Tottoli.MultiSim.Testbed.Scenarios;

namespace Tottoli.MultiSim.Testbed.Trips;

/// <summary>Everything that a trip meets: a card on a link, parties at their addresses. What is behind them the trip does not know.</summary>
/// <param name="Scenario">What is played.</param>
/// <param name="Card">The way to the card; it stays the caller's. A card of that scenario's home profile, off.</param>
/// <param name="Issued">What the card's issuer tells the platform.</param>
/// <param name="Cloud">Address of the platform.</param>
/// <param name="Operators">Address of each home operator's host (AuC and vault), by home PLMN; one for every operator of the scenario.</param>
/// <param name="PartnerKeys">Bearer key with which each serving network asks home operators for vectors, by PLMN; one for every network of the scenario. Secret.</param>
/// <param name="Clock">The trip's clock, standing at the scenario's start or before its first leg.</param>
/// <param name="Entropy">Chance of the networks.</param>
public sealed record TripSetup(
    Scenario Scenario,
    ICardLink Card,
    IssuedCard Issued,
    Uri Cloud,
    IReadOnlyDictionary<Plmn, Uri> Operators,
    IReadOnlyDictionary<Plmn, string> PartnerKeys,
    VirtualClock Clock,
    IEntropySource Entropy)
{
    /// <summary>PIN1 of the card where it is enabled, 4..8 digits; else null. Secret.</summary>
    public string? Pin1 { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"trip {Scenario.Name}";
}

/// <summary>Something worth a line while a trip runs.</summary>
/// <param name="At">When, on the trip's clock, in the scenario's time zone.</param>
/// <param name="Place">Place of the leg; empty before the first.</param>
/// <param name="Text">What happened, in words.</param>
public sealed record TripProgress(DateTimeOffset At, string Place, string Text);
