using Tottoli.MultiSim.Pcsc.Native;
using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Pcsc;

/// <summary>The readers of this machine: a connection to its PC/SC service. For one thread at a time.</summary>
/// <remarks>
/// Waiting goes in slices with a look at the cancellation between them: a cancel that PC/SC gets while nobody waits yet is lost, and a context that
/// somebody waits on cannot be released.
/// </remarks>
public sealed class PcscReaders : IDisposable
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    private readonly IPcscApi _api;
    private readonly nint _context;

    private PcscReaders(IPcscApi api, nint context) => (_api, _context) = (api, context);

    /// <summary>Connects to the service.</summary>
    /// <param name="api">The binding; null takes this project's own for this system.</param>
    /// <exception cref="CardLinkException">The service is not running, not installed, or refuses.</exception>
    public static PcscReaders Open(IPcscApi? api = null)
    {
        IPcscApi used = api ?? NativeApi.Instance;
        return new PcscReaders(used, EstablishContext(used));
    }

    /// <summary>All readers as they are now: real ones first, virtual ones last, by name. None is an empty list.</summary>
    /// <exception cref="CardLinkException">The service stopped.</exception>
    public IReadOnlyList<Reader> List() => [.. Look([], TimeSpan.Zero).Select(Reader.Of).OrderBy(reader => reader.IsVirtual).ThenBy(reader => reader.Name, StringComparer.Ordinal)];

    /// <summary>Tells of each change from now on; first of each reader that is there.</summary>
    /// <param name="cancellationToken">Ends it within a tenth of a second.</param>
    /// <exception cref="CardLinkException">The service stopped.</exception>
    /// <exception cref="OperationCanceledException">The token said so.</exception>
    public IEnumerable<ReaderChange> Watch(CancellationToken cancellationToken)
    {
        ReaderState[] known = [];
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReaderState[] now = Look(known, Slice);
            foreach (ReaderChange change in Changes(known, now))
                yield return change;
            if (now.Length == 0)
                cancellationToken.WaitHandle.WaitOne(Slice); // the service does not wait for nothing
            known = now;
        }
    }

    /// <summary>Waits until there is a card that answers.</summary>
    /// <param name="reader">Name of the reader; null takes the first with a card, real ones before virtual ones.</param>
    /// <param name="timeout">How long at most; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Gives up within a tenth of a second.</param>
    /// <returns>The reader with the card.</returns>
    /// <exception cref="TimeoutException">No card came.</exception>
    /// <exception cref="CardLinkException">The service stopped.</exception>
    public Reader WaitForCard(string? reader, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            // Each change is a reason to look at all of them again.
            foreach (ReaderChange _ in Watch(limit.Token))
            {
                if (List().FirstOrDefault(each => each.HasCard && (reader is null || each.Name == reader)) is { } found)
                    return found;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up.
        }
        throw new TimeoutException($"No card came into {reader ?? "any reader"} within {timeout.TotalSeconds:0.#} s.");
    }

    /// <summary>A link to the card in a reader, switched off. It has a connection of its own and outlives this one.</summary>
    /// <param name="reader">Name of the reader; the beginning of it is enough where it fits only one.</param>
    /// <param name="share">Whether other programs may use the card meanwhile.</param>
    /// <exception cref="CardLinkException">There is no such reader, or more than one.</exception>
    public PcscCardLink Connect(string reader, ShareMode share = ShareMode.Exclusive)
    {
        string[] names = [.. List().Select(each => each.Name)];
        string[] fitting = names.Contains(reader) ? [reader] : [.. names.Where(name => name.StartsWith(reader, StringComparison.OrdinalIgnoreCase))];
        return fitting switch
        {
            [string name] => new PcscCardLink(_api, name, share),
            [] when names.Length == 0 => throw new CardLinkException($"{reader}: {PcscStatus.NoReadersAvailable.Meaning}."),
            [] => throw new CardLinkException($"{reader}: there is no such reader; there is {string.Join(", ", names)}."),
            _ => throw new CardLinkException($"{reader}: more than one reader begins so: {string.Join(", ", fitting)}. Give the whole name."),
        };
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _api.ReleaseContext(_context);

    /// <exception cref="CardLinkException">The service is not running, not installed, or refuses.</exception>
    internal static nint EstablishContext(IPcscApi api)
    {
        try
        {
            PcscStatus status = api.EstablishContext(out nint context);
            return status.IsSuccess ? context : throw Failure("SCardEstablishContext", status);
        }
        catch (DllNotFoundException missing)
        {
            throw new CardLinkException("PC/SC is not installed on this machine; on Debian: apt-get install pcscd libpcsclite1.", missing);
        }
    }

    // One look at all readers, at once where they are not as they were known, or are others; else when something changes or the time is up.
    private ReaderState[] Look(ReaderState[] known, TimeSpan timeout)
    {
        PcscStatus status = _api.ListReaders(_context, out IReadOnlyList<string> names);
        if (status == PcscStatus.NoReadersAvailable || (status.IsSuccess && names.Count == 0))
            return [];
        if (!status.IsSuccess)
            throw Failure("SCardListReaders", status);
        ReaderState[] states = [.. names.Select(name => new ReaderState { Reader = name, Current = known.FirstOrDefault(state => state.Reader == name).Event })];
        status = _api.GetStatusChange(_context, timeout, states);
        if (status.IsSuccess)
            return states;
        if (status == PcscStatus.Timeout)
            return timeout == TimeSpan.Zero ? states : [.. states.Select(Unchanged)];
        if (status == PcscStatus.UnknownReader) // gone between the two calls: the next look tells
            return [.. known.Where(state => names.Contains(state.Reader))];
        throw Failure("SCardGetStatusChange", status);

        ReaderState Unchanged(ReaderState state) => known.FirstOrDefault(old => old.Reader == state.Reader) is { Reader: not null } old ? old : state;
    }

    private static IEnumerable<ReaderChange> Changes(ReaderState[] known, ReaderState[] now)
    {
        foreach (ReaderState old in known.Where(old => !now.Any(state => state.Reader == old.Reader)))
            yield return new ReaderChange(Reader.Of(old), null);
        foreach (ReaderState state in now)
        {
            ReaderState old = known.FirstOrDefault(old => old.Reader == state.Reader);
            Reader after = Reader.Of(state);
            if (old.Reader is null)
                yield return new ReaderChange(null, after);
            else if (old.Event != state.Event && (Reader.Of(old) != after || Insertions(old) != Insertions(state)))
                yield return new ReaderChange(Reader.Of(old), after);
        }
    }

    // A card that was swapped between two looks shows in the counter alone.
    private static uint Insertions(ReaderState state) => (uint)state.Event >> 16;

    private static CardLinkException Failure(string function, PcscStatus status) => new($"{function}: {status.Meaning} ({status}).", new PcscException(function, status));
}
