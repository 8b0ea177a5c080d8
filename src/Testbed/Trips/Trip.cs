using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Testbed.Networks;

namespace Tottoli.MultiSim.Testbed.Trips;

/// <summary>Plays a scenario: the parties meet, the phone is switched on, and the subscriber travels leg by leg on the virtual clock.</summary>
public static class Trip
{
    /// <summary>Plays a whole trip.</summary>
    /// <param name="setup">Card, scenario and addresses.</param>
    /// <param name="progress">Gets a line for whatever is worth one; null for silence.</param>
    /// <param name="cancellationToken">Ends the trip between two steps.</param>
    /// <returns>What came of it, failures included. The card is off.</returns>
    /// <exception cref="CloudException">The platform refused something that a trip cannot go on without.</exception>
    /// <exception cref="HttpRequestException">A party cannot be reached.</exception>
    /// <exception cref="Protocol.Apdu.CardLinkException">The card does not answer.</exception>
    public static async Task<TripReport> RunAsync(TripSetup setup, IProgress<TripProgress>? progress, CancellationToken cancellationToken)
    {
        using World world = await World.CreateAsync(setup, cancellationToken).ConfigureAwait(false);
        MeteredLink meter = new(setup.Card);
        using Journey journey = new(setup, world, meter, progress);
        try
        {
            IReadOnlyList<TripLegReport> legs = await journey.PlayAsync(cancellationToken).ConfigureAwait(false);
            return await CloseAsync(setup, world, meter.Apdus, legs, journey.Failures, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            setup.Card.PowerOff();
        }
    }

    private static async Task<TripReport> CloseAsync(
        TripSetup setup, World world, int apdus, IReadOnlyList<TripLegReport> legs, List<string> failures, CancellationToken cancellationToken)
    {
        Enrolment enrolment = world.Enrolment;
        IReadOnlyList<Delivery> deliveries = await enrolment.Subscriber.GetDeliveriesAsync(enrolment.Iccid, cancellationToken).ConfigureAwait(false);
        Statement statement = await enrolment.Subscriber.GetStatementAsync(enrolment.SubscriberId, cancellationToken).ConfigureAwait(false);
        Dictionary<string, Delivery> byLink = deliveries.ToDictionary(delivery => delivery.LinkId);
        foreach (string profile in setup.Scenario.Subscriber.Profiles)
        {
            Delivery? delivery = byLink.GetValueOrDefault(enrolment.LinkIds[profile]);
            if (delivery?.State != "installed")
                failures.Add($"The profile {profile} is not on the card: {delivery?.State ?? "never sent"}{(delivery?.Reason is null ? "" : $", {delivery.Reason}")}.");
        }
        foreach (Network network in world.Networks)
            failures.AddRange(network.Faults);
        return new TripReport(
            setup.Scenario.Name,
            setup.Scenario.Currency,
            legs,
            deliveries.Count(delivery => delivery.State == "installed"),
            world.Networks.Sum(network => network.Authentications),
            apdus,
            statement.Balance,
            legs.Sum(leg => leg.RoamingCost - leg.Cost),
            new OtaReport(deliveries.Sum(delivery => delivery.Sent), deliveries.Sum(delivery => delivery.Acknowledged)),
            failures,
            [.. statement.Lines.Select(line => line with { At = line.At?.ToOffset(setup.Scenario.Start.Offset) })]);
    }
}
