using System.Collections.Concurrent;
using PCSC;
using PCSC.Exceptions;
using Tottoli.MultiSim.Pcsc;

namespace Tottoli.MultiSim.PcscSharp;

/// <summary>PC/SC through the package PCSC (pcsc-sharp), in place of this project's own binding: <c>PcscReaders.Open(new PcscSharpApi())</c>.</summary>
/// <remarks>
/// The package has objects where PC/SC has handles, and exceptions where it has results: the handles here are numbers of objects. Every
/// transmission copies, because the package takes arrays.
/// </remarks>
public sealed class PcscSharpApi : IPcscApi
{
    private readonly ConcurrentDictionary<nint, ISCardContext> _contexts = [];
    private readonly ConcurrentDictionary<nint, Card> _cards = [];
    private int _handles;

    /// <inheritdoc/>
    public PcscStatus EstablishContext(out nint context)
    {
        nint handle = context = Interlocked.Increment(ref _handles);
        return Try(() => _contexts[handle] = ContextFactory.Instance.Establish(SCardScope.System));
    }

    /// <inheritdoc/>
    public PcscStatus ReleaseContext(nint context) =>
        _contexts.TryRemove(context, out ISCardContext? opened) ? Try(opened.Dispose) : PcscStatus.InvalidHandle;

    /// <inheritdoc/>
    public PcscStatus ListReaders(nint context, out IReadOnlyList<string> readers)
    {
        string[] found = [];
        PcscStatus status = With(context, opened => found = opened.GetReaders());
        readers = found;
        return status;
    }

    /// <inheritdoc/>
    public PcscStatus GetStatusChange(nint context, TimeSpan timeout, Span<ReaderState> states)
    {
        SCardReaderState[] asked = new SCardReaderState[states.Length];
        try
        {
            for (int i = 0; i < asked.Length; i++)
                asked[i] = new SCardReaderState { ReaderName = states[i].Reader, CurrentStateValue = (nint)(uint)states[i].Current };
            SCardError result = SCardError.Success;
            PcscStatus status = With(context, opened => result = opened.GetStatusChange((nint)timeout.TotalMilliseconds, asked));
            for (int i = 0; i < asked.Length; i++)
            {
                states[i].Event = (ReaderBits)unchecked((uint)asked[i].EventStateValue);
                states[i].Atr = asked[i].Atr ?? [];
            }
            return status.IsSuccess ? StatusOf(result) : status;
        }
        finally
        {
            foreach (SCardReaderState? state in asked)
                state?.Dispose();
        }
    }

    /// <inheritdoc/>
    public PcscStatus Connect(nint context, string reader, ShareMode share, CardProtocols wanted, out nint card, out CardProtocols active)
    {
        nint handle = card = Interlocked.Increment(ref _handles);
        PcscStatus status = With(context, opened => _cards[handle] = new Card(opened.ConnectReader(reader, ModeOf(share), (SCardProtocol)wanted)));
        active = status.IsSuccess ? (CardProtocols)_cards[handle].Reader.Protocol : CardProtocols.None;
        return status;
    }

    /// <inheritdoc/>
    public PcscStatus Reconnect(nint card, ShareMode share, CardProtocols wanted, CardDisposition initialization, out CardProtocols active)
    {
        CardProtocols now = CardProtocols.None;
        PcscStatus status = With(card, (Card opened) =>
        {
            opened.Reader.Reconnect(ModeOf(share), (SCardProtocol)wanted, DispositionOf(initialization));
            now = (CardProtocols)opened.Reader.Protocol;
        });
        active = now;
        return status;
    }

    /// <inheritdoc/>
    public PcscStatus Disconnect(nint card, CardDisposition disposition)
    {
        if (!_cards.TryRemove(card, out Card? opened))
            return PcscStatus.InvalidHandle;
        PcscStatus status = Try(() => opened.Reader.CardHandle.Disconnect(DispositionOf(disposition)));
        opened.Reader.Dispose();
        return status;
    }

    /// <inheritdoc/>
    public PcscStatus BeginTransaction(nint card) =>
        With(card, (Card opened) => opened.Transaction = opened.Reader.Transaction(SCardReaderDisposition.Leave));

    /// <inheritdoc/>
    /// <remarks>The package takes the disposition when a transaction begins: it is always <see cref="CardDisposition.Leave"/>.</remarks>
    public PcscStatus EndTransaction(nint card, CardDisposition disposition) => With(card, (Card opened) => opened.Transaction?.Dispose());

    /// <inheritdoc/>
    public PcscStatus Status(nint card, Span<byte> atr, out int length)
    {
        byte[] answer = [];
        PcscStatus status = With(card, (Card opened) => answer = opened.Reader.GetStatus().GetAtr() ?? []);
        answer.CopyTo(atr);
        length = answer.Length;
        return status;
    }

    /// <inheritdoc/>
    public PcscStatus Transmit(nint card, CardProtocols protocol, ReadOnlySpan<byte> command, Span<byte> response, out int length)
    {
        byte[] sent = command.ToArray();
        byte[] received = new byte[response.Length];
        int count = 0;
        PcscStatus status = With(card, (Card opened) => count = opened.Reader.Transmit(sent, received));
        received.AsSpan(0, count).CopyTo(response);
        length = count;
        return status;
    }

    private PcscStatus With(nint context, Action<ISCardContext> call) =>
        _contexts.TryGetValue(context, out ISCardContext? opened) ? Try(() => call(opened)) : PcscStatus.InvalidHandle;

    private PcscStatus With(nint card, Action<Card> call) =>
        _cards.TryGetValue(card, out Card? opened) ? Try(() => call(opened)) : PcscStatus.InvalidHandle;

    private static PcscStatus Try(Action call)
    {
        try
        {
            call();
            return PcscStatus.Success;
        }
        catch (PCSCException refused)
        {
            return StatusOf(refused.SCardError);
        }
    }

    private static PcscStatus StatusOf(SCardError error) => new(unchecked((uint)(long)error));

    private static SCardShareMode ModeOf(ShareMode share) => share == ShareMode.Exclusive ? SCardShareMode.Exclusive : SCardShareMode.Shared;

    private static SCardReaderDisposition DispositionOf(CardDisposition disposition) => disposition switch
    {
        CardDisposition.Reset => SCardReaderDisposition.Reset,
        CardDisposition.Unpower => SCardReaderDisposition.Unpower,
        _ => SCardReaderDisposition.Leave,
    };

    private sealed class Card(ICardReader reader)
    {
        public ICardReader Reader { get; } = reader;

        public IDisposable? Transaction { get; set; }
    }
}
