using System.Globalization;
using SQLitePCL;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.CardStore;

/// <summary>A card image on disk: one SQLite file a card, locked for one user, durable at each commit.</summary>
/// <remarks>
/// Write-ahead log with synchronous=FULL: what was committed survives loss of power, not only of the process. The lock is
/// SQLite's exclusive mode, which the operating system drops with the process, so that a killed card leaves no stale lock
/// and the next opener recovers the log. Statements are prepared once; a commit allocates nothing.
/// </remarks>
public sealed class SqliteCardStore : ICardStore
{
    /// <summary>"MSIM", in the file's header: tells a card image from any other SQLite file.</summary>
    private const int ApplicationId = 0x4D53494D;

    /// <summary>Layout of the tables. Raised when an older program could not read the image any more.</summary>
    private const int FormatVersion = 1;

    private readonly string _path;
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _put;
    private readonly sqlite3_stmt _remove;
    private readonly sqlite3_stmt _commit;
    private readonly sqlite3_stmt _rollback;

    static SqliteCardStore() => Batteries_V2.Init();

    private SqliteCardStore(string path, sqlite3 database)
    {
        _path = path;
        _database = database;
        _begin = Prepare("BEGIN IMMEDIATE"u8);
        _put = Prepare("INSERT INTO state(area, owner, path, content) VALUES(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET content = excluded.content"u8);
        _remove = Prepare("DELETE FROM state WHERE area = ?1 AND owner = ?2 AND path = ?3"u8);
        _commit = Prepare("COMMIT"u8);
        _rollback = Prepare("ROLLBACK"u8);
    }

