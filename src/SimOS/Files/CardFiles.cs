using System.Buffers;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Security;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS.Files;

/// <summary>The files of one card: its tree, and from file and owning slot to content. Knows no access rules; who asks has checked them, or has full access.</summary>
/// <remarks>
/// Spans show the live content: they must not be kept over a change of the same file. A change of the structure, and taking one
/// back, replaces the tree: who keeps files over a command looks them up again when <see cref="Version"/> has changed.
/// </remarks>
internal sealed class CardFiles
{
    private readonly CardLayout _shared;
    private readonly CardState _state;
    private CardLayout _layout;
    private int _version;
    private int _activeSlot;
    private int _activeSlotVersion = -1;

    /// <summary>The files of the card that keeps <paramref name="state"/>.</summary>
    /// <param name="layout">The tree that its model has.</param>
    /// <param name="state">What the card keeps.</param>
    public CardFiles(CardLayout layout, CardState state)
    {
        _shared = layout;
        _state = state;
        _version = state.StructureVersion;
        _layout = layout.With(StructurePieces.Of(state));
    }

    /// <summary>Where the card keeps the number of its active slot: one octet; nothing kept means slot 0.</summary>
    public static StateKey ActiveSlotKey => new(StateArea.Card, 0, 1);

    /// <summary>The tree as it stands: the shared one where the card's structure was never changed.</summary>
    public CardLayout Layout
    {
        get
        {
            if (_version != _state.StructureVersion)
            {
                _version = _state.StructureVersion;
                _layout = _shared.With(StructurePieces.Of(_state));
            }
            return _layout;
        }
    }

    /// <summary>The tree that the card's model has.</summary>
    public CardLayout Shared => _shared;

    /// <summary>Changes whenever the tree does.</summary>
    public int Version => _state.StructureVersion;

    /// <summary>The slot whose per-slot files are seen, from 0.</summary>
    public int ActiveSlot
    {
        get
        {
            if (_activeSlotVersion != _state.CardVersion) // asked for at nearly every command, changed at a switch
            {
                _activeSlotVersion = _state.CardVersion;
                _activeSlot = _state.TryGet(ActiveSlotKey, out ReadOnlySpan<byte> slot) ? slot[0] : 0;
            }
            return _activeSlot;
        }
    }

    /// <summary>The file at <paramref name="path"/>, or null.</summary>
    public CardFile? Find(FilePath path) => Layout.Find(path);

    /// <summary>Content of an EF as the terminal sees it: the active slot's where it is per slot. Records follow one another; a cyclic file's newest is first.</summary>
    public ReadOnlySpan<byte> Content(CardFile file) => Content(file, file.IsPerSlot ? ActiveSlot : 0);

    /// <summary>Content of an EF of a given slot.</summary>
    public ReadOnlySpan<byte> Content(CardFile file, int slot) =>
        _state.TryGet(KeyOf(file, slot), out ReadOnlySpan<byte> content) ? content : file.Initial;

    /// <summary>One record.</summary>
    /// <param name="file">A record EF.</param>
    /// <param name="number">Its number, 1..<see cref="CardFile.Records"/>; in a cyclic file 1 is the newest.</param>
    public ReadOnlySpan<byte> Record(CardFile file, int number) => Content(file).Slice((number - 1) * file.RecordLength, file.RecordLength);

    /// <summary>Writes octets of an EF at an offset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They go beyond its end: a fault of the caller.</exception>
    public void Write(CardFile file, int offset, ReadOnlySpan<byte> bytes) => Write(file, file.IsPerSlot ? ActiveSlot : 0, offset, bytes);

    /// <summary>Writes octets of an EF of a given slot.</summary>
    public void Write(CardFile file, int slot, int offset, ReadOnlySpan<byte> bytes) =>
        _state.Write(KeyOf(file, slot), offset, bytes, file.Initial);

    /// <summary>Writes a record where it stands.</summary>
    public void WriteRecord(CardFile file, int number, ReadOnlySpan<byte> record) => Write(file, (number - 1) * file.RecordLength, record);

    /// <summary>Writes the newest record of a cyclic EF: the oldest goes, the others grow older by one.</summary>
    public void AppendRecord(CardFile file, ReadOnlySpan<byte> record)
    {
        byte[] ring = ArrayPool<byte>.Shared.Rent(file.Size);
        record[..file.RecordLength].CopyTo(ring);
        Content(file)[..^file.RecordLength].CopyTo(ring.AsSpan(file.RecordLength));
        Write(file, 0, ring.AsSpan(0, file.Size));
        ArrayPool<byte>.Shared.Return(ring, clearArray: true);
    }

    /// <summary>Writes what SELECT tells of a file: its FCP template, with the state of PINs and of a BER-TLV EF's content brought up to date.</summary>
    /// <param name="file">The file.</param>
    /// <param name="destination">Room for as many octets as its parameters have.</param>
    /// <param name="pins">The card's PINs.</param>
    public void WriteParameters(CardFile file, Span<byte> destination, PinStore pins)
    {
        file.Parameters.CopyTo(destination, pins);
        if (file.Kind == EfKind.BerTlv)
            file.Parameters.WriteUsage(destination, Content(file).Length);
    }

    /// <summary>Gives a BER-TLV EF its whole content.</summary>
    public void Replace(CardFile file, ReadOnlySpan<byte> content) => _state.Put(KeyOf(file, file.IsPerSlot ? ActiveSlot : 0), content);

    /// <summary>Sets the files that belong to a location or a security context back, as a slot becomes active (3GPP TS 31.111 §6.4.7.1).</summary>
    public void ResetForActivation(int slot)
    {
        foreach (CardFile file in Layout.PerSlotFiles)
        {
            if (file.AtActivation is { } content)
                Write(file, slot, 0, content);
        }
    }

    /// <summary>Forgets all that a slot has in its files: they have the layout's content again.</summary>
    public void Clear(int slot)
    {
        foreach (CardFile file in Layout.PerSlotFiles)
            _state.Remove(KeyOf(file, slot));
    }

    /// <summary>Where the content of an EF is kept.</summary>
    /// <param name="file">The file; one that shares another's content has it kept there.</param>
    /// <param name="slot">The slot; it does not matter where the file is the card's.</param>
    public static StateKey KeyOf(CardFile file, int slot) =>
        new(StateArea.File, file.IsPerSlot ? StateKey.OwnerOf(slot) : (byte)0, file.ContentPath.Value);
}
