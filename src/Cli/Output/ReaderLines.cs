using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;
using Tottoli.MultiSim.Pcsc;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>Readers for people and for programs.</summary>
internal static class ReaderLines
{
    public static void Write(IReadOnlyList<Reader> readers, TextWriter output)
    {
        Listing table = new("Readers", new("Reader"), new("Kind"), new("State"), new("Answer to reset"));
        foreach (Reader reader in readers)
            table.Add(Markup.Escape(reader.Name), reader.IsVirtual ? "virtual" : "real", StateOf(reader.Condition), reader.AnswerToReset);
        table.Write(Terminal.On(output));
    }

    public static string Sentence(ReaderChange change) => change switch
    {
        { After: null } => $"{change.Before!.Name}: the reader is gone",
        { After.HasCard: true } => $"{change.After.Name}: {StateOf(change.After.Condition)}, ATR {change.After.AnswerToReset}",
        _ => $"{change.After.Name}: {StateOf(change.After.Condition)}",
    };

    public static string ToJson(IReadOnlyList<Reader> readers) => JsonSerializer.Serialize(new ReaderList([.. readers.Select(ReaderLine.Of)]), ReaderJson.Default.ReaderList);

    public static string ToJson(ReaderChange change) =>
        JsonSerializer.Serialize(change.After is null ? ReaderLine.Of(change.Before!) with { State = "gone", Atr = null } : ReaderLine.Of(change.After), ReaderChangeJson.Default.ReaderLine);

    private static string StateOf(ReaderCondition condition) => condition switch
    {
        ReaderCondition.Empty => "no card",
        ReaderCondition.Card => "card",
        ReaderCondition.Shared => "card, in use",
        ReaderCondition.Exclusive => "card, held by another program",
        ReaderCondition.Mute => "card does not answer",
        _ => "not available",
    };
}

/// <summary>The readers of a machine.</summary>
internal sealed record ReaderList(IReadOnlyList<ReaderLine> Readers);

/// <summary>A reader.</summary>
/// <param name="Reader">Its name.</param>
/// <param name="Virtual">Whether it is a program.</param>
/// <param name="State">empty, card, shared, exclusive, mute, unavailable; gone in a change.</param>
/// <param name="Atr">Answer to reset in hexadecimal; null without a card.</param>
internal sealed record ReaderLine(string Reader, bool Virtual, string State, string? Atr)
{
    public static ReaderLine Of(Reader reader) => new(
        reader.Name,
        reader.IsVirtual,
        reader.Condition.ToString().ToLowerInvariant(),
        reader.AnswerToReset.Length == 0 ? null : reader.AnswerToReset);
}

/// <summary>Source-generated writing of a list.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ReaderList))]
internal sealed partial class ReaderJson : JsonSerializerContext;

/// <summary>Source-generated writing of a change, on one line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReaderLine))]
internal sealed partial class ReaderChangeJson : JsonSerializerContext;
