using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Tottoli.MultiSim.Auc.Import;

/// <summary>osmo-hlr's database: keys of 3G where a subscriber has them, else those of 2G. It is opened read-only.</summary>
internal static class HlrDatabase
{
    // enum osmo_auth_algo of libosmocore
    private static readonly string?[] Algorithms = [null, "comp128v1", "comp128v2", "comp128v3", "xor", "milenage", "xor-2g"];

    private const string Subscribers = """
        SELECT s.imsi, coalesce(g.algo_id_3g, l.algo_id_2g), coalesce(g.k, l.ki), g.op, g.opc, g.sqn, g.ind_bitlen
        FROM subscriber s LEFT JOIN auc_3g g ON g.subscriber_id = s.id LEFT JOIN auc_2g l ON l.subscriber_id = s.id
        WHERE g.k IS NOT NULL OR l.ki IS NOT NULL ORDER BY s.id
        """;

    /// <summary>Reads all subscribers that have keys.</summary>
    public static List<Subscription> Read(string path)
    {
        try
        {
            using SqliteConnection connection = new(new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString());
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = Subscribers;
            using SqliteDataReader row = command.ExecuteReader();
            List<Subscription> subscribers = [];
            while (row.Read())
                subscribers.Add(Build(row, path));
            return subscribers;
        }
        catch (SqliteException fault)
        {
            throw new InvalidDataException($"{path} is no database of osmo-hlr: {fault.Message.TrimEnd('.')}.", fault);
        }
    }

    private static Subscription Build(SqliteDataReader row, string path)
    {
        string imsi = row.GetString(0);
        SubscriberFields fields = new($"{path}, subscriber {imsi}");
        long algorithm = row.GetInt64(1);
        fields.Add("imsi", imsi);
        fields.Add("algo", algorithm > 0 && algorithm < Algorithms.Length ? Algorithms[algorithm] : algorithm.ToString(CultureInfo.InvariantCulture));
        fields.Add("k", row.GetString(2));
        fields.Add("op", Text(row, 3));
        fields.Add("opc", Text(row, 4));
        fields.Add("sqndecimal", Text(row, 5));
        fields.Add("ind_bitlen", Text(row, 6));
        return fields.Build();
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
