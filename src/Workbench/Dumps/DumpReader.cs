using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>Reads card dumps: those of <c>multisim card dump</c>, and those of pySim's <c>fsdump</c>.</summary>
/// <remarks>
/// The first form lists files with <c>path_fids</c>, <c>fcp</c> and <c>body</c>; pySim's has them by name, with <c>fcp_raw</c>.
/// What is not known is passed over; what is there must be what it says: a fault ends in an <see cref="InvalidDataException"/> that names the place.
/// </remarks>
public static class DumpReader
{
    private const int DeepestJson = 64;

    /// <summary>Reads a dump.</summary>
    /// <param name="utf8">The JSON text.</param>
    /// <param name="origin">What to call it in messages: its file name.</param>
    /// <exception cref="InvalidDataException">It is no dump of a card; the message says where and what was expected.</exception>
    public static CardDump Read(ReadOnlySpan<byte> utf8, string origin)
    {
        JsonNode? root;
        try
        {
            utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
            root = JsonNode.Parse(utf8, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DeepestJson });
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{origin}: no JSON ({fault.Message})", fault);
        }
        if (root is not JsonObject dump)
            throw new InvalidDataException($"{origin}: expected one JSON object with the files of a card.");
        DumpPlace place = new(origin, "$");
        return dump["files"] is JsonArray list ? ReadList(dump, list, place) : PysimDump.Read(dump, place);
    }

    private static CardDump ReadList(JsonObject dump, JsonArray list, DumpPlace place)
    {
        List<DumpedFile> files = [];
        for (int i = 0; i < list.Count; i++)
        {
            DumpPlace here = place.Child(string.Create(CultureInfo.InvariantCulture, $"files[{i}]"));
            if (ReadFile(list[i] as JsonObject ?? throw here.Wrong("expected an object: path_names, path_fids, fcp, structure, body."), here) is { } file)
                files.Add(file);
        }
        if (files.Count == 0)
            throw place.Child("files").Wrong("no file is in it that the card has.");
        return Frame(dump, place) with
        {
            Files = files,
            IsGsm = dump["class"] is { } cla ? Class(cla, place.Child("class")) : files.TrueForAll(static file => FileParameters.Read(file.Answer.Span) is null or { IsGsm: true }),
            ReadNeedsAdm1 = dump["read_needs_adm1"] is JsonArray names ? [.. names.Select(name => place.Child("read_needs_adm1").Text(name) ?? "")] : [],
        };
    }

    /// <summary>What both forms say of the card itself.</summary>
    internal static CardDump Frame(JsonObject dump, DumpPlace place) => new()
    {
        Name = place.Child("name").Text(dump["name"]) ?? "",
        Source = place.Child("source").Text(dump["source"]) ?? "",
        AnswerToReset = place.Child("atr").Hex(dump["atr"]) ?? default,
        Iccid = place.Child("iccid").Text(dump["iccid"]),
        Adm1 = place.Child("adm1").Text(dump["adm1"]),
        SearchMiss = SearchMiss(dump["search_miss_sw"], place.Child("search_miss_sw")),
    };

    private static StatusWord? SearchMiss(JsonNode? node, DumpPlace place) => place.Text(node) is not { } text
        ? null
        : place.Status(node) is { Value: 0x6A83 or 0x6282 or 0x9000 } miss ? miss : throw place.Wrong($"'{text}' is no answer to a search; expected 6a83, 6282 or 9000.");

    /// <summary>Null where the card has no such file: the entry says so by an error in place of the file's parameters.</summary>
    private static DumpedFile? ReadFile(JsonObject file, DumpPlace place)
    {
        if (file["path_fids"] is not JsonArray fids)
            throw place.Child("path_fids").Wrong("expected the identifiers from the MF on, as in [\"3F00\", \"7F10\", \"6F3A\"].");
        IReadOnlyList<string> elements = [.. fids.Select(fid => place.Child("path_fids").Text(fid) ?? "")];
        if (!CardPath.TryParse(elements, out CardPath path))
            throw place.Child("path_fids").Wrong($"'{string.Join('/', elements)}' is no path; expected 3F00, then up to four identifiers of four hexadecimal digits, the first of which may be an AID.");
        StatusWord? refusal = place.Child("error_sw").Status(file["error_sw"]);
        ReadOnlyMemory<byte>? answer = place.Child("fcp").Hex(file["fcp"]);
        EfKind? kind = KindOf(place.Child("structure").Text(file["structure"]), place.Child("structure"))
            ?? (answer is { } octets && FileParameters.Read(octets.Span) is { IsDirectory: false } parameters ? parameters.Kind : null);
        FileContent? content = DumpedContent.Read(file["body"], kind, tagsAreHex: true, place.Child("body"));
        if (answer is null && content is null && (refusal is not null || !path.IsApplication))
            return null;
        return new DumpedFile(Names(file, path, place), path)
        {
            Answer = answer ?? default,
            Content = content,
            Refusal = refusal,
            IsMasked = file["masked"] is JsonValue masked && masked.TryGetValue(out bool isMasked) && isMasked,
        };
    }

    private static IReadOnlyList<string> Names(JsonObject file, CardPath path, DumpPlace place) =>
        file["path_names"] is JsonArray names && names.Count == path.Elements.Count
            ? [.. names.Select(name => place.Child("path_names").Text(name) ?? "")]
            : path.Elements;

    private static bool Class(JsonNode cla, DumpPlace place) => place.Text(cla) switch
    {
        "uicc" => false,
        "sim" => true,
        { } other => throw place.Wrong($"'{other}' is no class of cards; expected uicc or sim."),
        null => false,
    };

    internal static EfKind? KindOf(string? structure, DumpPlace place) => structure switch
    {
        null => null,
        "transparent" => EfKind.Transparent,
        "linear_fixed" => EfKind.LinearFixed,
        "cyclic" => EfKind.Cyclic,
        "ber_tlv" => EfKind.BerTlv,
        _ => throw place.Wrong($"'{structure}' is no structure of a file; expected transparent, linear_fixed, cyclic or ber_tlv."),
    };
}
