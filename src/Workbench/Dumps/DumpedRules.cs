using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>
/// Access rules for files whose EF.ARR is not in the dump, as those of DF.GSM and DF.TELECOM, which no tool of the field asks for: the record of
/// the first application that has such a file, unless what was read, or was not, shows that it must be another.
/// </summary>
/// <param name="dump">The dump.</param>
internal sealed class DumpedRules(CardDump dump)
{
    private const byte ReadMode = 0x01;
    private const byte RuleReference = 0x8B;

    // Records of real cards: read PIN1, update ADM1; all ADM1.
    private static readonly byte[] ReadPin1 = Convert.FromHexString("800101A40683010195010880011AA40683010A9501088401D4A40683010A950108");
    private static readonly byte[] AllAdm1 = Convert.FromHexString("80011BA40683010A9501088401D4A40683010A950108");

    private readonly Dictionary<CardPath, FileContent?> _contents = dump.Files.DistinctBy(static file => file.Path).ToDictionary(static file => file.Path, static file => file.Content);
    private readonly HashSet<string> _needAdm1 = [.. dump.ReadNeedsAdm1];

    /// <summary>Rules for a file that names a record which the dump has not; empty where it has it, or the file says its rules itself.</summary>
    public ReadOnlyMemory<byte> InPlaceOfMissing(DumpedFile file, FileParameters? parameters)
    {
        if (parameters is null || parameters.Security.Span is not [RuleReference, >= 3, var high, var low, ..] security)
            return default;
        ushort fid = BinaryPrimitives.ReadUInt16BigEndian([high, low]);
        for (CardPath directory = file.Path.Parent; ; directory = directory.Parent)
        {
            if (directory.Files.Depth < FilePath.MaxDepth && _contents.ContainsKey(directory.Append(fid)))
                return default;
            if (directory.IsMasterFile)
                break;
        }
        byte[]? borrowed = Borrowed(fid, security[^1]);
        bool wasRead = file.Content is not null, needsAdm1 = _needAdm1.Contains(file.Name);
        if (borrowed is null)
            return needsAdm1 ? AllAdm1 : ReadPin1;
        AccessCondition reading = AccessCondition.OfExpanded(borrowed, ReadMode);
        bool asksForAdm1 = reading == AccessCondition.Never || (reading.Keys.Count > 0 && reading.Keys.All(static key => key is not (0x01 or 0x81)));
        if (needsAdm1 && !asksForAdm1)
            return AllAdm1;
        bool knowsWhatAdm1Opens = _needAdm1.Count > 0;
        return wasRead && !needsAdm1 && asksForAdm1 && (knowsWhatAdm1Opens || reading == AccessCondition.Never) ? ReadPin1 : borrowed;
    }

    private byte[]? Borrowed(ushort fid, int record)
    {
        foreach ((CardPath path, FileContent? content) in _contents)
        {
            if (path.Parent.IsApplication && path.Files.Fid == fid && content is { HasRecords: true } && record >= 1 && record <= content.Parts.Count)
                return content.Parts[record - 1].Span.TrimEnd((byte)0xFF) is { IsEmpty: false } rules ? rules.ToArray() : null;
        }
        return null;
    }
}
