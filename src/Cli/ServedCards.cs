using System.Globalization;
using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.Protocol.Tracing;
using Tottoli.MultiSim.Workbench;

namespace Tottoli.MultiSim.Cli;

/// <summary>Cards opened to be served, images or one in a reader, with a trace where one is wanted.</summary>
internal sealed class ServedCards : IDisposable
{
    private readonly List<ICardLink> _links = [];
    private GsmtapPcapWriter? _trace;

    private ServedCards()
    {
    }

    /// <summary>A link to each card, in order. They may be used on threads of their own.</summary>
    public IReadOnlyList<ICardLink> Links => _links;

    /// <param name="images">The card images.</param>
    /// <param name="durability">What their changes outlive.</param>
    /// <param name="trace">File that their APDUs are written to; null none.</param>
    /// <param name="error">Told of a fault of the program inside a card or its applet.</param>
    /// <exception cref="SimOS.Storage.CardImageException">An image cannot be used.</exception>
    public static ServedCards Open(IReadOnlyList<string> images, Durability durability, string? trace, TextWriter error)
    {
        ServedCards cards = new();
        try
        {
            foreach (string image in images)
                cards.Add(image, durability, trace, error);
            return cards;
        }
        catch
        {
            cards.Dispose();
            throw;
        }
    }

    /// <summary>The card in a PC/SC reader instead.</summary>
    /// <param name="reader">The beginning of the reader's name.</param>
    /// <param name="trace">File that its APDUs are written to; null none.</param>
    /// <exception cref="CardLinkException">There is no such reader, or no card in it.</exception>
    public static ServedCards InReader(string reader, string? trace)
    {
        ServedCards cards = new();
        try
        {
            cards.Add(CardSource.Connect(reader), trace, reader);
            return cards;
        }
        catch
        {
            cards.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (ICardLink link in _links)
            link.Dispose();
        _trace?.Dispose();
    }

    private void Add(string image, Durability durability, string? trace, TextWriter error) => Add(
        new EmulatedCardLink(CardMaker.Open(SqliteCardStore.Open(image, durability), new SystemEntropy(), onFault: fault =>
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"multisim: {image}: a fault of the program in the card: {fault}")))),
        trace,
        Path.GetFileNameWithoutExtension(image));

    private void Add(ICardLink link, string? trace, string name)
    {
        _links.Add(link);
        if (trace is null)
            return;
        ICardTrace told = _trace is null ? _trace = TraceFile.Create(trace, TimeProvider.System, name) : _trace.Add(name);
        _links[^1] = new TracingLink(link, told);
    }
}
