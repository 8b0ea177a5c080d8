using Microsoft.Data.Sqlite;
using Tottoli.MultiSim.Protocol.Authentication;
using Tottoli.MultiSim.Protocol.Codecs;

namespace Tottoli.MultiSim.Auc.Storage;

/// <summary>An operator's subscribers in a SQLite file. An SQN is on the disk before the vector that has it leaves. One thread at a time.</summary>
public sealed class SubscriberDatabase : IDisposable
{
    private const int ApplicationId = 0x4D534155; // "MSAU"
    private const int Version = 1;

    private const string Schema = """
        CREATE TABLE subscriber (
            imsi TEXT PRIMARY KEY, algorithm INTEGER NOT NULL, k BLOB NOT NULL, opc BLOB NOT NULL,
            amf INTEGER NOT NULL, sqn INTEGER NOT NULL, ind_bits INTEGER NOT NULL, res_length INTEGER NOT NULL, parameters BLOB NOT NULL) STRICT, WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _keep;

    private SubscriberDatabase(SqliteConnection connection)
    {
        _connection = connection;
        _keep = connection.CreateCommand();
        _keep.CommandText = "UPDATE subscriber SET sqn = $sqn WHERE imsi = $imsi";
        _keep.Parameters.Add("$sqn", SqliteType.Integer);
        _keep.Parameters.Add("$imsi", SqliteType.Text);
    }

    /// <summary>Opens a file, and makes it where it is not there. One process at a time.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no such database, or another process has it. The message says what to do.</exception>
    public static SubscriberDatabase Open(string path)
    {
        if (Directory.Exists(path))
            throw new InvalidDataException($"{path} is a folder; name a file for the AuC's subscribers.");
        if (!File.Exists(path) && !OperatingSystem.IsWindows())
        {
            // It is to hold keys: for its owner only.
            using FileStream created = new(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            Prepare(connection, path);
            return new SubscriberDatabase(connection);
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            throw fault.SqliteErrorCode is 5 or 6 // SQLITE_BUSY, SQLITE_LOCKED
                ? new InvalidDataException($"{path} is in use: another AuC serves it, and two would give out the same SQN. End the other one, or name another file.")
                : new InvalidDataException($"{path} cannot be used as the AuC's subscribers: {fault.Message.TrimEnd('.')}; name another file, or a new one.", fault);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>All subscribers, with the SQN that each used last.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public IReadOnlyList<Subscription> Load()
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT imsi, algorithm, k, opc, amf, sqn, ind_bits, res_length, parameters FROM subscriber";
        using SqliteDataReader row = command.ExecuteReader();
        List<Subscription> subscribers = [];
        while (row.Read())
        {
            subscribers.Add(new Subscription
            {
                Imsi = Imsi.Parse(row.GetString(0)),
                Algorithm = (AuthenticationAlgorithm)row.GetByte(1),
                K = row.GetFieldValue<byte[]>(2),
                Opc = row.GetFieldValue<byte[]>(3),
                Amf = (ushort)row.GetInt32(4),
                Sqn = (ulong)row.GetInt64(5),
                IndBits = row.GetInt32(6),
                ResLength = row.GetByte(7),
                Parameters = row.GetFieldValue<byte[]>(8),
            });
        }
        return subscribers;
    }

    /// <summary>Adds subscribers, all or none. One that is there gets the new keys; its SQN never goes back.</summary>
    /// <param name="subscribers">The subscribers.</param>
    /// <exception cref="ArgumentException">One of them cannot be.</exception>
    public void Add(IEnumerable<Subscription> subscribers)
    {
        ArgumentNullException.ThrowIfNull(subscribers);
        using SqliteTransaction transaction = _connection.BeginTransaction();
        using SqliteCommand command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            INSERT INTO subscriber VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (imsi) DO UPDATE SET
                algorithm = excluded.algorithm, k = excluded.k, opc = excluded.opc, amf = excluded.amf,
                sqn = CASE WHEN k = excluded.k THEN max(sqn, excluded.sqn) ELSE excluded.sqn END,
                ind_bits = excluded.ind_bits, res_length = excluded.res_length, parameters = excluded.parameters
            """;
        for (int i = 0; i < 9; i++)
            command.Parameters.Add($"${i}", i switch { 0 => SqliteType.Text, 2 or 3 or 8 => SqliteType.Blob, _ => SqliteType.Integer });
        foreach (Subscription each in subscribers)
        {
            if (each.FindFault(AlgorithmSet.Standard) is { } fault)
                throw new ArgumentException($"Subscriber {each.Imsi}: {fault}", nameof(subscribers));
            object[] values = [each.Imsi.Digits, (int)each.Algorithm, each.K.ToArray(), each.Opc.ToArray(), (int)each.Amf, (long)each.Sqn, each.IndBits, (int)each.ResLength, each.Parameters.ToArray()];
            for (int i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i];
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    /// <summary>Keeps an SQN within the transaction of <see cref="InOneTransaction"/>, or durably at once.</summary>
    /// <param name="imsi">The subscriber.</param>
    /// <param name="sqn">SQN, 48 bits.</param>
    public void Keep(Imsi imsi, ulong sqn)
    {
        _keep.Parameters[0].Value = (long)sqn;
        _keep.Parameters[1].Value = imsi.Digits;
        _keep.ExecuteNonQuery();
    }

    /// <summary>Makes what <paramref name="work"/> keeps durable with one commit; nothing that it made may leave before this returns.</summary>
    /// <param name="work">What asks for vectors.</param>
    public T InOneTransaction<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        Execute(_connection, "BEGIN IMMEDIATE");
        try
        {
            return work();
        }
        finally
        {
            Execute(_connection, "COMMIT"); // also where the work failed: an SQN that is burnt does no harm, one that comes twice does
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _keep.Dispose();
        _connection.Dispose();
    }

    private static void Prepare(SqliteConnection connection, string path)
    {
        Execute(connection, "PRAGMA locking_mode = EXCLUSIVE");
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL"); // an SQN is on the disk before its vector leaves
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        if (Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
        {
            Execute(connection, Schema);
            Execute(connection, $"PRAGMA application_id = {ApplicationId}");
            Execute(connection, $"PRAGMA user_version = {Version}");
        }
        else if (Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new InvalidDataException($"{path} is a database of something else than an AuC; name another file, or a new one. (osmo-hlr's database is read with --import.)");
        }
        else if (Number(connection, "PRAGMA user_version") is var version && version != Version)
        {
            throw new InvalidDataException($"{path} is an AuC's database of version {version}; this program reads version {Version}.");
        }
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string statement)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string statement)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statement;
        return (long)command.ExecuteScalar()!;
    }
}
