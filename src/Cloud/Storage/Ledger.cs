using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Tottoli.MultiSim.Cloud.Http;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud.Storage;

/// <summary>One balance a subscriber, and why it is what it is. A balance never goes below zero.</summary>
internal static class Ledger
{
    private const decimal MostTopUp = 1_000_000_000;
    private const long MostBalance = 1_000_000_000_000_000_000;

    /// <summary>Books a top-up, once for an id.</summary>
    public static TopUpReceipt TopUp(SqliteConnection db, Party subscriber, TopUp topUp)
    {
        long amount = Money.Parse(topUp.Amount, "$.amount", MostTopUp);
        if (amount == 0)
            throw Refusal.Malformed("Nothing is topped up.", "$.amount", "more than 0");
        string reference = Checks.Text(topUp.TopUpId, "$.topUpId");
        Booked? before = db.First(
            "SELECT amount, balance FROM ledger WHERE subscriber_id = $0 AND kind = 'topUp' AND reference = $1",
            r => new Booked(r.GetInt64(0), r.GetInt64(1)), subscriber.Number, reference);
        if (before is null && Balance(db, subscriber.Number) > MostBalance - amount)
            throw Refusal.Unacceptable("The balance would be greater than it can be.", "$.amount", $"a balance of at most {Money.Show(MostBalance)}");
        if (before is null)
            return new TopUpReceipt(Money.Show(Book(db, subscriber.Number, "topUp", reference, amount, topUp.At, null, null, null)));
        return before.Amount == amount
            ? new TopUpReceipt(Money.Show(before.Balance))
            : throw Refusal.Conflict("This top-up was booked with another amount.", "$.topUpId", "a new id for a new payment");
    }

    /// <summary>Charges usage, once for an event.</summary>
    /// <remarks>The answer of a repeated event is the first one's, whatever the balance is by then.</remarks>
    public static UsageReceipt Charge(SqliteConnection db, Party network, UsageEvent usage)
    {
        Checks.Text(usage.EventId, "$.eventId");
        Checks.Quantity(usage.Megabytes, "$.megabytes");
        Checks.Quantity(usage.Minutes, "$.minutes");
        Checks.Quantity(usage.Sms, "$.sms");
        string body = JsonSerializer.Serialize(usage, CloudJson.Default.UsageEvent);
        Charged? before = db.First(
            "SELECT body, cost, roaming_cost, balance, local FROM charges WHERE network_id = $0 AND event_id = $1",
            r => new Charged(r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4) != 0), network.Number, usage.EventId);
        if (before is not null)
            return before.Body == body ? before.Receipt : throw Refusal.Conflict("This event was charged with another content.", "$.eventId", "a new id for a new event");

        CardRow card = Cards.RequireByImsi(db, usage.Imsi, "$.imsi");
        (long cost, bool local) = Links.Price(db, card.LinkId, network.Plmn!, usage);
        (long roaming, _) = Links.Price(db, card.HomeLinkId, network.Plmn!, usage);
        long available = Balance(db, card.SubscriberId);
        if (cost > available)
        {
            throw new Refusal(StatusCodes.Status402PaymentRequired, new CloudError(
                "The balance is too low for this charge; nothing was booked.", null, "a top-up first", Money.Show(cost), Money.Show(available)));
        }
        long balance = Book(db, card.SubscriberId, "usage", usage.EventId, -cost, usage.At, card.LinkId, usage.Imsi, network.Plmn);
        db.Execute(
            "INSERT INTO charges (network_id, event_id, body, cost, roaming_cost, balance, local) VALUES ($0, $1, $2, $3, $4, $5, $6)",
            network.Number, usage.EventId, body, cost, roaming, balance, local ? 1 : 0);
        return new Charged(body, cost, roaming, balance, local).Receipt;
    }

    /// <summary>The balance and all that led to it.</summary>
    public static Statement Statement(SqliteConnection db, Party subscriber) => new(
        Money.Show(Balance(db, subscriber.Number)),
        Links.Currency(db),
        db.Query(
            "SELECT kind, reference, amount, balance, at, link_id, imsi, plmn FROM ledger WHERE subscriber_id = $0 ORDER BY line_id",
            r => new StatementLine(
                r.GetString(0), r.GetString(1), Money.Show(r.GetInt64(2)), Money.Show(r.GetInt64(3)),
                r.TextOrNull(4) is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null,
                r.IsDBNull(5) ? null : Identifiers.Of("link", r.GetInt64(5)), r.TextOrNull(6), r.TextOrNull(7)),
            subscriber.Number));

    /// <summary>A time as it is stored.</summary>
    public static string? Stored(DateTimeOffset? at) => at?.ToString("O", CultureInfo.InvariantCulture);

    private static long Balance(SqliteConnection db, long subscriber) => db.Number("SELECT balance FROM parties WHERE party_id = $0", subscriber)!.Value;

    private static long Book(
        SqliteConnection db, long subscriber, string kind, string reference, long amount, DateTimeOffset? at, long? link, string? imsi, string? plmn)
    {
        long balance = Balance(db, subscriber) + amount;
        db.Execute("UPDATE parties SET balance = $0 WHERE party_id = $1", balance, subscriber);
        db.Execute(
            "INSERT INTO ledger (subscriber_id, kind, reference, amount, balance, at, link_id, imsi, plmn) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)",
            subscriber, kind, reference, amount, balance, Stored(at), link, imsi, plmn);
        return balance;
    }

    private sealed record Booked(long Amount, long Balance);

    private sealed record Charged(string Body, long Cost, long RoamingCost, long Balance, bool Local)
    {
        public UsageReceipt Receipt => new(Money.Show(Cost), Money.Show(RoamingCost), Money.Show(Balance), Local);
    }
}