    /// <summary>Opens a card image, or makes an empty one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="create">True to make a new image; the file must not be there yet. Only its owner may read it.</param>
    /// <returns>The image, locked until it is disposed.</returns>
    /// <exception cref="CardImageException">It is missing, there already, in use, damaged, not a card image or too new.</exception>
    public static SqliteCardStore Open(string path, bool create = false)
    {
        string full = Path.GetFullPath(path);
        if (create)
            Reserve(full);
        else if (!File.Exists(full))
            throw new CardImageException(CardImageFault.Missing, $"{full}: there is no such card image. Make one with 'multisim card new', or check the path.");
        int result = raw.sqlite3_open_v2(full, out sqlite3 database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            Check(result, full, database);
            if (raw.sqlite3_db_readonly(database, "main") != 0)
                throw new CardImageException(CardImageFault.Unavailable, $"{full}: the card image may only be read, but a card writes at each command. Change the file's permissions.");
            // Before anything reads the file: the log's index then lives in memory, and the first read takes the lock.
            Execute(database, full, "PRAGMA locking_mode = EXCLUSIVE");
            if (create)
                Execute(database, full, "PRAGMA journal_mode = WAL");
            else
                CheckHeader(database, full);
            Execute(database, full, "PRAGMA synchronous = FULL");
            Execute(database, full, "PRAGMA secure_delete = ON"); // the keys of a profile that is removed do not linger in the file
            if (create)
                Execute(database, full, CreationScript);
            else
                CheckContent(database, full);
            return new SqliteCardStore(full, database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be read.</exception>
    public void Load(StateReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        using sqlite3_stmt select = Prepare("SELECT area, owner, path, content FROM state"u8);
        int result;
        while ((result = raw.sqlite3_step(select)) == raw.SQLITE_ROW)
        {
            StateKey key = new((StateArea)raw.sqlite3_column_int(select, 0), (byte)raw.sqlite3_column_int(select, 1), raw.sqlite3_column_int64(select, 2));
            receiver(key, raw.sqlite3_column_blob(select, 3));
        }
        Check(result, _path, _database);
    }

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be written.</exception>
    public void Begin() => Run(_begin);

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be written.</exception>
    public void Put(StateKey key, ReadOnlySpan<byte> content)
    {
        Bind(_put, key);
        // An empty span would be bound as NULL, which is not the same as an empty content.
        _ = content.IsEmpty ? raw.sqlite3_bind_zeroblob(_put, 4, 0) : raw.sqlite3_bind_blob(_put, 4, content);
        Run(_put);
    }

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be written.</exception>
    public void Remove(StateKey key)
    {
        Bind(_remove, key);
        Run(_remove);
    }

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be written: the transaction is not durable.</exception>
    public void Commit() => Run(_commit);

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be written.</exception>
    public void Rollback()
    {
        // After some failures (a full disk) SQLite has rolled back already, and the reason is on its way up.
        if (raw.sqlite3_get_autocommit(_database) == 0)
            Run(_rollback);
    }

    /// <summary>Closes the file and releases the lock. An open transaction is dropped.</summary>
    public void Dispose()
    {
        _begin.Dispose();
        _put.Dispose();
        _remove.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _database.Dispose();
    }

    private static string CreationScript { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN EXCLUSIVE;
        CREATE TABLE state(area INTEGER NOT NULL, owner INTEGER NOT NULL, path INTEGER NOT NULL, content BLOB NOT NULL,
            PRIMARY KEY(area, owner, path)) WITHOUT ROWID;
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {FormatVersion};
        COMMIT;
        """);

    /// <summary>Makes the empty file, so that two makers of one image cannot both succeed. It will hold keys: nobody else may read it.</summary>
    private static void Reserve(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new CardImageException(CardImageFault.Exists, $"{path}: the file is there already. Choose another name, or delete it first.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CardImageException(CardImageFault.Unavailable, $"{path}: the card image cannot be made: {failure.Message} Check the folder and its permissions.", failure);
        }
    }

    private static void CheckHeader(sqlite3 database, string path)
    {
        if (Number(database, path, "PRAGMA application_id"u8) != ApplicationId)
            throw NotAnImage(path);
        long version = Number(database, path, "PRAGMA user_version"u8);
        if (version > FormatVersion)
            throw new CardImageException(CardImageFault.TooNew, $"{path}: this card image was made by a newer version (format {version}, this version reads {FormatVersion}). Use that version of multisim.");
    }

    private static void CheckContent(sqlite3 database, string path)
    {
        // SQLite reads what is missing of the last page as zeros.
        if (new FileInfo(path).Length % Number(database, path, "PRAGMA page_size"u8) != 0)
            throw Damaged(path);
        using sqlite3_stmt check = Prepare(database, path, "PRAGMA quick_check(1)"u8);
        if (raw.sqlite3_step(check) != raw.SQLITE_ROW || raw.sqlite3_column_text(check, 0).utf8_to_string() != "ok")
            throw Damaged(path);
        if (Number(database, path, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'state'"u8) != 1)
            throw Damaged(path);
    }

    private static CardImageException NotAnImage(string path)
        => new(CardImageFault.NotAnImage, $"{path}: this is not a card image. Check the path, or make an image with 'multisim card new'.");

    private static CardImageException Damaged(string path)
        => new(CardImageFault.Damaged, $"{path}: the card image is damaged (truncated or overwritten). Restore it from a copy, or make a new one with 'multisim card new'.");

    private static long Number(sqlite3 database, string path, ReadOnlySpan<byte> query)
    {
        using sqlite3_stmt statement = Prepare(database, path, query);
        int result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_ROW)
            Check(result, path, database);
        return raw.sqlite3_column_int64(statement, 0);
    }

    private static void Execute(sqlite3 database, string path, string script) => Check(raw.sqlite3_exec(database, script), path, database);

    private static sqlite3_stmt Prepare(sqlite3 database, string path, ReadOnlySpan<byte> query)
    {
        Check(raw.sqlite3_prepare_v3(database, query, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement), path, database);
        return statement;
    }

    /// <summary>Turns a result code of SQLite into what a user can act on.</summary>
    private static void Check(int result, string path, sqlite3 database)
    {
        switch (result & 0xFF)
        {
            case raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW:
                return;
            case raw.SQLITE_BUSY or raw.SQLITE_LOCKED:
                throw new CardImageException(CardImageFault.InUse, $"{path}: the card image is in use. Close the other multisim that has it open, then try again.");
            case raw.SQLITE_NOTADB:
                throw NotAnImage(path);
            case raw.SQLITE_CORRUPT:
                throw Damaged(path);
            default:
                throw new CardImageException(CardImageFault.Unavailable,
                    $"{path}: the card image cannot be read or written: {raw.sqlite3_errmsg(database).utf8_to_string()}. Check permissions and free space.");
        }
    }

    private static void Bind(sqlite3_stmt statement, StateKey key)
    {
        _ = raw.sqlite3_bind_int(statement, 1, (int)key.Area);
        _ = raw.sqlite3_bind_int(statement, 2, key.Owner);
        _ = raw.sqlite3_bind_int64(statement, 3, key.Path);
    }

    private sqlite3_stmt Prepare(ReadOnlySpan<byte> query) => Prepare(_database, _path, query);

    private void Run(sqlite3_stmt statement)
    {
        int result = raw.sqlite3_step(statement);
        _ = raw.sqlite3_reset(statement);
        Check(result, _path, _database);
    }
}
