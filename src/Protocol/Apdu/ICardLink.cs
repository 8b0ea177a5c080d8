namespace Tottoli.MultiSim.Protocol.Apdu;

/// <summary>How bytes reach any card, emulated or in a reader. One card, one user at a time.</summary>
/// <remarks>
/// The link carries what a T=0 card says: 61XX, 6CXX and 9FXX reach the caller, who fetches and repeats
/// (ETSI TS 102 221 §7.3.1.1). A link never changes a command or an answer.
/// </remarks>
public interface ICardLink : IDisposable
{
    /// <summary>Switches the card on (cold reset where it is on already).</summary>
    /// <returns>The answer to reset, 2..33 bytes (ISO/IEC 7816-3 §8.2).</returns>
    /// <exception cref="CardLinkException">No card answers.</exception>
    ReadOnlyMemory<byte> PowerOn();

    /// <summary>Warm reset: the card stays under power and starts again.</summary>
    /// <returns>The answer to reset.</returns>
    /// <exception cref="CardLinkException">No card answers, or it is off.</exception>
    ReadOnlyMemory<byte> Reset();

    /// <summary>Switches the card off. Nothing happens where it is off.</summary>
    void PowerOff();

    /// <summary>Sends one command APDU and waits for its answer.</summary>
    /// <param name="command">The command, 4 bytes or more.</param>
    /// <param name="response">Room for the answer: 258 bytes for a short APDU, 65 538 for an extended one.</param>
    /// <returns>Bytes of the answer: response data, then SW1 SW2; at least 2.</returns>
    /// <exception cref="CardLinkException">The card is off, gone, or did not answer.</exception>
    int Transmit(ReadOnlySpan<byte> command, Span<byte> response);
}

/// <summary>The way to the card failed: nothing is known of what the card did.</summary>
/// <param name="message">What failed and what to do.</param>
/// <param name="inner">What the operating system said, where it said something.</param>
public sealed class CardLinkException(string message, Exception? inner = null) : Exception(message, inner);
