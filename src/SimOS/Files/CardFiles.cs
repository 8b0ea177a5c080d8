using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>The files of one card: layout row and owning slot to content. Knows no access rules; who asks has checked them, or has full access.</summary>
/// <remarks>Spans show the live content: they must not be kept over a change of the same file.</remarks>
internal sealed class CardFiles(CardLayout layout, CardState state)
{
    /// <summary>Where the card keeps the number of its active slot: one octet; nothing kept means slot 0.</summary>
    public static StateKey ActiveSlotKey => new(StateArea.Card, 0, 1);

    /// <summary>The tree.</summary>
    public CardLayout Layout => layout;

    /// <summary>The slot whose per-slot files are seen, from 0.</summary>
    public int ActiveSlot => state.TryGet(ActiveSlotKey, out ReadOnlySpan<byte> slot) ? slot[0] : 0;

    /// <summary>The file at <paramref name="path"/>, or null.</summary>
    public CardFile? Find(FilePath path) => layout.Find(path);

    /// <summary>Content of an EF as the terminal sees it: the active slot's where it is per slot. Records follow one another; a cyclic file's newest is first.</summary>
    public ReadOnlySpan<byte> Content(CardFile file) => Content(file, ActiveSlot);

    /// <summary>Content of an EF of a given slot.</summary>
    public ReadOnlySpan<byte> Content(CardFile file, int slot) =>
        state.TryGet(KeyOf(file, slot), out ReadOnlySpan<byte> content) ? content : file.Initial;

    /// <summary>One record.</summary>
    /// <param name="file">A record EF.</param>
    /// <param name="number">Its number, 1..<see cref="CardFile.Records"/>; in a cyclic file 1 is the newest.</param>
    public ReadOnlySpan<byte> Record(CardFile file, int number) => Content(file).Slice((number - 1) * file.RecordLength, file.RecordLength);

    /// <summary>Writes octets of an EF at an offset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They go beyond its end: a fault of the caller.</exception>
    public void Write(CardFile file, int offset, ReadOnlySpan<byte> bytes) => Write(file, ActiveSlot, offset, bytes);

    /// <summary>Writes octets of an EF of a given slot.</summary>
    public void Write(CardFile file, int slot, int offset, ReadOnlySpan<byte> bytes) =>
        state.Write(KeyOf(file, slot), offset, bytes, file.Initial);

    /// <summary>Writes a record where it stands.</summary>
    public void WriteRecord(CardFile file, int number, ReadOnlySpan<byte> record) => Write(file, (number - 1) * file.RecordLength, record);

    /// <summary>Writes the newest record of a cyclic EF: the oldest goes, the others grow older by one.</summary>
    public void AppendRecord(CardFile file, ReadOnlySpan<byte> record)
    {
        Span<byte> ring = stackalloc byte[MaxCyclicSize];
        ring = ring[..file.Size];
        record[..file.RecordLength].CopyTo(ring);
        Content(file)[..^file.RecordLength].CopyTo(ring[file.RecordLength..]);
        Write(file, 0, ring);
    }

    /// <summary>Sets the files that belong to a location or a security context back, as a slot becomes active (3GPP TS 31.111 §6.4.7.1).</summary>
    public void ResetForActivation(int slot)
    {
        foreach (CardFile file in layout.PerSlotFiles)
        {
            if (file.AtActivation is { } content)
                Write(file, slot, 0, content);
        }
    }

    /// <summary>Forgets all that a slot has in its files: they have the layout's content again.</summary>
    public void Clear(int slot)
    {
        foreach (CardFile file in layout.PerSlotFiles)
            state.Remove(KeyOf(file, slot));
    }

    private static StateKey KeyOf(CardFile file, int slot) =>
        new(StateArea.File, file.IsPerSlot ? StateKey.OwnerOf(slot) : (byte)0, file.Path.Value);

    private const int MaxCyclicSize = 1024;
}
