using System.Buffers.Binary;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>Finds out what a card asks for before a file may be read or written: from the file's parameters, and from the EF.ARR that they name.</summary>
/// <param name="card">The card.</param>
public sealed class AccessConditions(CardAccess card)
{
    private const byte ReadMode = 0x01;
    private const byte UpdateMode = 0x02;

    private readonly Dictionary<CardPath, FileContent?> _rules = [];

    /// <summary>What reading an EF asks for; null where that cannot be found out.</summary>
    public AccessCondition? ForReading(FileAnswer file) => Find(file, ReadMode);

    /// <summary>What writing an EF asks for; null where that cannot be found out.</summary>
    public AccessCondition? ForWriting(FileAnswer file) => Find(file, UpdateMode);

    private AccessCondition? Find(FileAnswer file, byte mode)
    {
        if (file.Parameters is not { IsDirectory: false } parameters)
            return null;
        ReadOnlySpan<byte> security = parameters.Security.Span;
        if (parameters.IsGsm)
            return security.IsEmpty ? null : AccessCondition.OfGsm(mode == ReadMode ? security[0] >> 4 : security[0] & 0x0F);
        BerTlvReader reader = new(security);
        if (!reader.TryRead(out int tag, out ReadOnlySpan<byte> value))
            return null;
        return tag switch
        {
            0x8C => AccessCondition.OfCompact(value, mode),
            0xAB => AccessCondition.OfExpanded(value, mode),
            _ => OfReference(file.Path, value, mode),
        };
    }

    /// <summary>Object 8B: identifier of EF.ARR and a record, or a record for each security environment; 01 is that of an enabled PIN (ETSI TS 102 221 §9.2.7).</summary>
    private AccessCondition? OfReference(CardPath path, ReadOnlySpan<byte> reference, byte mode)
    {
        const byte pinEnabled = 0x01;
        if (reference.Length < 3)
            return null;
        ushort fid = BinaryPrimitives.ReadUInt16BigEndian(reference);
        int record = reference[^1];
        for (int i = 2; reference.Length > 3 && i + 1 < reference.Length; i += 2)
        {
            if (reference[i] == pinEnabled)
                record = reference[i + 1];
        }
        for (CardPath directory = path.Parent; ; directory = directory.Parent)
        {
            if (Rules(directory, fid) is { } rules)
                return record >= 1 && record <= rules.Parts.Count ? AccessCondition.OfExpanded(rules.Parts[record - 1].Span, mode) : AccessCondition.Never;
            if (directory.IsMasterFile)
                return null;
        }
    }

    private FileContent? Rules(CardPath directory, ushort fid)
    {
        if (directory.Files.Depth == FilePath.MaxDepth)
            return null;
        CardPath path = directory.Append(fid);
        if (_rules.TryGetValue(path, out FileContent? known))
            return known;
        FileContent? content = null;
        FileAnswer file = card.SelectFile(path);
        if (file.Exists)
            card.Read(file, out content);
        return _rules[path] = content;
    }
}
