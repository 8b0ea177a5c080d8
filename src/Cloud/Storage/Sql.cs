using Microsoft.Data.Sqlite;

namespace Tottoli.MultiSim.Cloud.Storage;

/// <summary>Statements with values at $0, $1, ...; what is null is stored as NULL.</summary>
internal static class Sql
{
    /// <summary>Runs a statement and says how many rows it changed.</summary>
    public static int Execute(this SqliteConnection connection, string statement, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = Prepare(connection, statement, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Inserts one row and gives its row number.</summary>
    public static long Insert(this SqliteConnection connection, string statement, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = Prepare(connection, statement + " RETURNING rowid", values);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>All rows of a query.</summary>
    public static List<T> Query<T>(this SqliteConnection connection, string statement, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = Prepare(connection, statement, values);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The first row of a query; null where there is none.</summary>
    public static T? First<T>(this SqliteConnection connection, string statement, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
        where T : class
    {
        using SqliteCommand command = Prepare(connection, statement, values);
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    /// <summary>A number; null where there is no row or NULL in it.</summary>
    public static long? Number(this SqliteConnection connection, string statement, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = Prepare(connection, statement, values);
        return command.ExecuteScalar() as long?;
    }

    /// <summary>A text; null where there is no row or NULL in it.</summary>
    public static string? Text(this SqliteConnection connection, string statement, params ReadOnlySpan<object?> values)
    {
        using SqliteCommand command = Prepare(connection, statement, values);
        return command.ExecuteScalar() as string;
    }

    /// <summary>A text column that may be NULL.</summary>
    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static SqliteCommand Prepare(SqliteConnection connection, string statement, ReadOnlySpan<object?> values)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this assembly; what comes from outside is always a parameter.
        command.CommandText = statement;
#pragma warning restore CA2100
        for (int i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        return command;
    }
}
