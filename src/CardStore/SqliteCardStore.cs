using SQLitePCL;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.CardStore;

/// <summary>A card image on disk: one SQLite file a card, locked for one user, durable at each commit.</summary>
/// <remarks>
/// Write-ahead log with synchronous=FULL unless asked otherwise: what was committed survives loss of power, not only of the process. The lock is
/// SQLite's exclusive mode, which the operating system drops with the process, so that a killed card leaves no stale lock
/// and the next opener recovers the log. Statements are prepared once; a commit allocates nothing.
/// </remarks>
public sealed class SqliteCardStore : ICardStore
{
    private readonly ImageDatabase _database;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _put;
    private readonly sqlite3_stmt _remove;
    private readonly sqlite3_stmt _commit;
    private readonly sqlite3_stmt _rollback;

    private SqliteCardStore(ImageDatabase database)
    {
        _database = database;
        _begin = database.Prepare("BEGIN IMMEDIATE"u8);
        _put = database.Prepare("""
            INSERT INTO state(area, owner, path, content, checksum) VALUES(?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET content = excluded.content, checksum = excluded.checksum
            """u8);
        _remove = database.Prepare("DELETE FROM state WHERE area = ?1 AND owner = ?2 AND path = ?3"u8);
        _commit = database.Prepare("COMMIT"u8);
        _rollback = database.Prepare("ROLLBACK"u8);
    }

    /// <summary>Opens a card image, or makes an empty one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="create">True to make a new image; the file must not be there yet. Only its owner may read it.</param>
    /// <param name="durability">What a commit outlives: <see cref="Durability.Power"/> or <see cref="Durability.Process"/>.</param>
    /// <returns>The image, locked until it is disposed.</returns>
    /// <exception cref="CardImageException">It is missing, there already, in use, damaged, not a card image or too new.</exception>
    public static SqliteCardStore Open(string path, bool create = false, Durability durability = Durability.Power)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((int)durability, (int)Durability.Memory);
        string full = Path.GetFullPath(path);
        if (create)
            Reserve(full);
        else if (!File.Exists(full))
            throw new CardImageException(CardImageFault.Missing, $"{full}: there is no such card image. Make one with 'multisim card new', or check the path.");
        ImageDatabase database = new(full);
        try
        {
            // Before anything reads the file: the log's index then lives in memory, and the first read takes the lock.
            database.Execute("PRAGMA locking_mode = EXCLUSIVE");
            if (create)
                database.Execute("PRAGMA journal_mode = WAL");
            else
                ImageFormat.CheckHeader(database);
            database.Execute(durability == Durability.Process ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL");
            database.Execute("PRAGMA secure_delete = ON"); // the keys of a profile that is removed do not linger in the file
            if (create)
                ImageFormat.Create(database);
            else
                ImageFormat.CheckContent(database);
            return new SqliteCardStore(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a card image that is there, as durably as asked; with <see cref="Durability.Memory"/> a copy of it in memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="durability">What the card's changes outlive.</param>
    /// <exception cref="CardImageException">It is missing, in use, damaged, not a card image or too new.</exception>
    public static ICardStore Open(string path, Durability durability)
    {
        if (durability != Durability.Memory)
            return Open(path, create: false, durability);
        using SqliteCardStore image = Open(path);
        return InMemoryCardStore.CopyOf(image);
    }

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be read, or a piece in it was changed by somebody else than a card.</exception>
    public void Load(StateReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        ImageFormat.Read(_database, receiver);
    }

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be written.</exception>
    public void Begin() => _database.Run(_begin);

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be written.</exception>
    public void Put(StateKey key, ReadOnlySpan<byte> content)
    {
        Bind(_put, key);
        // An empty span would be bound as NULL, which is not the same as an empty content.
        _ = content.IsEmpty ? raw.sqlite3_bind_zeroblob(_put, 4, 0) : raw.sqlite3_bind_blob(_put, 4, content);
        _ = raw.sqlite3_bind_int64(_put, 5, PieceChecksum.Of(key, content));
        _database.Run(_put);
    }

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be written.</exception>
    public void Remove(StateKey key)
    {
        Bind(_remove, key);
        _database.Run(_remove);
    }

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be written: the transaction is not durable.</exception>
    public void Commit() => _database.Run(_commit);

    /// <inheritdoc/>
    /// <exception cref="CardImageException">The file cannot be written.</exception>
    public void Rollback()
    {
        // After some failures (a full disk) SQLite has rolled back already, and the reason is on its way up.
        if (!_database.IsIdle)
            _database.Run(_rollback);
    }

    /// <summary>Closes the file and releases the lock. An open transaction is dropped.</summary>
    public void Dispose() => _database.Dispose();

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

    private static void Bind(sqlite3_stmt statement, StateKey key)
    {
        _ = raw.sqlite3_bind_int(statement, 1, (int)key.Area);
        _ = raw.sqlite3_bind_int(statement, 2, key.Owner);
        _ = raw.sqlite3_bind_int64(statement, 3, key.Path);
    }
}
