using Microsoft.Data.Sqlite;
using Tottoli.MultiSim.Cloud.Http;
using Tottoli.MultiSim.Protocol.Cloud;

namespace Tottoli.MultiSim.Cloud.Storage;

/// <summary>A card in use, found by one of its IMSIs.</summary>
/// <param name="Number">Its row.</param>
/// <param name="SubscriberId">Who pays.</param>
/// <param name="HomeLinkId">Link of slot 0.</param>
/// <param name="LinkId">Link of the profile that the IMSI belongs to.</param>
internal sealed record CardRow(long Number, long SubscriberId, long HomeLinkId, long LinkId);

/// <summary>The cards: public data, transport keys, and who owns which IMSI.</summary>
internal static class Cards
{
    private const int MostCertificate = 4096;

    /// <summary>A subscriber orders a card.</summary>
    /// <returns>The order's row.</returns>
    public static long Order(SqliteConnection db, Party subscriber) => db.Insert("INSERT INTO orders (subscriber_id) VALUES ($0)", subscriber.Number);

    /// <summary>A subscriber chooses profiles; what was chosen before stays chosen.</summary>
    public static void Choose(SqliteConnection db, Party subscriber, ProfileChoice choice)
    {
        if (choice.LinkIds.Count is < 1 or > 20)
            throw Refusal.Malformed("This many profiles cannot be chosen at once.", "$.linkIds", "1 to 20 links");
        for (int i = 0; i < choice.LinkIds.Count; i++)
        {
            long link = Links.Require(db, choice.LinkIds[i], $"$.linkIds[{i}]");
            db.Execute("INSERT INTO choices (subscriber_id, link_id) VALUES ($0, $1) ON CONFLICT DO NOTHING", subscriber.Number, link);
        }
    }

    /// <summary>An issuer hands a card over. A card issued anew withdraws the former one of the same ICCID.</summary>
    public static void Issue(SqliteConnection db, Party issuer, CardIssue card)
    {
        string iccid = Checks.IccidText(card.Iccid, "$.iccid");
        string imsi = Checks.ImsiText(card.HomeImsi, "$.homeImsi");
        byte[] kic = Checks.Hex(card.KeySet.Kic, "$.keySet.kic", "an AES key of 32, 48 or 64 hexadecimal digits", 16, 24, 32);
        byte[] kid = Checks.Hex(card.KeySet.Kid, "$.keySet.kid", "an AES key of 32, 48 or 64 hexadecimal digits", 16, 24, 32);
        if (card.KeySet.Version is < 1 or > 15)
            throw Refusal.Malformed("There is no such key version.", "$.keySet.version", "1 to 15");
        if (card.Certificate.Length is 0 or > MostCertificate)
            throw Refusal.Malformed("This is no certificate.", "$.certificate", $"X.509 in DER, at most {MostCertificate} bytes, in base64");
        long home = Links.Require(db, card.HomeLinkId, "$.homeLinkId");
        if (!Identifiers.TryParse("order", card.OrderId, out long order)
            || db.Number("SELECT subscriber_id FROM orders WHERE order_id = $0", order) is not { } subscriber)
            throw Refusal.NotFound("There is no such order.", "$.orderId");
        if (db.Number("SELECT card_id FROM cards WHERE order_id = $0", order) is not null)
            throw Refusal.Conflict("A card was made for this order already.", "$.orderId", "an order that waits for its card");

        db.Execute("DELETE FROM imsis WHERE card_id IN (SELECT card_id FROM cards WHERE iccid = $0)", iccid);
        db.Execute("UPDATE cards SET withdrawn = 1 WHERE iccid = $0", iccid);
        long number = db.Insert(
            """
            INSERT INTO cards (order_id, subscriber_id, issuer_id, iccid, home_link_id, certificate, key_version, kic, kid)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)
            """,
            order, subscriber, issuer.Number, iccid, home, card.Certificate, card.KeySet.Version, kic, kid);
        GiveImsi(db, imsi, number, home);
    }

    /// <summary>An IMSI belongs to the card that it was given to last.</summary>
    public static void GiveImsi(SqliteConnection db, string imsi, long card, long link) => db.Execute(
        "INSERT INTO imsis (imsi, card_id, link_id) VALUES ($0, $1, $2) ON CONFLICT DO UPDATE SET card_id = $1, link_id = $2", imsi, card, link);

    /// <summary>The card that has an IMSI.</summary>
    public static CardRow RequireByImsi(SqliteConnection db, string imsi, string path) =>
        db.First(
            "SELECT card_id, subscriber_id, home_link_id, link_id FROM imsis JOIN cards USING (card_id) WHERE imsis.imsi = $0 AND withdrawn = 0",
            r => new CardRow(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)), Checks.ImsiText(imsi, path))
        ?? throw Refusal.NotFound("No card of this platform has this IMSI.", path);

    /// <summary>The card of an ICCID, for its issuer or its subscriber.</summary>
    public static long RequireByIccid(SqliteConnection db, string iccid, Party party) =>
        db.First(
            "SELECT card_id, subscriber_id, issuer_id FROM cards WHERE iccid = $0 AND withdrawn = 0",
            r => new Owners(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)), iccid) is not { } owners
            ? throw Refusal.NotFound("There is no such card.")
            : owners.Subscriber == party.Number || owners.Issuer == party.Number
                ? owners.Card
                : throw Refusal.NotYours("the key of the card's issuer or of its subscriber");

    private sealed record Owners(long Card, long Subscriber, long Issuer);
}
