using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Protocol.Cat;

/// <summary>Writes the objects of a command in its list's order; what is absent (null) is left out. All with comprehension required.</summary>
internal ref struct CommandWriter(Span<byte> buffer)
{
    private ComprehensionTlvWriter _writer = new(buffer);

    public readonly int Length => _writer.Length;

    public void Bytes(CatTag tag, scoped ReadOnlySpan<byte> value) => _writer.Write((int)tag, true, value);

    public void Bytes(CatTag tag, ReadOnlyMemory<byte>? value)
    {
        if (value is { } present)
            Bytes(tag, present.Span);
    }

    public void Byte(CatTag tag, byte? value)
    {
        if (value is { } present)
            Bytes(tag, [present]);
    }

    public void Alpha(string? text)
    {
        if (text is not null)
            Bytes(CatTag.Alpha, AlphaText.Encode(text));
    }

    public void Text(CatTag tag, CatText? text)
    {
        if (text is { } present)
            Bytes(tag, present.Encode());
    }

    public void Item(CatItem item) => Bytes(CatTag.Item, [item.Identifier, .. AlphaText.Encode(item.Text)]);

    public void Duration(CatDuration? duration)
    {
        if (duration is { } present)
            Bytes(CatTag.Duration, [(byte)present.Unit, present.Interval]);
    }

    public void Icon(CatIcon? icon)
    {
        if (icon is { } present)
            Bytes(CatTag.Icon, [present.Qualifier, present.Record]);
    }
}
