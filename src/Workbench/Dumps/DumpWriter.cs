using System.Text.Json;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>Writes a dump in the form that <see cref="DumpReader"/> reads.</summary>
public static class DumpWriter
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Writes the dump as JSON text in UTF-8. Keys are in it unless their files were masked; ADM1 where the dump has it.</summary>
    public static void Write(CardDump dump, Stream output)
    {
        ArgumentNullException.ThrowIfNull(dump);
        using Utf8JsonWriter writer = new(output, Indented);
        writer.WriteStartObject();
        writer.WriteString("source", dump.Source);
        writer.WriteString("name", dump.Name);
        writer.WriteString("atr", DumpedContent.Digits(dump.AnswerToReset.Span));
        writer.WriteString("iccid", dump.Iccid);
        if (dump.Adm1 is not null)
            writer.WriteString("adm1", dump.Adm1);
        writer.WriteString("class", dump.IsGsm ? "sim" : "uicc");
        if (dump.SearchMiss is { } miss && miss != StatusWord.RecordNotFound)
            writer.WriteString("search_miss_sw", miss.ToString().ToLowerInvariant());
        writer.WriteStartArray("files");
        foreach (DumpedFile file in dump.Files)
            Write(file, writer);
        writer.WriteEndArray();
        WriteTexts(writer, "read_needs_adm1", dump.ReadNeedsAdm1);
        writer.WriteEndObject();
    }

    private static void Write(DumpedFile file, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteTexts(writer, "path_names", file.Names);
        WriteTexts(writer, "path_fids", file.Path.Elements);
        writer.WriteString("fcp", file.Answer.IsEmpty ? null : DumpedContent.Digits(file.Answer.Span));
        writer.WriteString("structure", StructureOf(file));
        writer.WritePropertyName("body");
        JsonNode? body = file.Content is { Parts.Count: > 0 } content ? DumpedContent.Write(content) : null;
        if (body is null)
            writer.WriteNullValue();
        else
            body.WriteTo(writer);
        if (file.Refusal is { } refusal)
            writer.WriteString("error_sw", refusal.ToString().ToLowerInvariant());
        if (file.IsMasked)
            writer.WriteBoolean("masked", true);
        writer.WriteEndObject();
    }

    private static string? StructureOf(DumpedFile file) => FileParameters.Read(file.Answer.Span) is { IsDirectory: false } parameters
        ? parameters.Kind switch
        {
            EfKind.Transparent => "transparent",
            EfKind.LinearFixed => "linear_fixed",
            EfKind.Cyclic => "cyclic",
            _ => "ber_tlv",
        }
        : null;

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
