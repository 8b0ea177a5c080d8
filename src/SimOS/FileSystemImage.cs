using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS;

/// <summary>One file of a card, as a card tells of it.</summary>
/// <param name="Path">
/// Where it is. An ADF stands below the MF under an identifier that no other file there has: 7FFF for the USIM, and for others the one
/// that the card's own tree gives the application, or any that is free.
/// </param>
/// <param name="Fcp">What it is: an FCP template with tag 62. SELECT of the emulated card answers the same octets.</param>
/// <param name="Content">
/// Content of an EF: all of a transparent one; all records of a record EF one after another, in a cyclic one the newest first; all objects
/// of a BER-TLV EF. Empty for FF.
/// </param>
public readonly record struct FileImage(FilePath Path, ReadOnlyMemory<byte> Fcp, ReadOnlyMemory<byte> Content = default)
{
    /// <summary>What SELECT answers in place of the template, which may be nothing at all; null where it answers the template.</summary>
    public ReadOnlyMemory<byte>? Answer { get; init; }

    /// <summary>What SELECT of class A0 answers (3GPP TS 51.011 §9.2.1): 22 octets and more for a directory, 14 and more for an EF; empty where the card makes it.</summary>
    public ReadOnlyMemory<byte> GsmHeader { get; init; }

    /// <summary>Who may do what, as in a record of EF.ARR, where the record that the FCP names is not known; empty where the FCP says it.</summary>
    public ReadOnlyMemory<byte> Rules { get; init; }

    /// <summary>Whether a card can have such a file; content is not looked at.</summary>
    public bool IsPossible => StructurePieces.IsWhole(Key, Piece());

    internal StateKey Key => new(StateArea.Structure, 0, Path.Value);

    /// <summary>The piece of state that says all this.</summary>
    internal byte[] Piece()
    {
        if (Answer is null && GsmHeader.IsEmpty && Rules.IsEmpty)
            return Fcp.ToArray();
        byte[] buffer = new byte[Fcp.Length + (Answer?.Length ?? 0) + GsmHeader.Length + Rules.Length + 12];
        BerTlvWriter writer = new(buffer);
        writer.WriteRaw(Fcp.Span);
        if (Answer is { } answer)
            writer.Write(FcpTag.Answer, answer.Span);
        if (!GsmHeader.IsEmpty)
            writer.Write(FcpTag.GsmHeader, GsmHeader.Span);
        if (!Rules.IsEmpty)
            writer.Write(FcpTag.OwnRules, Rules.Span);
        return writer.Written.ToArray();
    }
}

/// <summary>A whole tree of files with its content, to make a card from: a dump of another card.</summary>
/// <param name="files">All files, in any order. A file whose directory is not among them is refused. The card has no others.</param>
public sealed class FileSystemImage(IReadOnlyList<FileImage> files)
{
    private const int MostFreeMemory = 0x400000; // more than any card of the field has

    /// <summary>The files.</summary>
    public IReadOnlyList<FileImage> Files => files;

    /// <summary>Makes the tree. The caller commits.</summary>
    /// <exception cref="ArgumentException">A file is not possible; the message says which and why.</exception>
    internal void WriteStructure(CardState state, CardLayout layout)
    {
        HashSet<FilePath> given = [];
        foreach (FileImage file in files)
        {
            if (!given.Add(file.Path))
                throw Wrong(file, "it is there twice.");
            Write(state, file);
        }
        if (!given.Contains(FilePath.MasterFile))
            throw new ArgumentException("The MF is missing.");
        state.Put(StructurePieces.WholeTreeKey, [1]);
        CardLayout tree = layout.With(StructurePieces.Of(state));
        foreach (FileImage file in files)
        {
            if (tree.Find(file.Path) is null)
                throw Wrong(file, "its directory is missing.");
        }
    }

    /// <summary>Fills the files; those that a slot owns are the home slot's. The caller commits.</summary>
    /// <remarks>
    /// A file that shares the content of another stays without one of its own where the two are equal. So the others come first.
    /// </remarks>
    /// <exception cref="ArgumentException">A content does not fit its file.</exception>
    internal void WriteContents(CardState state, CardFiles onCard)
    {
        foreach (FileImage file in files)
            Fill(state, onCard, file, sharing: false);
        foreach (FileImage file in files)
            Fill(state, onCard, file, sharing: true);
    }

    private static void Write(CardState state, FileImage file)
    {
        if (file.Fcp.IsEmpty || !file.IsPossible)
            throw Wrong(file, $"{Convert.ToHexString(file.Fcp.Span)} is no FCP template of such a file (ETSI TS 102 221 §11.1.1.3).");
        if (file.Path == FilePath.MasterFile && FileControlParameters.TryParse(file.Fcp.Span, out FileControlParameters? root) && root.AvailableMemory >= 0)
            FileStructure.PutFreeMemory(state, Math.Min(root.AvailableMemory, MostFreeMemory));
        state.Put(file.Key, file.Piece());
    }

    private static void Fill(CardState state, CardFiles onCard, FileImage image, bool sharing)
    {
        CardFile file = onCard.Find(image.Path)!;
        ReadOnlySpan<byte> content = image.Content.Span;
        if (content.IsEmpty || sharing == (file.ContentPath == file.Path))
            return;
        if (!file.Holds(content))
            throw Wrong(image, $"its content has {content.Length} octets; expected {(file.IsDirectory ? 0 : file.Kind == EfKind.BerTlv ? file.Parameters.Capacity : file.Size)}.");
        if (sharing && (file.Parameters.Link is not null || onCard.Content(file, 0).SequenceEqual(content)))
            return;
        if (!sharing && file.Initial.SequenceEqual(content))
            return;
        byte owner = file.IsPerSlot ? StateKey.OwnerOf(0) : (byte)0;
        state.Put(new StateKey(StateArea.File, owner, file.Path.Value), content);
    }

    private static ArgumentException Wrong(FileImage file, string why) => new($"File {file.Path}: {why}");
}
