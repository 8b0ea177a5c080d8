using SQLitePCL;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.CardStore;

/// <summary>The one connection to the SQLite file of an image. Every failure is a <see cref="CardImageException"/> that a user can act on.</summary>
internal sealed class ImageDatabase : IDisposable
{
    private readonly sqlite3 _database;
    private readonly List<sqlite3_stmt> _statements = [];

    static ImageDatabase() => Batteries_V2.Init();

    /// <summary>Opens a file that is there, for reading and writing, and takes no lock yet.</summary>
    /// <param name="path">Full path.</param>
    public ImageDatabase(string path)
    {
        Path = path;
        int result = raw.sqlite3_open_v2(path, out _database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            Check(result);
            if (raw.sqlite3_db_readonly(_database, "main") != 0)
                throw new CardImageException(CardImageFault.Unavailable, $"{path}: the card image may only be read, but a card writes at each command. Change the file's permissions.");
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    /// <summary>True outside a transaction.</summary>
    public bool IsIdle => raw.sqlite3_get_autocommit(_database) != 0;

    /// <summary>Runs statements that return nothing.</summary>
    public void Execute(string script) => Check(raw.sqlite3_exec(_database, script));

    /// <summary>Prepares a statement; it lives as long as the connection.</summary>
    public sqlite3_stmt Prepare(ReadOnlySpan<byte> query)
    {
        Check(raw.sqlite3_prepare_v3(_database, query, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement));
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Runs a prepared statement that returns nothing.</summary>
    public void Run(sqlite3_stmt statement)
    {
        int result = raw.sqlite3_step(statement);
        _ = raw.sqlite3_reset(statement);
        Check(result);
    }

    /// <summary>Steps to the next row.</summary>
    /// <returns>False after the last.</returns>
    public bool Next(sqlite3_stmt statement)
    {
        int result = raw.sqlite3_step(statement);
        Check(result);
        return result == raw.SQLITE_ROW;
    }

    /// <summary>The number that a query returns.</summary>
    public long Number(ReadOnlySpan<byte> query)
    {
        sqlite3_stmt statement = Prepare(query);
        long number = Next(statement) ? raw.sqlite3_column_int64(statement, 0) : 0;
        _ = raw.sqlite3_reset(statement);
        return number;
    }

    /// <summary>What to throw where the file is something else.</summary>
    public CardImageException NotAnImage()
        => new(CardImageFault.NotAnImage, $"{Path}: this is not a card image. Check the path, or make an image with 'multisim card new'.");

    /// <summary>What to throw where the file is an image no more.</summary>
    public CardImageException Damaged()
        => new(CardImageFault.Damaged, $"{Path}: the card image is damaged (truncated or overwritten). Restore it from a copy, or make a new one with 'multisim card new'.");

    /// <summary>Closes the file and releases its lock. An open transaction is dropped.</summary>
    public void Dispose()
    {
        // One that is left would keep the connection, and with it the lock.
        foreach (sqlite3_stmt statement in _statements)
            statement.Dispose();
        _database.Dispose();
    }

    private void Check(int result)
    {
        switch (result & 0xFF)
        {
            case raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW:
                return;
            case raw.SQLITE_BUSY or raw.SQLITE_LOCKED:
                throw new CardImageException(CardImageFault.InUse, $"{Path}: the card image is in use. Close the other multisim that has it open, then try again.");
            case raw.SQLITE_NOTADB:
                throw NotAnImage();
            case raw.SQLITE_CORRUPT or raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT: // the statements are right, so the tables are not
                throw Damaged();
            default:
                throw new CardImageException(CardImageFault.Unavailable,
                    $"{Path}: the card image cannot be read or written: {raw.sqlite3_errmsg(_database).utf8_to_string()}. Check permissions and free space.");
        }
    }
}
