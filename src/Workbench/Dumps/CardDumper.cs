using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.Workbench.Files;

namespace Tottoli.MultiSim.Workbench.Dumps;

/// <summary>Dumps the files of a card over APDUs.</summary>
/// <param name="card">The card.</param>
/// <param name="everyIdentifier">Whether files are looked for of which nobody knows: see <see cref="CardWalk"/>.</param>
public sealed class CardDumper(CardAccess card, bool everyIdentifier)
{
    /// <summary>Reads all files that the card lets be read.</summary>
    /// <param name="present">
    /// Presents the administrative key, once everything was read that can be read without; null where there is none to present.
    /// </param>
    /// <param name="reveal">Whether files that hold keys are in the dump with their content.</param>
    public CardDump Run(Action? present, bool reveal)
    {
        List<DumpedFile> files = [.. new CardWalk(card, everyIdentifier).Run().All.Select(node => Read(node.Answer))];
        List<string> refused = [.. files.Where(IsRefused).Select(static file => file.Name)];
        if (present is not null && refused.Count > 0)
        {
            present();
            for (int i = 0; i < files.Count; i++)
            {
                if (IsRefused(files[i]))
                    files[i] = Read(card.SelectFile(files[i].Path)) with { Answer = files[i].Answer };
            }
        }
        return new CardDump
        {
            Name = ModelOf(card.AnswerToReset.Span),
            Source = "multisim card dump, over APDUs",
            AnswerToReset = card.AnswerToReset,
            Iccid = IccidOf(files),
            IsGsm = card.IsGsm,
            SearchMiss = card.SearchMiss(CardNames.OfCatalog(MfFiles.Dir.Path)),
            Files = reveal ? files : [.. files.Select(Masked)],
            ReadNeedsAdm1 = refused,
        };
    }

    private DumpedFile Read(FileAnswer answer)
    {
        DumpedFile file = new(CardNames.NamesOf(answer.Path), answer.Path) { Answer = answer.Octets };
        if (answer.Parameters is not { IsDirectory: false })
            return file;
        StatusWord status = card.Read(answer, out FileContent? content);
        return content is null ? file with { Refusal = status } : file with { Content = content };
    }

    private static bool IsRefused(DumpedFile file) => file.Refusal is { Value: 0x6982 or 0x9804 };

    /// <summary>Blank key files tell nothing and stay.</summary>
    private static DumpedFile Masked(DumpedFile file) =>
        file.Content is { } content && CardNames.HoldsKeys(file.Path, content) ? file with { Content = null, IsMasked = true } : file;

    private static string? IccidOf(List<DumpedFile> files)
    {
        CardPath path = CardNames.OfCatalog(MfFiles.Iccid.Path);
        return files.Find(file => file.Path == path)?.Content is { } content && Iccid.TryDecode(content.Whole, out Iccid iccid) ? iccid.Digits : null;
    }

    /// <summary>The models that come along are known by their answers to reset.</summary>
    private static string ModelOf(ReadOnlySpan<byte> answerToReset)
    {
        foreach (string name in CardPersonalities.Names)
        {
            if (CardPersonalities.Find(name)!.AnswerToReset.Span.SequenceEqual(answerToReset))
                return name;
        }
        return answerToReset.SequenceEqual(SimOS.Personalities.Personality.MultiSim.AnswerToReset) ? SimOS.Personalities.Personality.MultiSim.Name : "";
    }
}
