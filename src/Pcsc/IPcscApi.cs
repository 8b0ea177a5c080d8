namespace Tottoli.MultiSim.Pcsc;

/// <summary>PC/SC as every implementation has it: what this room needs of it, with the types of C# and the same numbers everywhere.</summary>
/// <remarks>
/// The names are those of the functions without <c>SCard</c>. Nothing throws on what the service, a reader or a card says: that is the
/// <see cref="PcscStatus"/>. One thread a context at a time.
/// </remarks>
public interface IPcscApi
{
    /// <summary>Opens a connection to the service.</summary>
    /// <exception cref="DllNotFoundException">The system's PC/SC library is not installed.</exception>
    PcscStatus EstablishContext(out nint context);

    /// <summary>Closes a connection. It blocks while another thread waits on it.</summary>
    PcscStatus ReleaseContext(nint context);

    /// <summary>Names of all readers; <see cref="PcscStatus.NoReadersAvailable"/> where there is none.</summary>
    PcscStatus ListReaders(nint context, out IReadOnlyList<string> readers);

    /// <summary>Waits until a reader is not as the caller thought, or the time is up (<see cref="PcscStatus.Timeout"/>).</summary>
    /// <param name="context">The connection.</param>
    /// <param name="timeout">How long; zero asks without waiting.</param>
    /// <param name="states">The readers, at least one; what they are is filled in.</param>
    PcscStatus GetStatusChange(nint context, TimeSpan timeout, Span<ReaderState> states);

    /// <summary>Opens a card and powers it, where it is not on already.</summary>
    PcscStatus Connect(nint context, string reader, ShareMode share, CardProtocols wanted, out nint card, out CardProtocols active);

    /// <summary>Opens the card again after a reset, or resets it.</summary>
    PcscStatus Reconnect(nint card, ShareMode share, CardProtocols wanted, CardDisposition initialization, out CardProtocols active);

    /// <summary>Closes a card.</summary>
    PcscStatus Disconnect(nint card, CardDisposition disposition);

    /// <summary>Keeps other programs off the card. Some services wait for another's transaction to end, some refuse.</summary>
    PcscStatus BeginTransaction(nint card);

    /// <summary>Lets other programs at the card again.</summary>
    PcscStatus EndTransaction(nint card, CardDisposition disposition);

    /// <summary>The answer to reset of an open card (<c>SCardStatus</c>).</summary>
    /// <param name="card">The card.</param>
    /// <param name="atr">Room for <see cref="ReaderState.AtrRoom"/> bytes.</param>
    /// <param name="length">Bytes of it.</param>
    PcscStatus Status(nint card, Span<byte> atr, out int length);

    /// <summary>Sends a command APDU.</summary>
    /// <param name="card">The card.</param>
    /// <param name="protocol">The protocol that is active.</param>
    /// <param name="command">The command.</param>
    /// <param name="response">Room for the answer. Where it is too small the answer is lost although the command was carried out: offer 65,538 bytes.</param>
    /// <param name="length">Bytes of the answer.</param>
    PcscStatus Transmit(nint card, CardProtocols protocol, ReadOnlySpan<byte> command, Span<byte> response, out int length);
}

/// <summary>Transmission protocols (ISO/IEC 7816-3).</summary>
[Flags]
public enum CardProtocols : uint
{
    /// <summary>None, or not known yet.</summary>
    None = 0,

    /// <summary>T=0, what a UICC speaks.</summary>
    T0 = 1,

    /// <summary>T=1.</summary>
    T1 = 2,
}

/// <summary>Whether other programs may open the card at the same time.</summary>
public enum ShareMode : uint
{
    /// <summary>No.</summary>
    Exclusive = 1,

    /// <summary>Yes.</summary>
    Shared = 2,
}

/// <summary>What is done to a card at the beginning or end of an access.</summary>
public enum CardDisposition : uint
{
    /// <summary>Nothing.</summary>
    Leave = 0,

    /// <summary>Warm reset.</summary>
    Reset = 1,

    /// <summary>Power off; at a beginning, off and on: a cold reset.</summary>
    Unpower = 2,
}

/// <summary>What a service says of a reader and its card: bits of <c>dwCurrentState</c> and <c>dwEventState</c>. The upper half counts insertions and removals.</summary>
[Flags]
public enum ReaderBits : uint
{
    /// <summary>The caller knows nothing yet.</summary>
    Unaware = 0,

    /// <summary>Something is not as the caller thought.</summary>
    Changed = 0x0002,

    /// <summary>There is no such reader.</summary>
    Unknown = 0x0004,

    /// <summary>The reader's state cannot be had.</summary>
    Unavailable = 0x0008,

    /// <summary>No card.</summary>
    Empty = 0x0010,

    /// <summary>A card.</summary>
    Present = 0x0020,

    /// <summary>Another program has the card for itself.</summary>
    Exclusive = 0x0080,

    /// <summary>At least one program has the card open.</summary>
    InUse = 0x0100,

    /// <summary>The card does not answer.</summary>
    Mute = 0x0200,
}

/// <summary>One reader in a question for changes (<c>SCARD_READERSTATE</c>).</summary>
public struct ReaderState
{
    /// <summary>Bytes of room that every platform's answer to reset fits in.</summary>
    public const int AtrRoom = 36;

    /// <summary>Name of the reader.</summary>
    public required string Reader { get; init; }

    /// <summary>What the caller thinks.</summary>
    public ReaderBits Current { get; set; }

    /// <summary>What is. The upper half belongs to it: hand it back whole.</summary>
    public ReaderBits Event { get; set; }

    /// <summary>The card's answer to reset, empty where there is no card.</summary>
    public ReadOnlyMemory<byte> Atr { get; set; }
}
