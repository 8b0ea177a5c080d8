using System.Globalization;
using SQLitePCL;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.CardStore;

/// <summary>What stands in the SQLite file of a card image: how it is told from other files, made, checked and brought up to date.</summary>
internal static class ImageFormat
{
    /// <summary>"MSIM", in the file's header: tells a card image from any other SQLite file.</summary>
    private const int ApplicationId = 0x4D53494D;

    /// <summary>Layout of the tables. Raised when an older program could not read the image any more.</summary>
    private const int Version = 2;

    /// <summary>Every piece with its key, content and checksum.</summary>
    private static ReadOnlySpan<byte> AllPieces => "SELECT area, owner, path, content, checksum FROM state"u8;

    private static string CreationScript { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        BEGIN EXCLUSIVE;
        CREATE TABLE state(area INTEGER NOT NULL, owner INTEGER NOT NULL, path INTEGER NOT NULL, content BLOB NOT NULL, checksum INTEGER NOT NULL,
            PRIMARY KEY(area, owner, path)) WITHOUT ROWID;
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        COMMIT;
        """);

    // Format 1 had no checksums.
    private static string UpgradeScript { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        ALTER TABLE state ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
        PRAGMA user_version = {Version};
        """);

    /// <summary>Makes the tables in an empty file.</summary>
    public static void Create(ImageDatabase database) => database.Execute(CreationScript);

    /// <summary>Refuses what is no card image, or none that this version can read.</summary>
    public static void CheckHeader(ImageDatabase database)
    {
        if (database.Number("PRAGMA application_id"u8) != ApplicationId)
            throw database.NotAnImage();
        long version = database.Number("PRAGMA user_version"u8);
        if (version > Version)
            throw new CardImageException(CardImageFault.TooNew, $"{database.Path}: this card image was made by a newer version (format {version}, this version reads {Version}). Use that version of multisim.");
    }

    /// <summary>Refuses a file that lost a part or whose pages make no sense, and gives the pieces of an older image their checksums.</summary>
    public static void CheckContent(ImageDatabase database)
    {
        // SQLite reads what is missing of the last page as zeros.
        if (new FileInfo(database.Path).Length % database.Number("PRAGMA page_size"u8) != 0)
            throw database.Damaged();
        sqlite3_stmt check = database.Prepare("PRAGMA quick_check(1)"u8);
        if (!database.Next(check) || raw.sqlite3_column_text(check, 0).utf8_to_string() != "ok")
            throw database.Damaged();
        _ = raw.sqlite3_reset(check);
        if (database.Number("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'state'"u8) != 1)
            throw database.Damaged();
        if (database.Number("PRAGMA user_version"u8) < Version)
            Upgrade(database);
    }

    /// <summary>Hands over every piece, its checksum checked.</summary>
    public static void Read(ImageDatabase database, StateReceiver receiver) => Read(database, demand: true, receiver);

    private static void Read(ImageDatabase database, bool demand, StateReceiver receiver)
    {
        using sqlite3_stmt select = database.Prepare(AllPieces);
        while (database.Next(select))
        {
            StateKey key = new((StateArea)raw.sqlite3_column_int(select, 0), (byte)raw.sqlite3_column_int(select, 1), raw.sqlite3_column_int64(select, 2));
            ReadOnlySpan<byte> content = raw.sqlite3_column_blob(select, 3);
            if (demand && raw.sqlite3_column_int64(select, 4) != PieceChecksum.Of(key, content))
                throw database.Damaged();
            receiver(key, content);
        }
    }

    private static void Upgrade(ImageDatabase database)
    {
        database.Execute("BEGIN IMMEDIATE");
        database.Execute(UpgradeScript);
        List<(StateKey Key, uint Checksum)> pieces = [];
        Read(database, demand: false, (key, content) => pieces.Add((key, PieceChecksum.Of(key, content))));
        foreach ((StateKey key, uint checksum) in pieces)
            database.Execute(string.Create(CultureInfo.InvariantCulture, $"UPDATE state SET checksum = {checksum} WHERE area = {(int)key.Area} AND owner = {key.Owner} AND path = {key.Path}"));
        database.Execute("COMMIT");
    }
}
