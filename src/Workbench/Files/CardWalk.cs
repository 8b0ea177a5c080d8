using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Protocol.Tlv;

namespace Tottoli.MultiSim.Workbench.Files;

/// <summary>Finds the files of a card by what it says: the applications of EF.DIR, and an answer to SELECT for each file that is known.</summary>
/// <param name="card">The card.</param>
/// <param name="everyIdentifier">
/// Whether each of the 65 535 identifiers is asked for in each directory: finds files of which nobody knows; a matter of a second for an
/// emulated card, of hours in a reader.
/// </param>
public sealed class CardWalk(CardAccess card, bool everyIdentifier)
{
    private const ushort CurrentApplication = 0x7FFF;
    private const int ApplicationTemplate = 0x61;
    private const int ApplicationIdentifier = 0x4F;
    private const int DeepestDirectory = 3;

    /// <summary>Walks the whole card.</summary>
    /// <returns>The MF. Applications that are no directories of files have no children.</returns>
    public CardFileNode Run()
    {
        FileAnswer root = card.SelectFile(CardPath.MasterFile);
        CardFileNode master = Node(root);
        return master with { Children = [.. master.Children, .. Applications().Select(Node)] };
    }

    private CardFileNode Node(FileAnswer answer) => new(answer, answer.Parameters is { IsDirectory: true } ? Children(answer) : []);

    private List<CardFileNode> Children(FileAnswer directory)
    {
        List<FileAnswer> found = [];
        if (directory.Path.Files.Depth > DeepestDirectory)
            return [];
        IEnumerable<ushort> known = CardNames.ChildrenOf(directory.Path);
        IEnumerable<ushort> identifiers = everyIdentifier ? known.Union(Enumerable.Range(1, ushort.MaxValue).Select(static fid => (ushort)fid)) : known;
        foreach (ushort fid in identifiers)
        {
            if (IsOwnOrAbove(directory.Path, fid))
                continue;
            FileAnswer answer = card.SelectFile(directory.Path.Append(fid));
            // Some cards find an ADF by its identifier too, and a GSM SIM finds directories beside the current one.
            if (answer.Exists && answer.Parameters is { Aid.IsEmpty: true } parameters && (parameters.Fid is null || parameters.Fid == fid) && !IsBeside(directory.Path, answer))
                found.Add(answer);
        }
        return [.. found.OrderBy(static answer => answer.Parameters!.IsDirectory).Select(Node)];
    }

    /// <summary>MF, current application, the directory itself and those above: not below it, though a card finds them there.</summary>
    private static bool IsOwnOrAbove(CardPath directory, ushort fid)
    {
        for (CardPath above = directory; !above.IsMasterFile; above = above.Parent)
        {
            if (above.Files.Fid == fid && !above.IsApplication)
                return true;
        }
        return fid is FilePath.MasterFileIdentifier or CurrentApplication;
    }

    /// <summary>A card without selection by path finds what is beside a directory as if it were in it (ETSI TS 102 221 §8.4.1).</summary>
    private bool IsBeside(CardPath directory, FileAnswer answer) =>
        card.SelectsStepByStep && !directory.IsMasterFile && answer.Parameters is { IsDirectory: true } && card.SelectFile(directory.Parent.Append(answer.Path.Files.Fid)).Exists;

    private List<FileAnswer> Applications()
    {
        List<FileAnswer> found = [];
        if (card.IsGsm)
            return found;
        foreach (string aid in Directory().Concat(CardApplications.All.Select(static known => known.Prefix)))
        {
            string prefix = CardApplications.ShortestPrefix(Convert.FromHexString(aid));
            // Of two applications of one kind the second is called by its whole AID.
            string application = found.Exists(answer => answer.Path.Application == prefix) ? aid : prefix;
            if (found.Exists(answer => answer.Path.Application == application || (aid == prefix && answer.Path.Application.StartsWith(prefix, StringComparison.Ordinal))))
                continue;
            FileAnswer answer = card.SelectFile(new CardPath(application, FilePath.MasterFile));
            if (answer.Exists)
                found.Add(answer);
        }
        return found;
    }

    /// <summary>The AIDs of EF.DIR, in its order.</summary>
    private IEnumerable<string> Directory()
    {
        FileAnswer file = card.SelectFile(CardPath.MasterFile.Append(0x2F00));
        if (!file.Exists || !card.Read(file, out FileContent? content).IsSuccess)
            yield break;
        foreach (ReadOnlyMemory<byte> record in content!.Parts)
        {
            if (BerTlvReader.TryFind(record.Span, ApplicationTemplate, out ReadOnlySpan<byte> template)
                && BerTlvReader.TryFind(template, ApplicationIdentifier, out ReadOnlySpan<byte> aid) && aid.Length is >= 5 and <= 16)
            {
                yield return Convert.ToHexString(aid);
            }
        }
    }
}
