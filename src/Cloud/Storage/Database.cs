using Microsoft.Data.Sqlite;

namespace Tottoli.MultiSim.Cloud.Storage;

/// <summary>The platform's SQLite file. One piece of work is one transaction, and one after the other.</summary>
internal sealed class Database : IDisposable
{
    private readonly Lock _turn = new();
    private readonly SqliteConnection _connection;

    private Database(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens a file and creates what is not there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no database of this version.</exception>
    public static Database Open(string path)
    {
        if (Directory.Exists(path))
            throw new InvalidDataException($"{path} is a folder; name a file for the OTA server's database.");
        if (!File.Exists(path) && !OperatingSystem.IsWindows())
        {
            // It is to hold transport keys: for its owner only.
            using FileStream created = new(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            bool isNew = connection.Number("SELECT count(*) FROM sqlite_schema") == 0;
            if (!isNew && connection.Number("PRAGMA application_id") != Schema.ApplicationId)
                throw new InvalidDataException($"{path} is a database of something else than the OTA server; name another file, or a new one.");
            // FULL: a counter is on the disk before the packet that bears it leaves.
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute("PRAGMA synchronous = FULL");
            connection.Execute("PRAGMA foreign_keys = ON");
            long? version = connection.Number("PRAGMA user_version");
            if (isNew)
            {
                using SqliteTransaction transaction = connection.BeginTransaction();
                connection.Execute(Schema.Text);
                connection.Execute($"PRAGMA application_id = {Schema.ApplicationId}");
                connection.Execute($"PRAGMA user_version = {Schema.Version}");
                transaction.Commit();
            }
            else if (version != Schema.Version)
            {
                throw new InvalidDataException($"{path} is not an OTA server's database of version {Schema.Version} (it says {version}); name another file, or a new one.");
            }
            return new Database(connection);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new InvalidDataException($"{path} cannot be used as the OTA server's database: {e.Message.TrimEnd('.')}; name another file, or a new one.", e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Does a piece of work as one transaction: wholly, or (where it throws) not at all.</summary>
    public T Run<T>(Func<SqliteConnection, T> work)
    {
        lock (_turn)
        {
            using SqliteTransaction transaction = _connection.BeginTransaction();
            T result = work(_connection);
            transaction.Commit();
            return result;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_turn)
            _connection.Dispose();
    }
}
