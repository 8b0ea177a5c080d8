using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Codecs;

/// <summary>A record of EF.DIR: an application of the card (ETSI TS 102 221 §13.1). <c>61 L { 4F L AID | 50 L label }</c>, then FF.</summary>
/// <param name="ApplicationIdentifier">AID, 5 to 16 octets.</param>
/// <param name="Label">Name for people, or empty.</param>
public sealed record DirectoryEntry(ReadOnlyMemory<byte> ApplicationIdentifier, string Label)
{
    private const int Template = 0x61;
    private const int AidTag = 0x4F;
    private const int LabelTag = 0x50;

    /// <summary>Reads a record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The entry, or null where the record is unused or holds no AID.</returns>
    public static DirectoryEntry? TryDecode(ReadOnlySpan<byte> record)
    {
        if (!BerTlvReader.TryFind(record, Template, out ReadOnlySpan<byte> template)
            || !BerTlvReader.TryFind(template, AidTag, out ReadOnlySpan<byte> aid)
            || aid.Length is < 5 or > 16)
        {
            return null;
        }
        string label = BerTlvReader.TryFind(template, LabelTag, out ReadOnlySpan<byte> text) ? AlphaText.Decode(text) : "";
        return new(aid.ToArray(), label);
    }

    /// <summary>Writes a record and fills it with FF.</summary>
    /// <param name="record">The record, long enough for the entry.</param>
    public void Encode(Span<byte> record)
    {
        record.Fill(0xFF);
        BerTlvWriter writer = new(record);
        int mark = writer.Begin(Template);
        writer.Write(AidTag, ApplicationIdentifier.Span);
        if (Label.Length > 0)
            writer.Write(LabelTag, AlphaText.Encode(Label));
        writer.End(mark);
    }
}
