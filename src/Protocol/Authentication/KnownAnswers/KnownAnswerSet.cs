using System.Text.Json;

namespace Tottoli.MultiSim.Protocol.Authentication.KnownAnswers;

/// <summary>Vectors of one kind, and the code that they are run against.</summary>
public sealed class KnownAnswerSet
{
    private readonly string _array;
    private readonly string _id;
    private readonly Func<KnownAnswerRow, bool> _concerns;
    private readonly Action<KnownAnswerRow> _compute;
    private readonly string? _source;

    internal KnownAnswerSet(string algorithm, string file, string array, Action<KnownAnswerRow> compute, string id = "id", Func<KnownAnswerRow, bool>? concerns = null, string? source = null)
    {
        Algorithm = algorithm;
        File = file;
        _array = array;
        _id = id;
        _compute = compute;
        _concerns = concerns ?? (_ => true);
        _source = source;
    }

    /// <summary>What is computed, and by which of our ways where there is more than one.</summary>
    public string Algorithm { get; }

    /// <summary>The file that the vectors are in, JSON.</summary>
    public string File { get; }

    /// <summary>Runs every vector of the file that is of this kind.</summary>
    /// <param name="file">The root of the file.</param>
    /// <exception cref="FormatException">The file has none.</exception>
    public IReadOnlyList<KnownAnswer> Run(JsonElement file)
    {
        if (file.ValueKind != JsonValueKind.Object || !file.TryGetProperty(_array, out JsonElement rows) || rows.ValueKind != JsonValueKind.Array)
            throw new FormatException($"{File} has no array '{_array}' of vectors.");
        KnownAnswer[] answers = [.. rows.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).Select(row => new KnownAnswerRow(row)).Where(_concerns).Select(Run)];
        return answers.Length > 0 ? answers : throw new FormatException($"{File} has no vector of {Algorithm} in '{_array}'.");
    }

    private KnownAnswer Run(KnownAnswerRow row)
    {
        List<string> broken = [];
        try
        {
            _compute(row);
            if (row.Compared.Count == 0)
                broken.Add("nothing of it is compared");
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or OverflowException or InvalidOperationException or KeyNotFoundException)
        {
            broken.Add($"it cannot be computed: {fault.Message}"); // the row is not well-formed
        }
        return new KnownAnswer(row.Has(_id) ? row.Text(_id) : "?", _source ?? SourceOf(row.Json), row.Compared, [.. row.Faults, .. broken]);
    }

    private static string SourceOf(JsonElement row)
    {
        if (!row.TryGetProperty("source", out JsonElement source))
            return "computed";
        return (source.ValueKind == JsonValueKind.Array ? source.EnumerateArray().FirstOrDefault() : source) is { ValueKind: JsonValueKind.String } first ? first.GetString()! : "unknown";
    }
}

/// <summary>What came of one vector.</summary>
/// <param name="Id">Its name in the file.</param>
/// <param name="Source">Who published it, in the words of the file.</param>
/// <param name="Compared">The members that were compared.</param>
/// <param name="Faults">What came out differently; none where all is well.</param>
public sealed record KnownAnswer(string Id, string Source, IReadOnlyList<string> Compared, IReadOnlyList<string> Faults);
