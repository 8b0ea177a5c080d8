using Tottoli.MultiSim.Protocol.Apdu;

namespace Tottoli.MultiSim.Testbed.Trips;

/// <summary>A card link that counts the commands which pass. The link below stays its owner's: disposing of this one does nothing.</summary>
internal sealed class MeteredLink(ICardLink link) : ICardLink
{
    /// <summary>Command APDUs sent so far.</summary>
    public int Apdus { get; private set; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PowerOn() => link.PowerOn();

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Reset() => link.Reset();

    /// <inheritdoc/>
    public void PowerOff() => link.PowerOff();

    /// <inheritdoc/>
    public int Transmit(ReadOnlySpan<byte> command, Span<byte> response)
    {
        Apdus++;
        return link.Transmit(command, response);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
