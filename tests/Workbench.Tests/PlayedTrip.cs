using Tottoli.MultiSim.CardStore;
using Tottoli.MultiSim.Protocol.Codecs;
using Tottoli.MultiSim.Protocol.Files;
using Tottoli.MultiSim.SimOS.Storage;
using Tottoli.MultiSim.Testbed.Scenarios;
using Tottoli.MultiSim.Testbed.Trips;

namespace Tottoli.MultiSim.Workbench.Tests;

/// <summary>A trip that was played to its end: its report, what passed between phone and card, what was told on the way.</summary>
internal sealed class PlayedTrip
{
    private PlayedTrip(TripReport report, CardLog log, List<string> lines) => (Report, Log, Lines) = (report, log, lines);

    public TripReport Report { get; }

    public CardLog Log { get; }

    /// <summary>Progress, a line each.</summary>
    public IReadOnlyList<string> Lines { get; }

    public static async Task<PlayedTrip> PlayAsync(Scenario scenario, long seed = 1, byte refreshMode = CardMaker.UiccReset, string? image = null)
    {
        CardLog? log = null;
        Listener lines = new();
        TripReport report = await TripBench.RunAsync(
            new TripBenchOptions
            {
                Scenario = scenario,
                Seed = seed,
                RefreshMode = refreshMode,
                CardPath = image,
                Tap = link => log = new CardLog(link),
            },
            lines,
            TestContext.CurrentContext.CancellationToken);
        return new PlayedTrip(report, log!, lines.Told);
    }

    /// <summary>A leg of the report by its place.</summary>
    public TripLegReport At(string place) => Report.Legs.Single(leg => leg.Place == place);

    private sealed class Listener : IProgress<TripProgress>
    {
        public List<string> Told { get; } = [];

        public void Report(TripProgress value) => Told.Add($"{value.Place}: {value.Text}");
    }
}

/// <summary>A card image after its card was used: what a slot really has in its files, active or not.</summary>
internal sealed class ImageContent
{
    private readonly Dictionary<StateKey, byte[]> _state = [];

    public ImageContent(ICardStore store) => store.Load((key, content) => _state.Add(key, content.ToArray()));

    public static ImageContent Of(string path)
    {
        using SqliteCardStore store = SqliteCardStore.Open(path);
        return new ImageContent(store);
    }

    /// <summary>Content of a slot's own file; null where the slot never had another than the layout's.</summary>
    public byte[]? File(int slot, EfDefinition file) => File(slot, file.Path);

    /// <inheritdoc cref="File(int, EfDefinition)"/>
    public byte[]? File(int slot, FilePath file) => _state.GetValueOrDefault(new StateKey(StateArea.File, StateKey.OwnerOf(slot), file.Value));

    /// <summary>Content of a file that all slots share.</summary>
    public byte[]? File(EfDefinition file) => _state.GetValueOrDefault(new StateKey(StateArea.File, 0, file.Path.Value));

    /// <summary>The slot that has an IMSI.</summary>
    public int SlotOf(string imsi)
    {
        for (int slot = 0; slot < 8; slot++)
        {
            if (File(slot, UsimFiles.Imsi) is { } content && Imsi.TryDecode(content, out Imsi there) && there.Digits == imsi)
                return slot;
        }
        throw new AssertionException($"No slot has the IMSI {imsi}.");
    }

    public bool IsSameAs(ImageContent other) =>
        _state.Count == other._state.Count && _state.All(piece => other._state.TryGetValue(piece.Key, out byte[]? content) && content.SequenceEqual(piece.Value));
}

/// <summary>A folder for one fixture's card images, gone afterwards.</summary>
internal sealed class ImageFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("multisim-tests-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
