using System.Text;

namespace Tottoli.MultiSim.Protocol.Cloud;

/// <summary>Body of <c>POST /subscribers</c>.</summary>
/// <param name="Name">Name of the account, 1 to 64 characters.</param>
public sealed record SubscriberRegistration(string Name);

/// <summary>Answer to <c>POST /subscribers</c>.</summary>
/// <param name="SubscriberId">Identifies the subscriber in later routes.</param>
/// <param name="ApiKey">Bearer key, shown this once. Secret.</param>
public sealed record SubscriberAccount(string SubscriberId, string ApiKey)
{
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("SubscriberId = ").Append(SubscriberId);
        return true;
    }
}

/// <summary>Body of <c>POST /subscribers/{id}/topups</c>. The same id twice is booked once.</summary>
/// <param name="TopUpId">The payer's own id of this payment, 1 to 64 characters.</param>
/// <param name="Amount">More than 0, in the platform's currency, at most six decimals.</param>
/// <param name="At">When it was paid, for the statement; null where that does not matter.</param>
public sealed record TopUp(string TopUpId, decimal Amount, DateTimeOffset? At = null);

/// <summary>Answer to a top-up.</summary>
/// <param name="Balance">The balance after it.</param>
public sealed record TopUpReceipt(decimal Balance);

/// <summary>Answer to <c>POST /subscribers/{id}/orders</c>.</summary>
/// <param name="OrderId">What the issuer quotes when it has made the card.</param>
public sealed record OrderReceipt(string OrderId);

/// <summary>Body of <c>POST /subscribers/{id}/profiles</c>: the profiles to be loaded over the air.</summary>
/// <param name="LinkIds">Links of the catalogue, in the order of delivery.</param>
public sealed record ProfileChoice(IReadOnlyList<string> LinkIds);

/// <summary>One line of a statement.</summary>
/// <param name="Kind">"topUp" or "usage".</param>
/// <param name="Reference">The top-up's or the usage event's id.</param>
/// <param name="Amount">Positive for a top-up, negative for a charge.</param>
/// <param name="Balance">Balance after the line.</param>
/// <param name="At">When it happened, as the reporter said.</param>
/// <param name="LinkId">Link of the profile that was charged; null for a top-up.</param>
/// <param name="Imsi">IMSI that was used; null for a top-up.</param>
/// <param name="Plmn">Network that reported it; null for a top-up.</param>
public sealed record StatementLine(
    string Kind, string Reference, decimal Amount, decimal Balance, DateTimeOffset? At, string? LinkId, string? Imsi, string? Plmn);

/// <summary>Answer to <c>GET /subscribers/{id}/statement</c>.</summary>
/// <param name="Balance">What is left.</param>
/// <param name="Currency">The platform's currency; null before the first link was uploaded.</param>
/// <param name="Lines">All bookings, oldest first. Their amounts add up to the balance.</param>
public sealed record Statement(decimal Balance, string? Currency, IReadOnlyList<StatementLine> Lines);
