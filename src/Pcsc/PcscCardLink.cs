using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Pcsc;

/// <summary>The card in a PC/SC reader, on a link like any other.</summary>
/// <remarks>
/// <para>
/// The link asks for T=0, and takes T=1 where the card has nothing else. Over T=0 the card's 61XX and 6CXX come to the caller, as with any link. Over T=1, and
/// with readers that work on whole APDUs, the answer comes complete with its data: a caller that follows 61XX and 6CXX where they come is right with both,
/// provided that it gives Le where it wants data over T=1 (<see cref="Protocol"/> tells).
/// </para>
/// <para>
/// A card that another program reset, that was taken out or whose service was restarted has lost its state. The link says so at the next command and
/// counts as off; <see cref="PowerOn"/> begins anew.
/// </para>
/// </remarks>
public sealed class PcscCardLink : ICardLink
{
    private const int LongestAnswer = 65_538;

    private readonly IPcscApi _api;
    private readonly ShareMode _share;
    private readonly byte[] _answer = new byte[LongestAnswer]; // with less room an answer would be lost whose command was carried out
    private nint? _context;
    private nint? _card;

    internal PcscCardLink(IPcscApi api, string reader, ShareMode share) => (_api, Reader, _share) = (api, reader, share);

    /// <summary>Name of the reader.</summary>
    public string Reader { get; }

    /// <summary>The protocol that card and reader speak; none while the card is off.</summary>
    public CardProtocols Protocol { get; private set; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PowerOn()
    {
        // The card may have been on for somebody else, so connecting alone is no cold reset.
        if (_card is null)
            Connect();
        return Restart(CardDisposition.Unpower);
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Reset()
    {
        _ = Powered;
        return Restart(CardDisposition.Reset);
    }

    /// <inheritdoc/>
    public void PowerOff() => Close(CardDisposition.Unpower);

    /// <inheritdoc/>
    public int Transmit(ReadOnlySpan<byte> command, Span<byte> response)
    {
        const int room = 258;
        if (response.Length < room)
            throw new ArgumentException($"Room for {response.Length} bytes was given; an answer takes up to {room}.", nameof(response));
        Check("SCardTransmit", _api.Transmit(Powered, Protocol, command, _answer, out int length));
        if (length is < 2 || length > response.Length)
            throw new CardLinkException($"{Reader}: the card answered {length} bytes; expected 2 to {response.Length}. It has carried out the command.");
        _answer.AsSpan(0, length).CopyTo(response);
        return length;
    }

    /// <summary>Keeps other programs off the card until the result is disposed of. It may wait for another program's transaction to end.</summary>
    /// <exception cref="CardLinkException">The card is off or gone, or another program holds it.</exception>
    public IDisposable BeginTransaction()
    {
        Check("SCardBeginTransaction", _api.BeginTransaction(Powered));
        return new Transaction(this, Powered);
    }

    /// <summary>Switches the card off and closes the connection.</summary>
    public void Dispose()
    {
        PowerOff();
        ReleaseContext();
    }

    private nint Powered => _card ?? throw new CardLinkException($"{Reader}: the card is off: power it on first.");

    private void Connect()
    {
        _context ??= PcscReaders.EstablishContext(_api);
        PcscStatus status = Connect(CardProtocols.T0);
        if (status == PcscStatus.ProtocolMismatch)
            status = Connect(CardProtocols.T1);
        Check("SCardConnect", status);
    }

    private PcscStatus Connect(CardProtocols wanted)
    {
        PcscStatus status = _api.Connect(_context!.Value, Reader, _share, wanted, out nint card, out CardProtocols active);
        if (status.IsSuccess)
            (_card, Protocol) = (card, active);
        return status;
    }

    private ReadOnlyMemory<byte> Restart(CardDisposition initialization)
    {
        Check("SCardReconnect", _api.Reconnect(Powered, _share, Protocol, initialization, out CardProtocols active));
        Protocol = active;
        Span<byte> atr = stackalloc byte[ReaderState.AtrRoom];
        Check("SCardStatus", _api.Status(Powered, atr, out int length));
        return atr[..length].ToArray();
    }

    // Whatever failed, nothing is known of the card any more, and the service may be another one: the next PowerOn connects anew.
    private void Check(string function, PcscStatus status)
    {
        if (status.IsSuccess)
            return;
        Close(CardDisposition.Leave);
        ReleaseContext();
        throw new CardLinkException($"{Reader}: {status.Meaning} ({function}: {status}).", new PcscException(function, status));
    }

    private void Close(CardDisposition disposition)
    {
        if (_card is { } card)
            _api.Disconnect(card, disposition); // of a card that is gone it says so, which nobody needs to know
        (_card, Protocol) = (null, CardProtocols.None);
    }

    private void ReleaseContext()
    {
        if (_context is { } context)
            _api.ReleaseContext(context);
        _context = null;
    }

    private sealed class Transaction(PcscCardLink link, nint card) : IDisposable
    {
        // Of a card that was lost meanwhile there is nothing to end.
        public void Dispose()
        {
            if (link._card == card)
                link._api.EndTransaction(card, CardDisposition.Leave);
        }
    }
}
