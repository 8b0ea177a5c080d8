namespace Tottoli.MultiSim.Cloud.Storage;

/// <summary>The platform's tables. Money is whole millionths; times are ISO 8601 texts as the reporting party sent them.</summary>
/// <remarks>What is not here is the point: no K, no OPc, no IMSI before a vault gave it, no profile that the platform could read (<c>deliveries.payload</c> is sealed to the card).</remarks>
internal static class Schema
{
    /// <summary>"MOTA", stored in <c>application_id</c>: tells this file from any other SQLite file.</summary>
    public const int ApplicationId = 0x4D4F5441;

    /// <summary>Stored in <c>user_version</c>; a file of another version is refused.</summary>
    public const int Version = 1;

    /// <summary>Creates everything.</summary>
    public const string Text = """
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

        CREATE TABLE parties (            -- operators, subscribers, issuers, networks
            party_id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            plmn TEXT,                    -- of operators and networks
            key_hash BLOB NOT NULL,       -- SHA-256 of the bearer key
            balance INTEGER NOT NULL DEFAULT 0 CHECK (balance >= 0)  -- of subscribers
        ) STRICT;

        CREATE TABLE links (
            link_id INTEGER PRIMARY KEY,
            operator_id INTEGER NOT NULL REFERENCES parties,
            name TEXT NOT NULL,
            home_plmn TEXT NOT NULL,
            url TEXT NOT NULL,
            coverage TEXT NOT NULL,       -- patterns, separated by spaces
            local_megabyte INTEGER NOT NULL, local_minute INTEGER NOT NULL, local_sms INTEGER NOT NULL,
            roaming_megabyte INTEGER NOT NULL, roaming_minute INTEGER NOT NULL, roaming_sms INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE ledger (
            line_id INTEGER PRIMARY KEY,
            subscriber_id INTEGER NOT NULL REFERENCES parties,
            kind TEXT NOT NULL,
            reference TEXT NOT NULL,
            amount INTEGER NOT NULL,
            balance INTEGER NOT NULL,
            at TEXT,
            link_id INTEGER REFERENCES links,
            imsi TEXT,
            plmn TEXT
        ) STRICT;
        CREATE UNIQUE INDEX top_ups ON ledger (subscriber_id, reference) WHERE kind = 'topUp';
        CREATE INDEX statements ON ledger (subscriber_id);

        CREATE TABLE charges (            -- what each usage event was answered
            network_id INTEGER NOT NULL REFERENCES parties,
            event_id TEXT NOT NULL,
            body TEXT NOT NULL,
            cost INTEGER NOT NULL,
            roaming_cost INTEGER NOT NULL,
            balance INTEGER NOT NULL,
            local INTEGER NOT NULL,
            PRIMARY KEY (network_id, event_id)
        ) STRICT;

        CREATE TABLE orders (
            order_id INTEGER PRIMARY KEY,
            subscriber_id INTEGER NOT NULL REFERENCES parties
        ) STRICT;

        CREATE TABLE choices (
            choice_id INTEGER PRIMARY KEY,
            subscriber_id INTEGER NOT NULL REFERENCES parties,
            link_id INTEGER NOT NULL REFERENCES links,
            UNIQUE (subscriber_id, link_id)
        ) STRICT;

        CREATE TABLE cards (
            card_id INTEGER PRIMARY KEY,
            order_id INTEGER NOT NULL UNIQUE REFERENCES orders,
            subscriber_id INTEGER NOT NULL REFERENCES parties,
            issuer_id INTEGER NOT NULL REFERENCES parties,
            iccid TEXT NOT NULL,
            home_link_id INTEGER NOT NULL REFERENCES links,
            certificate BLOB NOT NULL,
            key_version INTEGER NOT NULL,
            kic BLOB NOT NULL,            -- transport keys, ours and the card's
            kid BLOB NOT NULL,
            counter INTEGER NOT NULL DEFAULT 0,
            imsi TEXT,                    -- of the last registration
            plmn TEXT,
            withdrawn INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE UNIQUE INDEX cards_in_use ON cards (iccid) WHERE withdrawn = 0;

        CREATE TABLE imsis (              -- who has which IMSI now
            imsi TEXT PRIMARY KEY,
            card_id INTEGER NOT NULL REFERENCES cards,
            link_id INTEGER NOT NULL REFERENCES links
        ) STRICT;

        CREATE TABLE deliveries (
            delivery_id INTEGER PRIMARY KEY,
            card_id INTEGER NOT NULL REFERENCES cards,
            link_id INTEGER NOT NULL REFERENCES links,
            state TEXT NOT NULL,          -- waiting, sending, installed, failed
            reason TEXT,
            tries INTEGER NOT NULL DEFAULT 0,
            imsi TEXT,
            payload BLOB,                 -- sealed by the vault; NULL before it answered
            slot INTEGER,
            UNIQUE (card_id, link_id)
        ) STRICT;

        CREATE TABLE packets (
            packet_id INTEGER PRIMARY KEY,
            delivery_id INTEGER NOT NULL REFERENCES deliveries,
            try INTEGER NOT NULL,
            block INTEGER NOT NULL,
            counter INTEGER NOT NULL,
            state TEXT NOT NULL,          -- open, acknowledged, failed
            proof BLOB,                   -- the report's user data, as the network sent it
            proof_at TEXT
        ) STRICT;
        CREATE INDEX packets_of_delivery ON packets (delivery_id);

        CREATE TABLE messages (
            message_id INTEGER PRIMARY KEY,
            packet_id INTEGER NOT NULL REFERENCES packets,
            last INTEGER NOT NULL,
            user_data BLOB NOT NULL,
            report TEXT                   -- what the network said; NULL while the message is on offer
        ) STRICT;
        CREATE INDEX messages_of_packet ON messages (packet_id);
        """;
}
