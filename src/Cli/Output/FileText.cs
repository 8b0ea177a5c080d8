using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Cli.Output;

/// <summary>Content of a file as the CLI shows it: hexadecimal digits, or what they mean.</summary>
/// <param name="file">The file.</param>
/// <param name="content">Its content, or the one record.</param>
/// <param name="record">Number of the one record, from 1; 0 where all is shown.</param>
/// <param name="reveal">Whether keys are shown.</param>
internal sealed class FileText(FileAnswer file, FileContent content, int record, bool reveal)
{
    /// <summary>JSON for people too: one member a line, letters as they are.</summary>
    public static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly bool _masked = !reveal && CardNames.HoldsKeys(file.Path, content);

    public void Write(InvocationConfiguration console, bool json, bool decoded)
    {
        if (json)
            console.Output.WriteLine(ToJson(console.Error, decoded).ToJsonString(Indented));
        else if (_masked)
            console.Output.WriteLine($"{string.Join('/', CardNames.NamesOf(file.Path))} holds keys: masked. --reveal-secrets shows them.");
        else if (decoded)
            console.Output.WriteLine(Decoded(console.Error)?.ToJsonString(Indented) ?? "null");
        else
            WriteDigits(console.Output);
    }

    private void WriteDigits(TextWriter output)
    {
        for (int i = 0; i < content.Parts.Count; i++)
        {
            string digits = Convert.ToHexStringLower(content.Parts[i].Span);
            output.WriteLine(content.HasRecords && record == 0 ? string.Create(CultureInfo.InvariantCulture, $"{i + 1,3}  {digits}") : digits);
        }
    }

    private JsonObject ToJson(TextWriter error, bool decoded)
    {
        FileParameters parameters = file.Parameters!;
        JsonObject json = new()
        {
            ["path"] = string.Join('/', CardNames.NamesOf(file.Path)),
            ["fids"] = file.Path.ToString(),
            ["kind"] = FileTree.KindOf(parameters),
        };
        if (record > 0)
            json["record"] = record;
        if (_masked)
        {
            json["masked"] = true;
            return json;
        }
        if (content.HasRecords && record == 0)
            json["records"] = new JsonArray([.. content.Parts.Select(static part => (JsonNode)Convert.ToHexStringLower(part.Span))]);
        else if (content.Kind == EfKind.BerTlv)
            json["objects"] = Objects();
        else
            json["hex"] = Convert.ToHexStringLower(content.Whole);
        if (decoded)
            json["decoded"] = Decoded(error);
        return json;
    }

    /// <summary>A value for a transparent file or one record, a list of them for records, values by tags for BER-TLV objects.</summary>
    private JsonNode? Decoded(TextWriter error)
    {
        if (content.Kind == EfKind.BerTlv)
            return Objects();
        JsonNode?[] values = [.. content.Parts.Select((part, i) => Decode(part.Span, record > 0 ? record : i + 1, error))];
        return content.HasRecords && record == 0 ? new JsonArray(values) : values[0];
    }

    private JsonNode? Decode(ReadOnlySpan<byte> part, int number, TextWriter error)
    {
        JsonNode? value = FileCoding.Decode(file.Path, content.Kind, part, out string? fault);
        if (fault is not null)
            error.WriteLine($"multisim: {CardNames.NameOf(file.Path)}{(content.HasRecords ? string.Create(CultureInfo.InvariantCulture, $", record {number}") : "")}: {fault}");
        return value;
    }

    private JsonObject Objects()
    {
        JsonObject objects = [];
        foreach (ReadOnlyMemory<byte> part in content.Parts)
        {
            BerTlvReader reader = new(part.Span);
            if (reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
                objects[tag.ToString("x2", CultureInfo.InvariantCulture)] = Convert.ToHexStringLower(value);
        }
        return objects;
    }
}
