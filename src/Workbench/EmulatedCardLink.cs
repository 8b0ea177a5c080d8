using Tottoli.MultiSim.Protocol.Apdu;
using Tottoli.MultiSim.SimOS;

namespace Tottoli.MultiSim.Workbench;

/// <summary>The emulated card in this process, on a link like any other.</summary>
/// <param name="card">The card; it belongs to the link and is disposed with it.</param>
public sealed class EmulatedCardLink(Card card) : ICardLink
{
    private bool _on;

    /// <summary>Whether the card was ever switched on.</summary>
    public bool WasOn { get; private set; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PowerOn()
    {
        WasOn = true;
        byte[] answer = card.PowerOn().ToArray();
        _on = true;
        return answer;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Reset()
    {
        ThrowIfOff();
        return card.Reset().ToArray();
    }

    /// <inheritdoc/>
    public void PowerOff()
    {
        _on = false;
        card.PowerOff();
    }

    /// <inheritdoc/>
    public int Transmit(ReadOnlySpan<byte> command, Span<byte> response)
    {
        ThrowIfOff();
        return card.Transmit(command, response);
    }

    /// <inheritdoc/>
    public void Dispose() => card.Dispose();

    private void ThrowIfOff()
    {
        if (!_on)
            throw new CardLinkException("The emulated card is off: power it on first.");
    }
}
