namespace Tottoli.MultiSim.Protocol.Tracing;

/// <summary>Where a <see cref="TracingLink"/> tells what it sees: a file, a counter, a test.</summary>
public interface ICardTrace
{
    /// <summary>The card was switched on or reset, and answered.</summary>
    /// <param name="answerToReset">The answer to reset.</param>
    void OnReset(ReadOnlySpan<byte> answerToReset);

    /// <summary>A command was answered.</summary>
    /// <param name="command">The command APDU.</param>
    /// <param name="response">Response data, then SW1 SW2.</param>
    void OnExchange(ReadOnlySpan<byte> command, ReadOnlySpan<byte> response);
}
