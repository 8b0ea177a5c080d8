using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Files;
using Tottoli.MultiSim.SimOS.Layouts;
using Tottoli.MultiSim.SimOS.Storage;

namespace Tottoli.MultiSim.SimOS;

/// <summary>One file of a card, as a card tells of it.</summary>
/// <param name="Path">
/// Where it is. An ADF stands below the MF under an identifier that no other file there has: 7FFF for the USIM, and for others the one
/// that the card's own tree gives the application, or any that is free.
/// </param>
/// <param name="Fcp">What SELECT answers: an FCP template with tag 62. SELECT of the emulated card answers the same octets.</param>
/// <param name="Content">
/// Content of an EF: all of a transparent one; all records of a record EF one after another, in a cyclic one the newest first; all objects
/// of a BER-TLV EF. Empty where the file keeps what the personalisation gives it anyway, or FF.
/// </param>
public readonly record struct FileImage(FilePath Path, ReadOnlyMemory<byte> Fcp, ReadOnlyMemory<byte> Content = default);

/// <summary>A whole tree of files with its content, to make a card from: a dump of another card.</summary>
/// <param name="files">All files, in any order. A file whose directory is not among them, and is none of the card's own, is refused.</param>
/// <param name="kept">
/// Directories of the card's own tree that stay, with all that is in them. Of the rest of its own tree only what is among
/// <paramref name="files"/> exists on the card.
/// </param>
public sealed class FileSystemImage(IReadOnlyList<FileImage> files, IReadOnlyList<FilePath>? kept = null)
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
            Write(state, layout, file);
        }
        foreach (CardFile file in layout.All)
        {
            if (file.Path != FilePath.MasterFile && !given.Contains(file.Path) && !IsKept(file.Path))
                state.Put(new StateKey(StateArea.Structure, 0, file.Path.Value), []);
        }
        CardLayout tree = layout.With(StructurePieces.Of(state));
        foreach (FileImage file in files)
        {
            if (tree.Find(file.Path) is null)
                throw Wrong(file, "its directory is missing.");
        }
        AddMissingRules(state, tree);
    }

    /// <summary>
    /// Who dumps a card does not always find the EF.ARR that the files of DF.GSM and DF.TELECOM name, and without it nobody may do anything
    /// with them. Such a file is made there, with the rules that the first application has under this identifier.
    /// </summary>
    private void AddMissingRules(CardState state, CardLayout tree)
    {
        foreach (FileImage image in files)
        {
            CardFile file = tree.Find(image.Path)!;
            FilePath directory = TopDirectory(file.Path);
            if (file is not { Security.RuleFid: > 0, RuleFile: null } || directory == FilePath.MasterFile)
                continue;
            foreach (FileImage rules in files)
            {
                if (rules.Path.Fid != file.Security.RuleFid || tree.Find(rules.Path)! is not { Parent.IsApplication: true, Records: > 0 })
                    continue;
                FilePath path = directory.Append(rules.Path.Fid);
                state.Put(new StateKey(StateArea.Structure, 0, path.Value), rules.Fcp.Span);
                if (!rules.Content.IsEmpty)
                    state.Put(new StateKey(StateArea.File, 0, path.Value), rules.Content.Span);
                break;
            }
        }
    }

    /// <summary>The directory below the MF in which a file is; the MF where it is in none.</summary>
    private static FilePath TopDirectory(FilePath path)
    {
        path = path.Parent;
        while (path.Depth > 1)
            path = path.Parent;
        return path;
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

    private static void Write(CardState state, CardLayout layout, FileImage file)
    {
        StateKey key = new(StateArea.Structure, 0, file.Path.Value);
        if (file.Fcp.IsEmpty || !StructurePieces.IsWhole(key, file.Fcp.Span))
            throw Wrong(file, $"{Convert.ToHexString(file.Fcp.Span)} is no FCP template of such a file (ETSI TS 102 221 §11.1.1.3).");
        if (file.Path == FilePath.MasterFile && FileControlParameters.TryParse(file.Fcp.Span, out FileControlParameters? root) && root.AvailableMemory >= 0)
            FileStructure.PutFreeMemory(state, Math.Min(root.AvailableMemory, MostFreeMemory));
        if (layout.Find(file.Path) is not { } own || !own.Parameters.Bytes.SequenceEqual(file.Fcp.Span))
            state.Put(key, file.Fcp.Span);
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
        byte owner = file.IsPerSlot ? StateKey.OwnerOf(0) : (byte)0;
        state.Put(new StateKey(StateArea.File, owner, file.Path.Value), content);
    }

    private static ArgumentException Wrong(FileImage file, string why) => new($"File {file.Path}: {why}");

    private bool IsKept(FilePath path)
    {
        foreach (FilePath directory in kept ?? [])
        {
            if (path == directory || path.IsBelow(directory) || directory.IsBelow(path))
                return true;
        }
        return false;
    }
}
