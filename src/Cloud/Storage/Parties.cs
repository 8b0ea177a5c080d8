using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Tottoli.MultiSim.Protocol.Entropy;

namespace Tottoli.MultiSim.Cloud.Storage;

/// <summary>Who a bearer key belongs to.</summary>
internal enum PartyKind
{
    /// <summary>Offers profiles.</summary>
    Operator,

    /// <summary>Has a balance and cards.</summary>
    Subscriber,

    /// <summary>Makes cards.</summary>
    Issuer,

    /// <summary>Serves cards: delivers messages and reports usage.</summary>
    Network,
}

/// <summary>A registered party.</summary>
/// <param name="Number">Its row.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Plmn">Network of an operator or a serving network; null for others.</param>
internal sealed record Party(long Number, PartyKind Kind, string? Plmn)
{
    /// <summary>The id that the party itself uses, "operator-1".</summary>
    public string Id => Identifiers.Of(Kind, Number);
}

/// <summary>Names of rows as the outside sees them: a word and the row's number.</summary>
internal static class Identifiers
{
    /// <summary>Id of a party.</summary>
    public static string Of(PartyKind kind, long number) => string.Create(CultureInfo.InvariantCulture, $"{Word(kind)}-{number}");

    /// <summary>Id of a link, an order or a message.</summary>
    public static string Of(string word, long number) => string.Create(CultureInfo.InvariantCulture, $"{word}-{number}");

    /// <summary>Row of a link, an order or a message; false where the text is not such an id.</summary>
    public static bool TryParse(string word, string id, out long number)
    {
        number = 0;
        return id.StartsWith(word, StringComparison.Ordinal) && id.Length > word.Length && id[word.Length] == '-'
            && long.TryParse(id.AsSpan(word.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>The word for a kind of party.</summary>
    public static string Word(PartyKind kind) => kind switch
    {
        PartyKind.Operator => "operator",
        PartyKind.Subscriber => "subscriber",
        PartyKind.Issuer => "issuer",
        _ => "network",
    };
}

/// <summary>The parties and their keys. A key is kept as its hash only.</summary>
internal sealed class Parties(IEntropySource entropy)
{
    private const int SecretBytes = 32;

    /// <summary>Registers a party.</summary>
    /// <returns>The party and its bearer key, which is not kept.</returns>
    public (Party Party, string ApiKey) Add(SqliteConnection db, PartyKind kind, string name, string? plmn)
    {
        byte[] secret = new byte[SecretBytes];
        entropy.Fill(secret); // inside the database's turn, so one caller at a time
        long number = db.Number("SELECT coalesce(max(party_id), 0) + 1 FROM parties")!.Value;
        string apiKey = string.Create(CultureInfo.InvariantCulture, $"{number}.{Base64Url.EncodeToString(secret)}");
        db.Execute(
            "INSERT INTO parties (party_id, kind, name, plmn, key_hash) VALUES ($0, $1, $2, $3, $4)",
            number, Identifiers.Word(kind), name, plmn, Hash(apiKey));
        return (new Party(number, kind, plmn), apiKey);
    }

    /// <summary>Finds a party by its bearer key.</summary>
    /// <returns>Null for a key that nobody was given.</returns>
    public static Party? Find(SqliteConnection db, string apiKey)
    {
        int dot = apiKey.IndexOf('.');
        if (dot < 1 || apiKey.Length > 100 || !long.TryParse(apiKey.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return null;
        KeyRow? row = db.First(
            "SELECT kind, plmn, key_hash FROM parties WHERE party_id = $0",
            r => new KeyRow(new Party(number, KindOf(r.GetString(0)), r.TextOrNull(1)), (byte[])r[2]),
            number);
        return row is not null && CryptographicOperations.FixedTimeEquals(Hash(apiKey), row.Hash) ? row.Party : null;
    }

    private static byte[] Hash(string apiKey) => SHA256.HashData(Encoding.UTF8.GetBytes(apiKey));

    private static PartyKind KindOf(string word) =>
        Enum.GetValues<PartyKind>().First(kind => Identifiers.Word(kind) == word);

    private sealed record KeyRow(Party Party, byte[] Hash);
}
