using Microsoft.Data.Sqlite;
using Tottoli.MultiSim.Cloud.Http;
using Tottoli.MultiSim.Protocol.Cloud;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Cloud.Storage;

/// <summary>The catalogue: where profiles can be had and what they cost.</summary>
internal static class Links
{
    private const decimal MostRate = 1_000_000;
    private const string CurrencySetting = "currency";

    /// <summary>Stores a link.</summary>
    /// <returns>Its row.</returns>
    public static long Add(SqliteConnection db, Party owner, ProfileLink link)
    {
        Tariff tariff = link.Tariff;
        string name = Checks.Text(link.Name, "$.name");
        string home = Checks.PlmnText(link.HomePlmn, "$.homePlmn");
        if (!link.Url.IsAbsoluteUri || link.Url.Scheme is not ("http" or "https") || link.Url.OriginalString.Length > 500)
            throw Refusal.Malformed("The vault cannot be reached there.", "$.url", "an absolute http or https address, at most 500 characters");
        if (link.Url.UserInfo.Length > 0)
            throw Refusal.Unacceptable("The address carries a password, and a link never carries a key.", "$.url", "an address without user information");
        if (link.Coverage.Count > 200)
            throw Refusal.Malformed("The coverage is too long.", "$.coverage", "at most 200 patterns");
        string[] coverage = [.. link.Coverage.Select((pattern, i) => Checks.Pattern(pattern, $"$.coverage[{i}]"))];
        FixCurrency(db, tariff.Currency);
        return db.Insert(
            """
            INSERT INTO links (operator_id, name, home_plmn, url, coverage, local_megabyte, local_minute, local_sms, roaming_megabyte, roaming_minute, roaming_sms)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            owner.Number, name, home, link.Url.AbsoluteUri, string.Join(' ', coverage),
            Money.Parse(tariff.Local.PerMegabyte, "$.tariff.local.perMegabyte", MostRate),
            Money.Parse(tariff.Local.PerMinute, "$.tariff.local.perMinute", MostRate),
            Money.Parse(tariff.Local.PerSms, "$.tariff.local.perSms", MostRate),
            Money.Parse(tariff.Roaming.PerMegabyte, "$.tariff.roaming.perMegabyte", MostRate),
            Money.Parse(tariff.Roaming.PerMinute, "$.tariff.roaming.perMinute", MostRate),
            Money.Parse(tariff.Roaming.PerSms, "$.tariff.roaming.perSms", MostRate));
    }

    /// <summary>All links.</summary>
    public static Catalogue List(SqliteConnection db)
    {
        string? currency = Currency(db);
        return new Catalogue(db.Query(
            """
            SELECT link_id, parties.name, links.name, home_plmn, coverage, local_megabyte, local_minute, local_sms, roaming_megabyte, roaming_minute, roaming_sms
            FROM links JOIN parties ON party_id = operator_id ORDER BY link_id
            """,
            r => new CatalogueEntry(
                Identifiers.Of("link", r.GetInt64(0)), r.GetString(1), r.GetString(2), r.GetString(3),
                new Tariff(currency!, RatesAt(r, 5), RatesAt(r, 8)),
                Patterns(r.GetString(4)))));
    }

    /// <summary>The row of a link named by a party.</summary>
    public static long Require(SqliteConnection db, string linkId, string path) =>
        Identifiers.TryParse("link", linkId, out long number) && db.Number("SELECT link_id FROM links WHERE link_id = $0", number) is not null
            ? number
            : throw Refusal.NotFound("There is no such link.", path);

    /// <summary>What usage in a network costs on a link.</summary>
    /// <returns>Millionths of the currency, and whether the local rates held.</returns>
    public static (long Cost, bool Local) Price(SqliteConnection db, long link, string plmn, UsageEvent usage)
    {
        Plmn network = Plmn.Parse(plmn);
        TariffRow row = db.First(
            "SELECT home_plmn, coverage, local_megabyte, local_minute, local_sms, roaming_megabyte, roaming_minute, roaming_sms FROM links WHERE link_id = $0",
            r => new TariffRow(r.GetString(0), Patterns(r.GetString(1)), Exact(r, 2), Exact(r, 5)), link)!;
        bool local = row.HomePlmn == plmn
            || row.Coverage.Any(pattern => PlmnPattern.Parse(pattern).Matches(network));
        (long megabyte, long minute, long sms) = local ? row.Local : row.Roaming;
        return (Money.Round((usage.Megabytes * megabyte) + (usage.Minutes * minute) + ((decimal)usage.Sms * sms)), local);
    }

    /// <summary>The platform's one currency; null before the first link named it.</summary>
    public static string? Currency(SqliteConnection db) => db.Text("SELECT value FROM settings WHERE name = $0", CurrencySetting);

    private static void FixCurrency(SqliteConnection db, string currency)
    {
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
            throw Refusal.Malformed("This is not a currency.", "$.tariff.currency", "three capital letters (ISO 4217)");
        db.Execute("INSERT INTO settings (name, value) VALUES ($0, $1) ON CONFLICT DO NOTHING", CurrencySetting, currency);
        string ours = Currency(db)!;
        if (ours != currency)
            throw Refusal.Unacceptable("The platform keeps its balances in another currency.", "$.tariff.currency", ours);
    }

    private static string[] Patterns(string coverage) => coverage.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Rates RatesAt(SqliteDataReader row, int column) =>
        new(Money.Show(row.GetInt64(column)), Money.Show(row.GetInt64(column + 1)), Money.Show(row.GetInt64(column + 2)));

    private static (long Megabyte, long Minute, long Sms) Exact(SqliteDataReader row, int column) =>
        (row.GetInt64(column), row.GetInt64(column + 1), row.GetInt64(column + 2));

    private sealed record TariffRow(
        string HomePlmn, string[] Coverage, (long Megabyte, long Minute, long Sms) Local, (long Megabyte, long Minute, long Sms) Roaming);
}
