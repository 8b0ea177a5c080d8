using System.Text.Json;
using Microsoft.Data.Sqlite;
using Tottoli.MultiSim.Cloud.Http;
using Tottoli.MultiSim.Cloud.Ota;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Cloud.Storage;

/// <summary>A profile that a vault must still be asked for.</summary>
/// <param name="Delivery">The delivery's row.</param>
/// <param name="Card">The card's row.</param>
/// <param name="Link">The link's row.</param>
/// <param name="Url">The link's address.</param>
/// <param name="HomePlmn">The link's network.</param>
/// <param name="Iccid">The card's ICCID.</param>
/// <param name="Certificate">The card's certificate, DER.</param>
internal sealed record Errand(long Delivery, long Card, long Link, Uri Url, string HomePlmn, string Iccid, byte[] Certificate);

/// <summary>The way of the chosen profiles to the cards.</summary>
/// <remarks>
/// A delivery is <c>waiting</c>, then <c>sending</c>, then <c>installed</c> or <c>failed</c>; a failed one waits again at the card's next registration, until
/// its tries are spent. A card has one delivery under way and of that one packet: the next packet is made, with the next counter, when the proof
/// of receipt of the last one was found good. A new try starts again at block 0.
/// </remarks>
internal static class Deliveries
{
    /// <summary>A card registered in a network: what failed may be tried again, what was chosen since is taken up.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="network">Where it registered.</param>
    /// <param name="registration">What the network said.</param>
    /// <param name="maxTries">How often a delivery is begun at most.</param>
    /// <returns>The profiles to be fetched first.</returns>
    public static List<Errand> Begin(SqliteConnection db, Party network, Registration registration, int maxTries)
    {
        CardRow card = Cards.RequireByImsi(db, registration.Imsi, "$.imsi");
        db.Execute("UPDATE cards SET imsi = $0, plmn = $1 WHERE card_id = $2", registration.Imsi, network.Plmn, card.Number);
        db.Execute(
            """
            INSERT INTO deliveries (card_id, link_id, state)
            SELECT $0, link_id, 'waiting' FROM choices WHERE subscriber_id = $1 AND link_id <> $2 ORDER BY choice_id
            ON CONFLICT DO NOTHING
            """,
            card.Number, card.SubscriberId, card.HomeLinkId);
        // A card that was reset has forgotten the first parts of an unfinished packet.
        foreach (long packet in db.Query(
            """
            SELECT DISTINCT packet_id FROM messages JOIN packets USING (packet_id) JOIN deliveries USING (delivery_id)
            WHERE card_id = $0 AND packets.state = 'open' AND report IS NOT NULL
            """,
            r => r.GetInt64(0), card.Number))
        {
            Fail(db, packet, "the card registered anew before it had acknowledged");
        }
        db.Execute("UPDATE deliveries SET state = 'waiting' WHERE card_id = $0 AND state = 'failed' AND tries < $1", card.Number, maxTries);
        return db.Query(
            """
            SELECT delivery_id, card_id, link_id, url, home_plmn, iccid, certificate
            FROM deliveries JOIN cards USING (card_id) JOIN links USING (link_id)
            WHERE card_id = $0 AND state = 'waiting' AND payload IS NULL ORDER BY delivery_id
            """,
            r => new Errand(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), new Uri(r.GetString(3)), r.GetString(4), r.GetString(5), (byte[])r[6]),
            card.Number);
    }

    /// <summary>A vault answered, or did not.</summary>
    public static void Fetched(SqliteConnection db, Errand errand, VaultAnswer? answer, string? reason)
    {
        if (answer is null)
        {
            db.Execute(
                "UPDATE deliveries SET state = 'failed', reason = $0, tries = tries + 1 WHERE delivery_id = $1 AND state = 'waiting' AND payload IS NULL",
                reason, errand.Delivery);
            return;
        }
        int stored = db.Execute(
            "UPDATE deliveries SET imsi = $0, payload = $1 WHERE delivery_id = $2 AND payload IS NULL", answer.Imsi, answer.Payload, errand.Delivery);
        // From here on the card may have the IMSI, whether its proof of receipt reaches us or not.
        if (stored > 0)
            Cards.GiveImsi(db, answer.Imsi, errand.Card, errand.Link);
    }

    /// <summary>Makes the card's next packet where none is under way.</summary>
    /// <returns>Profiles on their way to the card.</returns>
    public static int Advance(SqliteConnection db, long card)
    {
        bool busy = db.Number("SELECT packet_id FROM packets JOIN deliveries USING (delivery_id) WHERE card_id = $0 AND packets.state = 'open'", card) is not null;
        if (!busy && NextDelivery(db, card) is { } delivery)
            Send(db, card, delivery);
        return (int)db.Number("SELECT count(*) FROM deliveries WHERE card_id = $0 AND state IN ('waiting', 'sending') AND payload IS NOT NULL", card)!.Value;
    }

    /// <summary>What a network is to deliver now.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="network">The network.</param>
    /// <param name="originator">TP-OA of the messages.</param>
    public static Outbox Outbox(SqliteConnection db, Party network, string originator) => new(db.Query(
        """
        SELECT message_id, cards.imsi, user_data FROM messages JOIN packets USING (packet_id) JOIN deliveries USING (delivery_id) JOIN cards USING (card_id)
        WHERE plmn = $0 AND withdrawn = 0 AND packets.state = 'open' AND report IS NULL ORDER BY message_id
        """,
        r => new OutboxMessage(
            Identifiers.Of("message", r.GetInt64(0)), r.GetString(1), originator, SecureTransport.Pid, SecureTransport.Dcs, true,
            Convert.ToHexStringLower((byte[])r[2])),
        network.Plmn));

    /// <summary>What became of a message. Said again in the same words, it is answered the same and does nothing.</summary>
    public static ReportReceipt Report(SqliteConnection db, Party network, DeliveryReport report)
    {
        byte[]? userData = report.Report is null ? null : Checks.Hex(report.Report, "$.report", "user data in hexadecimal, or null");
        if (report.StatusWord is not null)
            Checks.Hex(report.StatusWord, "$.statusWord", "four hexadecimal digits, or null", 2);
        MessageRow message = (Identifiers.TryParse("message", report.MessageId, out long number)
            ? db.First(
                """
                SELECT packet_id, card_id, last, report, packets.state FROM messages JOIN packets USING (packet_id)
                JOIN deliveries USING (delivery_id) JOIN cards USING (card_id) WHERE message_id = $0 AND plmn = $1
                """,
                r => new MessageRow(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2) != 0, r.TextOrNull(3), r.GetString(4)), number, network.Plmn)
            : null) ?? throw Refusal.NotFound("This network has no such message.", "$.messageId");
        string words = JsonSerializer.Serialize(report, CloudJson.Default.DeliveryReport);
        if (message.Report is not null)
            return message.Report == words ? Receipt(db, message.Packet) : throw Refusal.Conflict("This message was reported otherwise before.", "$.messageId");
        if (message.State != "open")
            throw Refusal.Conflict("This message is no longer on offer.", "$.messageId", "a message of the outbox");

        db.Execute("UPDATE messages SET report = $0 WHERE message_id = $1", words, number);
        if (!report.Delivered)
            Fail(db, message.Packet, $"the message was not delivered (status word {report.StatusWord ?? "none"})");
        else if (userData is not null)
            Acknowledge(db, message.Packet, userData, report.At);
        else if (message.Last)
            Fail(db, message.Packet, "the card sent no proof of receipt");
        Advance(db, message.Card);
        return Receipt(db, message.Packet);
    }

    /// <summary>How far the profiles of a card are.</summary>
    public static IReadOnlyList<Delivery> List(SqliteConnection db, long card) => db.Query(
        """
        SELECT link_id, state, imsi, slot, tries, reason,
            (SELECT count(*) FROM packets p WHERE p.delivery_id = d.delivery_id
                AND EXISTS (SELECT 1 FROM messages m WHERE m.packet_id = p.packet_id AND report IS NOT NULL)),
            (SELECT count(*) FROM packets p WHERE p.delivery_id = d.delivery_id AND p.state = 'acknowledged'),
            (SELECT coalesce(max(counter), 0) FROM packets p WHERE p.delivery_id = d.delivery_id)
        FROM deliveries d WHERE card_id = $0 ORDER BY delivery_id
        """,
        r => new Delivery(
            Identifiers.Of("link", r.GetInt64(0)), r.GetString(1), r.GetInt32(6), r.GetInt32(7), r.GetInt64(8),
            r.TextOrNull(2), r.IsDBNull(3) ? null : r.GetInt32(3), r.GetInt32(4), r.TextOrNull(5)),
        card);

    private static DeliveryRow? NextDelivery(SqliteConnection db, long card) => db.First(
        """
        SELECT delivery_id, state, tries, payload FROM deliveries
        WHERE card_id = $0 AND state IN ('sending', 'waiting') AND payload IS NOT NULL ORDER BY state, delivery_id LIMIT 1
        """,
        r => new DeliveryRow(r.GetInt64(0), r.GetString(1) == "sending", r.GetInt32(2), (byte[])r[3]), card);

    private static void Send(SqliteConnection db, long card, DeliveryRow delivery)
    {
        int attempt = delivery.Sending ? delivery.Tries : delivery.Tries + 1;
        db.Execute("UPDATE deliveries SET state = 'sending', tries = $0 WHERE delivery_id = $1", attempt, delivery.Number);
        int block = (int)db.Number("SELECT count(*) FROM packets WHERE delivery_id = $0 AND try = $1", delivery.Number, attempt)!.Value;
        long counter = db.Number("UPDATE cards SET counter = counter + 1 WHERE card_id = $0 RETURNING counter", card)!.Value;
        IReadOnlyList<byte[]> messages = SecureTransport.Wrap(KeysOf(db, card), counter, ProfileBlocks.StoreData(delivery.Payload, block));
        long packet = db.Insert(
            "INSERT INTO packets (delivery_id, try, block, counter, state) VALUES ($0, $1, $2, $3, 'open')", delivery.Number, attempt, block, counter);
        for (int i = 0; i < messages.Count; i++)
            db.Execute("INSERT INTO messages (packet_id, last, user_data) VALUES ($0, $1, $2)", packet, i == messages.Count - 1 ? 1 : 0, messages[i]);
    }

    private static void Acknowledge(SqliteConnection db, long packet, byte[] userData, DateTimeOffset at)
    {
        PacketRow sent = db.First(
            "SELECT card_id, delivery_id, block, counter, length(payload), imsi FROM packets JOIN deliveries USING (delivery_id) WHERE packet_id = $0",
            r => new PacketRow(r.GetInt64(0), r.GetInt64(1), r.GetInt32(2), r.GetInt64(3), r.GetInt32(4), r.GetString(5)), packet)!;
        if (!SecureTransport.TryVerify(KeysOf(db, sent.Card), sent.Counter, userData, out byte[] data, out string? fault))
        {
            Fail(db, packet, fault);
            return;
        }
        db.Execute("UPDATE packets SET state = 'acknowledged', proof = $0, proof_at = $1 WHERE packet_id = $2", userData, Ledger.Stored(at), packet);
        if (sent.Block < ProfileBlocks.Count(sent.ProfileLength) - 1)
            return;
        // The last block's answer: slot and EF.IMSI of what was installed.
        if (data.Length != 1 + Imsi.Size || !Imsi.TryDecode(data.AsSpan(1), out Imsi imsi))
            Fail(db, packet, "the card's last answer does not say which profile it installed");
        else if (imsi.Digits != sent.Imsi)
            Fail(db, packet, "the card installed another IMSI than the vault gave");
        else
            db.Execute("UPDATE deliveries SET state = 'installed', slot = $0, reason = NULL WHERE delivery_id = $1", (int)data[0], sent.Delivery);
    }

    private static void Fail(SqliteConnection db, long packet, string reason)
    {
        db.Execute("UPDATE packets SET state = 'failed' WHERE packet_id = $0", packet);
        db.Execute(
            "UPDATE deliveries SET state = 'failed', reason = $0 WHERE delivery_id = (SELECT delivery_id FROM packets WHERE packet_id = $1)", reason, packet);
    }

    private static ReportReceipt Receipt(SqliteConnection db, long packet) => db.First(
        "SELECT packets.state, reason FROM packets JOIN deliveries USING (delivery_id) WHERE packet_id = $0",
        r => r.GetString(0) switch
        {
            "open" => new ReportReceipt("received", null),
            "failed" => new ReportReceipt("failed", r.TextOrNull(1)),
            _ => new ReportReceipt("acknowledged", null),
        },
        packet)!;

    private static CardKeys KeysOf(SqliteConnection db, long card) => db.First(
        "SELECT key_version, kic, kid FROM cards WHERE card_id = $0", r => new CardKeys(r.GetInt32(0), (byte[])r[1], (byte[])r[2]), card)!;

    private sealed record MessageRow(long Packet, long Card, bool Last, string? Report, string State);

    private sealed record DeliveryRow(long Number, bool Sending, int Tries, byte[] Payload);

    private sealed record PacketRow(long Card, long Delivery, int Block, long Counter, int ProfileLength, string Imsi);
}
