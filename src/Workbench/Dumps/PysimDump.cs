using System.Text.Json.Nodes;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>
/// What pySim-shell's <c>fsdump</c> prints: <c>{"name", "atr", "iccid", "aids", "files": {"MF/ADF.USIM/EF.IMSI": {"path", "fcp_raw", "fcp", "body", "error"}}}</c>.
/// Files stand under their names only: identifiers come from the FCP. An early version printed the files alone.
/// </summary>
internal static class PysimDump
{
    public static CardDump Read(JsonObject dump, DumpPlace place)
    {
        JsonObject list = dump["files"] as JsonObject ?? dump;
        Dictionary<string, CardPath> paths = new(StringComparer.Ordinal);
        List<DumpedFile> files = [];
        foreach ((string name, JsonNode? node) in list.OrderBy(static file => file.Key.Count(static c => c == '/')))
        {
            if (node is not JsonObject file || !name.StartsWith("MF", StringComparison.Ordinal))
                continue;
            if (ReadFile(name, file, paths, place.Child($"files['{name}']")) is { } read)
            {
                paths[name] = read.Path;
                files.Add(read);
            }
        }
        if (files.Count == 0)
            throw place.Wrong("expected the files of a card: a list 'files' with path_fids, fcp and body, or what pySim's fsdump prints.");
        return DumpReader.Frame(dump, place) with
        {
            Files = files,
            IsGsm = files.TrueForAll(static file => FileParameters.Read(file.Answer.Span) is null or { IsGsm: true }),
        };
    }

    private static DumpedFile? ReadFile(string name, JsonObject file, Dictionary<string, CardPath> paths, DumpPlace place)
    {
        ReadOnlyMemory<byte>? answer = place.Child("fcp_raw").Hex(file["fcp_raw"]);
        if (answer is not { } octets)
            return null; // SELECT failed: the card has no such file
        FileParameters? parameters = FileParameters.Read(octets.Span);
        if (PathOf(name, parameters, octets, paths) is not { } path)
            throw place.Wrong("neither its FCP nor its name says where it is; expected an identifier (83) or an application identifier (84), and its directory before it.");
        StatusWord? refusal = file["error"] is JsonObject error ? place.Child("error").Status(error["sw_actual"]) : null;
        FileContent? content = Content(file["body"], parameters, path, place.Child("body"), out string? fault);
        return new DumpedFile(name.Split('/'), path) { Answer = octets, Content = content, Refusal = refusal, Fault = fault };
    }

    private static CardPath? PathOf(string name, FileParameters? parameters, ReadOnlyMemory<byte> answer, Dictionary<string, CardPath> paths)
    {
        if (name == "MF")
            return CardPath.MasterFile;
        int slash = name.LastIndexOf('/');
        if (name[(slash + 1)..].StartsWith("ADF.", StringComparison.Ordinal))
        {
            ReadOnlyMemory<byte> aid = parameters is null ? DedicatedFileName(answer.Span) : parameters.Aid;
            return aid.IsEmpty ? null : new CardPath(CardApplications.ShortestPrefix(aid.Span), FilePath.MasterFile);
        }
        return slash > 0 && paths.TryGetValue(name[..slash], out CardPath directory) && directory.Files.Depth < FilePath.MaxDepth && parameters?.Fid is > 0 and { } fid
            ? directory.Append(fid)
            : null;
    }

    /// <summary>AID of an application that is no directory of files: tag 84 in its FCI (6F).</summary>
    private static byte[] DedicatedFileName(ReadOnlySpan<byte> answer) =>
        Protocol.Tlv.BerTlvReader.TryFind(answer, 0x6F, out ReadOnlySpan<byte> information) && Protocol.Tlv.BerTlvReader.TryFind(information, 0x84, out ReadOnlySpan<byte> aid)
            ? aid.ToArray()
            : [];

    /// <summary>Octets, or with <c>fsdump --json</c> what they mean.</summary>
    private static FileContent? Content(JsonNode? body, FileParameters? parameters, CardPath path, DumpPlace place, out string? fault)
    {
        fault = null;
        if (body is null || parameters is not { IsDirectory: false })
            return null;
        if (parameters.Kind == EfKind.BerTlv)
            return DumpedContent.Read(body, EfKind.BerTlv, tagsAreHex: false, place);
        try
        {
            if (parameters.Kind == EfKind.Transparent)
                return new FileContent(EfKind.Transparent, [Part(body, parameters.Kind, path, parameters.Size)]);
            JsonArray records = body as JsonArray ?? throw place.Wrong("expected a list of records.");
            return new FileContent(parameters.Kind, [.. records.Select(record => Part(record, parameters.Kind, path, parameters.RecordLength))]);
        }
        catch (FormatException unknown)
        {
            fault = unknown.Message;
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Part(JsonNode? part, EfKind kind, CardPath path, int length) =>
        part is JsonValue value && value.TryGetValue(out string? text) && text.Length == 2 * length && text.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(text)
            : FileCoding.Encode(path, kind, part, length);
}
