using System.Buffers;

namespace Tottoli.MultiSim.Auc.Import;

/// <summary>Subscribers from the files of other programs. What a file is, its first octets say.</summary>
/// <remarks>
/// Known are srsRAN's <c>user_db.csv</c>, the CSV of Open5GS's container, any CSV with a line of names, the JSON documents of
/// Open5GS (an array, or one document a line as mongoexport writes them), UERANSIM's UE configuration (YAML) and osmo-hlr's database (SQLite).
/// </remarks>
public static class SubscriberImport
{
    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n"u8);
    private static ReadOnlySpan<byte> DatabaseSignature => "SQLite format 3\0"u8;
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads all subscribers of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is none of these, or a subscriber cannot be. The message names file and line, never a key.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<Subscription> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] content = File.ReadAllBytes(path);
        ReadOnlySpan<byte> start = content.AsSpan().StartsWith(ByteOrderMark) ? content.AsSpan(ByteOrderMark.Length) : content;
        if (start.StartsWith(DatabaseSignature))
            return HlrDatabase.Read(path);
        int first = start.IndexOfAnyExcept(Space);
        if (first < 0)
            throw new InvalidDataException($"{path} is empty; expected subscribers as CSV, JSON, YAML or an osmo-hlr database.");
        if (start[first] is (byte)'{' or (byte)'[')
            return JsonSubscribers.Read(path, start);
        return Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml"
            ? YamlSubscribers.Read(path, start)
            : CsvSubscribers.Read(path, start);
    }
}
