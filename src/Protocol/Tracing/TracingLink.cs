using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Protocol.Tracing;

/// <summary>A link that tells a trace everything that passes, and changes nothing of it.</summary>
/// <remarks>
/// PINs and unblocking keys are told as zeros of the same length, unless secrets are revealed: a trace is a file that people send to each other.
/// </remarks>
/// <param name="inner">The link that does the work; disposed of with this one.</param>
/// <param name="trace">What is told.</param>
/// <param name="revealSecrets">Whether PINs are told as they are.</param>
public sealed class TracingLink(ICardLink inner, ICardTrace trace, bool revealSecrets = false) : ICardLink
{
    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PowerOn() => Told(inner.PowerOn());

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Reset() => Told(inner.Reset());

    /// <inheritdoc/>
    public void PowerOff() => inner.PowerOff();

    /// <inheritdoc/>
    public int Transmit(ReadOnlySpan<byte> command, Span<byte> response)
    {
        int length = inner.Transmit(command, response);
        trace.OnExchange(revealSecrets || !CarriesPin(command) ? command : WithoutData(command), response[..length]);
        return length;
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    /// <summary>VERIFY, CHANGE, DISABLE, ENABLE and UNBLOCK PIN with data, in any class (ETSI TS 102 221 §11.1.9 to §11.1.13).</summary>
    private static bool CarriesPin(ReadOnlySpan<byte> command) => command.Length > 5 && command[1] is (0x20 or 0x24 or 0x26 or 0x28 or 0x2C);

    private static byte[] WithoutData(ReadOnlySpan<byte> command)
    {
        byte[] masked = new byte[command.Length];
        command[..5].CopyTo(masked);
        return masked;
    }

    private ReadOnlyMemory<byte> Told(ReadOnlyMemory<byte> answerToReset)
    {
        trace.OnReset(answerToReset.Span);
        return answerToReset;
    }
}
